"""Whether a point ends, goes on for good, or comes back."""

from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.cadences import cadence_sieve
from nhiemvu.reading.tasks.due import Due


def cadence_of(text: str, due: Due, *, periodic: bool) -> Cadence:
    """Return the cadence of a point.

    The field or cell that holds the time decides where it names a day or a cadence. A point of a periodic report that
    has no deadline of its own and tells to go on ("Tiếp tục ...") is ongoing.
    """
    said = _said(due.words or "", in_field=True) if due.in_field else None
    if said:
        return said
    if due.binding and due.binding.recurs:
        return Cadence.RECURRING
    if due.in_field and due.day:
        return Cadence.ONCE
    return _said(text, is_open=periodic and due.binding is None) or Cadence.ONCE


def _said(text: str, *, in_field: bool = False, is_open: bool = False) -> Cadence | None:
    """Return the cadence of the first entry whose words are found; words of going on count in an open point only."""
    key = matching_key(text)
    for fact in cadence_sieve().may_be_in(key):
        counts = {"always": True, "field": in_field, "open": is_open}[fact.counts]
        if counts and fact.pattern.search(key):
            return fact.cadence
    return None
