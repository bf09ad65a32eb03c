"""Rules by which tasks come back: days that do not drift, ends that stay ends, and what is no rule."""

import csv
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.dates import month_end
from nhiemvu.domain.recurrence import BadRecurrence, Recurrence, first_day_of
from nhiemvu.facts.recurrences import RecurrenceFact, recurrence_facts, recurrence_of
from tests.support import ROOT

#: What an office expects, beside the project; absent in most checkouts.
ORACLE = ROOT.parent / "shared" / "oracle" / "recurrence.csv"
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


def first_eight(every: str, first: str) -> str:
    """Return the first eight days of a rule."""
    return " ".join(map(str, islice(recurrence_of(every).days(date.fromisoformat(first)), 8)))


def test_what_an_office_expects() -> None:
    """Each rule gives the days beside it."""
    if not ORACLE.exists():
        pytest.skip("the expected days are absent")
    with ORACLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 5
    for row in rows:
        assert first_eight(row["every"], row["first_due"]) == row["next_8_expected"], row["every"]


@pytest.mark.parametrize(
    ("every", "first", "days"),
    [
        ("hằng tháng", "2023-01-31", "2023-01-31 2023-02-28 2023-03-31 2023-04-30 2023-05-31 2023-06-30"),
        ("monthly", "2023-01-30", "2023-01-30 2023-02-28 2023-03-30 2023-04-30 2023-05-30 2023-06-30"),
        ("hằng tháng", "2024-02-29", "2024-02-29 2024-03-31 2024-04-30 2024-05-31"),
        ("hằng quý", "2023-06-30", "2023-06-30 2023-09-30 2023-12-31 2024-03-31"),
        ("6 tháng", "2023-06-14", "2023-06-14 2023-12-14 2024-06-14"),
        ("hằng năm", "2024-02-29", "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"),
        ("2 tuần", "2023-12-22", "2023-12-22 2024-01-05 2024-01-19"),
        ("10d", "2023-12-22", "2023-12-22 2024-01-01"),
        ("ngày 25 hằng tháng", "2023-01-25", "2023-01-25 2023-02-25 2023-03-25"),
        ("ngày 20 tháng cuối quý", "2023-03-20", "2023-03-20 2023-06-20 2023-09-20 2023-12-20 2024-03-20"),
        ("thứ sáu hằng tuần", "2023-01-06", "2023-01-06 2023-01-13"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2023-01-27", "2023-01-27 2023-02-24 2023-03-31"),
        # a first day that the rule would not give stands all the same
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=25", "2023-01-20", "2023-01-20 2023-01-25 2023-02-25"),
    ],
)
def test_days_of_rules(every: str, first: str, days: str) -> None:
    """Words, counts and rules of iCalendar."""
    assert first_eight(every, first).startswith(days)


@pytest.mark.parametrize("fact", recurrence_facts(), ids=lambda fact: str(fact.name))
def test_each_way_gives_its_rule(fact: RecurrenceFact) -> None:
    """Each example means the rule beside it, and each phrase the rule of its entry."""
    for example, expected in zip(fact.examples, fact.expects, strict=True):
        assert recurrence_of(example).rule == expected
    assert {recurrence_of(phrase).rule for phrase in fact.phrases} <= {fact.rule}


@pytest.mark.parametrize(
    "text",
    ["", "sometimes", "0 tuần", "10 ngày làm việc", "FREQ=HOURLY", "FREQ=MONTHLY;COUNT=3", "FREQ=MONTHLY;BYMONTHDAY=x",
     "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "ngày 32 hằng tháng", "FREQ=MONTHLY;FREQ=DAILY"],
)  # fmt: skip
def test_what_is_no_rule_is_refused(text: str) -> None:
    """Unknown words, hours, an end, and rules that give no day."""
    with pytest.raises(BadRecurrence):
        recurrence_of(text)


@given(DAYS, st.sampled_from([1, 3, 6, 12]))
def test_ends_stay_ends_for_fifty_years(day: date, months: int) -> None:
    """From the end of a month each day is one; from any other day the number of the day comes back; all in order."""
    last = month_end(day.year, day.month)
    rule = recurrence_of(f"{months} tháng")
    for one in islice(rule.days(last), 600 // months):
        assert (one + timedelta(days=1)).day == 1
    days = list(islice(rule.days(day), 600 // months))
    assert all(before < after for before, after in pairwise(days))
    if day != last:
        assert {one.day for one in days} <= {day.day, *range(28, min(day.day, 31))}
    assert days[-1].year - day.year in (49, 50)


@given(DAYS, st.sampled_from(["hằng tuần", "hằng tháng", "hằng quý", "ngày 25 hằng tháng"]))
def test_the_next_day_is_the_first_one_after(day: date, every: str) -> None:
    """What comes after each day of a rule is the one behind it."""
    rule = recurrence_of(every)
    days = list(islice(rule.days(day), 6))
    assert [rule.after(one, day) for one in days[:-1]] == days[1:]
    assert rule.after(day - timedelta(days=1), day) == day


def test_never_comes_back() -> None:
    """The rule that ends gives no day."""
    assert recurrence_of("thôi").ends
    assert Recurrence("never").after(date(2023, 1, 1), date(2023, 1, 1)) is None


def test_the_first_day_that_a_rule_gives_by_itself() -> None:
    """A rule that names a day has one, a plain step has none."""
    assert first_day_of(recurrence_of("ngày 25 hằng tháng"), date(2023, 1, 25)) == date(2023, 1, 25)
    assert first_day_of(recurrence_of("ngày 25 hằng tháng"), date(2023, 1, 26)) == date(2023, 2, 25)
    assert first_day_of(recurrence_of("hằng tháng"), date(2023, 1, 26)) is None
    assert first_day_of(recurrence_of("thôi"), date(2023, 1, 26)) is None
