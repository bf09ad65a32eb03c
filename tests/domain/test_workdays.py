"""Working days: decreed years, estimates, swapped days, and counting both ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.workdays import DayKind, SpecialDay, Workdays
from nhiemvu.facts.holidays import HolidayFact, decreed_year_facts, holiday_facts, workdays

OFFICE = workdays({})
DAYS = st.dates(min_value=date(2022, 1, 1), max_value=date(2032, 12, 31))


def day(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        # plain Friday, Saturday, Sunday
        ("2026-03-06", True),
        ("2026-03-07", False),
        ("2026-03-08", False),
        # Tết
        ("2026-02-13", True),
        ("2026-02-16", False),
        ("2026-02-20", False),
        ("2026-02-23", True),
        # the swap of 2 January 2026 and its Saturday
        ("2026-01-02", False),
        ("2026-01-10", True),
        # Giỗ Tổ on a Sunday: the Monday is off
        ("2026-04-27", False),
        # the bridge to 2 September and its Saturday
        ("2026-08-31", False),
        ("2026-08-22", True),
        ("2026-08-29", False),
        # the new holiday, not before its year
        ("2026-11-24", False),
        ("2025-11-24", True),
        ("2024-04-29", False),
        ("2024-05-04", True),
        ("2023-05-03", False),
        # an estimate: 1 May 2027 is a Saturday
        ("2027-05-03", False),
        ("2027-05-04", True),
    ],
)
def test_days_off_and_days_worked(text: str, *, worked: bool) -> None:
    """Holidays, days in lieu and worked Saturdays of decreed years and of one that is estimated."""
    assert OFFICE.is_workday(day(text)) is worked


@pytest.mark.parametrize(
    ("since", "number", "reached"),
    [
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-06", 10, "2026-03-20"),
        ("2026-03-07", 1, "2026-03-09"),
        # over Tết: 13/2 is a Friday
        ("2026-02-13", 1, "2026-02-23"),
        # over the worked Saturday and the long weekend
        ("2026-08-21", 1, "2026-08-22"),
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-11-23", 1, "2026-11-25"),
    ],
)
def test_so_many_working_days_after(since: str, number: int, reached: str) -> None:
    """The first day is not counted; days off are passed over."""
    assert OFFICE.after(day(since), number) == day(reached)
    assert OFFICE.count(day(since), day(reached)) == number


@given(DAYS, st.integers(min_value=1, max_value=300))
def test_adding_is_the_inverse_of_counting(since: date, number: int) -> None:
    """So many working days after a day are so many counted from it, and so many back again."""
    reached = OFFICE.after(since, number)
    assert OFFICE.is_workday(reached)
    assert OFFICE.count(since, reached) == number
    assert OFFICE.count(since, reached - timedelta(days=1)) == number - 1
    if OFFICE.is_workday(since):
        assert OFFICE.before(reached, number) == since


@given(DAYS, DAYS)
def test_counting_is_the_inverse_of_adding(since: date, until: date) -> None:
    """From a day to a working day: adding what was counted reaches it again."""
    if since < until and OFFICE.is_workday(until):
        assert OFFICE.after(since, OFFICE.count(since, until)) == until
    if until <= since:
        assert OFFICE.count(since, until) == 0


def test_years_that_are_not_decreed_are_estimates() -> None:
    """The answer names every year of the span that is one; an office may say that its own table is whole."""
    assert OFFICE.estimated_between(day("2026-12-30"), day("2028-01-03")) == (2027, 2028)
    assert OFFICE.estimated_between(day("2026-01-01"), day("2026-12-31")) == ()
    assert workdays({}, frozenset({2027})).estimated_between(day("2026-12-30"), day("2028-01-03")) == (2028,)


def test_the_office_goes_before_everything() -> None:
    """A day that the office sets is as it says, whatever the law and the decree say."""
    monday, tet = day("2026-03-09"), day("2026-02-17")
    own = {
        monday: SpecialDay(monday, DayKind.IN_LIEU, "Nghỉ bù hội xuân", own=True),
        tet: SpecialDay(tet, DayKind.WORKDAY, "Trực Tết", own=True),
    }
    office = workdays(own)
    assert not office.is_workday(monday)
    assert office.is_workday(tet)
    assert office.after(day("2026-03-06"), 1) == day("2026-03-10")


@pytest.mark.parametrize("fact", holiday_facts(), ids=lambda fact: str(fact.name))
def test_each_holiday_has_its_examples(fact: HolidayFact) -> None:
    """The law gives them, whether their year is decreed or not."""
    by_law = Workdays(OFFICE.rules, {})
    for example in fact.examples:
        found = by_law.special(day(example))
        assert found is not None, example
        assert found.name == fact.name


def test_decreed_years() -> None:
    """Each year stands once with days of its own only; weekends are worked, not weekdays; examples are of the entry."""
    years = [fact.year for fact in decreed_year_facts()]
    assert years == sorted(set(years))
    for fact in decreed_year_facts():
        days = OFFICE.decreed[fact.year]
        assert len(days) == len(fact.holidays) + len(fact.in_lieu) + len(fact.workdays)
        assert {one.year for one in days} == {fact.year}
        assert all(day(example) in days for example in fact.examples)
        for special in days.values():
            assert special.name
            assert not special.is_worked or special.day.weekday() >= 5
            assert special.kind is not DayKind.IN_LIEU or special.day.weekday() < 5


@pytest.mark.parametrize("year", range(2019, 2051))
def test_tet_falls_where_it_can(year: int) -> None:
    """New year is between 20 January and 20 February, Giỗ Tổ 67 to 69 days behind it, or a leap month later."""
    tet, kings = (rule.listed[year] for rule in OFFICE.rules if rule.listed)
    assert date(year, 1, 20) <= tet <= date(year, 2, 20)
    assert (kings - tet).days in (67, 68, 69, 97, 98)
