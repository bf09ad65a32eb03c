"""The values of a calendar of deadlines: what stands on which day; what writes them is in `documents`."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from nhiemvu.domain.values import dataclass


class EntryStatus(StrEnum):
    """How far an entry of a calendar is."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    #: Nothing is to be done for the time being.
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A deadline on its day."""

    #: The same for the same task whenever and wherever it is written, and no other's.
    uid: str
    summary: str
    description: str
    categories: tuple[str, ...]
    #: None for a task without a deadline, which only a list of things to do can hold.
    day: date | None
    status: EntryStatus
    starred: bool
    percent: int | None
    completed_on: date | None
    #: Larger with every change of what the entry tells, and since when it tells that.
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineCalendar:
    """Entries with what is told of them all."""

    name: str
    description: str
    entries: Iterable[CalendarEntry]
    #: How many days before an open deadline a reminder sounds.
    alarms: tuple[int, ...]
    #: As things to do, which some programs keep in a list, not as days of a calendar.
    as_todo: bool
