"""From task points to tasks: title, lead and support, deadline, cadence, and the directives that each cites."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import PlannedTask, Span
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.captions import day_before_colon
from nhiemvu.reading.citing.citations import Citations
from nhiemvu.reading.outline.tree import Point, heading_span
from nhiemvu.reading.tasks.cadences import cadence_of
from nhiemvu.reading.tasks.deadlines import Anchor, Deadline
from nhiemvu.reading.tasks.due import Due, due_of, due_of_cell, due_of_heading
from nhiemvu.reading.tasks.found import TaskPoint
from nhiemvu.reading.tasks.rows import TaskRow
from nhiemvu.reading.tasks.subpoints import points_of
from nhiemvu.reading.tasks.titles import title_of
from nhiemvu.reading.text.sheet import Sheet
from nhiemvu.reading.units.assignees import assignees_of
from nhiemvu.reading.units.cells import assignees_of_columns
from nhiemvu.reading.units.combining import Assignees, assigned

#: So many points are asked one question before the next: its patterns are at hand then, and few answers wait.
SEVERAL = 500


@dataclass(frozen=True, slots=True)
class Made:
    """The tasks, and the deadlines in them that no calendar has."""

    tasks: tuple[PlannedTask, ...]
    impossible: tuple[Deadline, ...]


class Maker:
    """Makes the tasks of one document."""

    def __init__(self, sheet: Sheet, citations: Citations, anchor: Anchor, planned: Period | None) -> None:
        self._sheet = sheet
        self._starts = [mention.span.start for mention, _ in citations.places]
        self._numbers = [number for _, number in citations.places]
        self._note_offsets = [mark.offset for mark in sheet.anchors]
        self._anchor = anchor
        self._planned = planned
        self._impossible: list[Deadline] = []
        #: When what stands under a heading is due by it, by where the heading begins.
        self._times: dict[int, Due] = {}
        #: When points are due by the headings above them, by the line of the nearest one.
        self._dues: dict[int, Due | None] = {}

    def make(self, points: Iterable[TaskPoint], rows: Iterable[TaskRow]) -> Made:
        """Return the tasks in order of place."""
        tasks: list[PlannedTask] = []
        waiting = iter(points)
        while several := tuple(islice(waiting, SEVERAL)):
            tasks += self._from_points(several)
        tasks += map(self._from_row, rows)
        return Made(tuple(sorted(tasks, key=lambda task: task.span)), tuple(self._impossible))

    def _from_points(self, points: Sequence[TaskPoint]) -> Iterator[PlannedTask]:
        """Yield the tasks of several points: for all of them it is asked when, then who, then what."""
        dues = [self._due_of_point(point) for point in points]
        told = [assignees_of(self._sheet.at(one.span), one.given, self._sheet.key_at(one.span)) for one in points]
        for point, who, due in zip(points, told, dues, strict=True):
            yield self._task(point.label, point.span, point.span, who, due, point.point)

    def _due_of_point(self, point: TaskPoint) -> Due:
        text = self._sheet.at(point.span)
        due = due_of(text, self._anchor, self._sheet.key_at(point.span), point.span.start)
        if due.binding is not None:
            return due
        if day := day_before_colon(text):
            return due_of_heading(day, point.span.start, self._anchor)
        return (self._due_under(point.point.parent) if point.point else None) or due

    def _due_under(self, upper: Point | None) -> Due | None:
        """Return when points are due by the nearest heading from `upper` on that is but a time, None without one."""
        if upper is None or upper.parent is None:
            return None
        if upper.line not in self._dues:
            due = self._due_of(heading_span(upper, self._sheet))
            self._dues[upper.line] = due if due.day else self._due_under(upper.parent)
        return self._dues[upper.line]

    def _due_of(self, heading: Span) -> Due:
        """Return when what stands under a heading is due by it."""
        if heading.start not in self._times:
            self._times[heading.start] = due_of_heading(self._sheet.at(heading), heading.start, self._anchor)
        return self._times[heading.start]

    def _from_row(self, row: TaskRow) -> PlannedTask:
        text, when = self._sheet.at(row.span), row.fields.get("time_field", "").replace("\n", " ")
        due = due_of(text, self._anchor, start=row.span.start)
        if place := row.places.get("time_field"):
            due = due_of_cell(when, place.start, due, self._anchor)
        if row.heading and due.binding is None:
            due = self._due_of(row.heading)
        who = assignees_of_columns(row.fields)
        if who.lead is None:
            who = _told_in_words(assignees_of(text, key=self._sheet.key_at(row.span)), who)
        return self._task(row.label, row.span, row.row, who, due)

    def _task(
        self, label: str, span: Span, citing: Span, who: Assignees, due: Due, point: Point | None = None
    ) -> PlannedTask:
        text, key = self._sheet.at(span), self._sheet.key_at(span)
        self._impossible.extend(one for one in due.deadlines if one.impossible)
        return PlannedTask(
            label=label,
            text=text,
            title=title_of(text, [name for name in (who.lead, *who.support) if name], key),
            span=span,
            lead=who.lead,
            support=who.support,
            monitor=who.monitor,
            due_on=due.day or (self._planned.last_day if self._planned else None),
            due_text=due.words,
            deadlines=tuple(one.named for one in due.deadlines),
            cadence=cadence_of(key, due, periodic=self._planned is not None),
            directives=tuple(self._cited(citing)),
            points=points_of(self._sheet, span, point),
        )

    def _cited(self, span: Span) -> dict[int, None]:
        """Return the directives that a task names, those of footnotes whose marks stand in its words last."""
        cited = dict.fromkeys(self._mentioned(span))
        first = bisect_left(self._note_offsets, span.start)
        for mark in self._sheet.anchors[first : bisect_left(self._note_offsets, span.end + 1)]:
            if note := self._sheet.notes.get(mark.key):
                cited |= dict.fromkeys(self._mentioned(note))
        return cited

    def _mentioned(self, span: Span) -> list[int]:
        return self._numbers[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _told_in_words(words: Assignees, columns: Assignees) -> Assignees:
    """Return who is told where no column says who leads: whom the words of the row tell, else the first who watches."""
    if words.lead:
        return assigned(words.lead, [*words.support, *columns.support], [*words.monitor, *columns.monitor])
    lead, *others = columns.monitor or (None,)
    return assigned(lead, [*columns.support, *words.support], others)
