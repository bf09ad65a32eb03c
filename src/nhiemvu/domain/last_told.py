"""What was said of a task last, up to a day: its newest words, and the newest obstacle that stands."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.answers import Entry, standing_entries
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class LastTold:
    """The last word on a task; empty where nothing was said."""

    #: The day of the newest entry, whatever it says.
    on: date | None = None
    percent: int | None = None
    #: The newest result or note that was not taken back.
    words: str = ""
    obstacle: str = ""


def last_told(entries: Sequence[Entry], as_of: date) -> LastTold:
    """Return what was said last of a task up to the day `as_of`; `entries` are newest first.

    A result that was taken back by a return or a reopening is no longer the last word.
    """
    known = [entry for entry in entries if entry.reported_on <= as_of]
    # The lead's word comes first, however old; that of a unit in support is better than none.
    stands = sorted(standing_entries(known), key=lambda entry: entry.in_support)
    return LastTold(
        on=known[0].reported_on if known else None,
        percent=next((entry.percent for entry in stands if entry.percent is not None), None),
        words=next((words for entry in stands if (words := entry.result or entry.note)), ""),
        obstacle=next((entry.obstacle for entry in stands if entry.obstacle), ""),
    )


def told_since(entries: Sequence[Entry], since: date, as_of: date) -> bool:
    """Tell whether something was said of a task from the day `since` up to the day `as_of`."""
    return any(since <= entry.reported_on <= as_of for entry in entries)
