"""Days as offices write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.dates import BadDate, official_day, parse_day, short_day

MARCH_6 = date(2023, 3, 6)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["2023-03-06", "6/3/2023", "06/03/2023", "6-3-2023", "6.3.2023", "ngày 06 tháng 3 năm 2023", " Ngày 6/3/2023 "],
)
def test_forms_of_a_day(text: str) -> None:
    """Every form is read day first."""
    assert parse_day(text) == MARCH_6


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/6/2023", "tháng 6/2023 chỉ có 30 ngày"),
        ("29/2/2023", "chỉ có 28 ngày"),
        ("2023-13-01", "không có tháng 13"),
        ("0/6/2023", "không có ngày 0"),
        ("6/2023", "thiếu ngày"),
        ("tháng 6 năm 2023", "thiếu ngày"),
        ("6/3", "thiếu năm"),
        ("6/3/23", "bốn chữ số"),
        ("6/3-2023", "không phải dạng ngày"),
        ("", "không phải dạng ngày"),
        ("mai", "không phải dạng ngày"),
        ("1/1/9999", "ngoài khoảng"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text: str, reason: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadDate) as caught:
        parse_day(text)
    assert reason in caught.value.message.vi
    assert caught.value.exit_code == 2


@given(DAYS)
def test_what_is_printed_is_read_back(day: date) -> None:
    """A day survives every form that the program prints."""
    assert parse_day(short_day(day)) == parse_day(official_day(day)) == parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2023, 3, 6), "06/3/2023"), (date(2023, 2, 23), "23/02/2023"), (date(2019, 11, 6), "06/11/2019")],
)
def test_official_day_has_a_zero_before_months_1_and_2_only(day: date, written: str) -> None:
    """The form of the guidance on document layout."""
    assert official_day(day) == written
