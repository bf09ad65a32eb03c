"""Whether a point ends, goes on for good, or comes back."""

from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.cadences import cadence_facts


def cadence_of(text: str, *, periodic: bool, has_deadline: bool) -> Cadence:
    """Return the cadence of a point.

    In a periodic report a point without a deadline of its own that tells to go on ("Tiếp tục ...") is ongoing.
    """
    key = matching_key(text)
    for fact in cadence_facts():
        if (fact.always or (periodic and not has_deadline)) and fact.pattern.search(key):
            return fact.cadence
    return Cadence.ONCE
