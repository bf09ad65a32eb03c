"""Days by their names: the answers of another program, our own words, and weekdays."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.dates import BadDate
from nhiemvu.domain.named_dates import Count, Stretch, counted_day, name_key, named_count, named_day
from nhiemvu.facts.named_dates import NamedDateFact, named_date_facts, named_dates
from nhiemvu.usecases.read_day import read_day
from tests.support import ROOT

#: What Taskwarrior 2.6.2 answers, beside the project; absent in most checkouts.
ORACLE = ROOT.parent / "shared" / "oracle" / "named_dates.csv"
WEDNESDAY = date(2024, 3, 6)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2076, 12, 31))


def test_the_answers_of_another_program() -> None:
    """Each of 28 names gives the same day on each of 118 days."""
    if not ORACLE.exists():
        pytest.skip("the answers of the other program are absent")
    with ORACLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3304
    for row in rows:
        found = named_day(row["name"], date.fromisoformat(row["today"]), named_dates())
        assert str(found) == row["date"], row


@pytest.mark.parametrize(
    ("today", "name", "day"),
    [
        ("2024-02-29", "eom", "2024-02-29"),
        ("2024-02-29", "eopy", "2023-12-31"),
        ("2023-12-31", "sonw", "2024-01-01"),
        ("2023-12-31", "eonq", "2024-03-31"),
        ("2023-01-01", "sow", "2022-12-26"),
        ("2023-01-01", "eopq", "2022-12-31"),
        ("2024-03-31", "sopm", "2024-02-01"),
        ("2024-07-01", "cuoi-nua-nam", "2024-12-31"),
        ("2024-05-15", "Cuối Quý", "2024-06-30"),
        ("2024-05-15", "cuoi_quy", "2024-06-30"),
        ("2024-05-15", "đầu-tháng", "2024-05-01"),
        ("2024-05-15", "dau-thang", "2024-05-01"),
        ("2024-05-15", "hom-nay", "2024-05-15"),
        ("2024-05-15", "ngày mai", "2024-05-16"),
        ("2024-05-15", "cuối năm ngoái", "2023-12-31"),
        ("2024-05-15", "hết tháng sau", "2024-06-30"),
        ("2024-05-15", "quý tới", "2024-09-30"),
        # a Wednesday: Monday is in five days, Wednesday in a week
        ("2024-05-15", "thu-hai", "2024-05-20"),
        ("2024-05-15", "thứ tư", "2024-05-22"),
        ("2024-05-15", "thứ năm", "2024-05-16"),
        ("2024-05-15", "Chủ nhật", "2024-05-19"),
        ("2024-05-15", "thứ 2 tuần này", "2024-05-13"),
        ("2024-05-15", "thứ sáu tuần sau", "2024-05-24"),
        ("2024-05-15", "chủ nhật tuần trước", "2024-05-12"),
    ],
)
def test_names_of_days(today: str, name: str, day: str) -> None:
    """Accents, case and hyphens do not count; a weekday alone is the next one."""
    assert str(named_day(name, date.fromisoformat(today), named_dates())) == day


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("+2w", Count(2, Stretch.WEEK)),
        ("+ 2 tuần", Count(2, Stretch.WEEK)),
        ("10d", Count(10, Stretch.DAY)),
        ("10 ngày", Count(10, Stretch.DAY)),
        ("+10wd", Count(10, Stretch.WORKDAY)),
        ("10 ngày làm việc", Count(10, Stretch.WORKDAY)),
        ("3 tháng", Count(3, Stretch.MONTH)),
        ("10", None),
        ("+10 hộ", None),
        ("-2w", None),
        ("2000 ngày", None),
    ],
)
def test_counts(text: str, count: Count | None) -> None:
    """So many days, weeks, months; what is no stretch of time counts nothing."""
    assert named_count(text, named_dates()) == count


@pytest.mark.parametrize(
    ("stretch", "number", "day"),
    [
        (Stretch.DAY, 10, "2024-03-16"),
        (Stretch.WEEK, 2, "2024-03-20"),
        (Stretch.MONTH, 1, "2024-04-06"),
        (Stretch.QUARTER, 2, "2024-09-06"),
        (Stretch.YEAR, 1, "2025-03-06"),
    ],
)
def test_counted_days(stretch: Stretch, number: int, day: str) -> None:
    """The first day is not counted."""
    assert str(counted_day(Count(number, stretch), WEDNESDAY)) == day


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    """A month after 31 January is the end of February; working days cannot be counted without a calendar."""
    assert counted_day(Count(1, Stretch.MONTH), date(2023, 1, 31)) == date(2023, 2, 28)
    with pytest.raises(ValueError, match="workday"):
        counted_day(Count(1, Stretch.WORKDAY), WEDNESDAY)


@pytest.mark.parametrize("fact", named_date_facts(), ids=lambda fact: str(fact.name))
def test_each_name_gives_its_day(fact: NamedDateFact) -> None:
    """Each example gives the day beside it, and each phrase of an edge or weekday means what the first one means."""
    for example, expected in zip(fact.examples, fact.expects, strict=True):
        count = named_count(example, named_dates())
        if count and count.stretch is not Stretch.WORKDAY:
            assert str(counted_day(count, WEDNESDAY)) == expected
        elif count is None:
            assert str(named_day(example, WEDNESDAY, named_dates())) == expected, example
        assert bool(count) == (fact.rule == "count")
    if fact.rule in ("edge", "weekday"):
        assert {str(named_day(phrase, WEDNESDAY, named_dates())) for phrase in fact.phrases} == {fact.expects[0]}


def test_accents_that_are_typed_count() -> None:
    """The word for early, "sớm", is not "som", the start of the month."""
    assert named_day("som", WEDNESDAY, named_dates()) == date(2024, 3, 1)
    assert named_day("sớm", WEDNESDAY, named_dates()) is None


def test_no_name_means_two_things() -> None:
    """Names stay apart when their accents and hyphens are gone."""
    keys = [
        name_key(phrase) for fact in named_date_facts() if fact.rule in ("edge", "weekday") for phrase in fact.phrases
    ]
    assert len(keys) == len(set(keys))


@given(DAYS)
def test_ends_are_ends(day: date) -> None:
    """The day after the end of a month, quarter or year is the start of the next, whatever the day."""
    for stretch in "wmqhy":
        end, start = (named_day(name, day, named_dates()) for name in (f"eo{stretch}", f"son{stretch}"))
        assert end is not None
        assert end + timedelta(days=1) == start
        assert end >= day


@pytest.mark.parametrize("text", ["31/6/2024", "2024-13-01", "31/6", "cuối kỳ sau nữa", "10 ngày làm việc"])
def test_what_names_no_day_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadDate):
        read_day(text, WEDNESDAY)


def test_a_date_and_a_name_are_read_alike() -> None:
    """A date is itself; a name is reckoned from today."""
    assert read_day("06/3/2024", WEDNESDAY) == read_day("hôm nay", WEDNESDAY) == WEDNESDAY
    assert read_day("+1w", WEDNESDAY) == date(2024, 3, 13)
