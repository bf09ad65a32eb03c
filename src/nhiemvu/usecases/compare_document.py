"""Compare a file with the document that is held of it: what its head and its points say otherwise."""

from collections import Counter
from datetime import date

from nhiemvu.domain.corrections import Fate, HeldPoint, NewPoint, PointChange, compare_points, same_words
from nhiemvu.domain.directives import Directive, merged
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.plans import PlannedTask
from nhiemvu.domain.tasks import OPEN_STATES, Role, Task
from nhiemvu.domain.text import squeeze
from nhiemvu.domain.values import dataclass
from nhiemvu.store.assignments import assignments_of
from nhiemvu.store.directives import find_directive, get_directive
from nhiemvu.store.points import tasks_from
from nhiemvu.store.reports import RecordedReport, Source, get_report, imported_document, source_of
from nhiemvu.store.session import Session
from nhiemvu.usecases.document_units import DocumentUnits
from nhiemvu.usecases.find_held import held_document, require_distinct
from nhiemvu.usecases.read_file import ReadFile

#: What the head of a document says of it, by the names of the record.
NAMES = ("kind", "symbol", "issued_on", "issuer", "title", "signer")


@dataclass(frozen=True, slots=True)
class HeadChange:
    """One thing that the corrected file says otherwise of the document."""

    #: The name of the record: "symbol", "period_planned".
    name: str
    before: str | date | None
    after: str | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """How a file differs from the one that a document was imported from."""

    document_id: int
    directive: Directive
    file_name: str
    imported_on: date
    head: tuple[HeadChange, ...]
    points: tuple[PointChange, ...]
    #: Whether both have the same words from beginning to end, however they are laid out.
    same_words: bool

    def count(self, *fates: Fate) -> int:
        """Return how many points had one of some fates."""
        counts = Counter(point.fate for point in self.points)
        return sum(counts[fate] for fate in fates)

    @property
    def differing(self) -> int:
        """How many points are not as they were."""
        return len(self.points) - self.count(Fate.UNCHANGED)


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """The series and periods of a report."""

    series: str | None
    reported: Period | None
    planned: Period | None


def is_held(session: Session, source: ReadFile) -> bool:
    """Tell whether this very file is recorded, under whatever name."""
    return imported_document(session, source.sha256) is not None


def compare_document(session: Session, source: ReadFile) -> Correction | None:
    """Return how a file differs from the held one of the same document; None where that is the very file or none.

    Raises NoTasksSection, AnotherPeriod, SameDocument.
    """
    if is_held(session, source):
        return None
    number = held_document(session, source)
    held = source_of(session, number) if number else None
    if number is None or held is None:
        return None
    if source.fault:
        raise source.fault
    known = get_directive(session, number) or source.reading.metadata.directive
    named = corrected_directive(known, source)
    require_distinct(session, number, named)
    return Correction(
        document_id=number,
        directive=known,
        file_name=held.file_name,
        imported_on=held.imported_on,
        head=(*_head_changes(known, named), *_plan_changes(session, number, source)),
        points=tuple(compare_points(_held_points(session, number, held), _new_points(session, source))),
        same_words=squeeze(held.text) == squeeze(source.reading.text),
    )


def corrected_directive(known: Directive, source: ReadFile) -> Directive:
    """Return what a document is recorded as: as the corrected file says, and where that says nothing, as known."""
    return merged(source.reading.metadata.directive, known)


def corrected_plan(report: RecordedReport, source: ReadFile) -> ReportPlan:
    """Return the series and periods of a report: as the corrected file says, else as known."""
    metadata = source.reading.metadata
    return ReportPlan(
        metadata.series or report.series,
        metadata.period_reported or _period(report.period_reported),
        metadata.period_planned or _period(report.period_planned),
    )


def _period(code: str | None) -> Period | None:
    return parse_period(code) if code else None


def _head_changes(known: Directive, named: Directive) -> list[HeadChange]:
    both = ((name, getattr(known, name) or None, getattr(named, name) or None) for name in NAMES)
    return [HeadChange(name, before, after) for name, before, after in both if before != after]


def _plan_changes(session: Session, number: int, source: ReadFile) -> list[HeadChange]:
    report = get_report(session, number)
    if report is None:
        return []
    plan = corrected_plan(report, source)
    both = (
        ("series", report.series, plan.series),
        ("period_reported", report.period_reported, plan.reported.code if plan.reported else None),
        ("period_planned", report.period_planned, plan.planned.code if plan.planned else None),
    )
    return [HeadChange(name, before, after) for name, before, after in both if before != after]


def _held_points(session: Session, number: int, held: Source) -> list[HeldPoint]:
    return [_held_point(session, task, held) for task in tasks_from(session, number)]


def _held_point(session: Session, task: Task, held: Source) -> HeldPoint:
    origin = task.origin
    has_place = origin is not None and origin.start is not None
    text = held.text[origin.start : origin.end] if origin and has_place else task.text
    leads = [assignment.unit for assignment in assignments_of(session, task.id) if assignment.role is Role.LEAD]
    return HeldPoint(
        task_id=task.id,
        label=origin.label if origin else "",
        text=text,
        lead=task.lead,
        earlier_leads=tuple(dict.fromkeys(name for name in leads if name != task.lead)),
        due_on=origin.due_on if origin else None,
        due_now=task.due_on,
        cadence=task.cadence,
        directives=task.directives,
        closed=task.state not in OPEN_STATES,
        edited=not same_words(task.text, text),
        dropped=not has_place,
    )


def _new_points(session: Session, source: ReadFile) -> list[NewPoint]:
    units = DocumentUnits(session)
    cited = [_name_on_record(session, citation.directive) for citation in source.reading.citations]
    return [_new_point(point, units, cited) for point in source.reading.tasks]


def _name_on_record(session: Session, mention: Directive) -> str:
    found = find_directive(session, mention)
    return (found[1] if found else mention).short_name


def _new_point(point: PlannedTask, units: DocumentUnits, cited: list[str]) -> NewPoint:
    return NewPoint(
        label=point.label,
        text=point.text,
        lead=units.known_name(point.lead) if point.lead else None,
        due_on=point.due_on,
        cadence=point.cadence,
        directives=tuple(dict.fromkeys(cited[place] for place in point.directives)),
    )
