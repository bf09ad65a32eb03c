"""A period whose report is settled: how its tasks stood then, and what of that was corrected since.

What was recorded of a later day is how the work went on, and corrects nothing. What was recorded later of a day up to
the closing does, and so does another deadline.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date

from nhiemvu.domain.answers import Entry
from nhiemvu.domain.tasks import State, Task
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one task stands by what was recorded up to a day."""

    state: State
    percent: int | None = None
    due_on: date | None = None
    completed_on: date | None = None
    result: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that was reported and is recorded otherwise now."""

    #: The name of the field: "state", "due_on".
    name: str
    before: State | date | str | int | None
    after: State | date | str | int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One task of a closed period that is recorded otherwise than was reported."""

    task: Task
    changes: tuple[FieldChange, ...]


def standing_at(task: Task, entries: Sequence[Entry], day: date) -> Standing:
    """Return how a task stood on a day by what is recorded now; `entries` are newest first."""
    until = [entry for entry in entries if entry.reported_on <= day]
    later = len(until) < len(entries)
    completed_on = task.completed_on if task.completed_on and task.completed_on <= day else None
    state = task.state
    if later or (task.completed_on and completed_on is None):
        state = until[0].state if until else State.NOT_STARTED
    said = next((entry.percent for entry in until if entry.percent is not None), None)
    percent = task.percent if task.children else said
    return Standing(
        state=state,
        percent=100 if state is State.DONE else percent,
        due_on=task.due_on,
        completed_on=completed_on,
        result=next((entry.result for entry in until if entry.result is not None), None),
        note=next((entry.note for entry in until if entry.note is not None), None),
    )


def corrections(
    frozen: Mapping[int, Standing], tasks: Iterable[Task], standings: Mapping[int, Standing]
) -> list[Correction]:
    """Return what is recorded otherwise than it was at the closing, of `tasks` in their order."""
    found = []
    for task in tasks:
        before, after = frozen[task.id], standings[task.id]
        changes = tuple(
            FieldChange(field.name, getattr(before, field.name), getattr(after, field.name))
            for field in fields(Standing)
            if getattr(before, field.name) != getattr(after, field.name)
        )
        if changes:
            found.append(Correction(task, changes))
    return found
