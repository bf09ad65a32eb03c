"""The directives that a heading or a lead-in cites hold for each task below it.

"2. Thực hiện Chỉ thị số 08-CT/HU:" over dashes says of each dash which directive it carries out. What the opening of a
document cites is a relation of the document, not of each task, unless it leads straight up to the tasks, as letters do.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nhiemvu.domain.plans import PlannedTask, Span
from nhiemvu.domain.values import replace
from nhiemvu.reading.citing.citations import Citations
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.text.sheet import Sheet

#: Kinds that nobody carries out: a heading or an opening may name them as what was read or heard.
NOT_CARRIED_OUT = ("BC", "TTr", "BB")


class Heading(NamedTuple):
    """What one heading cites, and the stretch of text that it heads."""

    below: Span
    directives: tuple[int, ...]
    #: Where the points begin that an opening sentence leads straight up to; None for a heading of all below it.
    straight: frozenset[int] | None


def with_headings(
    tasks: Sequence[PlannedTask], root: Point, sheet: Sheet, citations: Citations
) -> tuple[PlannedTask, ...]:
    """Return tasks in order of place with the directives that stand above them, after those of their own words."""
    starts = [task.span.start for task in tasks]
    above: dict[int, list[int]] = {}
    # The nearest heading first.
    for heading in sorted(_headings(root, sheet, citations), key=lambda one: -one.below.start):
        for number in range(bisect_left(starts, heading.below.start), bisect_left(starts, heading.below.end)):
            if heading.straight is None or starts[number] in heading.straight:
                above.setdefault(number, []).extend(heading.directives)
    return tuple(_with(task, above[number]) if number in above else task for number, task in enumerate(tasks))


def _with(task: PlannedTask, above: Sequence[int]) -> PlannedTask:
    return replace(task, directives=tuple(dict.fromkeys((*task.directives, *above))))


def _headings(root: Point, sheet: Sheet, citations: Citations) -> Iterator[Heading]:
    places = [mention.span.start for mention, _ in citations.places]
    waiting = list(root.children)
    while waiting:
        point = waiting.pop()
        waiting.extend(point.children)
        number = point.caption
        # Most points head nothing or cite nothing.
        if point.end - 1 <= number:
            continue
        caption = sheet.lines[number]
        if not _hold_one(places, caption.start, sheet.lines[max(point.own_end, point.caption_end) - 1].end):
            continue
        below = Span(caption.end, sheet.lines[point.end - 1].end)
        cited = [
            citations.places[place][1]
            for start, end in _leading(point, sheet)
            for place in range(bisect_left(places, start), bisect_left(places, end))
            if citations.places[place][0].directive.kind not in NOT_CARRIED_OUT
        ]
        if cited:
            leads_in = not point.label and caption.text.endswith(":")
            straight = frozenset(sheet.lines[child.line].words_start for child in point.children) if leads_in else None
            yield Heading(below, tuple(cited), straight)


def _hold_one(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of places in order lies in a stretch of text."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def _leading(point: Point, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield where the caption of a point stands, and the sentence that leads up to its list."""
    yield sheet.lines[point.caption].start, sheet.lines[point.caption_end - 1].end
    last = sheet.lines[point.own_end - 1]
    if point.children and point.own_end > point.caption_end and last.text.endswith(":"):
        yield last.start, last.end
