"""Merge units into one: they are no more, and it goes on with their work and with the units below them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.unit_changes import UnitChangeKind
from nhiemvu.domain.units import Unit
from nhiemvu.domain.values import dataclass
from nhiemvu.store.session import Session
from nhiemvu.store.unit_changes import set_parent
from nhiemvu.store.units import all_units
from nhiemvu.usecases.end_unit import (
    basis_number,
    end,
    ending_unit,
    first_day,
    groups_without_heir,
    hand_over,
    successor_units,
    tasks_in_hand,
)


class OneSuccessorNeeded(UsageFault):
    """Units are to be merged into none, or into several."""

    def __init__(self, names: Sequence[str]) -> None:
        several = in_quotes(names)
        super().__init__(
            Text(
                f"Sáp nhập vào một đơn vị, không thể là {several}." if names else "Thiếu đơn vị nhận sáp nhập.",
                f"Units are merged into one, not into {several}." if names else "The unit to merge into is missing.",
            ),
            Text(
                "Ghi một --into (đơn vị đã có) hoặc một --new (đơn vị mới); chia cho nhiều đơn vị: nhiemvu unit split",
                "Write one --into (of the record) or one --new; to divide a unit: nhiemvu unit split",
            ),
        )


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging came to."""

    ended: list[Unit]
    successor: Unit
    day: date
    #: Numbers of the tasks handed over, by the number of the unit that had them.
    tasks: dict[int, list[int]]
    #: Names of the units below that stand under the successor now.
    below: list[str]
    #: Groups in which the successor does not stand for them.
    groups: list[str]


def merge_units(
    session: Session,
    names: Sequence[str],
    *,
    into: Sequence[str],
    new: Sequence[str],
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    today: date,
) -> Merged:
    """Merge units into one from a day on; their open tasks are handed over to it.

    Raises OneSuccessorNeeded, and what `first_day`, `ending_unit`, `successor_units` and `cited_directive` raise.
    """
    if len(into) + len(new) != 1:
        raise OneSuccessorNeeded([*into, *new])
    day = first_day(from_on, until_on, today)
    units = all_units(session)
    ending = list({unit.id: unit for unit in (ending_unit(name, units, day, today) for name in names)}.values())
    [successor] = successor_units(session, ending, into=into, new=new, day=day, today=today)
    number = basis_number(session, basis)
    moved: dict[int, list[int]] = {}
    for unit in ending:
        tasks = [task.id for task in tasks_in_hand(session, unit.id)]
        hand_over(session, unit.id, dict.fromkeys(tasks, successor.id), day)
        end(session, unit, UnitChangeKind.MERGE, day=day, successors=[successor], basis=number)
        moved[unit.id] = tasks
    below = _move_below(session, ending, successor, units, day)
    return Merged(
        ending,
        successor,
        day,
        moved,
        [unit.name for unit in below],
        groups_without_heir(session, ending, [successor], units),
    )


def _move_below(
    session: Session, ending: Sequence[Unit], successor: Unit, units: Sequence[Unit], day: date
) -> list[Unit]:
    """Put the units below those that end under the successor; the one over it moves up, so that no circle arises."""
    by_number = {unit.id: unit for unit in units}
    gone = {unit.id for unit in ending}
    over = set(_over(successor, by_number))
    moved = []
    for unit in units:
        if unit.parent_id not in gone or unit.id in gone or unit.has_ended_by(day):
            continue
        if unit.id == successor.id or unit.id in over:
            upper = next((number for number in _over(unit, by_number) if number not in gone), None)
            set_parent(session, unit.id, upper)
        else:
            set_parent(session, unit.id, successor.id)
            moved.append(unit)
    return moved


def _over(unit: Unit, by_number: Mapping[int, Unit]) -> Iterator[int]:
    upper = unit.parent_id
    while upper is not None:
        yield upper
        upper = by_number[upper].parent_id
