"""Cancel tasks for good, or suspend them for a time."""

from collections.abc import Callable
from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.types import DAY, WORDS
from nhiemvu.domain.moves import Move


def reason_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the tasks, `--reason`, `--on` and `--dry-run` to a command that changes states."""
    options = (
        chosen_tasks,
        click.option(
            "--reason",
            type=WORDS,
            help=say("Lý do, ghi vào nhiệm vụ; nhiệm vụ mật không ghi.", "Why; a secret task has none."),
        ),
        click.option("--on", type=DAY, help=say("Từ ngày; mặc định là hôm nay.", "Since when; today if not given.")),
        dry_run_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


@define(
    "cancel",
    say(
        "Hủy nhiệm vụ không còn thực hiện, kèm lý do; nhiệm vụ con đang mở hủy theo.",
        "Call tasks off for good, with the reason; their open children go along.",
    ),
    'nhiemvu cancel 6 --reason "Kế hoạch cấp trên đã thay đổi"',
    'nhiemvu cancel 3 5-8 --reason "Chuyển sang Chương trình số 12" --dry-run',
)
@reason_options
@click.pass_obj
def cancel_command(desk: Desk, chosen: Chosen, reason: str | None, on: date | None, dry_run: bool) -> None:
    """Cancel tasks."""
    _set_aside(desk, Move.CANCEL, chosen, reason, on, dry_run)


@define(
    "suspend",
    say(
        "Tạm hoãn nhiệm vụ, kèm lý do; khi tạm hoãn không tính quá hạn.",
        "Suspend tasks, with the reason; what is suspended is not overdue.",
    ),
    'nhiemvu suspend 4 --reason "Chờ hướng dẫn của cấp trên"',
)
@reason_options
@click.pass_obj
def suspend_command(desk: Desk, chosen: Chosen, reason: str | None, on: date | None, dry_run: bool) -> None:
    """Suspend tasks."""
    _set_aside(desk, Move.SUSPEND, chosen, reason, on, dry_run)


def _set_aside(desk: Desk, move: Move, chosen: Chosen, reason: str | None, on: date | None, dry_run: bool) -> None:
    from nhiemvu.cli.moves_out import print_moved
    from nhiemvu.usecases.set_aside_tasks import set_aside_tasks

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        numbers = chosen.numbers(session, desk.today)
        moved = set_aside_tasks(session, numbers, move, reason=reason, on=on, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    print_moved(moved, move)
