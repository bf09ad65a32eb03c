"""Whether a point ends, goes on for good, or comes back."""

from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.cadences import cadences_with_needs
from nhiemvu.facts.needed import may_match
from nhiemvu.reading.tasks.due import Due


def cadence_of(key: str, due: Due, *, periodic: bool) -> Cadence:
    """Return the cadence of a point by its words in their matching form.

    The field or cell that holds the time decides where it names a day or a cadence. A point of a periodic report that
    has no deadline of its own and tells to go on ("Tiếp tục ...") is ongoing.
    """
    said = _said(matching_key(due.words or ""), in_field=True) if due.in_field else None
    if said:
        return said
    if due.binding and due.binding.recurs:
        return Cadence.RECURRING
    if due.in_field and due.day:
        return Cadence.ONCE
    return _said(key, is_open=periodic and due.binding is None) or Cadence.ONCE


def _said(key: str, *, in_field: bool = False, is_open: bool = False) -> Cadence | None:
    """Return the cadence of the first entry whose words are found; words of going on count in an open point only."""
    counting = {"always": True, "field": in_field, "open": is_open}
    for fact, needed in cadences_with_needs():
        if counting[fact.counts] and may_match(needed, key) and fact.pattern.search(key):
            return fact.cadence
    return None
