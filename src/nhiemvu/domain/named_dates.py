"""Days by their names: the ends of weeks, months, quarters, half-years and years, weekdays, and so many days on.

Weeks begin on Monday. A weekday alone is the next one after today; "tuần sau" behind it says of which week.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from nhiemvu.domain.dates import months_on
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.text import fold
from nhiemvu.domain.values import dataclass

#: +2w, +10d, 10 ngày, +3 tháng
COUNT = pattern(r"(?:\+ ?)?(\d{1,3}) ?([a-z]+(?: [a-z]+){0,2})")
#: What joins the syllables of a name that is typed in one word: cuoi-quy, cuoi_quy.
JOINTS = pattern(r"(?<=[^\W_])[-_ ]+(?=[^\W_])")
WEEK = 7


class Stretch(StrEnum):
    """A stretch of the calendar that has a first and a last day, or that is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    #: Counted only.
    WORKDAY = "workday"


#: Months in the stretches that begin with a month.
MONTHS = {Stretch.MONTH: 1, Stretch.QUARTER: 3, Stretch.HALF: 6, Stretch.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or the last day of a stretch."""

    stretch: Stretch
    #: 0 for the stretch of today, 1 for the next one, -1 for the one before.
    shift: int
    last: bool


@dataclass(frozen=True, slots=True)
class Count:
    """So many days, weeks, months... from a day on, which itself is not counted."""

    number: int
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class NamedDates:
    """The names that are known, each folded and with single spaces."""

    edges: Mapping[str, Edge]
    #: 0 for Monday.
    weekdays: Mapping[str, int]
    #: By how many weeks another week than this one is away.
    weeks: Mapping[str, int]
    #: What may be counted.
    counted: Mapping[str, Stretch]
    #: Those of the names that have no accents: "som" is one, "sớm" is not.
    plain: frozenset[str]

    def may_be(self, text: str, key: str) -> bool:
        """Tell whether a text is the name of a key by its accents: a name without any has none added."""
        return text.isascii() or key not in self.plain


def name_key(text: str) -> str:
    """Return a name as the table has it: folded, "cuoi-quy" and "Cuối quý" as "cuoi quy"."""
    return JOINTS.sub(" ", fold(text))


def named_day(text: str, today: date, known: NamedDates) -> date | None:
    """Return the day that a name means on the day `today`, or None for what is no name."""
    key = name_key(text)
    if not known.may_be(text, key):
        return None
    edge = known.edges.get(key)
    return edge_day(edge, today) if edge else _weekday(key, today, known)


def _weekday(key: str, today: date, known: NamedDates) -> date | None:
    for name, weekday in known.weekdays.items():
        if key == name:
            return today + timedelta(days=(weekday - today.weekday() - 1) % WEEK + 1)
        weeks = known.weeks.get(key.removeprefix(f"{name} ")) if key.startswith(f"{name} ") else None
        if weeks is not None:
            return today + timedelta(days=weekday - today.weekday() + WEEK * weeks)
    return None


def named_count(text: str, known: NamedDates) -> Count | None:
    """Return how much a text counts: "+2w", "10 ngày"; None where it counts nothing."""
    match = COUNT.fullmatch(name_key(text))
    stretch = known.counted.get(match[2]) if match else None
    return Count(int(match[1]), stretch) if match and stretch else None


def named_edge(text: str, known: NamedDates) -> Edge | None:
    """Return which end of a stretch a text names, or None."""
    key = name_key(text)
    return known.edges.get(key) if known.may_be(text, key) else None


def edge_day(edge: Edge, today: date) -> date:
    """Return the first or last day of the stretch that is so many stretches away from that of `today`."""
    first = _first_day(edge.stretch, today)
    shifted = _moved(first, edge.stretch, edge.shift)
    return _moved(shifted, edge.stretch, 1) - timedelta(days=1) if edge.last else shifted


def _first_day(stretch: Stretch, day: date) -> date:
    if stretch is Stretch.DAY:
        return day
    if stretch is Stretch.WEEK:
        return day - timedelta(days=day.weekday())
    months = MONTHS[stretch]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _moved(day: date, stretch: Stretch, number: int) -> date:
    if stretch in MONTHS:
        return months_on(day, MONTHS[stretch] * number)
    return day + timedelta(days=number * (WEEK if stretch is Stretch.WEEK else 1))


def counted_day(count: Count, since: date) -> date:
    """Return the day that is so many days, weeks, months... after `since`; the last day of a month that is too short.

    Raises ValueError for working days, which need a calendar.
    """
    if count.stretch is Stretch.WORKDAY:
        raise ValueError(count)
    return _moved(since, count.stretch, count.number)
