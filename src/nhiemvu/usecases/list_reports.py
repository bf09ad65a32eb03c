"""List the reports held."""

from nhiemvu.store.reports import RecordedReport
from nhiemvu.store.reports import list_reports as stored_reports
from nhiemvu.store.session import Session


def list_reports(session: Session) -> list[RecordedReport]:
    """Return the reports, newest period first."""
    return sorted(stored_reports(session), key=lambda report: (report.period_reported or "", report.id), reverse=True)
