"""Show the groups of units."""

from datetime import date

from nhiemvu.domain.text import sort_key
from nhiemvu.domain.unit_groups import UnitGroup, find_group
from nhiemvu.domain.units import in_order
from nhiemvu.store.session import Session
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import all_units


def list_groups(session: Session, today: date) -> list[UnitGroup]:
    """Return all groups by name, each with its members by name; a unit that is no more is told of no longer."""
    at_work = [unit for unit in all_units(session) if not unit.has_ended_by(today)]
    groups = all_groups(session, in_order(at_work))
    return sorted(groups, key=lambda group: sort_key(group.name))


def show_group(session: Session, name: str, today: date) -> UnitGroup:
    """Return one group with its members by name.

    Raises UnknownGroup, AmbiguousGroup.
    """
    return find_group(name, list_groups(session, today))
