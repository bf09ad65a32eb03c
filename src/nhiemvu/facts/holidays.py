"""Days off: holidays by law, and the years whose days off are decreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.workdays import DayKind, HolidayRule, SpecialDay, Workdays
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayFact(Fact):
    """One holiday by law."""

    name: str
    #: "MM-DD", or None for one of the lunar calendar.
    day: str | None = None
    #: The day in each year, of one of the lunar calendar.
    listed: tuple[str, ...] = ()
    before: int = 0
    length: int = 1
    #: The first year that has it.
    since: int = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class DecreedYearFact(Fact):
    """The days off of one year as they were decreed, each "YYYY-MM-DD name"."""

    year: int
    holidays: tuple[str, ...]
    in_lieu: tuple[str, ...] = ()
    workdays: tuple[str, ...] = ()


@remembered
def holiday_facts() -> tuple[HolidayFact, ...]:
    """Return every holiday by law."""
    return tuple(HolidayFact(**row) for row in rows("holidays"))


@remembered
def decreed_year_facts() -> tuple[DecreedYearFact, ...]:
    """Return every decreed year."""
    return tuple(DecreedYearFact(**row) for row in rows("decreed_years"))


def workdays(own: Mapping[date, SpecialDay], own_years: frozenset[int] = frozenset()) -> Workdays:
    """Return the calendar of an office: its own days over those that are decreed, over those by law."""
    decreed = {fact.year: _days(fact) for fact in decreed_year_facts()}
    return Workdays([_rule(fact) for fact in holiday_facts()], decreed, own, own_years)


def _rule(fact: HolidayFact) -> HolidayRule:
    month_and_day = (int(fact.day[:2]), int(fact.day[3:])) if fact.day else None
    listed = {day.year: day for day in map(date.fromisoformat, fact.listed)}
    return HolidayRule(fact.name, month_and_day, listed, fact.before, fact.length, fact.since)


def _days(fact: DecreedYearFact) -> dict[date, SpecialDay]:
    kinds: Sequence[tuple[DayKind, tuple[str, ...]]] = (
        (DayKind.HOLIDAY, fact.holidays),
        (DayKind.IN_LIEU, fact.in_lieu),
        (DayKind.WORKDAY, fact.workdays),
    )
    found = [_special(kind, line) for kind, lines in kinds for line in lines]
    return {special.day: special for special in found}


def _special(kind: DayKind, line: str) -> SpecialDay:
    day, _, name = line.partition(" ")
    return SpecialDay(date.fromisoformat(day), kind, name)
