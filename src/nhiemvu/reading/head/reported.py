"""The periods that a document names: the one that it reports and the one that it plans.

A year stated once holds for both; where one period alone is stated, a report plans the one that follows it.
"""

import re
from dataclasses import dataclass

from nhiemvu.domain.periods import ROMAN, Period, PeriodKind
from nhiemvu.domain.text import matching_key

#: "quý I", "quý II năm 2024", "tháng 5/2024", "6 tháng đầu năm 2024", "9 tháng", "năm 2024", "3 tháng cuối năm";
#: not the month and year of "ngày 05 tháng 6 năm 2024".
PERIOD = re.compile(
    r"(?<!\w)(?:quý (?P<quarter>iv|i{1,3}|[1-4])(?!\w)"
    r"|(?P<half>6|sáu) tháng (?P<which>đầu|cuối)(?: năm)?"
    r"|(?P<nine>9|chín) tháng(?: đầu)?(?: năm)?"
    r"|(?P<last>3|ba) tháng cuối(?: năm)?"
    r"|(?<!\d )tháng (?P<month>\d{1,2})(?!\d)"
    r"|(?<!\d )năm(?= \d{4}))"
    r"(?:\s?(?:/|-|năm|,)?\s?(?P<year>(?:19|20)\d{2}))?(?!\d)"
)
#: What turns from results to plans within a title.
PLANS = re.compile(r"(?<!\w)(?:phương hướng|nhiệm vụ|kế hoạch|chương trình|dự kiến|giải pháp|triển khai)(?!\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """One period in words, its year perhaps missing."""

    kind: PeriodKind
    number: int
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a document, None where it names none."""

    reported: Period | None = None
    planned: Period | None = None
    #: Whether the words named both.
    both: bool = False


def named_periods(text: str) -> list[Named]:
    """Return the periods in a title or heading, in order."""
    return [_named(match) for match in PERIOD.finditer(matching_key(text)) if _exists(match)]


def _exists(match: re.Match[str]) -> bool:
    return match["month"] is None or 1 <= int(match["month"]) <= 12


def _named(match: re.Match[str]) -> Named:
    year = int(match["year"]) if match["year"] else None
    kind, number = PeriodKind.YEAR, 1
    if quarter := match["quarter"]:
        kind, number = PeriodKind.QUARTER, ROMAN.index(quarter.upper()) + 1 if quarter.isalpha() else int(quarter)
    elif match["half"]:
        kind, number = PeriodKind.HALF, 1 if match["which"] == "đầu" else 2
    elif match["nine"]:
        kind = PeriodKind.NINE_MONTHS
    elif match["last"]:
        kind, number = PeriodKind.QUARTER, 4
    elif match["month"]:
        kind, number = PeriodKind.MONTH, int(match["month"])
    return Named(kind, number, year, match.start(), match.end())


def periods_of(text: str, fallback_year: int | None = None) -> Periods:
    """Return what a title reports and plans; `fallback_year` is the year of a document that states none."""
    named = named_periods(text)
    if not named:
        return Periods()
    split = _split(text, named)
    first = next((one for one in named if one.start < split), None)
    second = next((one for one in named if one.start >= split), None)
    return _with_years(first, second, fallback_year)


def _split(text: str, named: list[Named]) -> int:
    """Return where plans begin: at the first such word behind the first period, or at the start without one."""
    key = matching_key(text)
    after = PLANS.search(key, named[0].end)
    if after:
        return after.start()
    before = PLANS.search(key, 0, named[0].start)
    is_plan = before and not re.search(r"kết quả|tình hình|tổng kết|sơ kết|thực hiện", key[: named[0].start])
    return 0 if is_plan else len(text)


def _with_years(first: Named | None, second: Named | None, fallback_year: int | None) -> Periods:
    if first and second:
        year = first.year or second.year or fallback_year
        if year is None:
            return Periods()
        if first.year:
            reported = Period(first.year, first.kind, first.number)
            planned = Period(second.year or _year_after(reported, second), second.kind, second.number)
        else:
            planned = Period(second.year or year, second.kind, second.number)
            earlier = Period(planned.year, first.kind, first.number)
            reported = earlier if earlier.first_day <= planned.first_day else Period(year - 1, first.kind, first.number)
        return Periods(reported, planned, both=True)
    only = first or second
    if only is None or (only.year or fallback_year) is None:
        return Periods()
    period = Period(only.year or fallback_year or 0, only.kind, only.number)
    return Periods(period, period.next()) if first else Periods(period.previous(), period)


def _year_after(reported: Period, named: Named) -> int:
    same_year = Period(reported.year, named.kind, named.number)
    return reported.year if same_year.last_day > reported.last_day else reported.year + 1
