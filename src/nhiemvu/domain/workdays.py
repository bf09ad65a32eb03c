"""Working days: Monday to Friday, less the holidays, with days that are swapped and Saturdays that are worked.

The first day of a span is not counted, the last one is. What is said of a year whose holidays were not decreed when
the table was made is an estimate, and says so. Source: Bộ luật Dân sự 2015, Điều 147, 148; Bộ luật Lao động 2019,
Điều 111, 112.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from nhiemvu.domain.values import dataclass, field

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What makes a day another than its weekday."""

    HOLIDAY = "holiday"
    #: Off in place of a day that is worked, or of a holiday that fell on a weekend.
    IN_LIEU = "in_lieu"
    #: Worked, though it is a weekend.
    WORKDAY = "workday"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day that is another than its weekday."""

    day: date
    kind: DayKind
    name: str
    #: What says so, where the office stated it.
    basis: str | None = None
    #: Whether the office itself set it.
    own: bool = False

    @property
    def is_worked(self) -> bool:
        """Tell whether it is a working day."""
        return self.kind is DayKind.WORKDAY


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """A holiday by law, from which the days of a year that is not yet decreed are estimated."""

    name: str
    #: Month and day, or None for a holiday of the lunar calendar.
    month_and_day: tuple[int, int] | None
    #: The day in each year, of a holiday of the lunar calendar.
    listed: Mapping[int, date]
    #: How many days before that day it begins, and how many days it has.
    before: int
    length: int
    #: The first year that has it.
    since: int

    def days(self, year: int) -> list[date]:
        """Return its days of a year; none where the lunar calendar is not known that far."""
        main = date(year, *self.month_and_day) if self.month_and_day else self.listed.get(year)
        if main is None or year < self.since:
            return []
        return [main + timedelta(days=place - self.before) for place in range(self.length)]


def estimated_days(year: int, rules: Sequence[HolidayRule]) -> dict[date, SpecialDay]:
    """Return the holidays of a year by law: each that falls on a weekend has the next working day off."""
    found = {day: SpecialDay(day, DayKind.HOLIDAY, rule.name) for rule in rules for day in rule.days(year)}
    for day in sorted(found):
        if day.weekday() >= SATURDAY:
            free = day + ONE_DAY
            while free.weekday() >= SATURDAY or free in found:
                free += ONE_DAY
            found[free] = SpecialDay(free, DayKind.IN_LIEU, found[day].name)
    return found


@dataclass(frozen=True, slots=True)
class Workdays:
    """The calendar by which an office works."""

    rules: Sequence[HolidayRule]
    #: The special days of the years that are decreed.
    decreed: Mapping[int, Mapping[date, SpecialDay]]
    #: What the office set, over everything else; a weekend or a plain working day may be named to undo a holiday.
    own: Mapping[date, SpecialDay] = field(default_factory=dict)
    #: The years of which the office says that its own table is whole.
    own_years: frozenset[int] = frozenset()
    #: Days of estimated years, as far as they were asked for.
    _estimates: dict[int, dict[date, SpecialDay]] = field(default_factory=dict, compare=False, repr=False)

    def special(self, day: date) -> SpecialDay | None:
        """Return what makes a day special, or None for a plain one."""
        return self.own.get(day) or self._of_year(day.year).get(day)

    def _of_year(self, year: int) -> Mapping[date, SpecialDay]:
        if year in self.decreed:
            return self.decreed[year]
        if year not in self._estimates:
            self._estimates[year] = estimated_days(year, self.rules)
        return self._estimates[year]

    def is_workday(self, day: date) -> bool:
        """Tell whether the office works on a day."""
        special = self.special(day)
        return special.is_worked if special else day.weekday() < SATURDAY

    def is_estimated(self, year: int) -> bool:
        """Tell whether the days off of a year are not decreed."""
        return year not in self.decreed and year not in self.own_years

    def estimated_between(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years from one day to another of which the days off are an estimate."""
        return tuple(year for year in range(first.year, last.year + 1) if self.is_estimated(year))

    def after(self, since: date, number: int) -> date:
        """Return the working day that is `number` working days after `since`, from 1 on."""
        day = since
        for _ in range(number):
            day += ONE_DAY
            while not self.is_workday(day):
                day += ONE_DAY
        return day

    def before(self, until: date, number: int) -> date:
        """Return the working day that is `number` working days before `until`, from 1 on."""
        day = until
        for _ in range(number):
            day -= ONE_DAY
            while not self.is_workday(day):
                day -= ONE_DAY
        return day

    def count(self, since: date, until: date) -> int:
        """Return how many working days follow `since` up to and with `until`; 0 where it does not come later."""
        return sum(self.is_workday(day) for day in days_between(since + ONE_DAY, until))


def days_between(first: date, last: date) -> Iterable[date]:
    """Yield the days from one to another, both with them."""
    return (first + timedelta(days=place) for place in range((last - first).days + 1))
