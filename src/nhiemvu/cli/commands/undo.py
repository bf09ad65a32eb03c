"""Take the newest commands back."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, tell_rehearsal
from nhiemvu.cli.types import COUNT


@define(
    "undo",
    say(
        "Hoàn tác lệnh mới nhất đã ghi, hoặc N lệnh; lịch sử vẫn giữ đủ.",
        "Take back the newest command, or N commands; the history keeps them.",
    ),
    "nhiemvu undo",
    "nhiemvu undo 3 --dry-run",
)
@click.argument("count", type=COUNT, default=1, metavar="[N]", help=say("Số lệnh, mặc định 1.", "How many; 1."))
@dry_run_option
@click.pass_obj
def command(desk: Desk, count: int, dry_run: bool) -> None:
    """Take commands back, newest first, and say which."""
    from nhiemvu.cli.change_words import changed_lines
    from nhiemvu.cli.history_out import print_event, print_lines
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.undo import undo

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        undone = undo(session, count, **desk.sign()._asdict())
    if not undone:
        note(say("Không còn gì để hoàn tác.", "There is nothing to undo."))
        return
    click.echo(say("Sẽ hoàn tác:", "This would be undone:") if dry_run else say("Đã hoàn tác:", "Undone:"))
    for taken in undone:
        print_event(taken.event)
        print_lines(changed_lines(taken.changes, taken.rows), taken.rows)
    if dry_run:
        tell_rehearsal()
