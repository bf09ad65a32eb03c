"""List the units as a clerk reads them, by name or as a tree."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.units import Unit, in_order
from nhiemvu.store.session import Session
from nhiemvu.store.units import all_units


class ListedUnit(NamedTuple):
    """One unit with the name of the unit above it."""

    id: int
    name: str
    aliases: tuple[str, ...]
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    #: How many units of the list stand above it; 0 in a list by name.
    depth: int = 0


def list_units(session: Session, today: date, *, ended: bool, tree: bool = False) -> list[ListedUnit]:
    """Return the units by their names of today, as a tree those below behind those above; with `ended` all there were.

    A unit whose own upper unit is not listed stands at the top.
    """
    units = all_units(session)
    names = {unit.id: unit.name_on(today) for unit in units}
    listed = in_order([unit for unit in units if ended or not unit.has_ended_by(today)])
    placed = _tree(listed, None, 0, {unit.id for unit in listed}) if tree else ((unit, 0) for unit in listed)
    return [
        ListedUnit(
            unit.id,
            names[unit.id],
            unit.aliases,
            names.get(unit.parent_id or 0),
            unit.valid_from,
            unit.valid_to,
            depth,
        )
        for unit, depth in placed
    ]


def _tree(units: Sequence[Unit], above: int | None, depth: int, listed: set[int]) -> Iterator[tuple[Unit, int]]:
    for unit in units:
        parent = unit.parent_id if unit.parent_id in listed else None
        if parent == above:
            yield unit, depth
            yield from _tree(units, unit.id, depth + 1, listed)
