"""Deadlines of a point: the words that set one, and the day that they name."""

import re
from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.dates import month_end
from nhiemvu.domain.periods import ROMAN, Period, PeriodKind
from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.deadlines import DeadlineFact, Rule, deadline_facts

#: A title in quotes may hold years and days that bind nobody.
QUOTED = re.compile(r'"[^"\n]{1,400}"')


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a deadline without a year is reckoned from."""

    #: The day of the document, or the first day of the period that it plans.
    day: date | None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline as found."""

    text: str
    span: Span
    #: None where the words name no single day.
    day: date | None
    #: Whether the words name a day that no calendar has ("31/6").
    impossible: bool = False


def find_deadlines(text: str, anchor: Anchor, *, bare: bool = False) -> list[Deadline]:
    """Return the deadlines in a point's words, in order; spans count from the start of `text`.

    With `bare` the text is a field or a cell that holds nothing but the time.
    """
    key = QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), matching_key(text))
    found: list[Deadline] = []
    taken = 0
    matches = sorted(
        ((match, fact) for fact in deadline_facts() if bare or not fact.bare for match in fact.pattern.finditer(key)),
        key=lambda pair: (pair[0].start(), -pair[0].end()),
    )
    for match, fact in matches:
        if match.start() >= taken:
            found.append(_deadline(text, match, fact, anchor))
            taken = match.end()
    return found


def _deadline(text: str, match: re.Match[str], fact: DeadlineFact, anchor: Anchor) -> Deadline:
    span = Span(match.start(), match.end())
    parts = {name: value for name, value in match.groupdict().items() if value}
    try:
        day = _day(fact.rule, parts, anchor)
    except ValueError:
        return Deadline(text[span.start : span.end], span, None, impossible=True)
    return Deadline(text[span.start : span.end], span, day)


def _day(rule: Rule, parts: dict[str, str], anchor: Anchor) -> date | None:
    if rule == "none":
        return None
    if rule == "period":
        return _end_of_period(anchor)
    if "y" in parts:
        return _in_year(rule, parts, int(parts["y"]))
    if anchor.day is None:
        return None
    day = _in_year(rule, parts, anchor.day.year)
    return day if day >= anchor.day else _in_year(rule, parts, anchor.day.year + 1)


def _end_of_period(anchor: Anchor) -> date | None:
    if anchor.period:
        return anchor.period.last_day
    if anchor.day is None:
        return None
    return Period(anchor.day.year, PeriodKind.QUARTER, (anchor.day.month - 1) // 3 + 1).last_day


def _in_year(rule: Rule, parts: dict[str, str], year: int) -> date:
    if rule == "day":
        return date(year, int(parts["m"]), int(parts["d"]))
    if rule == "month":
        month = int(parts.get("m") or parts["m2"])
        if not 1 <= month <= 12:
            raise ValueError(month)
        return month_end(year, month)
    if rule == "quarter":
        quarter = parts["q"].upper()
        return month_end(year, 3 * (ROMAN.index(quarter) + 1 if quarter in ROMAN else int(quarter)))
    return month_end(year, 6 if parts.get("h") == "đầu" else 12)
