"""Calendar days as offices write them: day first, four-digit years, and nothing guessed.

Days are `datetime.date` in Asia/Ho_Chi_Minh. What is ambiguous or impossible is refused with the reason.
"""

from datetime import date, timedelta, timezone

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.text import fold, squeeze

#: Asia/Ho_Chi_Minh, which has had no daylight saving since 1975.
VIETNAM = timezone(timedelta(hours=7))
#: No office sets a day outside these years; what lies outside is a slip.
YEARS = range(1900, 2201)
#: 2023-03-06
ISO = pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})")
#: 6/3/2023, 06-3-2023, 6.3.2023
DAY_FIRST = pattern(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
#: ngày 06 tháng 3 năm 2023
IN_WORDS = pattern(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
WHOLE_DATES = (ISO, DAY_FIRST, IN_WORDS)
#: 6/2023, tháng 6 năm 2023: a month is not a day.
MONTH_ONLY = pattern(r"(?:thang )?\d{1,2}(?:[/.-]| nam )\d{4}")
#: 6/3: no year.
NO_YEAR = pattern(r"\d{1,2}[/.-]\d{1,2}")
#: 6/3/23
SHORT_YEAR = pattern(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")


class BadDate(UsageFault):
    """A day that does not exist or cannot be told from what was typed."""

    def __init__(self, text: str, reason: Text, reading: date | None = None) -> None:
        #: Whether day, month and year were all given.
        self.names_whole_date = any(form.fullmatch(fold(text).removeprefix("ngay ")) for form in WHOLE_DATES)
        example = f"{reading.day}/{reading.month}/{reading.year}" if reading else ""
        meant = Text(f"Có phải là {example}? ", f"Is it {example}? ") if reading else Text("", "")
        super().__init__(
            Text(f"Không đọc được ngày “{text}”: {reason.vi}.", f"Cannot read the date “{text}”: {reason.en}."),
            Text(
                f"{meant.vi}Hãy ghi ngày/tháng/năm, ví dụ 30/6/2023 hoặc 2023-06-30.",
                f"{meant.en}Write 30/6/2023 or 2023-06-30.",
            ),
        )


def parse_day(text: str) -> date:
    """Return the day that `text` names: ISO, d/m/yyyy, d-m-yyyy, d.m.yyyy, or "ngày d tháng m năm yyyy".

    Raises BadDate where the day does not exist or a part of it is missing.
    """
    key = fold(text).removeprefix("ngay ")
    if match := ISO.fullmatch(key):
        year, month, day = (int(part) for part in match.groups())
    elif match := DAY_FIRST.fullmatch(key):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := IN_WORDS.fullmatch(key):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise BadDate(squeeze(text), _why_not(key))
    return _existing_day(squeeze(text), year, month, day)


def _why_not(key: str) -> Text:
    if MONTH_ONLY.fullmatch(key):
        return Text("thiếu ngày trong tháng", "the day of the month is missing")
    if NO_YEAR.fullmatch(key):
        return Text("thiếu năm", "the year is missing")
    if SHORT_YEAR.fullmatch(key):
        return Text("năm phải đủ bốn chữ số", "the year needs four digits")
    return Text("không phải dạng ngày được dùng", "it is not a known form of a date")


def outside(year: int) -> Text:
    """Return why no day of a year is taken."""
    first, last = YEARS[0], YEARS[-1]
    return Text(f"năm {year} nằm ngoài khoảng {first}-{last}", f"year {year} is outside {first}-{last}")


def _existing_day(text: str, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        turned = date(year, day, month) if 1 <= day <= 12 and 1 <= month <= 28 and year in YEARS else None
        raise BadDate(text, Text(f"không có tháng {month}", f"there is no month {month}"), turned)
    if year not in YEARS:
        raise BadDate(text, outside(year))
    last = month_end(year, month).day
    if not 1 <= day <= last:
        reason = Text(
            f"tháng {month}/{year} chỉ có {last} ngày" if day else "không có ngày 0",
            f"{month}/{year} has only {last} days" if day else "there is no day 0",
        )
        raise BadDate(text, reason, date(year, month, last) if day else None)
    return date(year, month, day)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    if (year, month) == (date.max.year, date.max.month):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def months_on(day: date, number: int) -> date:
    """Return the day so many months on, or back where `number` is below 0; the last day of a month that is too short.

    Raises ValueError beyond the years of the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, month_end(year, month + 1).day))


def short_day(day: date) -> str:
    """Return a day as lists show it: 03/07/2023."""
    return f"{day:%d/%m/%Y}"


def official_day(day: date) -> str:
    """Return a day as documents write it, a zero before days under 10 and before months 1 and 2: 06/3/2023.

    Source: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW, place and date; Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    return f"{day.day:02d}/{official_month(day.month)}/{day.year}"


def official_day_in_words(day: date) -> str:
    """Return the day at the head of a document, with the zeros of `official_day`: ngày 06 tháng 3 năm 2023."""
    return f"ngày {day.day:02d} tháng {official_month(day.month)} năm {day.year}"


def official_month(month: int) -> str:
    """Return a month's number as documents write it: 01, 02, 3 ... 12."""
    return f"{month:02d}" if month <= 2 else str(month)
