"""Extensions: later deadlines that are asked for and decided; the first deadline is never lost.

A request comes before the work is reported, asks for a day after the deadline that holds, and waits alone: a task has
one undecided request at a time. The deadline moves with the approval and on its day, not with the request, so that on
every earlier day the earlier deadline holds.
[Quyết định 790/QĐ-UBND-HC of Đồng Tháp, 2021: at most one a task; other offices allow more, so that it is a setting]
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from nhiemvu.domain.values import dataclass

#: With this extension a task is said to be extended many times.
MANY = 3


class Decision(StrEnum):
    """What was decided of a request for a later deadline."""

    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One request for a later deadline with what was decided."""

    id: int
    #: The unit that asked, or None.
    unit: str | None
    asked_on: date
    #: The deadline at that time; of an approved one, the deadline that it moved.
    from_due_on: date
    new_due_on: date
    reason: str
    #: None while it is undecided.
    decision: Decision | None = None
    decided_on: date | None = None
    #: The deadline that was given, which may be another than the one asked for.
    granted_due_on: date | None = None
    #: Why it was refused.
    refusal: str | None = None
    #: The document by which it was decided, as typed.
    basis: str | None = None


def approved(extensions: Sequence[Extension]) -> list[Extension]:
    """Return the extensions that were approved, in the order in which they took effect."""
    granted = [one for one in extensions if one.decision is Decision.APPROVED]
    return sorted(granted, key=lambda one: (one.decided_on or date.max, one.id))


def undecided(extensions: Sequence[Extension]) -> Extension | None:
    """Return the request that waits for a decision, or None."""
    return next((one for one in extensions if one.decision is None), None)


def due_at(due_on: date | None, extensions: Sequence[Extension], as_of: date) -> date | None:
    """Return the deadline that holds on the day `as_of`, of a task whose deadline is `due_on` now."""
    if not extensions:
        return due_on
    later = [one for one in approved(extensions) if one.decided_on and one.decided_on > as_of]
    return later[0].from_due_on if later else due_on


def first_due_at(due_on: date | None, extensions: Sequence[Extension], as_of: date) -> date | None:
    """Return the deadline that the first extension moved, approved up to the day `as_of`, else the one held then."""
    effective = [one for one in approved(extensions) if one.decided_on and one.decided_on <= as_of]
    return effective[0].from_due_on if effective else due_at(due_on, extensions, as_of)
