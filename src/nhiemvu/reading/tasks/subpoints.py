"""The labelled sub-points of a task, so that each can be named: "a", "a.-2", "(ii)" within a sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from nhiemvu.domain.plans import Span, SubPoint
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.labels import LabelForm
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.text.labels import Label, read_label
from nhiemvu.reading.text.sheet import Sheet

#: "(i)", "(2)", "b)" within a sentence, behind a space or a sign: what stands in front of its bracket, and behind it.
BRACKET = ")"
IN_FRONT, LONGEST_IN_FRONT = re.compile(r"(?<=[\s:;,.])(?:\([a-zđ]{1,4}|\(\d{1,2}|[a-eđ])\Z"), 5
BEHIND = re.compile(r"\s?\w")


@dataclass(frozen=True, slots=True)
class Found:
    """A sub-point on its way: its labels, how deep it stands, and its place."""

    path: str
    depth: int
    span: Span


def points_of(sheet: Sheet, span: Span, point: Point | None = None) -> tuple[SubPoint, ...]:
    """Return the sub-points of a task in order of place, those of sub-points included.

    `point` is the task's place in the outline; without one its own lines are looked through, as in a table's cell.
    Of labels that stand twice the later ones get their number: "a", "a#2".
    """
    lines = list(_under(sheet, span, point, "", 0)) if point else _of_lines(sheet, span)
    inline = list(_within_lines(sheet, span, lines))
    # Most tasks have none.
    if not (lines or inline):
        return ()
    return _distinct(sorted([*lines, *inline], key=lambda one: (one.span.start, -one.span.end)))


def _under(sheet: Sheet, span: Span, point: Point, path: str, depth: int) -> Iterator[Found]:
    for child in point.children:
        line = sheet.lines[child.line]
        if line.start >= span.end:
            return
        own = _path(path, child.written)
        if child.label:
            end = sheet.lines[max(child.end, child.caption_end) - 1].end
            yield Found(own, depth, Span(line.start, min(span.end, end)))
        if child.children:
            yield from _under(sheet, span, child, own, depth + 1)


def _path(*labels: str) -> str:
    return ".".join(filter(None, labels))


def _of_lines(sheet: Sheet, span: Span) -> list[Found]:
    """Return the labelled lines of a cell behind its first: a form that is open closes what stands under it."""
    opened: list[tuple[LabelForm, str]] = []
    marks: Counter[str] = Counter()
    found: list[Found] = []
    for number in range(*sheet.lines_of(span)):
        line = sheet.lines[number]
        label = read_label(line.text) if line.start >= span.start else None
        if label is None:
            continue
        depth = next((place for place, (form, _) in enumerate(opened) if form is label.form), len(opened))
        del opened[depth:]
        upper = opened[-1][1] if opened else ""
        own = _path(upper, _numbered(label, upper, marks))
        opened.append((label.form, own))
        found.append(Found(own, depth, Span(line.start, span.end)))
    return [_ended(one, found[number + 1 :]) for number, one in enumerate(found)]


def _numbered(label: Label, upper: str, marks: Counter[str]) -> str:
    if label.form.counts != "mark":
        return label.written
    key = f"{upper} {label.written}"
    marks[key] += 1
    return f"{label.written}{marks[key]}"


def _ended(one: Found, after: Sequence[Found]) -> Found:
    end = next((other.span.start - 1 for other in after if other.depth <= one.depth), one.span.end)
    return Found(one.path, one.depth, Span(one.span.start, end))


def _within_lines(sheet: Sheet, span: Span, lines: Sequence[Found]) -> Iterator[Found]:
    """Yield what a sentence counts up: "(i) ..., (ii) ...", from one at least to two."""
    # Two at least, in a line.
    if sheet.text.count(BRACKET, span.start, span.end) < 2:
        return
    for number in range(*sheet.lines_of(span)):
        line = sheet.lines[number]
        start, end = max(line.start, span.start), min(line.end, span.end)
        if sheet.text.count(BRACKET, start, end) < 2:
            continue
        for series in _series(list(_marks(sheet, start, end))):
            ends = [place for place, _ in series[1:]] + [end]
            around = [one for one in lines if one.span.start <= series[0][0] < one.span.end]
            upper = max(around, key=_start, default=None)
            for (place, label), after in zip(series, ends, strict=True):
                words = sheet.text[place:after].rstrip()
                path = _path(upper.path if upper else "", label.written)
                yield Found(path, upper.depth + 1 if upper else 0, Span(place, place + len(words)))


def _marks(sheet: Sheet, start: int, end: int) -> Iterator[tuple[int, Label]]:
    text = sheet.text
    # From bracket to bracket: a pattern of the whole would be tried at every letter.
    bracket = text.find(BRACKET, start, end)
    while bracket >= 0:
        mark = IN_FRONT.search(text, max(start, bracket - LONGEST_IN_FRONT), bracket)
        if mark and BEHIND.match(text, bracket + 1, end) and (label := read_label(text[mark.start() : bracket + 3])):
            yield mark.start(), label
        bracket = text.find(BRACKET, bracket + 1, end)


def _start(found: Found) -> int:
    return found.span.start


def _series(marks: Sequence[tuple[int, Label]]) -> Iterator[list[tuple[int, Label]]]:
    """Yield labels of one form that count up from one without a gap, two of them or more."""
    for form in dict.fromkeys(label.form.name for _, label in marks):
        series: list[tuple[int, Label]] = []
        for place, label in marks:
            if label.form.name == form and label.value == (len(series) + 1,):
                series.append((place, label))
        if len(series) > 1:
            yield series


def _distinct(found: Sequence[Found]) -> tuple[SubPoint, ...]:
    """Return sub-points with labels of which none stands twice."""
    times: Counter[str] = Counter()
    points = []
    for one in found:
        times[one.path] += 1
        again = f"#{times[one.path]}" if times[one.path] > 1 else ""
        points.append(SubPoint(f"{one.path}{again}", one.span))
    return tuple(points)
