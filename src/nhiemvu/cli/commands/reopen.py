"""Take up again what was closed."""

from datetime import date

import click

from nhiemvu.cli.commands.set_aside import reason_options
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import Chosen
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import show_rehearsal
from nhiemvu.domain.moves import Move


@define(
    "reopen",
    say(
        "Mở lại nhiệm vụ đã hoàn thành, tạm hoãn hoặc hủy, kèm lý do.",
        "Take up again tasks that were done, suspended or cancelled.",
    ),
    'nhiemvu reopen 4 --reason "Đã có hướng dẫn của cấp trên"',
)
@reason_options
@click.pass_obj
def command(desk: Desk, chosen: Chosen, reason: str | None, on: date | None, dry_run: bool) -> None:
    """Reopen tasks."""
    from nhiemvu.cli.moves_out import print_moved
    from nhiemvu.usecases.reopen_tasks import reopen_tasks

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        moved = reopen_tasks(session, chosen.numbers(session, desk.today), reason=reason, on=on, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    print_moved(moved, Move.REOPEN)
