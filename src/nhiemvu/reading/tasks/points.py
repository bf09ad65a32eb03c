"""Which points are tasks: those at the level where someone can be made responsible and say "done".

In a report, the points of its tasks section. Elsewhere the points of the tasks sections, or where there is none, the
list that a request introduces; then what the organisation sections tell units to do.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from nhiemvu.domain.plans import RemainderKind, SectionKind, Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.assessments import assessment_of_key
from nhiemvu.facts.captions import caption_named
from nhiemvu.facts.headings import run_in_heading
from nhiemvu.facts.verbs import finder
from nhiemvu.reading.outline.sections import Section
from nhiemvu.reading.outline.tree import ARTICLE_RANK, MARK_RANK, Point, heading_key, heading_words
from nhiemvu.reading.tasks.found import NOBODY, Found, LeftOut, TaskPoint
from nhiemvu.reading.tasks.levels import Levels, ListLook, are_counted
from nhiemvu.reading.tasks.orders import orders_outside
from nhiemvu.reading.tasks.parts import ANSWERING, ASKING, PERIODIC, REPORT
from nhiemvu.reading.tasks.prose import MARK, Prose
from nhiemvu.reading.tasks.rows import TaskTable
from nhiemvu.reading.text.sheet import Line, Sheet
from nhiemvu.reading.units.assignees import assignees_of, given_by, is_order, named_by, names_unit
from nhiemvu.reading.units.combining import Assignees

#: How a heading begins that names what a conclusion is about.
SUBJECT = ("về ", "đối với ")
#: What a part that holds no tasks is called among the remainders.
KINDS = {
    SectionKind.CONTEXT: RemainderKind.ASSESSMENT,
    SectionKind.RESULTS: RemainderKind.ASSESSMENT,
    SectionKind.SHORTCOMINGS: RemainderKind.ASSESSMENT,
    SectionKind.TARGETS: RemainderKind.TARGETS,
    SectionKind.PROPOSALS: RemainderKind.PROPOSALS,
}


class Finder:
    """Finds the task points of one document."""

    def __init__(
        self, sheet: Sheet, sections: Sequence[Section], kind: str, tables: Sequence[TaskTable], first: int
    ) -> None:
        """Take the tables of tasks, before which points end, and the number of the first line behind the head."""
        self._sheet = sheet
        self._sections = {section.point.line: section for section in sections}
        self._kind = kind
        self._tables = [table.lines[0] for table in tables]
        self._first = first
        self._levels = Levels(sheet, alike=kind not in PERIODIC)
        self._prose = Prose(sheet, kind, has_tables=bool(tables))
        self._left_out: list[LeftOut] = []

    def find(self, parts: Sequence[Point]) -> Found:
        """Return the task points of the parts that hold tasks, in order."""
        several = self._are_several(parts)
        points = [task for part in parts for task in self._tasks_in(part, NOBODY, among_others=several)]
        if self._kind not in (REPORT, *ASKING):
            orders = orders_outside(self._sheet, parts, self._first)
            points.extend(TaskPoint(label, span) for label, span in orders)
        lines = tuple((part.caption_end, part.end) for part in parts)
        return Found(tuple(sorted(points, key=lambda task: task.span)), lines, tuple(self._left_out))

    def _tasks_in(self, part: Point, given: Assignees, *, among_others: bool = False) -> Iterator[TaskPoint]:
        """Yield the task points of a part, or the part itself where it has no points.

        `among_others` is whether it is one of several lists that are given to units by the sentences over them.
        """
        given = self._given(part, among_others=among_others) or given
        if not part.children:
            yield from self._prose.undivided(part, given)
            return
        if prose := self._prose.paragraphs(part, given):
            yield from prose
            return
        section = self._sections.get(part.line)
        of_units = section is not None and section.kind is SectionKind.ORGANISATION
        look = self._levels.look_of(part.children, of_units=of_units)
        several = self._are_several(part.children)
        for child, following in zip(part.children, (*part.children[1:], None), strict=True):
            if kind := self._kind_left_out(child):
                self._left_out.append(LeftOut(child.line, child.end, kind))
            elif self._is_below(child, look) or self._is_lead_in(child):
                self._leave_out_heading(child)
                yield from self._tasks_in(child, given, among_others=several)
            elif self._is_over_paragraphs(child):
                self._leave_out_heading(child)
                yield from self._prose.undivided(child, given)
            elif self._is_over_table(child) or self._is_over_days(child, following):
                self._leave_out_heading(child)
            else:
                yield TaskPoint(child.path, self._span(child), given, child)

    def _is_below(self, point: Point, look: ListLook) -> bool:
        section = self._sections.get(point.line)
        if section and section.own and (section.kind is SectionKind.PROPOSALS or self._holds_tasks(section)):
            return True
        return self._levels.is_below(point, look)

    @staticmethod
    def _holds_tasks(section: Section) -> bool:
        return section.kind is SectionKind.TASKS and bool(section.point.children)

    def _leave_out_heading(self, point: Point) -> None:
        words = heading_words(point, self._sheet)
        lead_in = point.label is None and words.endswith(":")
        kind = RemainderKind.LEAD_IN if lead_in else RemainderKind.HEADING
        self._left_out.append(LeftOut(point.line, point.caption_end, kind))

    def _kind_left_out(self, point: Point) -> RemainderKind | None:
        section = self._sections.get(point.line)
        if section and section.own and (point.children or point.end > point.caption_end):
            return None if self._concludes(section) else self._kind_of(section.kind)
        words = heading_words(point, self._sheet)
        if (kind := self._run_in_kind(words)) or (point.label and (kind := self._statement_kind(point))):
            return kind
        return None

    def _kind_of(self, kind: SectionKind) -> RemainderKind | None:
        if kind is SectionKind.PROPOSALS and self._kind in ANSWERING:
            return None
        return KINDS.get(kind)

    def _concludes(self, section: Section) -> bool:
        """Tell whether a conclusion takes a situation as its subject, and tells somebody what to do about it.

        What was done may be such a subject, too: "3. Về sơ kết Chỉ thị số 08" over "Giao Phòng Nội vụ chuẩn bị ...".
        """
        if section.kind not in (SectionKind.CONTEXT, SectionKind.RESULTS) or self._kind not in ANSWERING:
            return False
        told = (_words_of(line) for line in self._lines_below(section.point))
        if section.kind is SectionKind.CONTEXT:
            return any(self._assignees(span).lead for span in told)
        is_subject = heading_key(section.point, self._sheet).startswith(SUBJECT)
        return is_subject and any(is_order(sentence) for span in told for sentence in self._sheet.at(span).split(". "))

    def _lines_below(self, point: Point) -> Iterator[Line]:
        return (line for line in self._sheet.lines[point.caption_end : point.end] if not line.in_table and line.words)

    def _run_in_kind(self, words: str) -> RemainderKind | None:
        """Return what a heading makes of its point that stands in one line with its sentence: "1. Mục tiêu: ..."."""
        heading, colon, _ = words.partition(":")
        if not colon or is_order(heading):
            return None
        fact = run_in_heading(words)
        return self._kind_of(fact.section) if fact else None

    def _statement_kind(self, point: Point) -> RemainderKind | None:
        name = assessment_of_key(heading_key(point, self._sheet))
        if name == "effect":
            return RemainderKind.CLOSING
        if name == "frame":
            return RemainderKind.CIRCUMSTANCE
        if name == "pointer" and self._tables:
            return RemainderKind.LEAD_IN
        if name == "agreement" and self._kind in ANSWERING and not self._tells(point):
            return RemainderKind.ASSESSMENT
        return None

    def _tells(self, point: Point) -> bool:
        """Tell whether a point gives work to anybody."""
        key = matching_key(self._sheet.at(self._span(point)))
        return finder("assign", "lead", "bears").search(key) is not None

    def _is_lead_in(self, point: Point) -> bool:
        """Tell whether a line without a label, or with but a star, only leads in to what follows, and is no unit's."""
        leads = point.label is None or (point.label.form.counts == MARK and point.rank < MARK_RANK)
        return leads and not names_unit(heading_words(point, self._sheet))

    def _is_over_paragraphs(self, point: Point) -> bool:
        """Tell whether a point of a report heads paragraphs as a section does: "I. Công tác chuyên môn"."""
        if self._kind != REPORT or point.children or point.rank >= ARTICLE_RANK or point.end - point.caption_end < 2:
            return False
        lines = list(self._lines_below(point))
        words = heading_words(point, self._sheet).rstrip()
        return len(lines) > 1 and words[-1:] not in ".;:," and all(line.text[-1:] in ".;/" for line in lines)

    def _is_over_table(self, point: Point) -> bool:
        """Tell whether a point is but the caption of a table of tasks."""
        after = bisect_left(self._tables, point.line)
        follows = after < len(self._tables) and self._tables[after] < point.end
        return follows and not point.children and heading_words(point, self._sheet).rstrip()[-1:] not in ".;,"

    def _is_over_days(self, point: Point, following: Point | None) -> bool:
        """Tell whether a point is but the caption of the days or weeks behind it: "2. Lịch cụ thể", "Tuần 1: ..."."""
        if following is None or following.label or point.children or point.end > point.caption_end:
            return False
        words = heading_words(point, self._sheet).rstrip()
        return words[-1:] not in ".;," and caption_named(heading_words(following, self._sheet)) in ("day", "period")

    def _span(self, point: Point) -> Span:
        line = self._sheet.lines[min(point.caption, point.end - 1)]
        table = bisect_left(self._tables, point.line)
        end = min(point.end, self._tables[table]) if table < len(self._tables) else point.end
        end = self._without_table(max(point.caption_end, end), point.caption_end)
        return Span(line.words_start, max(line.end, self._sheet.lines[end - 1].end))

    def _without_table(self, end: int, least: int) -> int:
        """Return where a point ends before a table behind it, unless its last words lead in to the table."""
        before = end
        while before > least and self._sheet.lines[before - 1].in_table:
            before -= 1
        above = self._sheet.lines[before - 1].text
        return end if before == end or above.endswith(":") or caption_named(above) == "table" else before

    def _assignees(self, span: Span) -> Assignees:
        return assignees_of(self._sheet.at(span))

    def _are_several(self, points: Sequence[Point]) -> bool:
        """Tell whether several of the points are sentences without a label that give the lists below them to units."""
        orders = (one for one in points if one.label is None and is_order(heading_words(one, self._sheet)))
        return next(islice(orders, 1, None), None) is not None

    def _given(self, part: Point, *, among_others: bool) -> Assignees | None:
        """Return the unit that the sentence over a list gives it to: "Giao Phòng Nội vụ:"; None where it names none.

        The name of a unit alone gives it what is numbered below: "2. Sở Tài chính" over "2.1." and "2.2.".
        """
        words = heading_words(part, self._sheet)
        if part.children[:1] and are_counted(part.children) and names_unit(words):
            return named_by(words)
        given = given_by(words, among_others=among_others) if words.endswith(":") else NOBODY
        return given if given.lead else None


def _words_of(line: Line) -> Span:
    return Span(line.words_start, line.end)
