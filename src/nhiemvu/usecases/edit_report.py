"""Correct what is recorded of a report: the number and date that it was given after signing, signer, title, series."""

from typing import NamedTuple

from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.store.directives import update_directive
from nhiemvu.store.reports import RecordedReport, find_report, get_report, set_report
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.usecases.compare_document import ReportPlan
from nhiemvu.usecases.correct_document import plan_tasks_anew
from nhiemvu.usecases.directive_fields import DirectiveFields, with_fields
from nhiemvu.usecases.find_held import require_distinct
from nhiemvu.usecases.find_reports import known_report


class NothingOfReportStated(UsageFault):
    """A correction was asked for without saying what."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa nêu cần sửa gì của báo cáo.", "It is not said what to correct."),
            Text(
                "Thêm --symbol, --issued-on, --signer, --title hoặc --series.",
                "Give --symbol, --issued-on, --signer, --title or --series.",
            ),
        )


class SeriesHasReport(Conflict):
    """The series has another report of the same period."""

    def __init__(self, series: str, period: Period, other: int) -> None:
        super().__init__(
            Text(
                f"Loại báo cáo “{series}” đã có báo cáo {period.name}: số {other}.",
                f"The series “{series}” has a report of {period.code} already: number {other}.",
            ),
            Text(f"Xem bằng: nhiemvu report show {other}", f"Look at it with: nhiemvu report show {other}"),
        )


class EditedReport(NamedTuple):
    """A report after a correction."""

    report: RecordedReport
    changed: bool


def edit_report(session: Session, wanted: str, fields: DirectiveFields, series: str | None = None) -> EditedReport:
    """Correct the report that `wanted` names; its tasks go with it into another series.

    Raises NothingOfReportStated, UnknownReport, AmbiguousReport, BadSymbol, KindAgainstSymbol, SameDocument,
    SeriesHasReport.
    """
    if not fields and series is None:
        raise NothingOfReportStated
    report = known_report(session, wanted)
    # The kind stays: a symbol of another kind is a slip.
    after = with_fields(report.directive, {"kind": report.directive.kind, **fields})
    if after != report.directive:
        require_distinct(session, report.id, after)
    update_directive(session, report.id, after)
    if series is not None:
        _set_series(session, report, series)
    edited = get_report(session, report.id) or report
    return EditedReport(edited, edited != report)


def _set_series(session: Session, report: RecordedReport, name: str) -> None:
    reported, planned = (
        parse_period(code) if code else None for code in (report.period_reported, report.period_planned)
    )
    number = series_id(session, name, create=True)
    other = find_report(session, number, reported) if reported else None
    if other not in {None, report.id} and reported:
        raise SeriesHasReport(name, reported, other or 0)
    set_report(session, report.id, series_id=number, reported=reported, planned=planned)
    plan_tasks_anew(session, report, number, ReportPlan(name, reported, planned))
