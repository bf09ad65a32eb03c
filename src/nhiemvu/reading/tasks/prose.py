"""Tasks in the paragraphs of a part that has no points, or none but dashes below some of its paragraphs."""

from collections.abc import Iterator
from itertools import pairwise

from nhiemvu.domain.plans import Span
from nhiemvu.domain.values import replace
from nhiemvu.facts.assessments import assessment_of_key
from nhiemvu.facts.captions import caption_named, day_before_colon
from nhiemvu.facts.closings import closing_of_key
from nhiemvu.facts.lines import holds
from nhiemvu.reading.outline.tree import MARK_RANK, Point, heading_words
from nhiemvu.reading.tasks.enumerated import enumerated_in, told_apart
from nhiemvu.reading.tasks.found import TaskPoint
from nhiemvu.reading.tasks.orders import is_told
from nhiemvu.reading.tasks.parts import REPORT
from nhiemvu.reading.tasks.told import is_remark
from nhiemvu.reading.text.sheet import Line, Sheet
from nhiemvu.reading.units.assignees import assignees_of, given_by, is_order
from nhiemvu.reading.units.combining import Assignees

#: How many paragraphs without a label tell a unit to act in a part that is written in them.
LEAST_TOLD = 2
#: How a name begins that is that of several units.
SEVERAL = ("các ", "Các ", "mỗi ", "từng ")
#: How labels count that number nothing: dashes, crosses, bullets.
MARK = "mark"


class Prose:
    """Finds the tasks of the parts of one document that are written in paragraphs."""

    def __init__(self, sheet: Sheet, kind: str, *, has_tables: bool) -> None:
        self._sheet = sheet
        self._kind = kind
        self._has_tables = has_tables

    def undivided(self, part: Point, given: Assignees) -> Iterator[TaskPoint]:
        """Yield a part without points: its paragraphs, of other kinds than reports those that tell who is to act."""
        lines = [line for line in self._sheet.lines[part.caption_end : part.end] if self._says_something(line)]
        paragraphs = [Span(line.start, line.end) for line in lines]
        if self._kind == REPORT:
            for span in paragraphs:
                listed = enumerated_in(self._sheet.at(span), span.start)
                yield from (TaskPoint(f"{part.path}.{label}".lstrip("."), one, given) for label, one in listed)
                if not listed:
                    yield from self._sentence(part, span, given, alone=len(paragraphs) == 1)
        elif lines and caption_named(heading_words(part, self._sheet)) == "day":
            yield from self._entries(part, lines, given)
        elif lines and all(day_before_colon(line.words) for line in lines):
            yield from (TaskPoint(part.path, span, given) for span in paragraphs)
        elif len(told := [span for span in paragraphs if self._assignees(span).lead]) * 2 > len(paragraphs) > 1:
            yield from (TaskPoint(part.path, span, given) for span in told)
        elif told:
            yield TaskPoint(part.path, Span(paragraphs[0].start, paragraphs[-1].end), given)

    @staticmethod
    def _entries(part: Point, lines: list[Line], given: Assignees) -> Iterator[TaskPoint]:
        """Yield what is done on a day of a schedule: "Sáng: Giao ban ...", "14h00: ...", with the lines that go on."""
        begins = [holds("entry", line.key) for line in lines]
        starts = [number for number, one in enumerate(begins) if one or not (number and any(begins))]
        for start, end in pairwise((*starts, len(lines))):
            first = lines[start]
            point = Point(None, part.caption_end, part.caption_end, MARK_RANK, part, [], part.end)
            yield TaskPoint(part.path, Span(first.words_start, lines[end - 1].end), given, point)

    def _sentence(self, part: Point, span: Span, given: Assignees, *, alone: bool) -> Iterator[TaskPoint]:
        """Yield a paragraph, or what it tells apart where it stands `alone`; its subject is that of each of them."""
        parts = told_apart(self._sheet.at(span), span.start) if alone else []
        if parts:
            subject = self._assignees(Span(span.start, parts[0].end))
            given = Assignees(subject.lead) if subject.lead else given
        yield from (TaskPoint(part.path, one, given) for one in parts or [span])

    def paragraphs(self, part: Point, given: Assignees) -> list[TaskPoint]:
        """Return the paragraphs of a report's part that has no labels but dashes below some of them; else nothing.

        A paragraph over dashes tells one unit to do what they list, none of which names its own, and others beside it
        tell units what to do: without these the dashes would be the tasks. What stands without a label behind a dash is
        the next task.
        """
        if self._kind != REPORT:
            return []
        tasks: list[TaskPoint] = []
        told, heads_list = 0, False
        for line in self._sheet.lines[part.caption_end : part.end]:
            if line.label:
                if (
                    not heads_list
                    or line.label.form.counts != MARK
                    or self._assignees(Span(line.words_start, line.end)).lead
                ):
                    return []
                tasks[-1] = replace(tasks[-1], span=Span(tasks[-1].span.start, line.end))
                continue
            heads_list = line.text.endswith(":")
            if heads_list and not _gives_list(line.text):
                return []
            if heads_list or self._says_something(line):
                tasks.append(TaskPoint(part.path, Span(line.start, line.end), given))
                told += not heads_list and self._assignees(tasks[-1].span).lead is not None
        return tasks if told >= LEAST_TOLD else []

    def _says_something(self, line: Line) -> bool:
        """Tell whether a paragraph of a part without points is no lead-in, remark, closing or pointer to a table."""
        if line.in_table or line.text.endswith(":") or is_remark(line.text):
            return False
        if closing_of_key(line.key) == "closing" and not is_told(line):
            return False
        return not (self._has_tables and assessment_of_key(line.key) == "pointer")

    def _assignees(self, span: Span) -> Assignees:
        return assignees_of(self._sheet.at(span))


def _gives_list(words: str) -> bool:
    """Tell whether the words over a list give it to one unit: "Giao Công an xã chủ trì rà soát, tập trung vào:"."""
    told = assignees_of(words) if is_order(words) else given_by(words)
    return told.lead is not None and not told.lead.startswith(SEVERAL)
