"""List tasks: those that are as asked, in an order; and those that are to be chased, most late first."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nhiemvu.domain.choices import Order, TaskChoice
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.values import replace
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import count_tasks, each_task, find_tasks
from nhiemvu.usecases.choose_tasks import wanted_tasks


def list_tasks(
    session: Session, choice: TaskChoice, *, today: date, order: Order = Order.DUE, limit: int | None = None
) -> list[Task]:
    """Return the tasks that are as asked, in an order, at most so many; what has none of what it goes by comes last.

    Raises what `wanted_tasks` raises.
    """
    wanted = wanted_tasks(session, choice, today)
    # The database has this order, and ends where there are enough; for any other all have to be looked at.
    found = find_tasks(session, replace(wanted, limit=limit) if order is Order.DUE else wanted)
    return sorted(found, key=lambda task: (*_place(task, order, today), task.due_on or date.max, task.id))[:limit]


def tasks_in_turn(session: Session, choice: TaskChoice, *, today: date) -> tuple[int, Iterator[Task]]:
    """Return how many tasks are as asked, and these by their numbers, however many in the memory of a few.

    Raises what `wanted_tasks` raises.
    """
    wanted = wanted_tasks(session, choice, today)
    return count_tasks(session, wanted), each_task(session, wanted)


def _place(task: Task, order: Order, today: date) -> tuple[object, ...]:
    if order is Order.NUMBER:
        return (task.id,)
    if order is Order.TITLE:
        return (sort_key(task.title),)
    if order is Order.LEAD:
        return (task.lead is None, sort_key(task.lead or ""))
    if order is Order.UPDATED:
        return (task.last_update_on is not None, task.last_update_on or date.min)
    return (-task.days_late(today),) if order is Order.LATE else (task.due_on is None,)


def overdue_tasks(
    session: Session,
    choice: TaskChoice,
    *,
    as_of: date,
    within: int | None = None,
    silent: int | None = None,
    units_on: date | None = None,
    limit: int | None = None,
) -> list[Task]:
    """Return the tasks that are overdue on the day `as_of`, most late first, of those that are as asked.

    Behind them those due `within` so many days, and those told nothing of for `silent` days. They are those that counts
    count: of a divided task its parts. Units are those of the day `units_on`, else of `as_of`. With a `limit` only so
    many whose deadlines are the earliest. Raises what `wanted_tasks` raises.
    """
    wanted = wanted_tasks(session, replace(choice, everything=True), as_of)
    wanted = replace(wanted, counted_on=as_of, units_on=units_on or wanted.units_on, limit=limit)
    filters = [replace(wanted, overdue_on=as_of)]
    if within:
        filters.append(replace(wanted, open_on=as_of, falls_due=(as_of, as_of + timedelta(days=within))))
    if silent:
        filters.append(replace(wanted, open_on=as_of, silent_since=as_of - timedelta(days=silent)))
    found = {task.id: task for each in filters for task in find_tasks(session, each)}
    in_order = sorted(
        found.values(), key=lambda task: (-task.days_late(as_of), task.due_at(as_of) or date.max, task.id)
    )
    return in_order[:limit]


def times_told(session: Session, tasks: Sequence[Task]) -> dict[int, int]:
    """Return how often the units of tasks were told of them, by the number of the task, where they were."""
    from nhiemvu.store import reminder_counts  # noqa: PLC0415 tables tell it, what programs read does not

    return reminder_counts.times_told(session, [task.id for task in tasks])
