"""Tasks: their states, the units' roles, and the one rule of lateness.

State is stored; timing is derived from the deadline, the day of completion and the day asked about.
Due today is not overdue, and a task without a deadline never is. What was completed or set aside after the day asked
about was open on that day, and the deadline that held on it counts. Where completion is confirmed by the office,
lateness counts from the day on which the unit reported it: what waits for confirmation grows no later.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from nhiemvu.domain.extensions import Extension, due_at, first_due_at
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.domain.values import dataclass

#: A deadline this many days ahead or nearer is soon.
DUE_SOON_DAYS = 7


class State(StrEnum):
    """How far a task is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    REPORTED = "reported"
    DONE = "done"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


#: States of a task that still has to be done.
OPEN_STATES = (State.NOT_STARTED, State.IN_PROGRESS, State.REPORTED)
#: States in which a task is set aside.
SET_ASIDE = (State.SUSPENDED, State.CANCELLED)
#: States in which somebody said that the task is finished.
FINISHED = (State.REPORTED, State.DONE)


class Cadence(StrEnum):
    """Whether a task ends, goes on for good, or comes back."""

    ONCE = "once"
    ONGOING = "ongoing"
    RECURRING = "recurring"


class Role(StrEnum):
    """What a unit does in a task."""

    LEAD = "lead"
    SUPPORT = "support"
    MONITOR = "monitor"


class Timing(StrEnum):
    """How a task stands to its deadline."""

    ON_TIME = "on_time"
    LATE = "late"
    NO_DEADLINE = "no_deadline"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


def timing(
    state: State,
    due_on: date | None,
    completed_on: date | None,
    as_of: date,
    set_aside_on: date | None = None,
) -> Timing | None:
    """Return how a task stands on the day `as_of`; None for what is suspended or cancelled on it."""
    if _is_done(state, completed_on, as_of):
        late = due_on is not None and completed_on is not None and completed_on > due_on
        return Timing.LATE if late else Timing.ON_TIME
    if _is_set_aside(state, set_aside_on, as_of):
        return None
    if due_on is None:
        return Timing.NO_DEADLINE
    reported_on = _reported_on(state, completed_on, as_of)
    if due_on < (reported_on or as_of):
        return Timing.OVERDUE
    return Timing.DUE_SOON if not reported_on and (due_on - as_of).days <= DUE_SOON_DAYS else Timing.IN_TIME


def _is_done(state: State, completed_on: date | None, as_of: date) -> bool:
    return state is State.DONE and (completed_on is None or completed_on <= as_of)


def _is_set_aside(state: State, set_aside_on: date | None, as_of: date) -> bool:
    aside = state in {State.SUSPENDED, State.CANCELLED}
    return aside and (set_aside_on is None or set_aside_on <= as_of)


def _reported_on(state: State, completed_on: date | None, as_of: date) -> date | None:
    """Return the day on which the unit reported completion, where that waits for confirmation on the day `as_of`."""
    return completed_on if state is State.REPORTED and completed_on and completed_on <= as_of else None


def days_late(
    state: State,
    due_on: date | None,
    completed_on: date | None,
    as_of: date,
    set_aside_on: date | None = None,
) -> int:
    """Return by how many calendar days a task is or was late; 0 where it is not."""
    if due_on is None:
        return 0
    if _is_done(state, completed_on, as_of):
        reached = completed_on
    elif _is_set_aside(state, set_aside_on, as_of):
        reached = None
    else:
        reached = _reported_on(state, completed_on, as_of) or as_of
    return max(0, (reached - due_on).days) if reached else 0


def on_time_by_extension(
    timing_then: Timing | None,
    due_on: date | None,
    completed_on: date | None,
    extensions: Sequence[Extension],
    as_of: date,
) -> bool:
    """Tell whether a task that stood so on the day `as_of` was done in time only because its deadline was extended."""
    if timing_then is not Timing.ON_TIME or completed_on is None:
        return False
    first = first_due_at(due_on, extensions, as_of)
    return first is not None and completed_on > first


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a task's words stand: a document, the point's label, and the characters of its text."""

    document_id: int
    label: str
    start: int | None = None
    end: int | None = None
    #: The deadline that the document gives, whatever the office set.
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """One deadline that a task's document names for it."""

    #: The words, as the document has them.
    text: str
    #: None where they name no single day ("tuần đầu tháng 7").
    due_on: date | None
    #: The name of the entry in the table of deadlines.
    rule: str
    #: The characters of the document's text.
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task as it stands now, with what its record says last."""

    id: int
    text: str
    title: str
    series: str | None
    #: Code of the planned period, "2023-Q2".
    period: str | None
    state: State
    cadence: Cadence
    original_due_on: date | None
    due_on: date | None
    due_text: str | None
    #: The day on which its completion was reported, whether that is confirmed or not.
    completed_on: date | None
    starred: bool
    origin: Origin | None
    lead: str | None = None
    support: tuple[str, ...] = ()
    monitor: tuple[str, ...] = ()
    #: Every deadline that its document names for it, in order of place, the one behind `due_on` among them.
    deadlines: tuple[StatedDeadline, ...] = ()
    percent: int | None = None
    result: str | None = None
    evidence: tuple[str, ...] = ()
    last_update_on: date | None = None
    #: Symbols (or short names) of the directives that the task cites.
    directives: tuple[str, ...] = ()
    #: The task of which this one is a unit's part.
    parent_id: int | None = None
    #: Numbers of the tasks that are this one's parts; `percent` and `last_update_on` come from them then.
    children: tuple[int, ...] = ()
    #: How many of them count, those that were cancelled left out, and how many are done.
    children_counted: int = 0
    children_done: int = 0
    #: Since when it is suspended or cancelled, and why.
    set_aside_on: date | None = None
    set_aside_reason: str | None = None
    #: The task of an earlier plan that this one goes on from.
    continues_id: int | None = None
    #: Which period in a row it is planned for, the earlier ones counted in.
    turn: int = 1
    #: The task of a later plan that goes on from this one, and the first day of that plan's period.
    continued_by: int | None = None
    continued_from: date | None = None
    #: The later deadlines that were asked for, in the order in which they were.
    extensions: tuple[Extension, ...] = ()
    #: The degree of a state secret; its text and title are the words of `task_words` then.
    secrecy: Secrecy | None = None

    def is_handed_on(self, as_of: date) -> bool:
        """Tell whether another task, of a plan whose period has begun, stands for this one on the day `as_of`."""
        if self.continued_by is None:
            return False
        begun = self.continued_from is None or self.continued_from <= as_of
        ended = _is_done(self.state, self.completed_on, as_of) or _is_set_aside(self.state, self.set_aside_on, as_of)
        return begun and not ended

    def due_at(self, as_of: date) -> date | None:
        """Return the deadline that holds on the day `as_of`."""
        return due_at(self.due_on, self.extensions, as_of)

    def timing(self, as_of: date) -> Timing | None:
        """Return how the task stands on the day `as_of`; None where it is handed on."""
        if self.is_handed_on(as_of):
            return None
        return timing(self.state, self.due_at(as_of), self.completed_on, as_of, self.set_aside_on)

    def days_late(self, as_of: date) -> int:
        """Return by how many days the task is or was late; 0 where it is handed on."""
        if self.is_handed_on(as_of):
            return 0
        return days_late(self.state, self.due_at(as_of), self.completed_on, as_of, self.set_aside_on)

    def is_on_time_by_extension(self, as_of: date) -> bool:
        """Tell whether the task was done in time only because its deadline was extended."""
        return on_time_by_extension(self.timing(as_of), self.due_on, self.completed_on, self.extensions, as_of)
