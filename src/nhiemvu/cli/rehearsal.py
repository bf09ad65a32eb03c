"""`--dry-run`: show exactly what a command would change, and record nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say

if TYPE_CHECKING:
    from nhiemvu.store.session import Session


def dry_run_option(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--dry-run` to a command; it opens its transaction as `desk.transaction(writing=True, rehearsal=dry_run)`."""
    option = click.option("--dry-run", is_flag=True, help=say("Chỉ xem, không ghi.", "Only look, record nothing."))
    return option(function)


def show_rehearsal(session: "Session") -> None:
    """Print what was changed in a transaction that will be rolled back."""
    from nhiemvu.cli.change_words import changed_lines
    from nhiemvu.cli.history_out import print_lines
    from nhiemvu.usecases.read_history import unrecorded_changes

    changes, rows = unrecorded_changes(session)
    if changes:
        click.echo(say("Sẽ thay đổi:", "This would change:"))
        print_lines(changed_lines(changes, rows), rows, all_of_them=True)
    else:
        click.echo(say("Sẽ không có gì thay đổi.", "Nothing would change."))
    tell_rehearsal()


def tell_rehearsal() -> None:
    """Say that nothing was recorded."""
    from nhiemvu.cli.output import note

    note(say("Chạy thử (--dry-run): chưa ghi gì.", "Dry run: nothing was recorded."))
