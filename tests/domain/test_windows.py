"""Closing windows: by the calendar, from the 15th to the 14th, and on a day of the office's own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.periods import Period, PeriodKind, parse_period, period_of
from nhiemvu.domain.windows import CALENDAR, ND09, BadWindow, Window, parse_window

PERIODS = st.builds(
    period_of,
    st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR]),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2076, 12, 31)),
)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        # [Nghị định 09/2019/NĐ-CP, Điều 12]
        ("2023-M05", "2023-04-15", "2023-05-14"),
        ("2023-M01", "2022-12-15", "2023-01-14"),
        ("2023-Q1", "2022-12-15", "2023-03-14"),
        ("2023-Q2", "2023-03-15", "2023-06-14"),
        ("2023-Q3", "2023-06-15", "2023-09-14"),
        ("2023-Q4", "2023-09-15", "2023-12-14"),
        ("2023-H1", "2022-12-15", "2023-06-14"),
        ("2023-H2", "2023-06-15", "2023-12-14"),
        ("2023-9M", "2022-12-15", "2023-09-14"),
        ("2023", "2022-12-15", "2023-12-14"),
    ],
)
def test_the_periods_of_the_decree(code: str, first: str, last: str) -> None:
    """From the 15th of the month before a period to the 14th of its last month."""
    period = parse_period(code)
    assert (str(ND09.first_day(period)), str(ND09.last_day(period))) == (first, last)
    assert (CALENDAR.first_day(period), CALENDAR.last_day(period)) == (period.first_day, period.last_day)


@given(PERIODS, st.one_of(st.none(), st.integers(min_value=1, max_value=28)))
def test_periods_follow_one_another(period: Period, closing_day: int | None) -> None:
    """No day falls between two periods or into both; each day of a window counts to its own period."""
    window = Window(closing_day)
    assert window.first_day(period.next()) == window.last_day(period) + timedelta(days=1)
    for day in (window.first_day(period), window.last_day(period)):
        assert period_of(period.kind, window.counted_in(day)) == period
    assert period_of(period.kind, window.counted_in(window.last_day(period) + timedelta(days=1))) == period.next()


@pytest.mark.parametrize(
    ("text", "window"), [("calendar", CALENDAR), ("nd09", ND09), ("ND09", ND09), (" 20 ", Window(20)), ("14", ND09)]
)
def test_windows_as_they_are_typed(text: str, window: Window) -> None:
    """By name, or by the closing day."""
    assert parse_window(text) == window


@pytest.mark.parametrize("text", ["", "0", "29", "31", "-1", "nd30", "15-14", "9" * 5000])
def test_what_is_no_window_is_refused(text: str) -> None:
    """A closing day must be in every month."""
    with pytest.raises(BadWindow):
        parse_window(text)
