"""Assign tasks to a lead and to units in support, with a deadline."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.tasks import OPEN_STATES, Role, Task
from nhiemvu.domain.unit_successors import require_at_work
from nhiemvu.domain.units import Unit, find_unit
from nhiemvu.domain.values import dataclass
from nhiemvu.store.assignments import assign
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import set_deadline
from nhiemvu.store.units import all_units
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import require_deadlines_in_order


class TwoLeads(UsageFault):
    """More than one lead was named."""

    def __init__(self, names: Sequence[str]) -> None:
        several = in_quotes(names)
        super().__init__(
            Text(
                f"Mỗi nhiệm vụ chỉ có một đơn vị chủ trì, không thể là {several}.",
                f"A task has one lead, not {several}.",
            ),
            Text(
                "Giữ một --to; các đơn vị còn lại ghi bằng --support.", "Keep one --to; name the others with --support."
            ),
        )


class LeadInSupport(UsageFault):
    """The lead was named in support, too."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"“{name}” không thể vừa chủ trì vừa phối hợp.", f"“{name}” cannot be lead and support at once."),
            Text("Bỏ đơn vị đó khỏi --support.", "Leave that unit out of --support."),
        )


class TaskClosed(Conflict):
    """The task is not open."""

    def __init__(self, task: Task) -> None:
        day = f" ngày {task.completed_on:%d/%m/%Y}" if task.completed_on else ""
        super().__init__(
            Text(f"Nhiệm vụ {task.id} đã đóng{day}.", f"Task {task.id} is closed."),
            Text(
                f'Xem lại bằng: nhiemvu show {task.id}; mở lại bằng: nhiemvu reopen {task.id} --reason "..."',
                f'Look at it with: nhiemvu show {task.id}; reopen it with: nhiemvu reopen {task.id} --reason "..."',
            ),
        )


@dataclass(frozen=True, slots=True)
class Assigned:
    """What an assignment came to."""

    tasks: list[Task]
    lead: str | None
    support: tuple[str, ...]
    #: Numbers of the tasks that were not so assigned before.
    changed: tuple[int, ...]
    #: Earlier leads by the numbers of the tasks that another unit leads now.
    replaced: dict[int, str]


def require_open(tasks: Sequence[Task]) -> None:
    """Raise TaskClosed for the first task that is done, suspended or cancelled."""
    for task in tasks:
        if task.state not in OPEN_STATES:
            raise TaskClosed(task)


def assign_tasks(
    session: Session,
    numbers: Sequence[int],
    *,
    leads: Sequence[str],
    support: Sequence[str],
    due_on: date | None,
    due_text: str | None = None,
    today: date,
) -> Assigned:
    """Give every task its lead, its units in support and its deadline, from `today` on.

    Raises TwoLeads, LeadInSupport, UnknownUnit, UnitEnded, UnknownTask, TaskClosed, ParentBeforeChildren,
    ChildAfterParent; nothing is changed then.
    """
    units = all_units(session)
    chosen = units_at_work(leads, units, today)
    if len(chosen) > 1:
        raise TwoLeads([unit.name for unit in chosen])
    helpers = units_at_work(support, units, today)
    lead = chosen[0] if chosen else None
    if lead in helpers:
        raise LeadInSupport(helpers[helpers.index(lead)].name)
    tasks = get_tasks(session, numbers)
    require_open(tasks)
    changed = [task.id for task in tasks if assign_one(session, task, lead, helpers, due_on, today, due_text)]
    if due_on:
        require_deadlines_in_order(session, changed)
    return Assigned(
        get_tasks(session, numbers),
        lead.name if lead else None,
        tuple(unit.name for unit in helpers),
        tuple(changed),
        {task.id: task.lead for task in tasks if lead and task.lead and task.lead != lead.name},
    )


def units_at_work(names: Sequence[str], units: Sequence[Unit], today: date) -> list[Unit]:
    """Return the units that names give, each once; a unit that is no more takes no task.

    Raises UnknownUnit, AmbiguousUnit, UnitEnded.
    """
    found = {unit.id: unit for unit in (find_unit(name, units, today) for name in names)}
    for unit in found.values():
        require_at_work(unit, units, today)
    return list(found.values())


def assign_one(
    session: Session,
    task: Task,
    lead: Unit | None,
    support: Sequence[Unit],
    due_on: date | None,
    today: date,
    due_text: str | None = None,
) -> bool:
    """Give one task a lead, units in support and a deadline, as far as they are stated; tell whether that is new."""
    changes = [assign(session, task.id, lead.id, Role.LEAD, today)] if lead else []
    changes += [assign(session, task.id, unit.id, Role.SUPPORT, today) for unit in support]
    if due_on and due_on != task.due_on:
        set_deadline(session, task.id, due_on, due_text)
        changes.append(True)
    return any(changes)
