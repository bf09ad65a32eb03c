"""Ask which unit goes on with each task of a unit that is split."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.asking import typed_at
from nhiemvu.cli.language import say
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.handing_over import successor_named

if TYPE_CHECKING:
    from nhiemvu.domain.units import Unit
    from nhiemvu.usecases.split_unit import Split

#: Behind an answer: so with all that are left.
ALL = "*"


def ask_successors(split: "Split") -> None:
    """Ask for each task that no rule decides; an answer is a place in the list or a name, with `*` for all the rest."""
    undecided = split.undecided
    if not undecided:
        return
    for place, unit in enumerate(split.successors, 1):
        click.echo(f"{place:>3}. {unit.name}", err=True)
    click.echo(
        say(
            "Gõ số thứ tự đơn vị nhận; thêm * để chọn cho cả các nhiệm vụ còn lại, ví dụ 2*.",
            "Type the unit's place in the list; with * for all that are left, as in 2*.",
        ),
        err=True,
    )
    for place, task in enumerate(undecided):
        unit, for_rest = _ask(f"{task.id}. {task.title}", split.successors)
        if for_rest:
            split.chosen |= {left.id: unit for left in undecided[place:]}
            return
        split.chosen[task.id] = unit


def _ask(question: str, successors: "list[Unit]") -> "tuple[Unit, bool]":
    while True:
        answer = typed_at(question).strip()
        name = answer.removesuffix(ALL).strip()
        if name.isdecimal() and 1 <= int(name) <= len(successors):
            return successors[int(name) - 1], answer.endswith(ALL)
        try:
            return successor_named(name, successors), answer.endswith(ALL)
        except NhiemvuError:
            click.echo(
                say(f"Gõ một số từ 1 đến {len(successors)}.", f"Type a number from 1 to {len(successors)}."), err=True
            )
