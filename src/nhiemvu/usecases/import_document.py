"""Record a document that was read: itself, the directives it cites, their links, and its points as tasks."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from nhiemvu.domain.directives import Relation
from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import Metadata, PlannedTask, Reading
from nhiemvu.domain.tasks import Origin, Role
from nhiemvu.domain.units import AmbiguousUnit, UnknownUnit, find_unit
from nhiemvu.store.assignments import assign
from nhiemvu.store.directives import add_link, record_directive
from nhiemvu.store.reports import add_report, add_source, find_report, imported_document
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task, add_task_directives
from nhiemvu.store.units import add_unit, all_units
from nhiemvu.usecases.read_file import REPORT, ReadFile


class ReportHeld(Conflict):
    """Another file of the same report is recorded already."""

    def __init__(self, file: str, series: str | None, period: Period) -> None:
        about = f" “{series}”" if series else ""
        super().__init__(
            Text(
                f"{file}: báo cáo{about} {period.name} đã được nhập từ một tệp khác.",
                f"{file}: the report{about} of {period.code} was imported from another file.",
            ),
            Text(
                "Không có gì bị thay đổi. Xem báo cáo đã nhập bằng: nhiemvu report list",
                "Nothing was changed. See the reports held with: nhiemvu report list",
            ),
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """What recording a document came to."""

    document_id: int
    #: Whether this very file had been recorded before; nothing was changed then.
    held_before: bool = False
    tasks: tuple[int, ...] = ()
    #: Names of units that the document names and the office did not have.
    new_units: tuple[str, ...] = ()


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


def import_document(session: Session, source: ReadFile, *, today: date) -> Imported:
    """Record one document that was read.

    The same file again changes nothing. Raises NoTasksSection, ReportHeld.
    """
    if held := imported_document(session, source.sha256):
        return Imported(held, held_before=True)
    if source.fault:
        raise source.fault
    reading = source.reading
    series = series_id(session, reading.metadata.series, create=True) if reading.metadata.series else None
    _refuse_second_file(session, source, series)
    document_id = record_directive(session, reading.metadata.directive)
    _add_source(session, source, document_id, today)
    if reading.metadata.directive.kind == REPORT:
        metadata = reading.metadata
        add_report(
            session, document_id, series_id=series, reported=metadata.period_reported, planned=metadata.period_planned
        )
    cited = [record_directive(session, citation.directive) for citation in reading.citations]
    _link(session, reading, document_id, cited)
    units = _Units(session, today)
    tasks = [_add_point(session, point, reading.metadata, series, document_id, cited, units) for point in reading.tasks]
    return Imported(document_id, tasks=tuple(tasks), new_units=tuple(units.added))


def _refuse_second_file(session: Session, source: ReadFile, series: int | None) -> None:
    metadata = source.reading.metadata
    reported = metadata.period_reported
    if metadata.directive.kind == REPORT and reported and find_report(session, series, reported):
        raise ReportHeld(source.file_name, metadata.series, reported)


def _add_source(session: Session, source: ReadFile, document_id: int, today: date) -> None:
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


def _link(session: Session, reading: Reading, document_id: int, cited: list[int]) -> None:
    def place(index: int | None) -> int:
        return document_id if index is None else cited[index]

    told = {(place(link.source), place(link.target)) for link in reading.links}
    for link in reading.links:
        add_link(session, place(link.source), link.relation, place(link.target))
    for other in dict.fromkeys(cited):
        if not {(document_id, other), (other, document_id)} & told and other != document_id:
            add_link(session, document_id, Relation.CITES, other)


class _Units:
    """The office's units, and those that the document adds."""

    def __init__(self, session: Session, today: date) -> None:
        self._session = session
        self._today = today
        self._units = all_units(session)
        self.added: list[str] = []

    def number(self, name: str) -> int | None:
        """Return the unit's number, adding the unit where the office does not have it; None where it is ambiguous."""
        try:
            return find_unit(name, self._units).id
        except AmbiguousUnit:
            return None
        except UnknownUnit:
            number = add_unit(self._session, name=name, aliases=(), parent_id=None, valid_from=None)
            self._units = all_units(self._session)
            self.added.append(name)
            return number

    def assign(self, task_id: int, name: str, role: Role) -> None:
        """Give a unit its role in a task from the day of the import on."""
        if (number := self.number(name)) is not None:
            assign(self._session, task_id, number, role, self._today)


def _add_point(
    session: Session,
    point: PlannedTask,
    metadata: Metadata,
    series: int | None,
    document_id: int,
    cited: list[int],
    units: _Units,
) -> int:
    task_id = add_task(
        session,
        text=point.text,
        title=point.title,
        series_id=series,
        period=metadata.period_planned,
        cadence=point.cadence,
        due_on=point.due_on,
        due_text=point.due_text,
        origin=Origin(document_id, point.label, point.span.start, point.span.end),
    )
    add_task_directives(session, task_id, list(dict.fromkeys(cited[place] for place in point.directives)))
    if point.lead:
        units.assign(task_id, point.lead, Role.LEAD)
    for name in point.support:
        if name != point.lead:
            units.assign(task_id, name, Role.SUPPORT)
    return task_id
