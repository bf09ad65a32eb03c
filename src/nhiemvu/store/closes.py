"""Closed periods: when the report of a series was settled, and how each of its tasks stood then."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from nhiemvu.domain.closing import Standing
from nhiemvu.domain.coverage import Coverage
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import State
from nhiemvu.domain.values import dataclass
from nhiemvu.store.later import Row, closed_answer, report_close, select, series
from nhiemvu.store.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedClose:
    """One closed period."""

    id: int
    #: Code of the period.
    period: str
    closed_on: date
    #: Why it was closed though tasks had no answer.
    reason: str | None


@dataclass(frozen=True, slots=True)
class ClosedTask:
    """One task as it was when its period was closed."""

    task_id: int
    coverage: Coverage
    standing: Standing


def add_close(
    session: Session,
    series_id: int | None,
    period: Period,
    tasks: Sequence[ClosedTask],
    *,
    closed_on: date,
    reason: str | None,
) -> RecordedClose:
    """Record that the report of a period is settled, and how its tasks stand."""
    values = {
        "series_id": series_id,
        "period": period.code,
        "period_first": period.first_day,
        "period_last": period.last_day,
        "closed_on": closed_on,
        "reason": reason,
    }
    number = session.insert(report_close, values)
    for one in tasks:
        session.insert(closed_answer, {"close_id": number, **_values(one)})
    return RecordedClose(id=number, period=period.code, closed_on=closed_on, reason=reason)


def _values(one: ClosedTask) -> dict[str, Any]:
    standing = one.standing
    return {
        "task_id": one.task_id,
        "coverage": one.coverage,
        "state": standing.state,
        "percent": standing.percent,
        "due_on": standing.due_on,
        "completed_on": standing.completed_on,
        "result": standing.result,
        "note": standing.note,
    }


def find_close(session: Session, series_id: int | None, period: Period) -> RecordedClose | None:
    """Return the closing of a period of a series (None: of no series), or None where it is open."""
    held = select(report_close).where(
        report_close.c.series_id.is_not_distinct_from(series_id), report_close.c.period == period.code
    )
    row = session.connection.execute(held).first()
    return _recorded(row) if row else None


def series_closed(session: Session, period: Period) -> set[str | None]:
    """Return the names of the series whose report of a period is closed, None for that of no series."""
    held = (
        select(series.c.name)
        .select_from(report_close)
        .outerjoin(series, series.c.id == report_close.c.series_id)
        .where(report_close.c.period == period.code)
    )
    return set(session.connection.execute(held).scalars())


def last_close(session: Session, series_id: int | None, before: Period) -> RecordedClose | None:
    """Return the newest closed period of a series that ended before another began, or None."""
    held = (
        select(report_close)
        .where(report_close.c.series_id.is_not_distinct_from(series_id), report_close.c.period_last < before.first_day)
        .order_by(report_close.c.period_last.desc(), report_close.c.id.desc())
        .limit(1)
    )
    row = session.connection.execute(held).first()
    return _recorded(row) if row else None


def _recorded(row: Row[Any]) -> RecordedClose:
    return RecordedClose(id=row.id, period=row.period, closed_on=row.closed_on, reason=row.reason)


def closed_tasks(session: Session, close_id: int) -> dict[int, ClosedTask]:
    """Return how the tasks of a closed period stood then, by their numbers, in the order of the report."""
    held = select(closed_answer).where(closed_answer.c.close_id == close_id).order_by(closed_answer.c.id)
    return {row.task_id: _closed(row) for row in session.connection.execute(held)}


def _closed(row: Row[Any]) -> ClosedTask:
    standing = Standing(
        state=State(row.state),
        percent=row.percent,
        due_on=row.due_on,
        completed_on=row.completed_on,
        result=row.result,
        note=row.note,
    )
    return ClosedTask(row.task_id, Coverage(row.coverage), standing)
