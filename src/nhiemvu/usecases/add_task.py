"""Add one task that no report planned."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.periods import Period
from nhiemvu.domain.recurrence import first_day_of
from nhiemvu.domain.tasks import Cadence, Task
from nhiemvu.domain.text import shorten
from nhiemvu.facts.recurrences import recurrence_of
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task as store_task
from nhiemvu.store.tasks import add_task_directives
from nhiemvu.usecases.assign_tasks import assign_tasks
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.recognise_directive import cited_directive
from nhiemvu.usecases.set_recurrence import set_recurrence

TITLE_LENGTH = 80


def add_task(
    session: Session,
    text: str,
    *,
    due_on: date | None,
    due_text: str | None = None,
    directives: Sequence[str],
    series: str | None,
    period: Period | None,
    leads: Sequence[str],
    support: Sequence[str],
    every: str | None = None,
    today: date,
) -> Task:
    """Add a task, assign it where units are named, let it come back by a rule in words, and return it.

    Without a deadline it is due on the first day that the rule names. Raises what `cited_directive`, `assign_tasks`
    and `set_recurrence` raise.
    """
    if every and due_on is None:
        due_on = first_day_of(recurrence_of(every), today)
    task_id = store_task(
        session,
        text=text,
        title=shorten(text, TITLE_LENGTH),
        series_id=series_id(session, series, create=True) if series else None,
        period=period,
        cadence=Cadence.ONCE,
        due_on=due_on,
        due_text=due_text,
        origin=None,
    )
    add_task_directives(session, task_id, [cited_directive(session, citation) for citation in directives])
    if every:
        set_recurrence(session, [task_id], every)
    if leads or support:
        assign_tasks(session, [task_id], leads=leads, support=support, due_on=None, today=today)
    return get_tasks(session, [task_id])[0]
