"""A task that leaves the program, with what is known of it beside its own record."""

from datetime import datetime

from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class ExportedTask:
    """A task with the count that it is in, and what its history tells."""

    task: Task
    #: The field of `Counts` that it is counted in; None for what is divided, handed on or set aside.
    counted_as: str | None
    #: How often it was changed.
    changes: int = 0
    #: When last; None for a task that no event names.
    changed_at: datetime | None = None
