"""Reminders: what a unit was told of a task of its own that is overdue or due soon, and how often."""

from dataclasses import dataclass
from datetime import date


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
