"""Which parts of a document hold tasks: by their headings, or where there are none, by the sentences that lead in."""

from collections.abc import Iterator, Mapping, Sequence

from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.assessments import assessment_of
from nhiemvu.facts.captions import caption_named, day_before_colon
from nhiemvu.facts.headings import heading_fact, run_in_heading
from nhiemvu.facts.leadins import introduces_plans, introduces_tasks
from nhiemvu.facts.lines import holds
from nhiemvu.reading.outline.sections import Section
from nhiemvu.reading.outline.tree import ARTICLE_RANK, MARK_RANK, Point, heading_key, heading_words
from nhiemvu.reading.tasks.levels import Levels
from nhiemvu.reading.tasks.rows import TaskTable
from nhiemvu.reading.text.ranges import Ranges
from nhiemvu.reading.text.sheet import Sheet
from nhiemvu.reading.units.assignees import assignees_of, names_unit

REPORT, RESOLUTION = "BC", "NQ"
#: Kinds that answer what others have asked: their part on proposals assigns tasks.
ANSWERING = ("TB", "KL")
#: Kinds that ask those above for something, and those of which every point is planned where no heading says otherwise.
MINUTES, PROGRAMME = "BB", "CTr"
ASKING, PLANNING = ("TTr",), (PROGRAMME, "KH")
#: Kinds whose contents explain: a heading "Nội dung" alone holds no tasks.
GUIDING = ("HD", "QyĐ", "QC")
#: Kinds that plan a period, whose points need not be alike: some have dashes under them, some sentences.
PERIODIC = (REPORT, RESOLUTION, *PLANNING)
#: How many lines above a table in an annex may say what it holds.
NEAR_TABLE = 5
#: Parts that are never tasks.
NOT_TASKS = (SectionKind.CONTEXT, SectionKind.RESULTS, SectionKind.SHORTCOMINGS, SectionKind.TARGETS)


