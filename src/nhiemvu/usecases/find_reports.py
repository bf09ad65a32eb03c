"""Find a held report by its number, or by its period and series."""

from collections.abc import Sequence

from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import BadPeriod, Period, parse_period
from nhiemvu.domain.text import is_number
from nhiemvu.store.reports import RecordedReport
from nhiemvu.store.session import Session
from nhiemvu.usecases.list_reports import list_reports


class UnknownReport(NotFound):
    """No report has this number or period."""

    def __init__(self, wanted: str, series: str | None) -> None:
        of = f" “{series}”" if series else ""
        super().__init__(
            Text(f"Không có báo cáo{of} “{wanted}”.", f"There is no report{of} “{wanted}”."),
            Text(
                "Ghi kỳ báo cáo (2026-Q1) hoặc số thứ tự; xem bằng: nhiemvu report list",
                "Write the period (2026-Q1) or the number; see them with: nhiemvu report list",
            ),
        )


class AmbiguousReport(UsageFault):
    """Several reports are of this period."""

    def __init__(self, wanted: str, found: Sequence[RecordedReport]) -> None:
        several = "; ".join(f"{report.id}: {report.series or report.directive.short_name}" for report in found)
        super().__init__(
            Text(f"Kỳ {wanted} có nhiều báo cáo: {several}.", f"{wanted} has several reports: {several}."),
            Text("Thêm --series, hoặc ghi số thứ tự của báo cáo.", "Add --series, or write the report's number."),
        )


def known_report(session: Session, wanted: str, series: str | None = None) -> RecordedReport:
    """Return the report of which `wanted` is the reported period ("2026-Q1", "quý I năm 2026") or the number.

    A year is a number, too; the report of that year comes first. Raises UnknownReport, AmbiguousReport, UnknownSeries.
    """
    of_series = list_reports(session, series=series)
    period = _period(wanted)
    found = [report for report in of_series if period and report.period_reported == period.code]
    if not found:
        found = [report for report in of_series if is_number(wanted, report.id)]
    if not found:
        raise UnknownReport(wanted, series)
    if len(found) > 1:
        raise AmbiguousReport(wanted, found)
    return found[0]


def _period(wanted: str) -> Period | None:
    try:
        return parse_period(wanted)
    except BadPeriod:
        return None
