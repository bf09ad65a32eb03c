"""Groups of units and their members."""

from collections import defaultdict
from collections.abc import Sequence

from nhiemvu.domain.text import fold
from nhiemvu.domain.unit_groups import UnitGroup
from nhiemvu.domain.units import Unit
from nhiemvu.store.later import select, unit_group, unit_group_member
from nhiemvu.store.session import Session


def all_groups(session: Session, units: Sequence[Unit]) -> list[UnitGroup]:
    """Return every group by number, its members, taken from `units`, by theirs."""
    members: defaultdict[int, set[int]] = defaultdict(set)
    for row in session.connection.execute(select(unit_group_member)):
        members[row.group_id].add(row.unit_id)
    return [
        UnitGroup(row.id, row.name, tuple(unit for unit in units if unit.id in members[row.id]))
        for row in session.connection.execute(select(unit_group).order_by(unit_group.c.id))
    ]


def add_group(session: Session, name: str) -> int:
    """Add a group without members and return its number."""
    return session.insert(unit_group, {"name": name, "folded": fold(name)})


def remove_group(session: Session, group_id: int) -> None:
    """Remove a group that has no members."""
    session.delete(unit_group, group_id)


def add_member(session: Session, group_id: int, unit_id: int) -> None:
    """Put a unit, which is not in it, into a group."""
    session.insert(unit_group_member, {"group_id": group_id, "unit_id": unit_id})


def remove_member(session: Session, group_id: int, unit_id: int) -> None:
    """Take a unit out of a group."""
    session.delete(unit_group_member, {"group_id": group_id, "unit_id": unit_id})
