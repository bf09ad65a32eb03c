"""Confirm what units reported as done, or return it."""

from datetime import date

import click

from nhiemvu.cli.commands.set_aside import reason_options
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.types import DAY
from nhiemvu.domain.moves import Move


@define(
    "confirm",
    say(
        "Xác nhận hoàn thành; ngày hoàn thành là ngày đơn vị đã báo.",
        "Confirm completion; the task was done on the day that was reported.",
    ),
    "nhiemvu confirm 3 5-8",
)
@chosen_tasks
@click.option("--on", type=DAY, help=say("Ngày xác nhận; mặc định là hôm nay.", "The day; today if not given."))
@dry_run_option
@click.pass_obj
def confirm_command(desk: Desk, chosen: Chosen, on: date | None, dry_run: bool) -> None:
    """Confirm what was reported."""
    from nhiemvu.cli.moves_out import print_moved
    from nhiemvu.usecases.confirm_tasks import confirm_tasks

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        moved = confirm_tasks(session, chosen.numbers(session, desk.today), on=on, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    print_moved(moved, Move.CONFIRM)


@define(
    "return",
    say(
        "Trả lại báo cáo hoàn thành chưa đạt, kèm lý do; nhiệm vụ lại đang thực hiện.",
        "Return a reported completion, with the reason; the task is under way again.",
    ),
    'nhiemvu return 3 --reason "Thiếu danh sách học viên"',
)
@reason_options
@click.pass_obj
def return_command(desk: Desk, chosen: Chosen, reason: str | None, on: date | None, dry_run: bool) -> None:
    """Return what was reported."""
    from nhiemvu.cli.moves_out import print_moved
    from nhiemvu.usecases.confirm_tasks import return_tasks

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        moved = return_tasks(session, chosen.numbers(session, desk.today), reason=reason, on=on, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    print_moved(moved, Move.RETURN)
