"""Show one unit: its names, where it stands, what became of it, and what it has to do or handed over."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.tasks import OPEN_STATES, Task
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.unit_changes import UnitChange, UnitChangeKind
from nhiemvu.domain.unit_successors import forebears
from nhiemvu.domain.units import Unit, find_unit, in_order
from nhiemvu.domain.values import dataclass
from nhiemvu.store.assignments import handed_over
from nhiemvu.store.directives import get_directive
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import all_units


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """What became of a unit, or of one whose work it goes on with."""

    kind: UnitChangeKind
    #: The unit that was changed, by its name until then.
    unit: str
    from_on: date
    #: The units that go on with its work; of one that was renamed its new name.
    now: tuple[str, ...]
    #: The decision.
    basis: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownUnit:
    """A unit with what surrounds it, each in its order of names."""

    unit: Unit
    parent: str | None
    below: tuple[str, ...]
    groups: tuple[str, ...]
    #: The earliest first.
    changes: tuple[ShownChange, ...]
    #: The changes that made it the successor of others.
    forebears: tuple[ShownChange, ...]
    #: The open tasks in which it has a role, by deadline.
    tasks: list[Task]
    #: The tasks that it handed over when it ended, by who goes on with them; None where nobody does.
    handed_over: dict[str | None, list[int]]


def show_unit(session: Session, name: str, today: date) -> ShownUnit:
    """Return a unit with its groups and open tasks.

    Raises UnknownUnit, AmbiguousUnit.
    """
    units = all_units(session)
    unit = find_unit(name, units, today)
    names = {other.id: other.name_on(today) for other in units}
    groups = [group.name for group in all_groups(session, units) if unit in group.members]
    below = [other for other in units if other.parent_id == unit.id and not other.has_ended_by(today)]
    return ShownUnit(
        unit=unit,
        parent=names.get(unit.parent_id or 0),
        below=tuple(other.name for other in in_order(below)),
        groups=tuple(sorted(groups, key=sort_key)),
        changes=tuple(_shown(session, unit, change, units) for change in unit.changes),
        forebears=tuple(
            _shown(session, other, change, units)
            for other in forebears(unit, units)
            for change in other.changes
            if unit.id in change.successors
        ),
        tasks=find_tasks(session, TaskFilter(states=OPEN_STATES, unit_id=unit.id)),
        handed_over=_handed_over(session, unit, names),
    )


def _shown(session: Session, unit: Unit, change: UnitChange, units: Sequence[Unit]) -> ShownChange:
    names = {other.id: other.name_on(change.from_on) for other in units}
    basis = get_directive(session, change.document_id) if change.document_id else None
    return ShownChange(
        kind=change.kind,
        unit=change.former_name or names[unit.id],
        from_on=change.from_on,
        now=(names[unit.id],) if change.former_name else tuple(names[number] for number in change.successors),
        basis=basis.short_name if basis else None,
    )


def _handed_over(session: Session, unit: Unit, names: dict[int, str]) -> dict[str | None, list[int]]:
    ending = next((change for change in unit.changes if change.kind is not UnitChangeKind.RENAME), None)
    if ending is None:
        return {}
    told: dict[str | None, list[int]] = {}
    for task_id, number in handed_over(session, unit.id, unit.successors, ending.from_on).items():
        told.setdefault(names.get(number or 0), []).append(task_id)
    return told
