"""A deadline that is typed: its day, the rule that gave it, and why some words give none.

Source of the readings: Bộ luật Dân sự 2015, Điều 147, 148 (the first day is not counted).
"""

import calendar
from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.dates import BadDate, month_end, parse_day, short_day
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.text import fold, squeeze
from nhiemvu.domain.values import dataclass

EXAMPLES = Text(
    "Ví dụ: 30/6/2026; trước ngày 15/6; trong tháng 5; cuối quý; 10 ngày làm việc; +2w; thứ sáu tuần sau.",
    "For example: 30/6/2026; trước ngày 15/6; trong tháng 5; eoq; 10 ngày làm việc; +2w.",
)
#: 5
ALONE = pattern(r"(\d{1,2})")
#: t5
T_NUMBER = pattern(r"t\.? ?([2-7])")
#: 6/26: the second number is no month.
MONTH_AND_SHORT_YEAR = pattern(r"(\d{1,2})[/.-](\d{2})")
#: 15/6/26
SHORT_YEAR = pattern(r"(\d{1,2}[/.-]\d{1,2})[/.-](\d{2})")
#: 31/6, 31-6, 31 tháng 6, somewhere in the words
DAY_AND_MONTH = pattern(r"(?<!\d)(\d{1,2})(?: ?[/.-] ?| thang )(\d{1,2})(?!\d)")
#: 99999 ngày, +9999w: no deadline lies that far.
TOO_MANY = pattern(r"(?:\+ ?)?\d{4,} ?[a-z]+(?: [a-z]+){0,2}")
#: Digits that are a year.
YEAR = pattern(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class GivenDeadline:
    """What words that were typed for a deadline give."""

    day: date
    #: The words, where they are more than the date itself.
    words: str | None = None
    #: How the day follows from them.
    rule: Text | None = None
    #: The years whose days off had to be estimated.
    estimated: tuple[int, ...] = ()


class BadDeadline(UsageFault):
    """Words from which no single day follows."""

    def __init__(self, text: str, reason: Text, readings: Sequence[Text] = ()) -> None:
        vi, en = (" hay ".join(one.vi for one in readings), " or ".join(one.en for one in readings))
        instruction = Text(f"Có phải là: {vi}? Hãy ghi rõ.", f"Is it: {en}? Write it so.") if readings else EXAMPLES
        super().__init__(
            Text(f"Không rõ thời hạn “{text}”: {reason.vi}.", f"The deadline “{text}” is unclear: {reason.en}."),
            instruction,
        )


def plain_date(text: str) -> date | None:
    """Return the day of a whole date, or None for other words.

    Raises BadDate for a date that no calendar has.
    """
    try:
        return parse_day(text)
    except BadDate as fault:
        if fault.names_whole_date:
            raise
        return None


def require_one_reading(text: str, today: date) -> None:
    """Raise BadDeadline, with the readings, for words that may mean several things or want a whole year."""
    key = fold(text)
    if TOO_MANY.fullmatch(key):
        raise BadDeadline(text, Text("số quá lớn", "the number is too large"))
    if match := ALONE.fullmatch(key):
        raise BadDeadline(
            text, Text("có nhiều cách hiểu", "it can be read in several ways"), _lone(int(match[1]), today)
        )
    if match := T_NUMBER.fullmatch(key):
        number = int(match[1])
        readings = (Text(f"thứ {number}", f"weekday {number}"), Text(f"tháng {number}", f"month {number}"))
        raise BadDeadline(text, Text("có nhiều cách hiểu", "it can be read in several ways"), readings)
    if match := SHORT_YEAR.fullmatch(key):
        whole = f"{match[1]}/20{match[2]}"
        raise BadDeadline(text, Text("năm phải đủ bốn chữ số", "the year needs four digits"), [Text(whole, whole)])
    if (match := MONTH_AND_SHORT_YEAR.fullmatch(key)) and int(match[1]) <= 12 < int(match[2]):
        whole = f"tháng {match[1]}/20{match[2]}"
        raise BadDeadline(
            text, Text(f"không có tháng {match[2]}", f"there is no month {match[2]}"), [Text(whole, whole)]
        )


def _lone(number: int, today: date) -> list[Text]:
    readings = []
    if 1 <= number <= month_end(today.year, today.month).day:
        day = short_day(today.replace(day=number))
        readings.append(Text(day, day))
    if 1 <= number <= 12:
        readings.append(Text(f"tháng {number}", f"tháng {number}"))
    return readings


def impossible(text: str) -> BadDeadline:
    """Return what is said of words that name a day that no calendar has: why, and what may be meant."""
    key = fold(text)
    found = DAY_AND_MONTH.search(key)
    if found is None:
        return BadDeadline(text, Text("lịch không có ngày, tháng đó", "no calendar has it"))
    day, month = int(found[1]), int(found[2])
    if month > 12:
        turned = [Text(f"{month}/{day}", f"{month}/{day}")] if 1 <= day <= 12 and month <= 31 else []
        return BadDeadline(text, Text(f"không có tháng {month}", f"there is no month {month}"), turned)
    year = YEAR.search(key)
    last = calendar.monthrange(int(year[0]) if year else 2024, max(month, 1))[1]
    reason = Text(f"tháng {month} chỉ có {last} ngày", f"month {month} has only {last} days")
    readings = [Text(f"{last}/{month}", f"{last}/{month}")] if day > last else []
    return BadDeadline(squeeze(text), reason, readings)
