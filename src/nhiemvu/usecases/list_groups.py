"""Show the groups of units."""

from nhiemvu.domain.text import sort_key
from nhiemvu.domain.unit_groups import UnitGroup, find_group
from nhiemvu.domain.units import in_order
from nhiemvu.store.session import Session
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import all_units


def list_groups(session: Session) -> list[UnitGroup]:
    """Return all groups by name, each with its members by name."""
    groups = all_groups(session, in_order(all_units(session)))
    return sorted(groups, key=lambda group: sort_key(group.name))


def show_group(session: Session, name: str) -> UnitGroup:
    """Return one group with its members by name.

    Raises UnknownGroup, AmbiguousGroup.
    """
    return find_group(name, list_groups(session))
