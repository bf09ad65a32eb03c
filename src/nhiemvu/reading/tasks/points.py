"""Which points are tasks: those at the level where someone can be made responsible and say "done".

In a report, the points of its tasks section. Elsewhere the points of the tasks sections, or where there is none, the
list that a request introduces; then what the organisation sections tell units to do.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemvu.domain.plans import SectionKind, Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.leadins import introduces_tasks
from nhiemvu.reading.outline.sections import Section
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.text.sheet import Sheet
from nhiemvu.reading.units.assignees import Assignees, assignees_of
from nhiemvu.reading.units.fields import fields_of
from nhiemvu.reading.units.names import is_name

REPORT = "BC"
#: Kinds that answer what others have asked: their part on proposals assigns tasks.
ANSWERING = ("TB", "KL")
#: Parts that are never tasks.
NOT_TASKS = (SectionKind.CONTEXT, SectionKind.RESULTS, SectionKind.SHORTCOMINGS, SectionKind.TARGETS)
ARTICLE_RANK, ARABIC_RANK, LETTER_RANKS = 5.0, 6.0, (8.0, 14.0)


NOBODY = Assignees()


@dataclass(frozen=True, slots=True)
class TaskPoint:
    """One task with its place in the clean text."""

    label: str
    span: Span
    #: Names that hold for it from the sentence that introduces its list.
    given: Assignees = NOBODY


@dataclass(frozen=True, slots=True)
class Found:
    """The task points of a document, and whether it has a part for them at all."""

    points: tuple[TaskPoint, ...]
    has_section: bool


class Finder:
    """Finds the task points of one document."""

    def __init__(
        self, sheet: Sheet, root: Point, sections: Sequence[Section], kind: str, tables: Sequence[int] = ()
    ) -> None:
        """Take the numbers of the lines where tables of tasks begin: points end before them."""
        self._sheet = sheet
        self._tables = tables
        self._root = root
        self._sections = {section.point.line: section for section in sections}
        self._kind = kind

    def find(self) -> Found:
        """Return the task points in order."""
        parts = self._parts()
        points = [task for part in parts for task in self._tasks_in(part)]
        points.extend(self._unlabelled())
        return Found(tuple(sorted(points, key=lambda task: task.span)), bool(parts))

    def _parts(self) -> list[Point]:
        strong = self._headed(SectionKind.TASKS, weak=False)
        if self._kind == REPORT:
            return strong or self._headed(SectionKind.TASKS, weak=True)
        parts = strong or list(self._introduced(self._root)) or self._headed(SectionKind.TASKS, weak=True)
        parts = parts + self._headed(SectionKind.ORGANISATION, weak=False)
        if self._kind in ANSWERING:
            parts = parts + self._headed(SectionKind.PROPOSALS, weak=False)
        return [part for part in _topmost(parts) if part.children or self._assigns(part)]

    def _headed(self, kind: SectionKind, *, weak: bool) -> list[Point]:
        wanted = [one.point for one in self._sections.values() if one.own and one.kind is kind and one.weak is weak]
        return _topmost(wanted)

    def _introduced(self, point: Point) -> Iterator[Point]:
        """Yield points whose children are a list that a request introduces."""
        if point.children and self._is_request(point) and not self._has_other_parts(point):
            yield point
            return
        for child in point.children:
            yield from self._introduced(child)

    def _is_request(self, point: Point) -> bool:
        first = self._first_numbered(point)
        return first is not None and first.line > 0 and introduces_tasks(self._sheet.lines[first.line - 1].text)

    def _first_numbered(self, point: Point) -> Point | None:
        numbered = (child for child in point.children if child.label and child.label.form.counts != "mark")
        return next(numbered, point.children[0] if point.parent and point.children else None)

    def _has_other_parts(self, point: Point) -> bool:
        own = [self._sections[child.line] for child in point.children if child.line in self._sections]
        return any(
            one.own and (one.kind in NOT_TASKS or (one.kind is SectionKind.TASKS and not one.weak)) for one in own
        )

    def _assigns(self, part: Point) -> bool:
        return self._assignees(Span(*self._own_words(part))).lead is not None

    def _tasks_in(self, part: Point) -> Iterator[TaskPoint]:
        """Yield the task points of a part, or the part itself where it has no points."""
        children = part.children
        if first := self._first_numbered(part):
            children = [child for child in children if child.line >= first.line]
        if not children:
            yield from self._undivided(part)
            return
        given = self._given(part)
        letters = self._letters_are_tasks(children)
        for child in children:
            section = self._sections.get(child.line)
            if section and section.own and child.children and section.kind in self._left_out():
                continue
            if child.children and self._descends(child, section, letters=letters):
                yield from self._tasks_in(child)
            else:
                yield TaskPoint(child.path, self._span(child), given)

    def _left_out(self) -> tuple[SectionKind, ...]:
        return NOT_TASKS if self._kind in ANSWERING else (*NOT_TASKS, SectionKind.PROPOSALS)

    def _undivided(self, part: Point) -> Iterator[TaskPoint]:
        """Yield a part without points: of a report each paragraph, elsewhere the whole."""
        start, end = self._own_words(part)
        if end <= start:
            return
        if self._kind != REPORT:
            yield TaskPoint(part.path, Span(start, end))
            return
        for line in self._sheet.lines[part.caption + 1 : part.end]:
            if not line.in_table and not line.text.endswith(":"):
                yield TaskPoint(part.path, Span(line.start, line.end))

    def _own_words(self, part: Point) -> tuple[int, int]:
        lines = self._sheet.lines[part.caption + 1 : part.end]
        in_table = any(line.in_table for line in lines)
        return (lines[0].start, lines[-1].end) if lines and not in_table else (0, 0)

    def _descends(self, point: Point, section: Section | None, *, letters: bool) -> bool:
        first = point.children[0]
        own = self._sheet.lines[point.caption].words.rstrip()
        if section and section.own and section.kind is SectionKind.TASKS:
            return True
        if point.rank <= ARTICLE_RANK:
            return not is_name(own)
        if is_name(own) or not section:
            return False
        if first.label and first.label.form.counts == "path":
            return True
        if LETTER_RANKS[0] <= first.rank < LETTER_RANKS[1]:
            return letters and not own.endswith(":")
        return all(self._stands_alone(child) for child in point.children)

    def _letters_are_tasks(self, points: Sequence[Point]) -> bool:
        """Tell whether letters under numbered captions name who acts, or are made of fields, for the most part."""
        letters = [
            letter
            for point in points
            for letter in point.children
            if point.line in self._sections and LETTER_RANKS[0] <= letter.rank < LETTER_RANKS[1]
        ]
        return bool(letters) and 2 * sum(self._is_assigned(letter) for letter in letters) >= len(letters)

    def _is_assigned(self, point: Point) -> bool:
        words = self._sheet.at(self._span(point))
        return any(True for _ in fields_of(words)) or assignees_of(words).lead is not None

    def _stands_alone(self, point: Point) -> bool:
        """Tell whether a dash under a caption is a task of its own: it says who leads, in so many words."""
        words = self._sheet.at(self._span(point))
        key = matching_key(words)
        if any(True for _ in fields_of(f"\n{words}")):
            return False
        return ("chủ trì" in key or key.startswith("giao ")) and assignees_of(words).lead is not None

    def _span(self, point: Point) -> Span:
        line = self._sheet.lines[point.line]
        table = bisect_left(self._tables, point.line)
        end = min(point.end, self._tables[table]) if table < len(self._tables) else point.end
        return Span(line.words_start, max(line.end, self._sheet.lines[end - 1].end))

    def _assignees(self, span: Span) -> Assignees:
        return assignees_of(self._sheet.at(span))

    def _given(self, part: Point) -> Assignees:
        """Return the unit that the sentence over a list gives it to: "Giao Phòng Nội vụ:"."""
        first = self._first_numbered(part)
        line = self._sheet.lines[first.line - 1] if first and first.line else None
        if line is None or not matching_key(line.words).startswith("giao ") or not line.text.endswith(":"):
            return NOBODY
        return assignees_of(line.words)

    def _unlabelled(self) -> Iterator[TaskPoint]:
        """Yield a directive's closing sentence that gives somebody the follow-up: "Giao Phòng Nội vụ theo dõi ..."."""
        if self._kind == REPORT or not self._root.children:
            return
        for line in self._sheet.lines[self._root.children[-1].line : self._root.end]:
            if (
                line.label is None
                and closing_of(line.text) == "closing"
                and matching_key(line.text).startswith("giao ")
            ):
                yield TaskPoint("", Span(line.start, line.end))


def _topmost(points: Sequence[Point]) -> list[Point]:
    """Return points that do not lie within another of them, in order."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda one: (one.line, -one.end)):
        if not kept or point.line >= kept[-1].end:
            kept.append(point)
    return kept
