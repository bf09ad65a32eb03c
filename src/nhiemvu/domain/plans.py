"""What a reader finds in a document, as values with their places; nothing here is stored as it is.

Spans are [start, end) in characters of the document's clean text (`Reading.text`).
"""

from datetime import date
from enum import StrEnum

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the clean text."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class SectionKind(StrEnum):
    """What a part of a report is for."""

    CONTEXT = "context"
    RESULTS = "results"
    SHORTCOMINGS = "shortcomings"
    TARGETS = "targets"
    TASKS = "tasks"
    PROPOSALS = "proposals"
    ORGANISATION = "organisation"
    OTHER = "other"


class ProblemCode(StrEnum):
    """Kinds of faults in a user's document."""

    NO_TASKS_SECTION = "no_tasks_section"
    EMPTY_TASKS_SECTION = "empty_tasks_section"
    LABEL_MISSING = "label_missing"
    LABEL_REPEATED = "label_repeated"
    SYMBOL_WITHOUT_DATE = "symbol_without_date"
    SYMBOL_WITH_TWO_DATES = "symbol_with_two_dates"
    IMPOSSIBLE_DATE = "impossible_date"
    DATE_AFTER_DOCUMENT = "date_after_document"
    DEADLINE_BEFORE_DOCUMENT = "deadline_before_document"
    SUFFIX_ENDED = "suffix_ended"
    TOTALS_DIFFER = "totals_differ"
    TEXT_DAMAGED = "text_damaged"
    TEXT_IN_NO_TASK = "text_in_no_task"
    NOTE_WITHOUT_MARK = "note_without_mark"
    MARK_WITHOUT_NOTE = "mark_without_note"
    PERIOD_UNKNOWN = "period_unknown"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a user's document, with its place where it has one."""

    code: ProblemCode
    message: Text
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CitedDirective:
    """A distinct directive with the words that first name it."""

    text: str
    directive: Directive
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two cited directives, by their places in the list; None is the document itself."""

    source: int | None
    relation: Relation
    target: int | None


@dataclass(frozen=True, slots=True)
class SubPoint:
    """One labelled sub-point of a task, so that it can be named: "a", "a.-2"."""

    #: Labels from the task's own point down.
    label: str
    #: From its label to the end of its own sub-points.
    span: Span


@dataclass(frozen=True, slots=True)
class NamedDeadline:
    """One deadline that a point names, with the rule that turned its words into a day."""

    text: str
    span: Span
    #: None where the words name no single day ("tuần đầu tháng 7").
    due_on: date | None
    #: The name of the entry in the table of deadlines.
    rule: str


@dataclass(frozen=True, slots=True)
class Overruled:
    """What a document says of a task where the clerk who reviewed it said otherwise."""

    due_on: date | None


class RemainderKind(StrEnum):
    """Why a stretch of a tasks section is in no task."""

    HEADING = "heading"
    #: The label of a task's own point.
    LABEL = "label"
    LEAD_IN = "lead_in"
    TARGETS = "targets"
    ASSESSMENT = "assessment"
    PROPOSALS = "proposals"
    #: When, where and for whom something is held.
    CIRCUMSTANCE = "circumstance"
    CLOSING = "closing"
    TABLE_HEAD = "table_head"
    #: Cells of a table of tasks that are no task: numbers, units, days, products.
    TABLE_FRAME = "table_frame"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Remainder:
    """A stretch of a tasks section that is in no task."""

    kind: RemainderKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask:
    """One point of the tasks section that someone can be made responsible for."""

    label: str
    #: The exact words with sub-points, the point's own label left out, a line a paragraph.
    text: str
    #: A short name for lists.
    title: str
    span: Span
    lead: str | None = None
    support: tuple[str, ...] = ()
    monitor: tuple[str, ...] = ()
    due_on: date | None = None
    due_text: str | None = None
    #: Every deadline of the point in order of place, the one behind `due_on` among them.
    deadlines: tuple[NamedDeadline, ...] = ()
    cadence: Cadence = Cadence.ONCE
    #: Places in the list of citations.
    directives: tuple[int, ...] = ()
    #: Its sub-points, those of sub-points included, in order of place.
    points: tuple[SubPoint, ...] = ()
    overruled: Overruled | None = None
    #: Numbers of the tasks that its paragraphs are marked with, unseen: those that it plans or goes on with.
    marks: tuple[int, ...] = ()

    @property
    def stated_due_on(self) -> date | None:
        """The deadline that the document gives, also where the clerk set another."""
        return self.overruled.due_on if self.overruled else self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One paragraph of the results or shortcomings of a report."""

    #: Its words without a label.
    text: str
    span: Span
    section: SectionKind
    #: Numbers of the tasks that it is marked with, unseen.
    tasks: tuple[int, ...] = ()
    #: Whether it says that what it tells of is not finished.
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the outline."""

    label: str
    text: str
    #: Depth from 1.
    level: int
    section: SectionKind
    #: The heading's own words.
    span: Span
    #: Where what it heads ends.
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself."""

    directive: Directive
    series: str | None = None
    period_reported: Period | None = None
    period_planned: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was found in one document."""

    metadata: Metadata
    #: The clean text: cut sentences joined, footnotes at the end.
    text: str
    outline: tuple[Heading, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    #: What a report tells of the past, in order of place.
    told: tuple[Told, ...] = ()
    citations: tuple[CitedDirective, ...] = ()
    links: tuple[Link, ...] = ()
    #: What of the tasks sections is in no task, in order of place.
    remainders: tuple[Remainder, ...] = ()
    problems: tuple[Problem, ...] = ()
