"""Tasks: adding, changing and finding them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from nhiemvu.domain.periods import Period
from nhiemvu.domain.secrecy import TASK_KEPT, Secrecy, secrecy_told
from nhiemvu.domain.tasks import Cadence, Origin, Role, State, Task
from nhiemvu.domain.text import fold
from nhiemvu.store.assignments import holding_on
from nhiemvu.store.batches import in_batches
from nhiemvu.store.later import and_, assignment, func, select, task, task_directive
from nhiemvu.store.session import Session
from nhiemvu.store.task_queries import (
    BY_DEADLINE,
    TaskFilter,
    by_deadline_on,
    conditions,
    conditions_of_first,
)
from nhiemvu.store.task_rows import tasks_where
from nhiemvu.store.timing import changed_after

__all__ = [
    "TaskFilter",
    "add_task",
    "add_task_directives",
    "count_tasks",
    "each_task",
    "find_tasks",
    "get_tasks",
    "numbers_by_unit",
    "set_deadline",
    "set_marks",
    "set_plan",
    "set_state",
    "set_words",
    "task_numbers",
]


#: So many tasks are read at a time where all are gone through.
PAGE_OF_TASKS = 1000
#: The largest number that a column of PostgreSQL holds; SQLite's is larger.
LARGEST_NUMBER = 2**31 - 1


def searchable(title: str, text: str) -> str:
    """Return what a search in a task looks through."""
    return fold(f"{title} {text}")


def add_task(
    session: Session,
    *,
    text: str,
    title: str,
    series_id: int | None,
    period: Period | None,
    cadence: Cadence,
    due_on: date | None,
    due_text: str | None,
    origin: Origin | None,
    parent_id: int | None = None,
    secrecy: Secrecy | None = None,
) -> int:
    """Add a task that is not started and return its number; of a secret one no word is kept."""
    if secrecy:
        text = title = TASK_KEPT
    values = {
        "text": text,
        "title": title,
        "folded": searchable(title, text),
        "series_id": series_id,
        **_period_values(period),
        "origin_document_id": origin and origin.document_id,
        "origin_label": (origin and origin.label) or None,
        "origin_start": origin and origin.start,
        "origin_end": origin and origin.end,
        "origin_due_on": origin and origin.due_on,
        "parent_id": parent_id,
        "cadence": cadence,
        "state": State.NOT_STARTED,
        "original_due_on": due_on,
        "due_on": due_on,
        "due_text": due_text or None,
        "starred": False,
        "secrecy": secrecy,
    }
    return session.insert(task, values)


def _period_values(period: Period | None) -> dict[str, Any]:
    return {
        "period": period and period.code,
        "period_first": period and period.first_day,
        "period_last": period and period.last_day,
    }


def set_words(session: Session, task_id: int, *, text: str, title: str) -> None:
    """Set a task's words; its origin stays the place where they first stood.

    Raises SecretWords for a secret task, unless its words are those that it is read by.
    """
    if secrecy_told(text):
        text = TASK_KEPT if session.secrets.has_task(session.connection, task_id) else text
        title = TASK_KEPT if text == TASK_KEPT else title
    session.update(task, task_id, {"text": text, "title": title, "folded": searchable(title, text)})


def set_plan(session: Session, task_id: int, *, series_id: int | None, period: Period | None) -> None:
    """Set the series and the period that a task is planned for."""
    session.update(task, task_id, {"series_id": series_id, **_period_values(period)})


def set_marks(session: Session, task_id: int, *, cadence: Cadence, starred: bool) -> None:
    """Set whether a task ends or comes back, and its star."""
    session.update(task, task_id, {"cadence": cadence, "starred": starred})


def add_task_directives(session: Session, task_id: int, document_ids: Sequence[int]) -> None:
    """Tie a task to the documents that it cites, in their order, after those that it has; each once."""
    mine = task_directive.c.task_id == task_id
    held = set(session.connection.execute(select(task_directive.c.document_id).where(mine)).scalars())
    last = session.connection.execute(select(func.max(task_directive.c.position)).where(mine)).scalar()
    position = -1 if last is None else last
    for document_id in dict.fromkeys(document_ids):
        if document_id not in held:
            position += 1
            session.insert(task_directive, {"task_id": task_id, "document_id": document_id, "position": position})


def set_state(
    session: Session,
    task_id: int,
    state: State,
    completed_on: date | None = None,
    *,
    set_aside_on: date | None = None,
) -> None:
    """Set a task's state with its day: of completion, which `done` needs and only `done` and `reported` may have.

    `set_aside_on` is since when it is suspended or cancelled.
    """
    session.update(task, task_id, {"state": state, "completed_on": completed_on, "set_aside_on": set_aside_on})


def set_deadline(session: Session, task_id: int, due_on: date | None, due_text: str | None = None) -> None:
    """Set a task's deadline and the words that gave it; the first deadline stays as `original_due_on`."""
    values = {"due_on": due_on, "due_text": due_text or None}
    first = session.connection.execute(select(task.c.original_due_on).where(task.c.id == task_id)).scalar()
    session.update(task, task_id, values if first else {**values, "original_due_on": due_on})


