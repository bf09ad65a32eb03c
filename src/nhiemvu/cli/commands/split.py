"""Split a task into parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.asking import ask
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.suggestions import task_suggestions
from nhiemvu.cli.types import WORDS
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.usecases.split_task import Split


class PartsUnconfirmed(UsageFault):
    """Parts were proposed, and nobody is at the terminal to take them."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa có ai xác nhận các phần tách.", "Nobody confirmed the parts."),
            Text(
                "Thêm --yes để lấy các phần đề xuất, hoặc ghi từng phần bằng --part.",
                "Add --yes to take what is proposed, or write each part with --part.",
            ),
        )


@define(
    "split",
    say(
        "Tách một nhiệm vụ thành nhiều nhiệm vụ con; không ghi --part thì đề xuất theo lời văn.",
        "Split a task into child tasks; without --part they are proposed from its words.",
    ),
    'nhiemvu split 2 --part "Ban hành kế hoạch" --part "Mở 02 lớp tập huấn"',
    "nhiemvu split 5 --yes",
)
@click.argument(
    "number",
    type=int,
    metavar=say("SỐ", "ID"),
    shell_complete=task_suggestions,
    help=say("Số nhiệm vụ.", "The task's number."),
)
@click.option("--part", "parts", type=WORDS, multiple=True, help=say("Nội dung một phần.", "The words of one part."))
@click.option("--yes", is_flag=True, help=say("Tách mà không hỏi.", "Do not ask."))
@dry_run_option
@click.pass_obj
def command(desk: Desk, number: int, parts: tuple[str, ...], yes: bool, dry_run: bool) -> None:
    """Split a task and say what its parts are."""
    from nhiemvu.usecases.split_task import split_task

    chosen = list(parts) or _proposed(desk, number, ask_first=not (yes or dry_run))
    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        split = split_task(session, number, chosen, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    _print_split(split)


def _proposed(desk: Desk, number: int, *, ask_first: bool) -> list[str]:
    """Return the parts that the task's words fall into, where somebody takes them."""
    from nhiemvu.cli.output import print_words
    from nhiemvu.usecases.split_task import proposed_parts

    with desk.transaction(writing=False) as session:
        parts = proposed_parts(session, number)
    if ask_first:
        if not desk.interactive:
            raise PartsUnconfirmed
        for place, part in enumerate(parts, start=1):
            print_words(part, f"{place}. ")
        ask(say(f"Tách nhiệm vụ {number} thành {len(parts)} phần này?", f"Split task {number} into these parts?"))
    return parts


def _print_split(split: Split) -> None:
    from nhiemvu.cli.output import note, print_words
    from nhiemvu.cli.standing_words import due_words

    number = split.whole.id
    if not split.added:
        note(say(f"Nhiệm vụ {number} đã có các phần này.", f"Task {number} has these parts already."))
        return
    click.echo(say(f"Nhiệm vụ {number}: thêm nhiệm vụ con:", f"Task {number}: children added:"))
    for child in split.added:
        lead = f"; {child.lead}" if child.lead else ""
        print_words(f"{child.title}{lead}; {due_words(child.due_on)}", f"  {child.id}: ")