class Parts:
    """Finds the parts of one document that hold tasks."""

    def __init__(self, sheet: Sheet, root: Point, sections: Sequence[Section], kind: str) -> None:
        self._sheet = sheet
        self._root = root
        self._sections: Mapping[int, Section] = {section.point.line: section for section in sections}
        self._kind = kind
        self._levels = Levels(sheet, alike=kind not in PERIODIC)

    def find(self) -> list[Point]:
        """Return the parts in order, none within another."""
        if self._kind in ASKING:
            return []
        strong = self._headed(SectionKind.TASKS, weak=False)
        if self._kind == MINUTES:
            strong = self._concluded(strong)
        if self._kind == REPORT:
            planned = self._with_organisation(strong or self._headed(SectionKind.TASKS, weak=True))
            return planned or list(self._introduced(self._root)) or self._run_in(self._root)
        asked = list(self._introduced(self._root))
        organising = self._headed(SectionKind.ORGANISATION, weak=False)
        around = [one for one in asked if any(one.line < part.line < one.end for part in strong)]
        parts = [*strong, *around] or asked or self._weak(alone=not organising)
        parts = parts + organising + ([] if strong else self._schedules())
        if self._kind == PROGRAMME and parts:
            parts = parts + self._unnamed()
        if self._kind in ANSWERING:
            parts = parts + self._headed(SectionKind.PROPOSALS, weak=False)
        parts = parts or [*self._days(self._root), *self._told(self._root)] or list(self._run_in_days())
        return topmost(parts or ([self._root] if self._kind in PLANNING and not self._headings() else []))

    def _with_organisation(self, planned: list[Point]) -> list[Point]:
        """Add what says behind the plans of a report who carries them out: "Phần thứ hai ... IV. TỔ CHỨC THỰC HIỆN"."""
        if not planned:
            return []
        behind = [one for one in self._headed(SectionKind.ORGANISATION, weak=False) if one.line >= planned[0].line]
        return topmost([*planned, *(one for one in behind if any(self._is_told(child) for child in one.children))])

    def _concluded(self, strong: list[Point]) -> list[Point]:
        """Return the parts of minutes in which who presides concludes: what was said before them are opinions."""
        headed = [one.point for one in self._sections.values() if one.point.children]
        found = [point for point in headed if holds("concludes", heading_key(point, self._sheet))]
        first = min((point.line for point in found), default=0)
        return topmost([*found, *(part for part in strong if part.line >= first)])

    def _headings(self) -> bool:
        return any(section.own for section in self._sections.values())

    def _weak(self, *, alone: bool) -> list[Point]:
        """Return the parts called "Nội dung" or the like, where they are not `alone` those that hold deeds."""
        if self._kind in GUIDING:
            return []
        weak = self._headed(SectionKind.TASKS, weak=True)
        return weak if alone else [part for part in weak if self._holds_deeds(part)]

    def _headed(self, kind: SectionKind, *, weak: bool) -> list[Point]:
        wanted = [one.point for one in self._sections.values() if one.own and one.kind is kind and one.weak is weak]
        return topmost(wanted)

    def _schedules(self) -> list[Point]:
        """Return the parts of a plan that say what is done when; of a guide those that tell units until when."""
        if self._kind not in (*PLANNING, *GUIDING):
            return []
        headed = [one.point for one in self._sections.values() if one.point.children and not one.own]
        found = [point for point in headed if self._is_schedule(point)]
        if self._kind in GUIDING:
            found = [point for point in found if all(self._is_told(child) for child in point.children)]
        return topmost(found)

    def _is_schedule(self, point: Point) -> bool:
        """Tell whether a heading names a schedule, or what stands under it is a month or a quarter each."""
        if holds("schedule", heading_key(point, self._sheet)):
            return True
        periods = (caption_named(heading_words(child, self._sheet)) == "period" for child in point.children)
        return all(periods)

    def _unnamed(self) -> list[Point]:
        """Return the parts of a programme whose headings name but a subject: its schedules, and what holds deeds."""
        found = []
        for point in self._root.children:
            section = self._sections.get(point.line)
            names_nothing = section and (section.weak or (not section.own and section.kind is SectionKind.OTHER))
            if names_nothing and point.children:
                found.append(point)
        return [point for point in found if self._is_schedule(point) or self._holds_deeds(point)]

    def _introduced(self, point: Point) -> Iterator[Point]:
        """Yield points that ask for what follows them: lead-ins, and numbered points that end as one does."""
        if self._is_request(point) and not self._has_other_parts(point):
            yield point
            return
        for child in point.children:
            yield from self._introduced(child)

    def _holds_deeds(self, part: Point) -> bool:
        """Tell whether most points of a part say what is to be done."""
        leaves = [point for point in _leaves(part) if point.line >= part.caption_end]
        deeds = sum(self._levels.stands_alone(point) for point in leaves)
        return not leaves or 2 * deeds >= len(leaves)

    def _days(self, point: Point) -> Iterator[Point]:
        """Yield the days of a work plan."""
        for child in point.children:
            if caption_named(heading_words(child, self._sheet)) == "day":
                yield child
            else:
                yield from self._days(child)

    def _run_in_days(self) -> Iterator[Point]:
        """Yield the lines of a schedule that each begin with their day, as one part: "Thứ Hai (16/3): Họp tổ"."""
        found = [number for number, line in enumerate(self._sheet.lines) if day_before_colon(line.words)]
        if len(found) > 1:
            children = [one for one in self._root.children if one.line in found]
            yield Point(None, found[0] - 1, found[0] - 1, MARK_RANK, self._root, children, found[-1] + 1)

    def _told(self, point: Point) -> Iterator[Point]:
        """Yield lists that no sentence leads in to, of which most points say who is to act."""
        numbered = [child for child in point.children if child.label and child.label.value and child.line > 0]
        told = [child for child in numbered if self._is_told(child)]
        if told and numbered[0].rank == ARTICLE_RANK:
            yield from (self._holding([child]) for child in told)
        elif len(told) > 1 and 2 * len(told) > len(numbered):
            yield self._holding(numbered)
        else:
            for child in point.children:
                yield from self._told(child)

    def _run_in(self, point: Point) -> list[Point]:
        """Return points that say of their field what is to be done: "b) Nhiệm vụ tháng 11: Kiểm tra 03 trường".

        One that says it only in what stands under it is itself the part: "* Nhiệm vụ tháng 5:" over dashes.
        """
        parts: list[Point] = []
        for child in point.children:
            if self._heads_planned(child):
                parts.append(child)
            elif child.label and self._is_planned(heading_words(child, self._sheet)):
                parts.append(self._holding([child]))
            else:
                parts.extend(self._run_in(child))
        return parts

    def _heads_planned(self, point: Point) -> bool:
        """Tell whether a point is but the caption of what is to be done, whose points stand under it."""
        words = heading_words(point, self._sheet).rstrip(" :")
        return self._levels.is_caption(point) and ":" not in words and self._is_planned(f"{words}:")

    @staticmethod
    def _is_planned(words: str) -> bool:
        fact = run_in_heading(words)
        if fact is None or fact.section is not SectionKind.TASKS:
            return False
        # "Giải pháp" within an assessment may be what was done.
        return not fact.weak or holds("to_come", matching_key(words.partition(":")[0]))

    def _is_told(self, point: Point) -> bool:
        """Tell whether a point tells a unit to act, or is a unit's name over what it is told."""
        words = heading_words(point, self._sheet)
        heads = point.end > point.caption_end and names_unit(words)
        return assessment_of(words) is None and (heads or assignees_of(words).lead is not None)

    def _holding(self, points: list[Point]) -> Point:
        """Return a part that holds points which no heading and no lead-in holds."""
        first = points[0]
        return Point(None, first.line - 1, first.line - 1, first.rank, first.parent, points, points[-1].end)

    def _is_request(self, point: Point) -> bool:
        if point.parent is None:
            return False
        words = heading_words(point, self._sheet)
        return introduces_plans(words) if self._kind == REPORT else introduces_tasks(words)

    def _has_other_parts(self, point: Point) -> bool:
        """Tell whether the points that are asked for are sections, of which some hold no tasks.

        A conclusion whose sections are subjects ("II- Về công tác cán bộ") asks for all of them: what one of them
        assesses is left out later.
        """
        if point.children and all(child.rank > ARTICLE_RANK for child in point.children):
            return False
        own = [self._sections[child.line] for child in point.children if child.line in self._sections]
        kinds = [one.kind for one in own if one.own and not (one.kind is SectionKind.TASKS and one.weak)]
        if self._kind in ANSWERING and len(own) > len(kinds):
            return SectionKind.TASKS in kinds
        return any(kind in (*NOT_TASKS, SectionKind.TASKS) for kind in kinds)


