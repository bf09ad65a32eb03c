"""Open the next occurrences of tasks that come back."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.types import DAY


@define(
    "recur",
    say(
        "Mở lần tiếp theo của nhiệm vụ định kỳ đã đến lượt; chạy lại không mở trùng.",
        "Open the next occurrences of tasks that come back, each once.",
    ),
    "nhiemvu recur",
    'nhiemvu recur --until "cuối quý sau"',
)
@click.option(
    "--until",
    type=DAY,
    help=say("Mở trước cả những lần đến hạn đến ngày này.", "Open ahead what is due up to this day."),
)
@dry_run_option
@click.pass_obj
def command(desk: Desk, until: date | None, dry_run: bool) -> None:
    """Open what has come round."""
    from nhiemvu.cli.recurrence_out import print_opened
    from nhiemvu.usecases.open_occurrences import open_occurrences

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        opened = open_occurrences(session, until=until, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    print_opened(opened)
