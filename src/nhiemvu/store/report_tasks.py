"""Which tasks a report must answer, and which its plan goes on with."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.answers import Entry
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import SET_ASIDE, State, Task
from nhiemvu.domain.windows import CALENDAR, Window
from nhiemvu.store.assignments import leads_on
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.chains import begun_after
from nhiemvu.store.children import CHILD
from nhiemvu.store.entries import STATES, said_among
from nhiemvu.store.later import (
    IS_OPEN,
    ColumnElement,
    and_,
    func,
    literal_column,
    or_,
    progress,
    select,
    series,
    task,
    union_all,
)
from nhiemvu.store.series import windows_by_number
from nhiemvu.store.session import Session
from nhiemvu.store.task_queries import in_states
from nhiemvu.store.task_rows import tasks_where
from nhiemvu.store.timing import BY_COMPLETION

#: The condition that a corrected file left out the point that a task came from, so that it was cancelled.
LEFT_OUT = and_(
    task.c.state == literal_column(f"'{State.CANCELLED}'"),
    task.c.origin_document_id.is_not(None),
    task.c.origin_start.is_(None),
)
#: As a report names them: by planned period, then by their place in the document that gave rise to them.
BY_PLACE = (
    task.c.period_first.asc().nulls_last(),
    task.c.origin_document_id.asc().nulls_last(),
    task.c.origin_start.asc().nulls_last(),
    task.c.id,
)
ASKED = select(task.c.id, series.c.name, task.c.state, task.c.completed_on, task.c.secrecy).outerjoin(
    series, series.c.id == task.c.series_id
)
#: By what SQLite is to find tasks: it counts no rows, and would go through all that were planned earlier.
BY_PERIOD, BY_STATE = "INDEXED BY ix_task_period_first", "INDEXED BY ix_task_state_due_on"
#: The newest day on which something was said of a child of each of some tasks; none of those that have no child.
SAID_OF_CHILDREN = (
    select(CHILD.c.parent_id, func.max(progress.c.reported_on))
    .outerjoin(progress, progress.c.task_id == CHILD.c.id)
    .where(CHILD.c.parent_id.in_(NUMBERS))
    .group_by(CHILD.c.parent_id)
)


def tasks_to_answer(session: Session, period: Period, series_id: int | None) -> list[Task]:
    """Return what the report of `period` must answer, of a series or (None) of all.

    They come as the reports that planned them name them, the earliest planned first.
    """
    chosen = [_in_question(session, period)]
    if series_id is not None:
        chosen.append(task.c.series_id == series_id)
    return tasks_where(session, chosen, BY_PLACE)


def tasks_ahead(session: Session, planned: Period, series_id: int | None) -> list[Task]:
    """Return the open tasks of the plan for a period, of a series or (None) of all."""
    chosen = [_ahead(planned)] if series_id is None else [_ahead(planned), task.c.series_id == series_id]
    return tasks_where(session, chosen, BY_PLACE)


class AskedTask(NamedTuple):
    """What tells whether a task is answered: `domain.answers.Asked`, and what was said of it, newest first."""

    id: int
    series: str | None
    state: State
    completed_on: date | None
    secrecy: str | None
    #: Whether it has any.
    children: bool
    last_update_on: date | None
    entries: Sequence[Entry]


def asked_tasks(session: Session, period: Period, day: date) -> list[AskedTask]:
    """Return what the report of `period` must answer, in the order of `tasks_to_answer`; units are those of a day."""
    rows = session.connection.execute(ASKED.where(_in_question(session, period)).order_by(*BY_PLACE)).all()
    numbers = [number for number, *_ in rows]
    said = said_among(session, numbers, leads_on(session, numbers, day))
    of_children: dict[int, date | None] = dict(rows_among(session.connection, SAID_OF_CHILDREN, numbers))
    found: list[AskedTask] = []
    for number, series_name, state, completed_on, secrecy in rows:
        entries = said.get(number, ())
        heard = (entries[0].reported_on if entries else None, of_children.get(number))
        children, newest = number in of_children, max(filter(None, heard), default=None)
        found.append(AskedTask(number, series_name, STATES[state], completed_on, secrecy, children, newest, entries))
    return found


def _in_question(session: Session, period: Period) -> ColumnElement[bool]:
    """Return the condition that a report of a period must answer a task, each series by its own closing window."""
    closed = {number: window for number, window in windows_by_number(session).items() if window != CALENDAR}
    if not closed:
        return _to_answer(period)
    elsewhere = or_(task.c.series_id.is_(None), task.c.series_id.not_in(list(closed)))
    by_series = [and_(task.c.series_id == number, _to_answer(period, window)) for number, window in closed.items()]
    return or_(and_(elsewhere, _to_answer(period)), *by_series)


def _ahead(planned: Period) -> ColumnElement[bool]:
    """Return the condition that an open task, no part of another, belongs to a plan: that of its period.

    One of no period belongs to the plan where its deadline does not lie behind the plan's period.
    """
    due = or_(task.c.due_on.is_(None), task.c.due_on <= planned.last_day)
    belongs = or_(task.c.period == planned.code, and_(task.c.period.is_(None), due))
    return and_(IS_OPEN, task.c.parent_id.is_(None), belongs)


def _to_answer(period: Period, window: Window = CALENDAR) -> ColumnElement[bool]:
    """Return the condition that the report of `period` must answer a task; children are answered in their parent.

    These are the tasks whose planned period begins in it (those that were cancelled only if something was said of
    them in it); those planned earlier that are open, were completed since its first day, or were suspended or
    cancelled with a word in it; and unplanned ones that were completed or spoken of in it, but not finished before, or
    are open though due up to its end: silence takes no task out of the report. What a corrected file left out of its
    report is not among them, nor an open task for which one of a later plan answers in this report.
    `window` says from which day to which things are counted in the period; what it plans is by the calendar.
    """
    first, last = period.first_day, period.last_day
    opened, closed = window.first_day(period), window.last_day(period)
    then = progress.c.reported_on.between(opened, closed)
    # Asked of each of the few tasks on which it depends: what was said of all in a period is in no index.
    said = or_(
        select(progress.c.id).where(progress.c.task_id == task.c.id, then).exists(),
        select(CHILD.c.id)
        .join(progress, progress.c.task_id == CHILD.c.id)
        .where(CHILD.c.parent_id == task.c.id, then)
        .exists(),
    )
    # What is said of it later confirms it, or tells what came of it, for the report of the period in which it ended.
    finished = and_(in_states((State.DONE,)), task.c.completed_on < opened)
    stays_open = and_(IS_OPEN, ~begun_after(last))
    earlier, unplanned = task.c.period_first < first, task.c.period_first.is_(None)
    sides = (
        (and_(task.c.period_first.between(first, last), or_(task.c.state != State.CANCELLED, said)), BY_PERIOD),
        (and_(earlier, stays_open), BY_STATE),
        (and_(earlier, task.c.completed_on >= opened), BY_COMPLETION),
        (and_(earlier, in_states(SET_ASIDE), said), BY_STATE),
        (and_(unplanned, stays_open, task.c.due_on <= closed), BY_STATE),
        (and_(unplanned, task.c.completed_on.between(opened, closed)), BY_COMPLETION),
        (and_(unplanned, ~finished, said), BY_PERIOD),
    )
    # Each side is found by an index of its own: as one condition they have all tasks looked through.
    numbers = (select(task.c.id).where(side).with_hint(task, hint, "sqlite") for side, hint in sides)
    return and_(task.c.parent_id.is_(None), task.c.id.in_(union_all(*numbers)), ~LEFT_OUT)
