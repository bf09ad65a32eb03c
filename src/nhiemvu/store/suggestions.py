"""What may be typed in the place of a value: a few columns each, since a shell asks at every press of a key."""

from typing import NamedTuple

from nhiemvu.store.later import IS_OPEN, Text, cast, document, report, select, task, union
from nhiemvu.store.patterns import begins
from nhiemvu.store.session import Session


class TaskTitle(NamedTuple):
    """One task's number and title."""

    id: int
    title: str


def task_titles(session: Session, start: str, *, open_only: bool, limit: int) -> list[TaskTitle]:
    """Return the first tasks by number whose number begins with `start`."""
    statement = select(task.c.id, task.c.title).order_by(task.c.id).limit(limit)
    if start:
        statement = statement.where(begins(cast(task.c.id, Text), start))
    if open_only:
        statement = statement.where(IS_OPEN)
    return [TaskTitle(row.id, row.title) for row in session.connection.execute(statement)]


def period_codes(session: Session) -> list[str]:
    """Return every period that a task or a report names, newest first."""
    named = union(
        select(task.c.period.label("period"), task.c.period_last.label("last")),
        select(report.c.period_planned, report.c.planned_last),
        select(report.c.period_reported, report.c.reported_last),
    ).subquery()
    statement = select(named.c.period).where(named.c.period.is_not(None)).order_by(named.c.last.desc(), named.c.period)
    return list(session.connection.execute(statement).scalars())


def symbols(session: Session) -> list[tuple[str, str]]:
    """Return the symbol and title of every directive that has a symbol, by number; not of the office's reports."""
    statement = (
        select(document.c.symbol, document.c.title)
        .where(document.c.symbol.is_not(None), document.c.id.not_in(select(report.c.document_id)))
        .order_by(document.c.id)
    )
    return [(row.symbol, row.title or "") for row in session.connection.execute(statement)]
