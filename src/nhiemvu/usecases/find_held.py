"""Find the document that a file is another version of, and keep two records from becoming one document."""

from nhiemvu.domain.contradictions import is_slip
from nhiemvu.domain.directives import Directive, same_document
from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import parse_period
from nhiemvu.store.directives import documents_like, find_directive
from nhiemvu.store.reports import RecordedReport, find_report, get_report, source_of
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.usecases.edit_directive import SameDocument
from nhiemvu.usecases.read_file import REPORT, ReadFile


class AnotherPeriod(Conflict):
    """A file has the number or title of a report of another period."""

    def __init__(self, file: str, held: RecordedReport) -> None:
        period = parse_period(held.period_reported) if held.period_reported else None
        super().__init__(
            Text(
                f"{file}: cùng số hoặc trích yếu với báo cáo {held.id} đã nhập, nhưng báo cáo đó của "
                f"{period.name if period else '?'}.",
                f"{file}: report {held.id} has the same number or title and is of {held.period_reported}.",
            ),
            Text(
                f"Kiểm tra lại tệp; nếu báo cáo {held.id} thiếu số, ngày thì ghi bằng: "
                f"nhiemvu report edit {held.id} --symbol SỐ --issued-on NGÀY",
                f"Check the file; if report {held.id} lacks its number: "
                f"nhiemvu report edit {held.id} --symbol SYMBOL --issued-on DAY",
            ),
        )


def held_document(session: Session, source: ReadFile) -> int | None:
    """Return the document of which `source` is another version, imported from another file, or None.

    A report is known by its series and reported period, any document by its number or title. Raises AnotherPeriod.
    """
    metadata = source.reading.metadata
    reported = metadata.period_reported
    if metadata.directive.kind == REPORT and reported:
        series = series_id(session, metadata.series, create=False) if metadata.series else None
        if (series or not metadata.series) and (number := find_report(session, series, reported)):
            return number
    found = find_directive(session, metadata.directive)
    if found is None or source_of(session, found[0]) is None:
        return None
    held = get_report(session, found[0])
    if held and reported and held.period_reported not in {None, reported.code}:
        raise AnotherPeriod(source.file_name, held)
    return found[0]


def require_distinct(session: Session, document_id: int, directive: Directive) -> None:
    """Raise SameDocument where a document, recorded as `directive`, would be one of the others or have its number."""
    for number, other in documents_like(session, directive):
        if number != document_id and (same_document(directive, other) or is_slip(other, directive)):
            raise SameDocument(number, other)
