"""Give a task to every unit of a group: one child task a unit, in the parent's own words."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict, NotFound
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import OPEN_STATES, Role, Task
from nhiemvu.domain.text import tone_key
from nhiemvu.domain.unit_groups import UnitGroup, UnknownGroup, find_group
from nhiemvu.domain.units import Unit
from nhiemvu.domain.values import dataclass
from nhiemvu.store.assignments import assign
from nhiemvu.store.children import add_child, leads_of_children
from nhiemvu.store.session import Session
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import all_units
from nhiemvu.usecases.assign_tasks import LeadInSupport, assign_one, require_open, units_at_work
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import ChildAfterParent, follow_children


class UnitIsNoGroup(NotFound):
    """A unit was named where a group is needed."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            Text(f"“{unit}” là một đơn vị, không phải nhóm đơn vị.", f"“{unit}” is one unit, not a group of units."),
            Text(f'Giao cho một đơn vị bằng: --to "{unit}"', f'Assign to one unit with: --to "{unit}"'),
        )


class TaskIsChild(Conflict):
    """A unit's part of a task is not divided again."""

    def __init__(self, task: Task) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {task.id} là nhiệm vụ con của nhiệm vụ {task.parent_id}, không chia tiếp được.",
                f"Task {task.id} is a child of task {task.parent_id} and is not divided again.",
            ),
            Text(
                f"Giao nhiệm vụ {task.parent_id} cho nhóm, hoặc giao nhiệm vụ {task.id} cho một đơn vị bằng --to.",
                f"Give task {task.parent_id} to the group, or task {task.id} to one unit with --to.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Given:
    """What giving one task to a group came to."""

    parent: Task
    #: The children that were added, by number.
    added: list[Task]
    #: The children of these units that were there and got another deadline or more support.
    changed: list[Task]
    #: The open children of these units, those that were added among them.
    children: list[Task]


def assign_each(
    session: Session,
    numbers: Sequence[int],
    *,
    groups: Sequence[str],
    support: Sequence[str],
    due_on: date | None,
    today: date,
) -> list[Given]:
    """Add to every task a child for each unit of the groups that is at work and leads none yet.

    A child has its parent's words, series, period, cadence and directives, and its deadline unless `due_on` says
    another. The open children that these units have already get `due_on` and `support`, as a plain assignment gives
    them. The parent keeps its lead.
    Raises UnknownGroup, UnitIsNoGroup, AmbiguousGroup, UnknownUnit, LeadInSupport, UnknownTask, TaskClosed,
    TaskIsChild, ChildAfterParent; nothing is changed then.
    """
    units = all_units(session)
    found = _members(groups, all_groups(session, units), units)
    members = [unit for unit in found if not unit.has_ended_by(today)]
    helpers = units_at_work(support, units, today)
    for unit in helpers:
        if unit in members:
            raise LeadInSupport(unit.name)
    parents = get_tasks(session, numbers)
    require_open(parents)
    for parent in parents:
        if parent.parent_id is not None:
            raise TaskIsChild(parent)
        if due_on and parent.due_on and due_on > parent.due_on:
            raise ChildAfterParent(None, due_on, parent.id, parent.due_on)
    return [_give(session, parent, members, helpers, due_on, today) for parent in parents]


def _members(wanted: Sequence[str], groups: Sequence[UnitGroup], units: Sequence[Unit]) -> list[Unit]:
    found = [unit for name in wanted for unit in _group(name, groups, units).members]
    return list({unit.id: unit for unit in found}.values())


def _group(name: str, groups: Sequence[UnitGroup], units: Sequence[Unit]) -> UnitGroup:
    try:
        return find_group(name, groups)
    except UnknownGroup:
        for unit in units:
            if tone_key(name) in {tone_key(known) for known in (unit.name, *unit.aliases)}:
                raise UnitIsNoGroup(unit.name) from None
        raise


def _give(
    session: Session, parent: Task, members: Sequence[Unit], helpers: Sequence[Unit], due_on: date | None, today: date
) -> Given:
    leads = leads_of_children(session, parent.id)
    held = get_tasks(session, [leads[unit.id] for unit in members if unit.id in leads])
    still_open = [task for task in held if task.state in OPEN_STATES]
    changed = [task.id for task in still_open if assign_one(session, task, None, helpers, due_on, today)]
    added = [
        _add(session, parent, unit, helpers, due_on or parent.due_on, today) for unit in members if unit.id not in leads
    ]
    children = get_tasks(session, added)
    follow_children(session, children)
    mine = [*(task.id for task in still_open), *added]
    return Given(get_tasks(session, [parent.id])[0], children, get_tasks(session, changed), get_tasks(session, mine))


def _add(session: Session, parent: Task, unit: Unit, helpers: Sequence[Unit], due_on: date | None, today: date) -> int:
    number = add_child(session, parent.id, due_on)
    assign(session, number, unit.id, Role.LEAD, today)
    for helper in helpers:
        assign(session, number, helper.id, Role.SUPPORT, today)
    return number
