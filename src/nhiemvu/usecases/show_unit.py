"""Show one unit: its names, where it stands, and what it has to do."""

from dataclasses import dataclass

from nhiemvu.domain.tasks import OPEN_STATES, Task
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.units import Unit, find_unit, in_order
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import all_units


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownUnit:
    """A unit with what surrounds it, each in its order of names."""

    unit: Unit
    parent: str | None
    below: tuple[str, ...]
    groups: tuple[str, ...]
    #: The open tasks in which it has a role, by deadline.
    tasks: list[Task]


def show_unit(session: Session, name: str) -> ShownUnit:
    """Return a unit with its groups and open tasks.

    Raises UnknownUnit, AmbiguousUnit.
    """
    units = all_units(session)
    unit = find_unit(name, units)
    names = {other.id: other.name for other in units}
    groups = [group.name for group in all_groups(session, units) if unit in group.members]
    return ShownUnit(
        unit=unit,
        parent=names.get(unit.parent_id or 0),
        below=tuple(other.name for other in in_order(units) if other.parent_id == unit.id),
        groups=tuple(sorted(groups, key=sort_key)),
        tasks=find_tasks(session, TaskFilter(states=OPEN_STATES, unit_id=unit.id)),
    )
