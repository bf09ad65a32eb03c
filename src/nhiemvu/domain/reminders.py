"""Reminders: what a unit was told of a task of its own that is overdue or due soon, and how often."""

from datetime import date

from nhiemvu.domain.extensions import undecided
from nhiemvu.domain.tasks import OPEN_STATES, State, Task, Timing
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One letter or message about a task, as it was recorded."""

    task_id: int
    unit_id: int
    #: The unit's name of now.
    unit: str
    sent_on: date
    #: The day by which it told how late the task is, and the deadline on that day.
    as_of: date
    due_on: date
    #: Until when an answer was asked for.
    reply_by: date

    @property
    def days_late(self) -> int:
        """By how many days the task was late then; 0 where it was only due soon."""
        return max(0, (self.as_of - self.due_on).days)


@dataclass(frozen=True, slots=True)
class Chased:
    """A task of which a unit is told, with how often it was told before."""

    task: Task
    times: int = 0
    #: The last of these days.
    last_on: date | None = None

    @property
    def asked_until(self) -> date | None:
        """The later deadline that was asked for and is not decided, or None."""
        asked = undecided(self.task.extensions)
        return asked.new_due_on if asked else None


def awaits_confirmation(task: Task, as_of: date) -> bool:
    """Tell whether the unit has done its part on the day `as_of`: it reported completion, which the office confirms."""
    return task.state is State.REPORTED and task.completed_on is not None and task.completed_on <= as_of


def is_due(task: Task, as_of: date, within: int) -> bool:
    """Tell whether a unit is to be told of a task: it is open, and overdue or due within so many days of `as_of`.

    What waits for confirmation is not, nor what was finished or set aside after that day.
    """
    due_on = task.due_at(as_of)
    if task.state not in OPEN_STATES or due_on is None or awaits_confirmation(task, as_of):
        return False
    if task.timing(as_of) is Timing.OVERDUE:
        return True
    return not task.is_handed_on(as_of) and 0 <= (due_on - as_of).days <= within
