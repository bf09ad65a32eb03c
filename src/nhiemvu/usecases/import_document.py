"""Record a document that was read: itself, the directives it cites, their links, and its points as tasks."""

from dataclasses import asdict
from datetime import date

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.plans import Reading
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.directives import add_link, get_directive, record_directive
from nhiemvu.store.reports import RecordedReport, add_report, add_source, get_report, imported_document
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.usecases.close_loop import WHAT_IS_SURE, Agreed, ClosedLoop, close_loop, record_point
from nhiemvu.usecases.document_units import DocumentUnits
from nhiemvu.usecases.find_held import held_document
from nhiemvu.usecases.match_report import match_report
from nhiemvu.usecases.read_file import REPORT, ReadFile
from nhiemvu.usecases.record_points import PointRecorder
from nhiemvu.usecases.secret_points import require_nothing_secret


class DocumentHeld(Conflict):
    """Another file of the same document is recorded already."""

    def __init__(self, file: str, held: Directive, report: RecordedReport | None) -> None:
        vi, en = f"văn bản {held.short_name}", f"{held.short_name}"
        if report and report.period_reported:
            about = f" “{report.series}”" if report.series else ""
            vi = f"báo cáo{about} {parse_period(report.period_reported).name}"
            en = f"the report{about} of {report.period_reported}"
        super().__init__(
            Text(f"{file}: {vi} đã được nhập từ một tệp khác.", f"{file}: {en} was imported from another file."),
            Text(
                "Chưa có gì thay đổi. Xem điểm khác bằng --dry-run, rồi cập nhật bằng: --update --yes",
                "Nothing was changed. Look at the differences with --dry-run, then update with: --update --yes",
            ),
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """What recording a document came to."""

    document_id: int
    #: Whether this very file had been recorded before; nothing was changed then.
    held_before: bool = False
    tasks: tuple[int, ...] = ()
    #: Numbers of the directives that the document cites.
    cited: tuple[int, ...] = ()
    #: Names of units that the document names and the office did not have.
    new_units: tuple[str, ...] = ()
    #: Tasks that the document gives to a whole group of the office's units, with the group's name.
    for_groups: tuple[tuple[int, str], ...] = ()
    #: What it came to for the tasks that the report had to answer; None where it had none.
    loop: ClosedLoop | None = None


def with_statement(reading: Reading, *, series: str | None, planned: Period | None) -> Reading:
    """Return a reading in which the clerk's own statement of series and planned period stands."""
    if series is None and planned is None:
        return reading
    metadata = replace(
        reading.metadata,
        series=series or reading.metadata.series,
        period_planned=planned or reading.metadata.period_planned,
    )
    return replace(reading, metadata=metadata)


def import_document(session: Session, source: ReadFile, *, today: date, agreed: Agreed = WHAT_IS_SURE) -> Imported:
    """Record one document that was read, and what it says of the tasks that it had to answer, as was `agreed`.

    The same file again changes nothing. Raises NoTasksSection, DocumentHeld, AnotherPeriod, and what
    `require_nothing_secret` raises.
    """
    if held := imported_document(session, source.sha256):
        return Imported(held, held_before=True)
    if source.fault:
        raise source.fault
    reading = source.reading
    require_nothing_secret(session, source)
    require_new(session, source)
    report = match_report(session, source)
    series = series_id(session, reading.metadata.series, create=True) if reading.metadata.series else None
    document_id = record_directive(session, reading.metadata.directive)
    record_source(session, source, document_id, today)
    if reading.metadata.directive.kind == REPORT:
        metadata = reading.metadata
        add_report(
            session, document_id, series_id=series, reported=metadata.period_reported, planned=metadata.period_planned
        )
    cited = [record_directive(session, citation.directive) for citation in reading.citations]
    record_links(session, reading, document_id, cited)
    units = DocumentUnits(session)
    recorder = PointRecorder(session, reading.metadata.period_planned, series, document_id, cited, units, today)
    tasks = [record_point(recorder, report, place, point) for place, point in enumerate(reading.tasks)]
    loop = close_loop(session, document_id, reading, report, tasks, agreed, today=today) if report else None
    return Imported(
        document_id,
        tasks=tuple(tasks),
        cited=tuple(dict.fromkeys(cited)),
        new_units=tuple(units.added),
        for_groups=tuple(units.for_groups),
        loop=loop,
    )


def record_source(session: Session, source: ReadFile, document_id: int, today: date) -> None:
    """Record the file that a document is imported from today, in the place of an earlier one."""
    outline = [asdict(heading) for heading in source.reading.outline]
    add_source(
        session,
        document_id,
        file_name=source.file_name,
        sha256=source.sha256,
        text=source.reading.text,
        outline=outline,
        imported_on=today,
    )


def require_new(session: Session, source: ReadFile) -> None:
    """Raise DocumentHeld where another file of the same document is recorded."""
    number = held_document(session, source)
    directive = get_directive(session, number) if number else None
    if number and directive:
        raise DocumentHeld(source.file_name, directive, get_report(session, number))


def record_links(session: Session, reading: Reading, document_id: int, cited: list[int]) -> None:
    """Record what a document and those that it cites (their numbers in order of mention) do to one another."""

    def place(index: int | None) -> int:
        return document_id if index is None else cited[index]

    told = {(place(link.source), place(link.target)) for link in reading.links}
    for link in reading.links:
        source, target = place(link.source), place(link.target)
        # Two mentions may turn out to be one document of the record.
        if source != target:
            add_link(session, source, link.relation, target)
    for other in dict.fromkeys(cited):
        if not {(document_id, other), (other, document_id)} & told and other != document_id:
            add_link(session, document_id, Relation.CITES, other)