def get_tasks(session: Session, ids: Sequence[int]) -> list[Task]:
    """Return tasks in the order of their numbers as given, each once; numbers that no task has are left out."""
    wanted = [number for number in dict.fromkeys(ids) if number <= LARGEST_NUMBER]
    found = {
        held.id: held
        for batch in in_batches(wanted)
        for held in tasks_where(session, [task.c.id.in_(batch)], [task.c.id])
    }
    return [found[number] for number in wanted if number in found]


def find_tasks(session: Session, wanted: TaskFilter) -> list[Task]:
    """Return the tasks that a filter asks for, by deadline, those without one last.

    It is the one that held on the day on which they are to be open or overdue.
    """
    day = wanted.overdue_on or wanted.open_on
    settled = day is None or _is_settled(session, day)
    asked = conditions_of_first(wanted, settled=settled)
    order = BY_DEADLINE if day is None or settled else by_deadline_on(day)
    return tasks_where(session, asked, order, wanted.limit, wanted.units_on)


def each_task(session: Session, wanted: TaskFilter) -> Iterator[Task]:
    """Yield the tasks that a filter asks for by their numbers, in the memory of a page however many they are."""
    asked = conditions(wanted)
    last = 0
    while page := tasks_where(session, [*asked, task.c.id > last], [task.c.id], PAGE_OF_TASKS, wanted.units_on):
        yield from page
        last = page[-1].id


def task_numbers(session: Session, wanted: TaskFilter) -> list[int]:
    """Return the numbers of the tasks that a filter asks for, in ascending order."""
    statement = select(task.c.id).where(*conditions(wanted)).order_by(task.c.id).limit(wanted.limit)
    return list(session.connection.execute(statement).scalars())


def numbers_by_unit(
    session: Session, wanted: TaskFilter, unit_ids: Sequence[int], roles: Sequence[Role], day: date
) -> dict[tuple[int, Role], list[int]]:
    """Return the numbers of the tasks that a filter asks for and units have a role in on a day, by unit and role.

    They come by deadline, those of tasks without one last; a role that a unit has in none is left out.
    """
    found: defaultdict[tuple[int, Role], dict[int, None]] = defaultdict(dict)
    for batch in in_batches(unit_ids):
        held = and_(
            assignment.c.unit_id.in_(batch), assignment.c.role.in_([role.value for role in roles]), holding_on(day)
        )
        statement = (
            select(assignment.c.unit_id, assignment.c.role, task.c.id)
            .join(task, task.c.id == assignment.c.task_id)
            .where(held, *conditions(wanted))
            .order_by(*BY_DEADLINE)
        )
        for unit_id, role, number in session.connection.execute(statement):
            found[unit_id, Role(role)][number] = None
    return {key: list(numbers) for key, numbers in found.items()}


def count_tasks(session: Session, wanted: TaskFilter) -> int:
    """Return how many tasks a filter asks for, whatever its limit."""
    day = wanted.overdue_on
    asked = conditions(wanted, settled=day is not None and _is_settled(session, day))
    return session.connection.execute(select(func.count(task.c.id)).where(*asked)).scalar_one()


def _is_settled(session: Session, day: date) -> bool:
    """Tell whether nothing was done after a day, as is so of today."""
    return not any(session.connection.execute(changed_after(day)).one())
