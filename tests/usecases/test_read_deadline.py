"""Deadlines that are typed: day, words and rule, and what is refused with its readings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.dates import BadDate, official_day, official_day_in_words, short_day
from nhiemvu.domain.deadlines import BadDeadline
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.periods import Period, PeriodKind, parse_period
from nhiemvu.domain.windows import ND09, Window
from nhiemvu.facts.holidays import workdays
from nhiemvu.usecases.read_deadline import Reckoning, reckon_deadline

#: A Friday.
TODAY = date(2026, 3, 6)
PLAIN = Reckoning(TODAY, workdays({}))
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2076, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # dates
        ("2026-06-30", "2026-06-30"),
        ("30/6/2026", "2026-06-30"),
        ("30-06-2026", "2026-06-30"),
        ("30.6.2026", "2026-06-30"),
        ("ngày 30 tháng 6 năm 2026", "2026-06-30"),
        # day first, always
        ("03/04/2026", "2026-04-03"),
        ("03/04", "2026-04-03"),
        ("15/6", "2026-06-15"),
        ("01/3", "2027-03-01"),
        ("ngày 15 tháng 6", "2026-06-15"),
        # phrases of documents
        ("trước ngày 15/6", "2026-06-15"),
        ("chậm nhất ngày 25", "2026-03-25"),
        ("chậm nhất ngày 05", "2026-04-05"),
        ("ngày 31", "2026-03-31"),
        ("xong trong tháng 5", "2026-05-31"),
        ("phải xong trong tháng 5", "2026-05-31"),
        ("trong tháng 02", "2027-02-28"),
        ("tháng 6/2026", "2026-06-30"),
        ("6/2026", "2026-06-30"),
        ("trong quý II", "2026-06-30"),
        ("Quý II/2026", "2026-06-30"),
        ("quý I", "2026-03-31"),
        ("đến hết năm", "2026-12-31"),
        ("đến hết năm 2027", "2027-12-31"),
        ("2027", "2027-12-31"),
        ("6 tháng đầu năm", "2026-06-30"),
        ("trong 6 tháng cuối năm", "2026-12-31"),
        ("trong 9 tháng đầu năm 2026", "2026-09-30"),
        ("trước quý III", "2026-06-30"),
        ("trước tháng 5", "2026-04-30"),
        ("từ ngày 01/4 đến ngày 15/4/2026", "2026-04-15"),
        ("hoàn thành trước 17 giờ ngày 12/5/2026", "2026-05-12"),
        ("hạn: 30/6", "2026-06-30"),
        # names
        ("eoq", "2026-03-31"),
        ("cuoi-quy", "2026-03-31"),
        ("cuối quý", "2026-03-31"),
        ("cuối quý sau", "2026-06-30"),
        ("cuối tháng", "2026-03-31"),
        ("cuối năm", "2026-12-31"),
        ("hôm nay", "2026-03-06"),
        ("mai", "2026-03-07"),
        ("thứ hai", "2026-03-09"),
        ("thứ sáu", "2026-03-13"),
        ("thứ sáu tuần sau", "2026-03-13"),
        # counts: the first day is not counted
        ("+2w", "2026-03-20"),
        ("10 ngày", "2026-03-16"),
        ("+10d", "2026-03-16"),
        ("trong 10 ngày", "2026-03-16"),
        ("trong vòng 10 ngày kể từ hôm nay", "2026-03-16"),
        ("trong 10 ngày kể từ ngày 20/3/2026", "2026-03-30"),
        ("sau 3 tháng", "2026-06-06"),
        ("10 ngày làm việc", "2026-03-20"),
        ("+10wd", "2026-03-20"),
        ("trong thời hạn 10 ngày làm việc", "2026-03-20"),
        ("chậm nhất 05 ngày làm việc", "2026-03-13"),
        ("trong 2 ngày làm việc kể từ ngày 24/4/2026", "2026-04-29"),
    ],
)
def test_deadlines_as_they_are_typed(text: str, day: str) -> None:
    """Dates, phrases, names and counts; the words are kept where they are more than a date."""
    given = reckon_deadline(text, PLAIN)
    assert str(given.day) == day
    assert (given.words is None) == (given.rule is None)
    assert given.words in (None, text)
    assert given.estimated == ()


@pytest.mark.parametrize(
    ("text", "reason", "reading"),
    [
        ("31/6/2026", "tháng 6/2026 chỉ có 30 ngày", "30/6/2026"),
        ("2023-13-01", "không có tháng 13", "13/1/2023"),
        ("29/2/2027", "chỉ có 28 ngày", "28/2/2027"),
        ("31/6", "tháng 6 chỉ có 30 ngày", "30/6"),
        ("trước ngày 31/6", "tháng 6 chỉ có 30 ngày", "30/6"),
        ("trước ngày 5/13", "không có tháng 13", "13/5"),
        ("5", "nhiều cách hiểu", "05/03/2026 hay tháng 5"),
        ("25", "nhiều cách hiểu", "25/03/2026"),
        ("t5", "nhiều cách hiểu", "thứ 5 hay tháng 5"),
        ("6/26", "không có tháng 26", "tháng 6/2026"),
        ("15/6/26", "bốn chữ số", "15/6/2026"),
        ("trước ngày 5/6 hoặc 6/6", "nhiều thời hạn", "(05/06/2026) hay 6/6 (06/06/2026)"),
        ("tháng 5 hay tháng 6", "nhiều thời hạn", "(31/05/2026) hay tháng 6 (30/06/2026)"),
        ("30/6/2026 (sơ kết); 15/12/2026", "nhiều thời hạn", "(30/06/2026) hay 15/12/2026"),
        ("trong quý II theo chỉ đạo", "không hiểu “theo chỉ đạo”", "trong quý II (30/06/2026)"),
        ("tuần đầu tháng 7", "không cho một ngày cụ thể", "Ví dụ"),
        ("trước Tết Nguyên đán", "không cho một ngày cụ thể", "Ví dụ"),
        ("thường xuyên", "không cho một ngày cụ thể", "Ví dụ"),
        ("hằng tháng", "không cho một ngày cụ thể", "Ví dụ"),
        ("sớm", "không cho một ngày cụ thể", "Ví dụ"),
        ("trước 3 ngày", "không cho một ngày cụ thể", "Ví dụ"),
        ("0 ngày", "từ 1 trở lên", "Ví dụ"),
        ("trong 10 ngày kể từ ngày nhận được văn bản", "không nói rõ tính từ ngày nào", "Ví dụ"),
        ("trong tháng 13", "lịch không có", "Ví dụ"),
        ("ngày 32", "lịch không có", "Ví dụ"),
        ("", "không cho một ngày cụ thể", "Ví dụ"),
    ],
)
def test_what_gives_no_single_day_is_refused(text: str, reason: str, reading: str) -> None:
    """The reason is said, and what may have been meant."""
    with pytest.raises(UsageFault) as caught:
        reckon_deadline(text, PLAIN)
    assert isinstance(caught.value, BadDate | BadDeadline)
    assert reason in caught.value.message.vi
    assert reading in caught.value.instruction.vi


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("trong quý II", "ngày cuối quý"),
        ("xong trong tháng 5", "ngày cuối tháng"),
        ("trước ngày 15/6", "tính đến hết ngày đó"),
        ("eoq", "ngày cuối quý"),
        ("đầu tháng sau", "ngày đầu tháng"),
        ("10 ngày làm việc", "10 ngày làm việc sau ngày 06/03/2026, không tính ngày đầu"),
        ("mai", "ngày được gọi tên"),
    ],
)
def test_the_rule_is_said(text: str, rule: str) -> None:
    """How the day follows from the words."""
    found = reckon_deadline(text, PLAIN).rule
    assert found is not None
    assert found.vi == rule


def test_working_days_of_a_year_to_come_are_an_estimate() -> None:
    """The years whose days off are not decreed are named."""
    given = reckon_deadline("10 ngày làm việc", Reckoning(date(2026, 12, 25), workdays({})))
    assert (given.day, given.estimated) == (date(2027, 1, 11), (2027,))


@pytest.mark.parametrize(
    ("today", "text", "window", "day"),
    [
        ("2026-03-06", "cuối quý", ND09, "2026-03-14"),
        # the second quarter has begun on 15 March
        ("2026-03-20", "cuối quý", ND09, "2026-06-14"),
        ("2026-03-20", "cuối quý sau", ND09, "2026-09-14"),
        ("2026-03-06", "trong quý II", ND09, "2026-06-14"),
        ("2026-03-06", "6 tháng đầu năm", ND09, "2026-06-14"),
        ("2026-03-06", "quý II/2026", Window(20), "2026-06-20"),
        # what names a month or a year means the calendar's
        ("2026-03-06", "trong tháng 5", ND09, "2026-05-31"),
        ("2026-03-06", "đến hết năm", ND09, "2026-12-31"),
    ],
)
def test_the_closing_window_of_a_series(today: str, text: str, window: Window, day: str) -> None:
    """The end of a period is the day on which its series closes it."""
    by = Reckoning(date.fromisoformat(today), workdays({}), window)
    assert str(reckon_deadline(text, by).day) == day


def test_the_planned_period_decides() -> None:
    """A task of a period is due in it where its words name the end of a quarter."""
    by = Reckoning(TODAY, workdays({}), period=parse_period("2026-Q3"))
    assert reckon_deadline("cuối quý", by).day == date(2026, 9, 30)


@given(DAYS)
def test_a_printed_deadline_is_read_as_itself(day: date) -> None:
    """A day survives every form in which a deadline is printed, alone and in the phrases of documents."""
    by = Reckoning(day - timedelta(days=30), PLAIN.workdays)
    for form in (short_day(day), official_day(day), official_day_in_words(day), day.isoformat()):
        assert reckon_deadline(form, by).day == day
    for phrase in ("trước ngày {}", "chậm nhất ngày {}", "đến hết ngày {}", "xong ngày {}"):
        given = reckon_deadline(phrase.format(official_day(day)), by)
        assert given.day == day
        assert reckon_deadline(str(given.words), by) == given


@given(DAYS, st.sampled_from(list(PeriodKind)), st.integers(min_value=0, max_value=11))
def test_the_end_of_a_period_is_its_end(today: date, kind: PeriodKind, place: int) -> None:
    """For fifty years a named month, quarter, half-year or year is due on its last day, in any year's words."""
    size = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}.get(kind, 1)
    period = Period(today.year, kind, place % size + 1)
    words = {
        PeriodKind.HALF: f"trong {period.name}",
        PeriodKind.NINE_MONTHS: f"trong {period.name}",
        PeriodKind.YEAR: f"đến hết {period.name}",
    }
    given = reckon_deadline(words.get(kind, f"trong {period.name}"), Reckoning(today, PLAIN.workdays))
    assert given.day == period.last_day
    assert (given.day + timedelta(days=1)).day == 1
