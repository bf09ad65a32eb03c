"""Take the newest commands back."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.asking import ask
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, tell_rehearsal
from nhiemvu.cli.types import COUNT

if TYPE_CHECKING:
    from nhiemvu.usecases.undo import TakenBack


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
@click.option("--yes", is_flag=True, help=say("Hoàn tác mà không hỏi.", "Do not ask."))
@click.pass_obj
def command(desk: Desk, count: int, dry_run: bool, yes: bool) -> None:
    """Take commands back, newest first, and say which; a person at the terminal is asked before."""
    if not dry_run and (yes or not desk.interactive):
        _show(_undo(desk, count, rehearsal=False), say("Đã hoàn tác:", "Undone:"))
        return
    undone = _undo(desk, count, rehearsal=True)
    _show(undone, say("Sẽ hoàn tác:", "This would be undone:"))
    if undone and dry_run:
        tell_rehearsal()
    elif undone:
        number = len(undone)
        ask(say(f"Hoàn tác {number} lệnh này?", f"Undo {number} commands?" if number > 1 else "Undo this command?"))
        _undo(desk, count, rehearsal=False)
        click.echo(say("Đã hoàn tác.", "Undone."))


def _undo(desk: Desk, count: int, *, rehearsal: bool) -> "list[TakenBack]":
    from nhiemvu.usecases.undo import undo

    with desk.transaction(writing=True, rehearsal=rehearsal) as session:
        return undo(session, count, **desk.sign()._asdict())


def _show(undone: "list[TakenBack]", caption: str) -> None:
    from nhiemvu.cli.change_words import changed_lines
    from nhiemvu.cli.history_out import print_event, print_lines
    from nhiemvu.cli.output import note

    if not undone:
        note(say("Không còn gì để hoàn tác.", "There is nothing to undo."))
        return
    click.echo(caption)
    for taken in undone:
        print_event(taken.event)
        print_lines(changed_lines(taken.changes, taken.rows), taken.rows)
