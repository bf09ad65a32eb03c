"""What of a closed period is recorded otherwise now than was reported: the corrections of the next report."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.closing import Correction, Standing, corrections, standing_at
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.tasks import Task
from nhiemvu.store.closes import RecordedClose, closed_tasks, last_close
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.answer_tasks import entries_of


def standings_of(session: Session, tasks: Sequence[Task], day: date) -> dict[int, Standing]:
    """Return how tasks stood on a day, by what is recorded now, by their numbers."""
    entries = entries_of(session, tasks)
    return {task.id: standing_at(task, entries[task.id], day) for task in tasks}


def corrections_of(session: Session, close: RecordedClose) -> list[Correction]:
    """Return what of a closed period is recorded otherwise now."""
    held = closed_tasks(session, close.id)
    tasks = get_tasks(session, list(held))
    frozen = {number: one.standing for number, one in held.items()}
    return corrections(frozen, tasks, standings_of(session, tasks, close.closed_on))


class LastClosed(NamedTuple):
    """The last closed period before another, and what of it is recorded otherwise now."""

    period: Period | None
    corrections: Sequence[Correction]


def corrections_since_close(session: Session, series_id: int | None, period: Period) -> LastClosed:
    """Return what the report of `period` has to correct: of the last period of its series that was closed before it."""
    close = last_close(session, series_id, period)
    return LastClosed(parse_period(close.period), corrections_of(session, close)) if close else LastClosed(None, ())
