"""Count tasks."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option
from nhiemvu.cli.types import DAY, DIRECTIVE, PERIOD, SERIES, UNIT
from nhiemvu.domain.counts import Grouping
from nhiemvu.domain.periods import Period


@define(
    "stats",
    say(
        "Thống kê nhiệm vụ: hoàn thành đúng hạn, quá hạn; chưa hoàn thành trong hạn, quá hạn.",
        "Count tasks: done on time and late, open in time and overdue.",
    ),
    "nhiemvu stats",
    "nhiemvu stats --by unit --period 2026-Q2",
    "nhiemvu stats --directive 97-CT/TW --as-of 30/6/2026 --format csv",
)
@click.option(
    "--by",
    type=click.Choice([grouping.value for grouping in Grouping]),
    help=say(
        "Theo đơn vị chủ trì, loại báo cáo, văn bản đầu tiên được dẫn hoặc kỳ.",
        "By lead unit, series, first directive named, or period.",
    ),
)
@click.option("--unit", type=UNIT, help=say("Do đơn vị này chủ trì.", "Led by this unit."))
@click.option("--period", type=PERIOD, help=say("Của kỳ này.", "Of this period."))
@click.option("--series", type=SERIES, help=say("Của loại báo cáo này.", "Of this series."))
@click.option("--directive", type=DIRECTIVE, help=say("Theo văn bản này và văn bản dưới nó.", "Under this directive."))
@click.option("--as-of", type=DAY, help=say("Tính đến ngày này, mặc định hôm nay.", "For this day, today by default."))
@click.option(
    "--updated-since",
    type=DAY,
    help=say(
        "Coi là có cập nhật nếu có lượt cập nhật từ ngày này, mặc định 30 ngày trước.",
        "What counts as updated was told of since this day, 30 days before by default.",
    ),
)
@format_option
@click.pass_obj
def command(
    desk: Desk,
    by: str | None,
    unit: str | None,
    period: Period | None,
    series: str | None,
    directive: str | None,
    as_of: date | None,
    updated_since: date | None,
    output_format: str,
) -> None:
    """Count the tasks that units lead; a divided task counts by its parts."""
    from nhiemvu.cli.counts_out import print_statistics
    from nhiemvu.usecases.count_tasks import statistics

    with desk.reading() as session:
        found = statistics(
            session,
            by=Grouping(by) if by else None,
            as_of=as_of or desk.today,
            updated_since=updated_since,
            unit=unit,
            period=period,
            series=series,
            directive=directive,
        )
    print_statistics(found, output_format)
