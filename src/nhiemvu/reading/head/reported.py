"""The periods that a document names: the one that it reports and the one that it plans.

A year stated once holds for both; where one period alone is stated, a report plans the one that follows it.
"""

import re
from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.periods import HIGHEST, ROMAN, Period, PeriodKind
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.periods import PeriodFact, period_facts
from nhiemvu.facts.titles import title_words

#: Roman numbers that are one character each.
NUMERALS = "ⅠⅡⅢⅣ"


@dataclass(frozen=True, slots=True)
class Named:
    """One period in words, its year perhaps missing."""

    #: None for words that are no period but may tell the year: "11 tháng năm 2024".
    kind: PeriodKind | None
    number: int
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a document, None where it names none."""

    reported: Period | None = None
    planned: Period | None = None
    #: Whether the words named both.
    both: bool = False


def named_periods(text: str) -> list[Named]:
    """Return the periods in a title or heading, in order."""
    return [one for one in _all_named(text) if one.kind]


def _all_named(text: str) -> list[Named]:
    key = matching_key(text)
    matches = [(match, fact) for fact in period_facts() for match in fact.pattern.finditer(key)]
    named: list[Named] = []
    end = 0
    # The sort is stable: at one place the earlier entry of the table goes first.
    for match, fact in sorted(matches, key=lambda pair: pair[0].start()):
        if match.start() >= end:
            end = match.end()
            named.append(_named(match, fact))
    return named


def _named(match: re.Match[str], fact: PeriodFact) -> Named:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    kind = None if fact.kind == "none" else fact.kind
    number = _number(groups.get("number") or "", kind)
    exists = kind is not None and 1 <= number <= HIGHEST[kind]
    return Named(kind if exists else None, number, year, match.start(), match.end())


def _number(written: str, kind: PeriodKind | None) -> int:
    """Return which period of its year is named: "ii" is 2, "cuối" the last; 1 where nothing is said."""
    if kind is None or not written:
        return 1
    if written in ("đầu", "cuối"):
        return 1 if written == "đầu" else HIGHEST[kind]
    roman = written.upper()
    if roman in NUMERALS:
        return NUMERALS.index(roman) + 1
    return ROMAN.index(roman) + 1 if roman in ROMAN else int(written)


def periods_of(text: str, near: date | None = None) -> Periods:
    """Return what a title reports and plans; `near` is the day of the document, for words that state no year."""
    everything = _all_named(text)
    named = _without_bare_years([one for one in everything if one.kind])
    if not named:
        return Periods()
    split = _split(text, named)
    first, second = _chosen([one for one in named if one.start < split], [one for one in named if one.start >= split])
    year = next((one.year for one in everything if one.year), None)
    if first and second:
        return _both(first, second, year, near)
    only = first or second
    return _one(only, year, near, plans=first is None) if only else Periods()


def _without_bare_years(named: Sequence[Named]) -> list[Named]:
    """Leave years out where shorter periods are named: "quý I, nhiệm vụ quý II của năm 2024"."""
    shorter = [one for one in named if one.kind is not PeriodKind.YEAR]
    return shorter or list(named)


def _split(text: str, named: list[Named]) -> int:
    """Return where plans begin: at the first such word behind the first period, or at the start without one."""
    key = matching_key(text)
    after = title_words("plans").search(key, named[0].end)
    if after and named[-1].start >= after.start():
        return after.start()
    before = title_words("plans").search(key, 0, named[0].start)
    is_plan = before and not title_words("account").search(key, 0, named[0].start)
    return 0 if is_plan else len(text)


def _chosen(reported: Sequence[Named], planned: Sequence[Named]) -> tuple[Named | None, Named | None]:
    """Return the first planned period and the reported one: of several the one of the same length."""
    second = next(iter(planned), None)
    alike = (one for one in reported if second and one.kind is second.kind)
    return next(alike, next(iter(reported), None)), second


def _both(first: Named, second: Named, year: int | None, near: date | None) -> Periods:
    if first.year:
        reported = _period(first, first.year)
        return Periods(reported, _period(second, second.year or _year_after(reported, second)), both=True)
    if second.year or year:
        planned = _period(second, second.year or year or 0)
        earlier = _period(first, planned.year)
        before = earlier if earlier.first_day <= planned.first_day else _period(first, planned.year - 1)
        return Periods(before, planned, both=True)
    if near is None:
        return Periods()
    reported = _latest(first, near)
    return Periods(reported, _period(second, _year_after(reported, second)), both=True)


def _one(only: Named, year: int | None, near: date | None, *, plans: bool) -> Periods:
    stated = only.year or year
    if stated is None and near is None:
        return Periods()
    if plans:
        period = _period(only, stated) if stated else _earliest(only, near or date.max)
        return Periods(period.previous(), period)
    period = _period(only, stated) if stated else _latest(only, near or date.max)
    return Periods(period, period.next())


def _period(named: Named, year: int) -> Period:
    return Period(year, named.kind or PeriodKind.YEAR, named.number)


def _latest(named: Named, day: date) -> Period:
    """Return the last such period that has begun by a day."""
    same = _period(named, day.year)
    return same if same.first_day <= day else _period(named, day.year - 1)


def _earliest(named: Named, day: date) -> Period:
    """Return the first such period that has not ended by a day."""
    same = _period(named, day.year)
    return same if same.last_day >= day else _period(named, day.year + 1)


def _year_after(reported: Period, named: Named) -> int:
    same_year = _period(named, reported.year)
    return reported.year if same_year.last_day > reported.last_day else reported.year + 1
