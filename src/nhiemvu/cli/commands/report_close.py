"""Close a period."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import note
from nhiemvu.cli.rehearsal import dry_run_option
from nhiemvu.cli.types import PERIOD, SERIES, WORDS
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.periods import Period


@define(
    "close",
    say("Khóa kỳ: số liệu đã báo cáo giữ nguyên.", "Close a period: what was reported stands."),
    "nhiemvu report close 2026-Q2",
    'nhiemvu report close 2026-Q2 --reason "Nhiệm vụ 5 báo cáo riêng theo chuyên đề"',
)
@click.argument("period", type=PERIOD, help=say("Kỳ báo cáo, ví dụ 2026-Q2.", "The period, 2026-Q2."))
@click.option("--series", type=SERIES, help=say("Loại báo cáo.", "The series."))
@click.option("--reason", type=WORDS, help=say("Lý do khóa khi còn việc chưa trả lời.", "Why, if unanswered."))
@dry_run_option
@click.pass_obj
def command(desk: Desk, period: Period, series: str | None, reason: str | None, dry_run: bool) -> None:
    """Close one period."""
    from nhiemvu.cli.rehearsal import show_rehearsal
    from nhiemvu.domain.coverage import Coverage
    from nhiemvu.usecases.close_period import close_period

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        closed = close_period(session, period, series, reason=reason, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    day = short_day(closed.close.closed_on)
    if closed.closed_before:
        note(say(f"Báo cáo {period.name} đã khóa từ ngày {day}.", f"{period.code} was closed on {day} already."))
        return
    count, lacking = len(closed.coverage.lines), closed.coverage.count(Coverage.UNANSWERED)
    click.echo(say(f"Đã khóa {period.name}: {count} nhiệm vụ.", f"Closed {period.code}: {count} tasks."))
    if lacking:
        note(say(f"Trong đó {lacking} nhiệm vụ chưa trả lời.", f"{lacking} of them without an answer."))
    note(
        say(
            "Thay đổi về sau vào danh sách đính chính của báo cáo kỳ sau. Mở lại kỳ vừa khóa bằng: nhiemvu undo",
            "Later changes become corrections of the next report. Take it back with: nhiemvu undo",
        )
    )
