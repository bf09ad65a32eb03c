"""Show what was changed, when, by whom and with which command."""

import sys

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.types import COUNT, TASK_NUMBERS, every_number

#: How many events a terminal shows where no number was asked for.
ON_A_TERMINAL = 20


@define(
    "history",
    say(
        "Xem lịch sử, mới nhất trước: lúc nào, ai, lệnh gì, thay đổi gì.",
        "See what was changed, newest first: when, by whom, with which command.",
    ),
    "nhiemvu history",
    "nhiemvu history 3 --limit 5",
)
@click.argument("ids", type=TASK_NUMBERS, nargs=-1, help=say("Số nhiệm vụ; không ghi là tất cả.", "Task numbers."))
@click.option(
    "--limit",
    type=COUNT,
    help=say(
        f"Số lượt; nếu không ghi: {ON_A_TERMINAL} trên màn hình, tất cả khi ghi ra tệp.",
        f"How many; else {ON_A_TERMINAL} on a terminal, all into a file.",
    ),
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("Dạng in ra.", "How to print."),
)
@click.pass_obj
def command(desk: Desk, ids: tuple[tuple[int, ...], ...], limit: int | None, output_format: str) -> None:
    """Show events of all records, or of some tasks."""
    from nhiemvu.cli.history_out import event_object, print_history
    from nhiemvu.cli.output import JsonArray, note
    from nhiemvu.usecases.read_history import read_history

    tasks = every_number(ids)
    most = limit or (ON_A_TERMINAL if sys.stdout.isatty() and output_format == "text" else None)
    array = JsonArray() if output_format == "json" else None
    found, more = False, False
    with desk.transaction(writing=False) as session:
        for page in read_history(session, tasks, most):
            found, more = found or bool(page.entries), page.more
            if array is None:
                print_history(page, tasks)
                continue
            for entry in page.entries:
                array.add(event_object(entry.event, entry.changes))
    if array is not None:
        array.end()
    elif not found:
        note(say("Chưa có thay đổi nào được ghi.", "Nothing was changed yet."))
    elif more:
        note(say("Còn các lượt cũ hơn; xem thêm bằng --limit.", "There are older ones; see more with --limit."))
