"""List the reports held."""

from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.text import fold
from nhiemvu.store.reports import RecordedReport
from nhiemvu.store.reports import list_reports as stored_reports
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_series import known_series


def list_reports(session: Session, *, series: str | None = None, period: Period | None = None) -> list[RecordedReport]:
    """Return the reports, newest period first: of a series, and of a period or of those within it.

    Raises UnknownSeries.
    """
    found = stored_reports(session)
    if series is not None:
        known_series(session, series)
        found = [report for report in found if report.series and fold(report.series) == fold(series)]
    return [report for report in found if period is None or _lies_in(report, period)]


def _lies_in(report: RecordedReport, period: Period) -> bool:
    if report.period_reported is None:
        return False
    reported = parse_period(report.period_reported)
    return period.first_day <= reported.first_day and reported.last_day <= period.last_day
