"""Paragraphs and articles outside of lists that tell a unit to act: "Giao Phòng Nội vụ theo dõi ..."."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.assessments import assessment_of_key
from nhiemvu.facts.closings import closing_of_key
from nhiemvu.facts.lines import holds
from nhiemvu.reading.outline.bodies import bodies_of
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.tasks.deadlines import Anchor, find_deadlines
from nhiemvu.reading.text.ranges import Ranges
from nhiemvu.reading.text.sheet import Line, Sheet
from nhiemvu.reading.units.assignees import is_order, orders_later, oversees

NO_ANCHOR = Anchor(None)


def orders_outside(sheet: Sheet, parts: Sequence[Point], first: int) -> Iterator[tuple[str, Span]]:
    """Yield the label and the words of each order outside of the parts, from line `first` on, in order."""
    behind = sheet.lines[max(part.end for part in parts) - 1].end if parts else 0
    for line in _outside(sheet, parts, first):
        if line.label:
            if _is_article(line):
                yield line.label.written, Span(line.words_start, line.end)
        elif is_told(line) or (line.start >= behind and _is_bare(line)):
            yield "", Span(line.start, line.end)


def is_told(line: Line) -> bool:
    """Tell whether a paragraph gives one unit the follow-up, or tells units to do something by a day."""
    if not _orders(line):
        return False
    return holds("gives", matching_key(line.text)) or bool(find_deadlines(line.text, NO_ANCHOR))


def _orders(line: Line) -> bool:
    return is_order(line.text) or orders_later(line.text)


def _is_bare(line: Line) -> bool:
    """Tell whether a paragraph tells units to act, no deadline in it, and does not close, or has one watch over all."""
    return (closing_of_key(line.key) is None and _orders(line)) or oversees(line.text)


def _is_article(line: Line) -> bool:
    """Tell whether an article tells a unit to act beside what the decision promulgates: "Điều 2. Giao Sở Y tế"."""
    return line.words[-1:] != ":" and is_order(line.words) and assessment_of_key(line.words_key) is None


def _outside(sheet: Sheet, parts: Sequence[Point], first: int) -> Iterator[Line]:
    """Yield the unlabelled lines and the articles of the body that lie in none of the parts."""
    inside = Ranges((part.line, part.end) for part in parts)
    for start, end in bodies_of(sheet):
        for number in range(max(start, first), end):
            line = sheet.lines[number]
            if line.in_table or number in inside:
                continue
            if line.label is None or line.label.form.name == "article":
                yield line
