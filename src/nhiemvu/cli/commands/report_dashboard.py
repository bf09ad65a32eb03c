"""Write the page for the head of the office."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import language, say
from nhiemvu.cli.numbers import count_text
from nhiemvu.cli.output import note
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.types import DAY, DIRECTIVE, PERIOD, SERIES, UNIT
from nhiemvu.domain.periods import Period


@define(
    "dashboard",
    say(
        "Lập trang tổng quan cho lãnh đạo: việc quá hạn, kết quả từng đơn vị, danh sách sau mỗi con số.",
        "Write the page for the head of the office: what is late, how units do, the list behind every number.",
    ),
    "nhiemvu report dashboard -o trang.html",
    "nhiemvu report dashboard -o quy-2.html --period 2026-Q2 --as-of 30/6/2026",
    'nhiemvu report dashboard -o cong-an.html --unit "Công an xã"',
)
@click.option(
    "--output", "-o", "target", type=FILE, required=True, help=say("Tệp .html để ghi.", "The .html file to write.")
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
@click.pass_obj
def command(
    desk: Desk,
    target: Path,
    unit: str | None,
    period: Period | None,
    series: str | None,
    directive: str | None,
    as_of: date | None,
    updated_since: date | None,
) -> None:
    """Write one page that needs no network; an earlier page of that name gives way to it."""
    from nhiemvu.cli.progress import Progress
    from nhiemvu.usecases.show_dashboard import Wanted
    from nhiemvu.usecases.write_dashboard import write_dashboard

    progress = Progress(0, "")

    def watch(total: int) -> Callable[[], None]:
        nonlocal progress
        progress = Progress(total, say("Đang lập trang", "Writing"))
        return progress.step

    wanted = Wanted(
        as_of=as_of or desk.today,
        updated_since=updated_since,
        unit=unit,
        period=period,
        series=series,
        directive=directive,
    )
    with desk.transaction(writing=False) as session:
        board, aside = write_dashboard(session, wanted, target, language=language(), watch=watch)
    progress.wipe()
    total, overdue = count_text(board.total.total), count_text(board.total.open_overdue)
    note(
        say(
            f"Đã ghi {target}: {total} nhiệm vụ, {overdue} quá hạn; mở bằng trình duyệt.",
            f"Wrote {target}: {total} tasks, {overdue} overdue; open it in a browser.",
        )
    )
    if aside:
        note(say(f"Tệp cũ cùng tên được giữ ở {aside}.", f"The earlier file of that name is kept as {aside}."))
