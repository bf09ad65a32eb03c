"""Gaps and repetitions in the numbering of points."""

from collections.abc import Iterator
from itertools import pairwise

from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import Problem, ProblemCode, Span
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.text.labels import LETTERS
from nhiemvu.reading.text.sheet import Sheet

#: Lists of letters may leave out đ: "d) e)" is no gap.
LEFT_OUT = LETTERS.index("đ") + 1


def of_labels(root: Point, sheet: Sheet) -> Iterator[Problem]:
    """Yield labels that are missing from a sequence or stand twice in it."""
    for before, point in pairwise(root.children):
        if point.label and before.label and before.label.form is point.label.form and point.label.value:
            yield from _between(before, point, sheet)
    for point in root.children:
        yield from of_labels(point, sheet)


def _between(before: Point, point: Point, sheet: Sheet) -> Iterator[Problem]:
    if before.label is None or point.label is None or before.label.value[:-1] != point.label.value[:-1]:
        return
    one, other = before.label.value[-1], point.label.value[-1]
    if other == one:
        shown = f"“{point.path}”"
        message = Text(f"Mục {shown} xuất hiện hai lần.", f"Label {shown} stands twice.")
        yield Problem(ProblemCode.LABEL_REPEATED, message, _place(point, sheet))
    elif other > one + 1 and not _is_left_out(point, one, other):
        first, last = f"“{before.path}”", f"“{point.path}”"
        message = Text(f"Thiếu mục giữa {first} và {last}.", f"A label is missing between {first} and {last}.")
        yield Problem(ProblemCode.LABEL_MISSING, message, _place(point, sheet))


def _place(point: Point, sheet: Sheet) -> Span:
    line = sheet.lines[point.line]
    return Span(line.start, line.words_start)


def _is_left_out(point: Point, one: int, other: int) -> bool:
    return bool(point.label and point.label.form.counts == "letter" and (one, other) == (LEFT_OUT - 1, LEFT_OUT + 1))
