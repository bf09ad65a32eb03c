"""List the units as a clerk reads them."""

from typing import NamedTuple

from nhiemvu.domain.units import in_order
from nhiemvu.store.session import Session
from nhiemvu.store.units import all_units


class ListedUnit(NamedTuple):
    """One unit with the name of the unit above it."""

    id: int
    name: str
    aliases: tuple[str, ...]
    parent: str | None


def list_units(session: Session) -> list[ListedUnit]:
    """Return all units by name."""
    units = all_units(session)
    names = {unit.id: unit.name for unit in units}
    return [
        ListedUnit(unit.id, unit.name, unit.aliases, names.get(unit.parent_id) if unit.parent_id else None)
        for unit in in_order(units)
    ]
