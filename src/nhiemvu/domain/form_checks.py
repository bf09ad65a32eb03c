"""What a unit's statement comes to beside the record: recorded already, refused, or to be decided by a person.

The lead's word sets a task's state and percentage. What a unit in support says is of its own part: it is
recorded as its entry, in words, and sets neither.
"""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.dates import short_day
from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.form_faults import Held, Said, faults_of
from nhiemvu.domain.forms import FormFault, Statement
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import FINISHED, Role, State
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is left to be recorded of a statement, and what keeps it from that."""

    #: Whether what it tells of the work is not on record yet.
    tells: bool = False
    #: Whether the later deadline is not asked for yet.
    asks: bool = False
    faults: Sequence[FormFault] = ()
    #: What was recorded of the task since the form was made, the last word; None where nothing was.
    newer: Said | None = None


def review(said: Statement, held: Held, made_on: date) -> Reviewed:
    """Return what a statement comes to, on a form that was made on a day."""
    tells = said.tells and not _is_told(said, held)
    asks = said.new_due_on is not None and not _is_asked(said, held.task.extensions, made_on)
    if not tells and not asks:
        return Reviewed()
    faults = tuple(faults_of(said, held, tells=tells, asks=asks))
    of_lead = [entry for entry in held.since if entry.unit_id in {None, held.unit_id}]
    is_older = tells and held.role is Role.LEAD and not faults and bool(of_lead)
    return Reviewed(tells, asks, faults, of_lead[0] if is_older else None)


def contradicts(support: State | None, lead: State | None) -> bool:
    """Tell whether what a unit in support says of its part cannot be where the lead says what it does of the whole."""
    if lead in FINISHED:
        return support in {State.NOT_STARTED, State.IN_PROGRESS}
    return lead is State.NOT_STARTED and support in {State.IN_PROGRESS, State.DONE}


def support_note(said: Statement) -> str | None:
    """Return what a unit in support says of its part, in the words of an entry: "Phối hợp: ... (đã hoàn thành)"."""
    parts = [STATE_NAMES[said.state].vi] if said.state else []
    parts += [f"{said.percent}%"] if said.percent is not None and said.state is not State.DONE else []
    parts += [f"ngày {short_day(said.completed_on)}"] if said.completed_on else []
    standing = ", ".join(parts)
    if not said.words:
        return f"Phối hợp: {standing}" if standing else None
    return f"Phối hợp: {said.words}" + (f" ({standing})" if standing else "")


def _is_told(said: Statement, held: Held) -> bool:
    return any(entry.unit_id == held.unit_id and _same(said, entry, held.role) for entry in held.since)


def _same(said: Statement, entry: Said, role: Role | None) -> bool:
    if (said.obstacle, said.evidence) != (entry.obstacle, entry.evidence):
        return False
    if role is not Role.LEAD:
        return entry.note == support_note(said)
    if said.state is State.DONE:
        return entry.state in FINISHED and entry.result == said.words
    return (said.percent, said.words) == (entry.percent, entry.note) and said.state in {None, entry.state}


def _is_asked(said: Statement, extensions: Sequence[Extension], made_on: date) -> bool:
    """Tell whether the later deadline was asked for already; one that was decided, since the form was made."""
    return any(
        (one.new_due_on, one.reason) == (said.new_due_on, said.reason)
        for one in extensions
        if one.decision is None or one.asked_on >= made_on
    )
