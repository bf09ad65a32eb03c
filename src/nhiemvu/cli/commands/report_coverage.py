"""Tell what answers each task of a period."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option
from nhiemvu.cli.types import DAY, PERIOD, SERIES
from nhiemvu.domain.periods import Period


@define(
    "coverage",
    say("Từng nhiệm vụ của kỳ được báo cáo trả lời ra sao.", "What answers each task of a period."),
    "nhiemvu report coverage 2026-Q2",
    'nhiemvu report coverage 2026-Q2 --series "công tác chuyển đổi số" --format csv',
)
@click.argument("period", type=PERIOD, help=say("Kỳ báo cáo, ví dụ 2026-Q2.", "The period, 2026-Q2."))
@click.option("--series", type=SERIES, help=say("Loại báo cáo.", "The series."))
@click.option("--as-of", type=DAY, help=say("Chỉ tính việc đến ngày này.", "By what happened up to this day."))
@format_option
@click.pass_obj
def command(desk: Desk, period: Period, series: str | None, as_of: date | None, output_format: str) -> None:
    """Print the tasks with what answers them; leave with a conflict where any has no answer."""
    from nhiemvu.cli.coverage_out import coverage_object, print_coverage
    from nhiemvu.cli.output import print_json
    from nhiemvu.usecases.cover_period import TasksUnanswered, cover_period

    with desk.transaction(writing=False) as session:
        coverage = cover_period(session, period, series, as_of=as_of or desk.today)
    if output_format == "json":
        print_json(coverage_object(coverage))
    else:
        print_coverage(coverage, output_format)
    if coverage.unanswered and not coverage.close:
        raise TasksUnanswered(coverage)
