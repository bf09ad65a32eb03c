"""Close a period: what was reported of its tasks stands, and later changes become corrections of the next report."""

from datetime import date

from nhiemvu.domain.periods import Period
from nhiemvu.domain.values import dataclass
from nhiemvu.store.closes import ClosedTask, RecordedClose, add_close
from nhiemvu.store.session import Session
from nhiemvu.usecases.closed_corrections import standings_of
from nhiemvu.usecases.cover_period import PeriodCoverage, TasksUnanswered, cover_period


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """What closing a period came to."""

    coverage: PeriodCoverage
    close: RecordedClose
    #: Whether it had been closed before; nothing was changed then.
    closed_before: bool


def close_period(
    session: Session, period: Period, series: str | None, *, reason: str | None, today: date
) -> ClosedPeriod:
    """Settle the report of a period as it is today; a closed one stays as it is.

    Raises UnknownSeries, SeriesNotNamed, NothingToAnswer, TasksUnanswered where no reason is given.
    """
    coverage = cover_period(session, period, series, as_of=today)
    if coverage.close:
        return ClosedPeriod(coverage, coverage.close, closed_before=True)
    if coverage.unanswered and not reason:
        raise TasksUnanswered(coverage, closing=True)
    standings = standings_of(session, [line.task for line in coverage.lines], today)
    tasks = [ClosedTask(line.task.id, line.coverage, standings[line.task.id]) for line in coverage.lines]
    close = add_close(session, coverage.series, period, tasks, closed_on=today, reason=reason)
    return ClosedPeriod(coverage, close, closed_before=False)
