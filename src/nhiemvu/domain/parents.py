"""A task that several units do apart: the parent stands as its children do.

A child that was cancelled counts no longer. A parent whose children are all done is `reported`, completed on the
latest of their days: only the clerk, who writes the common result, makes it `done`. A child's deadline is not after
its parent's.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from nhiemvu.domain.tasks import OPEN_STATES, State
from nhiemvu.domain.values import dataclass

#: States in which a child has not begun.
NOT_BEGUN = (State.NOT_STARTED, State.SUSPENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """What a parent needs to know of one of its children."""

    id: int
    state: State
    percent: int | None = None
    due_on: date | None = None
    completed_on: date | None = None
    last_update_on: date | None = None

    @property
    def progress(self) -> int:
        """How far the child is, from 0 to 100."""
        return 100 if self.state is State.DONE else self.percent or 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a parent stands by its children."""

    state: State
    #: The mean of the children's progress, rounded down: 100 only where every child has it.
    percent: int
    completed_on: date | None


def standing_of(children: Sequence[Child]) -> Standing | None:
    """Return how the parent of `children` stands, or None where none of them counts."""
    counted = [child for child in children if child.state is not State.CANCELLED]
    if not counted:
        return None
    percent = sum(child.progress for child in counted) // len(counted)
    if all(child.state is State.DONE for child in counted):
        return Standing(State.REPORTED, percent, max(child.completed_on for child in counted if child.completed_on))
    begun = any(child.state not in NOT_BEGUN or child.progress for child in counted)
    return Standing(State.IN_PROGRESS if begun else State.NOT_STARTED, percent, None)


def unfinished(children: Iterable[Child]) -> list[Child]:
    """Return the children that keep their parent from being done."""
    return [child for child in children if child.state not in {State.DONE, State.CANCELLED}]


def later_than(children: Iterable[Child], due_on: date | None) -> list[Child]:
    """Return the open children whose deadline lies after their parent's, `due_on`."""
    if due_on is None:
        return []
    return [child for child in children if child.state in OPEN_STATES and child.due_on and child.due_on > due_on]
