"""The only clock of the program; everything below is told the day."""

from datetime import date, datetime, timedelta, timezone

#: Asia/Ho_Chi_Minh, which has had no daylight saving since 1975.
VIETNAM = timezone(timedelta(hours=7))


def now() -> datetime:
    """Return this moment in Vietnam's time, to the second."""
    return datetime.now(VIETNAM).replace(microsecond=0)


def today() -> date:
    """Return the calendar day in Vietnam."""
    return now().date()
