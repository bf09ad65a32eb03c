"""Faults in a document, as values with their places: gaps in numbering, dates, notes and marks, missing parts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import (
    CitedDirective,
    Metadata,
    PlannedTask,
    Problem,
    ProblemCode,
    Remainder,
    RemainderKind,
    Span,
)
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.text import shorten
from nhiemvu.reading.citing.citations import Citations
from nhiemvu.reading.head.letterhead import Head
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.tasks.deadlines import Deadline
from nhiemvu.reading.text.labels import LETTERS
from nhiemvu.reading.text.sheet import Sheet

#: Words of a tasks section that are in no task are told from this length on, and so many of them shown.
SHORTEST_TASK, SHOWN = 40, 60
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
    line = sheet.lines[point.line]
    span = Span(line.start, line.words_start)
    shown = f"“{before.path}”", f"“{point.path}”"
    if other == one:
        message = Text(f"Mục {shown[1]} xuất hiện hai lần.", f"Label {shown[1]} stands twice.")
        yield Problem(ProblemCode.LABEL_REPEATED, message, span)
    elif other > one + 1 and not _is_left_out(point, one, other):
        message = Text(
            f"Thiếu mục giữa {shown[0]} và {shown[1]}.", f"A label is missing between {shown[0]} and {shown[1]}."
        )
        yield Problem(ProblemCode.LABEL_MISSING, message, span)


def _is_left_out(point: Point, one: int, other: int) -> bool:
    return bool(point.label and point.label.form.counts == "letter" and (one, other) == (LEFT_OUT - 1, LEFT_OUT + 1))


def of_dates(citations: Citations, deadlines: Iterable[Deadline], head: Head) -> Iterator[Problem]:
    """Yield symbols without a date or with two, and days that do not exist."""
    if head.upper.impossible_day:
        yield _impossible(head.upper.impossible_day, None)
    for mention, _ in citations.places:
        if mention.impossible:
            yield _impossible(mention.directive.symbol, mention.span)
    for deadline in deadlines:
        yield _impossible(deadline.text, deadline.span)
    yield from _without_date(
        citations.cited, {mention.directive.symbol for mention, _ in citations.places if mention.impossible}
    )
    yield from _with_two_dates(citations.cited)


def _impossible(words: str, span: Span | None) -> Problem:
    message = Text(f"“{words}”: ngày không có trong lịch.", f"“{words}”: no calendar has this day.")
    return Problem(ProblemCode.IMPOSSIBLE_DATE, message, span)


def _without_date(cited: Sequence[CitedDirective], known: set[str]) -> Iterator[Problem]:
    for one in cited:
        symbol = one.directive.symbol
        if symbol and symbol not in known and not symbol.isdecimal() and one.directive.issued_on is None:
            message = Text(f"Văn bản {symbol} chưa ghi ngày ban hành.", f"Document {symbol} has no date.")
            yield Problem(ProblemCode.SYMBOL_WITHOUT_DATE, message, one.span)


def _with_two_dates(cited: Sequence[CitedDirective]) -> Iterator[Problem]:
    first: dict[str, CitedDirective] = {}
    for one in cited:
        if not one.directive.symbol or one.directive.issued_on is None:
            continue
        known = first.setdefault(f"{one.directive.kind} {symbol_key(one.directive.symbol)}", one)
        if known is not one and known.directive.issued_on != one.directive.issued_on:
            symbol = one.directive.symbol
            message = Text(f"Văn bản {symbol} ghi hai ngày khác nhau.", f"Document {symbol} has two different dates.")
            yield Problem(ProblemCode.SYMBOL_WITH_TWO_DATES, message, one.span)


def of_notes(sheet: Sheet) -> Iterator[Problem]:
    """Yield marks without notes and notes without marks."""
    marked = {anchor.key for anchor in sheet.anchors}
    for anchor in sheet.anchors:
        if anchor.key not in sheet.notes:
            message = Text(f"Dấu chú thích {anchor.key} không có chú thích.", f"Mark {anchor.key} has no note.")
            yield Problem(ProblemCode.MARK_WITHOUT_NOTE, message, Span(anchor.offset, anchor.offset))
    for key, span in sheet.notes.items():
        if key not in marked:
            message = Text(f"Chú thích {key} không có dấu trong bài.", f"Note {key} has no mark in the text.")
            yield Problem(ProblemCode.NOTE_WITHOUT_MARK, message, span)


def of_remainders(remainders: Sequence[Remainder], sheet: Sheet) -> Iterator[Problem]:
    """Yield what of a tasks section is in no task for no known reason, where it says enough to be one."""
    for one in remainders:
        words = sheet.at(one.span)
        if one.kind is RemainderKind.OTHER and len(words) >= SHORTEST_TASK:
            shown = f"“{shorten(words, SHOWN)}”"
            message = Text(
                f"Đoạn {shown} trong phần nhiệm vụ không thuộc nhiệm vụ nào.",
                f"The words {shown} of the tasks section are in no task.",
            )
            yield Problem(ProblemCode.TEXT_IN_NO_TASK, message, one.span)


def of_parts(metadata: Metadata, tasks: Sequence[PlannedTask], *, has_section: bool) -> Iterator[Problem]:
    """Yield what a report lacks: its tasks section, the points in it, its periods."""
    if metadata.directive.kind != "BC":
        return
    if not has_section:
        message = Text("Báo cáo không có phần phương hướng, nhiệm vụ.", "The report has no tasks section.")
        yield Problem(ProblemCode.NO_TASKS_SECTION, message)
    elif not tasks:
        message = Text("Phần phương hướng, nhiệm vụ không có mục nào.", "The tasks section has no points.")
        yield Problem(ProblemCode.EMPTY_TASKS_SECTION, message)
    if metadata.period_planned is None:
        message = Text("Không rõ kỳ báo cáo.", "The reporting period is not stated.")
        yield Problem(ProblemCode.PERIOD_UNKNOWN, message)
