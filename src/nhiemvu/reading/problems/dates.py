"""Days that do not exist, symbols without a day or with two, and days that cannot be beside the document's own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from nhiemvu.domain.dates import short_day
from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import CitedDirective, NamedDeadline, PlannedTask, Problem, ProblemCode, Span
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.facts.deadlines import is_strict
from nhiemvu.reading.citing.citations import Citations
from nhiemvu.reading.head.letterhead import Head
from nhiemvu.reading.tasks.deadlines import Deadline

#: A list of more deadlines that have passed is one of overdue work: it is told once.
MOST = 3


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


def of_order(cited: Sequence[CitedDirective], tasks: Sequence[PlannedTask], own: date | None) -> Iterator[Problem]:
    """Yield cited documents that are younger than the document itself, and deadlines that passed before its day."""
    if own is None:
        return
    for one in cited:
        if one.directive.issued_on and one.directive.issued_on > own:
            yield _after_own(one, one.directive.issued_on, own)
    dated = [deadline for task in tasks for deadline in task.deadlines if deadline.due_on]
    passed = [one for one in dated if one.due_on and one.due_on < own and is_strict(one.rule)]
    if len(passed) > MOST and 2 * len(passed) >= len(dated):
        yield _all_before_own(passed, own)
    else:
        yield from (_before_own(deadline, own) for deadline in passed)


def _after_own(one: CitedDirective, day: date, own: date) -> Problem:
    shown = one.directive.short_name, short_day(day), short_day(own)
    message = Text(
        "Văn bản {} ghi ngày {}, sau ngày của chính văn bản này ({}).".format(*shown),
        "Document {} has the date {}, which is after this document's own ({}).".format(*shown),
    )
    return Problem(ProblemCode.DATE_AFTER_DOCUMENT, message, one.span)


def _all_before_own(passed: Sequence[NamedDeadline], own: date) -> Problem:
    count, day = len(passed), short_day(own)
    message = Text(
        f"{count} thời hạn đã qua trước ngày của văn bản ({day}).",
        f"{count} deadlines passed before the document's own day ({day}).",
    )
    return Problem(ProblemCode.DEADLINE_BEFORE_DOCUMENT, message, passed[0].span)


def _before_own(deadline: NamedDeadline, own: date) -> Problem:
    message = Text(
        f"Thời hạn “{deadline.text}” đã qua trước ngày của văn bản ({short_day(own)}).",
        f"The deadline “{deadline.text}” passed before the document's own day ({short_day(own)}).",
    )
    return Problem(ProblemCode.DEADLINE_BEFORE_DOCUMENT, message, deadline.span)
