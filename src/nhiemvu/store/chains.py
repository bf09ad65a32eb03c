"""Chains of tasks that go on from plan to plan: which links stand for them, in SQL the rule of `domain.chains`.

From which day on another link stands for a task is kept beside it (`task.handed_on_from`) by the database itself.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.tasks import OPEN_STATES, State
from nhiemvu.store.batches import NUMBERS, in_batches, rows_among
from nhiemvu.store.later import IS_CONTINUED, ColumnElement, FromClause, and_, literal_column, or_, select, task
from nhiemvu.store.session import Session

#: The link before a task, beside it in conditions.
BEFORE = task.alias("before")

LINKS_AMONG = (
    select(task.c.continues_id, task.c.id, task.c.period_first)
    .where(task.c.continues_id.in_(NUMBERS), task.c.state != literal_column(f"'{State.CANCELLED}'"))
    .order_by(task.c.period_first.desc().nulls_last(), task.c.id.desc())
)


def _open_on(link: FromClause, as_of: date) -> ColumnElement[bool]:
    is_open = link.c.state.in_([literal_column(f"'{state}'") for state in OPEN_STATES])
    done_later = and_(link.c.state == literal_column(f"'{State.DONE}'"), link.c.completed_on > as_of)
    # Only what is set aside has a day since which it is; the condition is to be false, not unknown, for the others.
    set_aside_later = and_(link.c.set_aside_on.is_not(None), link.c.set_aside_on > as_of)
    return or_(is_open, done_later, set_aside_later)


def begun_after(day: date) -> ColumnElement[bool]:
    """Return the condition that a link of a period which begins by a day goes on from a task."""
    # False, not unknown, where no link does.
    return and_(IS_CONTINUED, task.c.handed_on_from <= day)


def handed_on_after(day: date) -> ColumnElement[bool]:
    """Return the condition that a link goes on from a task in a period which begins after a day."""
    return and_(IS_CONTINUED, task.c.handed_on_from > day)


def handed_on(as_of: date) -> ColumnElement[bool]:
    """Return the condition that the next link stands for a task on a day."""
    return and_(_open_on(task, as_of), begun_after(as_of))


def has_its_turn(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task does not wait for the link before it on a day."""
    # Asked of the one task before, where `exists` lets a planner look for all open ones first.
    held = select(_open_on(BEFORE, as_of)).where(BEFORE.c.id == task.c.continues_id).scalar_subquery()
    cancelled = task.c.state == literal_column(f"'{State.CANCELLED}'")
    waits = and_(task.c.period_first > as_of, ~cancelled, held)
    return or_(task.c.continues_id.is_(None), task.c.period_first.is_(None), ~waits)


def stands(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task counts on a day: neither handed on nor waiting for the link before it."""
    return and_(~handed_on(as_of), has_its_turn(as_of))


class NextLink(NamedTuple):
    """The link that goes on from a task."""

    id: int
    #: The first day of its period.
    opens_on: date | None


def next_links(session: Session, task_ids: Sequence[int]) -> dict[int, NextLink]:
    """Return the first link that goes on from each of some tasks, by their numbers; cancelled ones do not."""
    rows = rows_among(session.connection, LINKS_AMONG, task_ids)
    return {earlier: NextLink(number, opens_on) for earlier, number, opens_on in rows}


class LaterLink(NamedTuple):
    """A link that goes on from a task, and its deadline."""

    id: int
    due_on: date | None


def next_link(session: Session, task_id: int) -> LaterLink | None:
    """Return the newest link that goes on from a task and was not cancelled, or None."""
    held = select(task.c.id, task.c.due_on).where(
        task.c.continues_id == task_id, task.c.state != literal_column(f"'{State.CANCELLED}'")
    )
    row = session.connection.execute(held.order_by(task.c.id.desc()).limit(1)).one_or_none()
    return LaterLink(row.id, row.due_on) if row else None


def turns_of(session: Session, links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return which link of its chain each task is, from 1, given with the number of the one before it."""
    above = dict(links)
    turns = dict.fromkeys(above, 1)
    while above:
        turns |= {number: turns[number] + 1 for number in above}
        wanted = sorted(set(above.values()))
        rows = [
            row
            for batch in in_batches(wanted)
            for row in session.connection.execute(select(task.c.id, task.c.continues_id).where(task.c.id.in_(batch)))
        ]
        further = {row.id: row.continues_id for row in rows if row.continues_id is not None}
        above = {number: further[before] for number, before in above.items() if before in further}
    return turns


def continue_task(session: Session, task_id: int, earlier_id: int | None) -> None:
    """Record which task of an earlier plan a task goes on from."""
    session.update(task, task_id, {"continues_id": earlier_id})
