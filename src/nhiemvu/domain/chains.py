"""A task that goes on from plan to plan: each plan has a link of its own, and the chain counts once on any day.

A link that is open when the period of the next one begins is handed on: from that day the next link stands for it,
with its own deadline. Until that day the next link waits. What was done counts for itself, whatever came after it, and
a link that was cancelled neither waits nor stands for another.
"""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.tasks import OPEN_STATES, State
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What is to be known of one link of a chain."""

    state: State
    completed_on: date | None = None
    #: Since when it is suspended or cancelled.
    set_aside_on: date | None = None
    #: The first day of the period that it is planned for; without one it is there at once.
    opens_on: date | None = None

    def is_open(self, as_of: date) -> bool:
        """Tell whether the link was open on a day."""
        later = self.state is State.DONE and self.completed_on is not None and self.completed_on > as_of
        set_aside_later = self.set_aside_on is not None and self.set_aside_on > as_of
        return self.state in OPEN_STATES or later or set_aside_later

    def has_begun(self, as_of: date) -> bool:
        """Tell whether its period has begun."""
        return self.opens_on is None or self.opens_on <= as_of


def stands(link: Link, before: Link | None, after: Sequence[Link], as_of: date) -> bool:
    """Tell whether a link counts on a day: neither handed on to one `after` it nor waiting for the one `before` it."""
    handed_on = any(later.state is not State.CANCELLED and later.has_begun(as_of) for later in after)
    if handed_on and link.is_open(as_of):
        return False
    waits = before is not None and before.is_open(as_of) and not link.has_begun(as_of)
    return not (waits and link.state is not State.CANCELLED)
