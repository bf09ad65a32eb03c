"""Rules by which a task comes back, and the days that they give.

The days of a rule are always reckoned from its first one, never from the one before, so that they do not drift: what
begins on the last day of a month falls on the last day of each, what begins on the 30th falls on the 28th in February
and on the 30th again in March. A rule may also be one of iCalendar ("FREQ=MONTHLY;BYMONTHDAY=25").
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count, dropwhile, islice

from nhiemvu.domain.dates import month_end, months_on
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.named_dates import MONTHS, WEEK, Stretch
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.values import dataclass

#: every 3 months
STEP = pattern(r"every (\d{1,3}) (day|week|month)s?")
#: What a rule of iCalendar may hold: no hours, and no end, for a task is stopped by the clerk.
ICALENDAR = pattern(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS)=[\w,+-]+)*"
)
NEVER = "never"
ONE_DAY = timedelta(days=1)
#: No task comes back later.
LAST_YEAR = 2200


class BadRecurrence(UsageFault):
    """What was typed is no rule by which a task comes back."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"Không hiểu cách lặp lại “{text}”.", f"“{text}” is no way of coming back."),
            Text(
                "Ghi: hằng tuần, hằng tháng, hằng quý, 6 tháng, hằng năm, 2 tuần, “ngày 25 hằng tháng”,"
                " “thứ sáu hằng tuần”; thôi lặp lại: thoi.",
                "Write: weekly, monthly, quarterly, half-yearly, yearly, 2w, a rule such as FREQ=MONTHLY;BYMONTHDAY=25,"
                " or never.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Recurrence:
    """One rule, as it is kept: "every 3 months", "FREQ=MONTHLY;BYMONTHDAY=25", "never"."""

    rule: str

    @property
    def ends(self) -> bool:
        """Tell whether nothing comes back."""
        return self.rule == NEVER

    def days(self, first: date) -> Iterator[date]:
        """Yield the days of the rule from its first one on."""
        if self.ends:
            return iter(())
        if step := STEP.fullmatch(self.rule):
            return _stepped(first, int(step[1]), step[2])
        return _by_icalendar(self.rule, first)

    def after(self, day: date, first: date) -> date | None:
        """Return the next day of the rule after a day, or None where nothing comes back."""
        return next(dropwhile(lambda one: one <= day, self.days(first)), None)


def _stepped(first: date, number: int, unit: str) -> Iterator[date]:
    if unit != "month":
        yield from (first + timedelta(days=place * number * (WEEK if unit == "week" else 1)) for place in count())
    at_end = first == month_end(first.year, first.month)
    for place in count():
        day = months_on(first, number * place)
        if day.year > LAST_YEAR:
            return
        yield month_end(day.year, day.month) if at_end else day


def _by_icalendar(rule: str, first: date) -> Iterator[date]:
    """Yield the first day, whether the rule gives it or not, and the days of the rule after it."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 few rules are of iCalendar

    yield first
    for moment in rrulestr(rule, dtstart=datetime.combine(first, time())):
        if moment.date() > first:
            yield moment.date()


def every(number: int, stretch: Stretch) -> Recurrence:
    """Return the rule of so many days, weeks, months...

    Raises BadRecurrence for none of them, and for working days.
    """
    if number < 1 or stretch is Stretch.WORKDAY:
        raise BadRecurrence(f"{number} {stretch.value}")
    unit = "month" if stretch in MONTHS else stretch.value
    size = number * MONTHS.get(stretch, 1)
    return Recurrence(f"every {size} {unit}{'s' if size > 1 else ''}")


def by_icalendar(rule: str) -> Recurrence:
    """Return the rule of iCalendar, with or without "RRULE:" in front.

    Raises BadRecurrence for one that is malformed, has hours or an end, or gives no day.
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 likewise

    plain = rule.strip().upper().removeprefix("RRULE:")
    if not ICALENDAR.fullmatch(plain):
        raise BadRecurrence(rule)
    try:
        days = list(islice(rrulestr(plain, dtstart=datetime(2024, 1, 1)), 2))  # noqa: DTZ001 a day without a zone
    except ValueError as error:
        raise BadRecurrence(rule) from error
    if len(days) < 2:
        raise BadRecurrence(rule)
    return Recurrence(plain)


def first_day_of(rule: Recurrence, today: date) -> date | None:
    """Return the first day on or after today that a rule of iCalendar gives by itself; None for a plain step."""
    if rule.ends or STEP.fullmatch(rule.rule):
        return None
    return next((one for one in islice(_by_icalendar(rule.rule, today - ONE_DAY), 1, None) if one >= today), None)
