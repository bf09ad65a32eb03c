"""Reporting periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.periods import HIGHEST, BadPeriod, Period, PeriodKind, parse_period

PERIODS = st.builds(
    lambda year, kind, share: Period(year, kind, 1 + share % HIGHEST[kind]),
    st.integers(1950, 2150),
    st.sampled_from(PeriodKind),
    st.integers(0, 11),
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023-Q2", "2023-Q2"),
        ("2023-q2", "2023-Q2"),
        ("Q2/2023", "2023-Q2"),
        ("quý II năm 2023", "2023-Q2"),
        ("Quí IV/2023", "2023-Q4"),
        ("quý 3 năm 2023", "2023-Q3"),
        ("2023-M05", "2023-M05"),
        ("2023-M5", "2023-M05"),
        ("tháng 5/2023", "2023-M05"),
        ("2023-H1", "2023-H1"),
        ("6 tháng đầu năm 2023", "2023-H1"),
        ("6 tháng cuối năm 2023", "2023-H2"),
        ("2023-9M", "2023-9M"),
        ("9 tháng năm 2023", "2023-9M"),
        ("9 tháng đầu năm 2023", "2023-9M"),
        ("2023", "2023"),
        ("năm 2023", "2023"),
    ],
)
def test_forms_of_a_period(text: str, code: str) -> None:
    """Codes and the words of offices are read."""
    assert parse_period(text).code == code


@pytest.mark.parametrize(
    "text", ["Q5", "2023-Q5", "2023-Q0", "2023-M13", "2023-H3", "2023-12M", "quý V/2023", "", "23", "9999"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    """The refusal names what was typed and shows the forms."""
    with pytest.raises(BadPeriod) as caught:
        parse_period(text)
    assert f"“{text}”" in caught.value.message.vi
    assert "2023-Q2" in caught.value.instruction.vi


@given(PERIODS)
def test_codes_and_names_read_back(period: Period) -> None:
    """What a period prints names it."""
    assert parse_period(period.code) == parse_period(period.name) == period


@given(PERIODS.filter(lambda period: period.kind is not PeriodKind.NINE_MONTHS))
def test_periods_follow_one_another_without_gap(period: Period) -> None:
    """The next period begins on the day after the last day."""
    assert period.next().first_day == period.last_day + timedelta(days=1)
    assert period.next().previous() == period


@pytest.mark.parametrize(
    ("code", "first", "last", "following"),
    [
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30), "2023-Q3"),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), "2024-Q1"),
        ("2024-M02", date(2024, 2, 1), date(2024, 2, 29), "2024-M03"),
        ("2023-H1", date(2023, 1, 1), date(2023, 6, 30), "2023-H2"),
        ("2023-9M", date(2023, 1, 1), date(2023, 9, 30), "2023-Q4"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2024"),
    ],
)
def test_days_and_what_follows(code: str, first: date, last: date, following: str) -> None:
    """Ends are ends, and a report of nine months plans the fourth quarter."""
    period = parse_period(code)
    assert (period.first_day, period.last_day, period.next().code) == (first, last, following)
