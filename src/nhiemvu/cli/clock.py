"""The only clock of the program; everything below is told the day."""

from datetime import date, datetime

from nhiemvu.domain.dates import VIETNAM


def now() -> datetime:
    """Return this moment in Vietnam's time, to the second."""
    return datetime.now(VIETNAM).replace(microsecond=0)


def today() -> date:
    """Return the calendar day in Vietnam."""
    return now().date()