def _leaves(point: Point) -> Iterator[Point]:
    """Yield the numbered points without numbered points under them; dashes where there are no numbers."""
    numbered = [child for child in point.children if child.rank < MARK_RANK]
    for child in numbered:
        yield from _leaves(child) if any(one.rank < MARK_RANK for one in child.children) else (child,)
    if not numbered:
        yield from point.children


def topmost(points: Sequence[Point]) -> list[Point]:
    """Return points that do not lie within another of them, in order."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda one: (one.line, -one.end)):
        if not kept or point.line >= kept[-1].end:
            kept.append(point)
    return kept


def of_tasks(
    tables: Sequence[TaskTable], sheet: Sheet, sections: Sequence[Section], parts: Sequence[Point], kind: str
) -> list[TaskTable]:
    """Return the tables that plan: none of results; of a report those in its tasks sections and planning annexes."""
    past = Ranges((one.point.line, one.point.end) for one in sections if one.own and one.kind in NOT_TASKS)
    kept = [table for table in tables if table.lines[0] not in past and kind not in ASKING]
    if kind != REPORT:
        return kept
    planned = Ranges((part.line, part.end) for part in parts)
    return [table for table in kept if table.lines[0] in planned or _is_announced(table, sheet)]


def _is_announced(table: TaskTable, sheet: Sheet) -> bool:
    """Tell whether a caption in capitals right above a table says that it holds tasks."""
    above = sheet.lines[max(0, table.lines[0] - NEAR_TABLE) : table.lines[0]]
    facts = [heading_fact(line.text) for line in above if line.text.isupper() and not line.in_table]
    return any(fact is not None and fact.section is SectionKind.TASKS and not fact.weak for fact in facts)
