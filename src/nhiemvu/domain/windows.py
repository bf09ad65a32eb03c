"""From which day to which the figures of a period are counted: by the calendar, or closed on a day of its last month.

A window that closes on the 14th makes the second quarter 15 March to 14 June.
Source: Nghị định 09/2019/NĐ-CP, Điều 12.
"""

from datetime import date, timedelta

from nhiemvu.domain.dates import month_end
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.values import dataclass

#: The closing day of Nghị định 09/2019/NĐ-CP.
ND09_CLOSING_DAY = 14
#: Every month has it.
LAST_CLOSING_DAY = 28


class BadWindow(UsageFault):
    """What was typed is no closing window."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"Không hiểu cách chốt số liệu “{text}”.", f"“{text}” is no closing window."),
            Text(
                f"Ghi calendar (theo lịch), nd09 (ngày 15 đến ngày 14), hoặc ngày chốt từ 1 đến {LAST_CLOSING_DAY}.",
                f"Write calendar, nd09 (15th to 14th), or the closing day, 1 to {LAST_CLOSING_DAY}.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Window:
    """How the periods of a series are closed."""

    #: The day of a period's last month on which it closes; None for the last day of the calendar.
    closing_day: int | None = None

    @property
    def name(self) -> Text:
        """The window in words."""
        if self.closing_day is None:
            return Text("theo lịch", "by the calendar")
        by = " (Nghị định 09/2019/NĐ-CP)" if self.closing_day == ND09_CLOSING_DAY else ""
        return Text(
            f"từ ngày {self.closing_day + 1} đến ngày {self.closing_day}{by}",
            f"from day {self.closing_day + 1} to day {self.closing_day}",
        )

    def last_day(self, period: Period) -> date:
        """Return the day on which a period closes."""
        return self.closing(period.last_day)

    def first_day(self, period: Period) -> date:
        """Return the day after the one on which the period before it closed."""
        before = period.first_day - timedelta(days=1)
        return self.closing(before) + timedelta(days=1)

    def closing(self, day: date) -> date:
        """Return the day on which the month of a day closes."""
        return day.replace(day=self.closing_day) if self.closing_day else month_end(day.year, day.month)

    def counted_in(self, day: date) -> date:
        """Return a day of the month, quarter, year... to which a day counts: what follows the closing is the next."""
        after_closing = self.closing_day is not None and day.day > self.closing_day
        return month_end(day.year, day.month) + timedelta(days=1) if after_closing else day


CALENDAR = Window()
ND09 = Window(ND09_CLOSING_DAY)


def parse_window(text: str) -> Window:
    """Return the window that is typed: "calendar", "nd09", or the closing day.

    Raises BadWindow.
    """
    key = text.strip().casefold()
    named = {"calendar": CALENDAR, "lich": CALENDAR, "nd09": ND09}.get(key)
    if named:
        return named
    if not key.isdecimal() or len(key) > len(str(LAST_CLOSING_DAY)) or not 1 <= int(key) <= LAST_CLOSING_DAY:
        raise BadWindow(text)
    return Window(int(key))
