"""What may be done to a task in each of its states, and the state that it has then: one table.

Cancelled is called off for good, suspended for a time. Whatever was closed goes on only by being reopened, and a task
whose completion was reported is confirmed or returned. What comes back is as it was before: under way, or not started
where nothing had been begun.
"""

from collections.abc import Mapping
from enum import StrEnum

from nhiemvu.domain.tasks import SET_ASIDE, State


class Move(StrEnum):
    """What is done to the state of a task; the values are the names of the commands."""

    UPDATE = "update"
    #: Reported by the unit, where the office confirms completion.
    REPORT = "report"
    COMPLETE = "done"
    CONFIRM = "confirm"
    RETURN = "return"
    SUSPEND = "suspend"
    CANCEL = "cancel"
    REOPEN = "reopen"


class Confirmation(StrEnum):
    """Whether the office confirms a completion that was reported, or takes it at once."""

    REQUIRED = "required"
    NONE = "none"


#: By move and state before, the state after; what is not here is not allowed.
MOVES: Mapping[Move, Mapping[State, State]] = {
    Move.UPDATE: {
        State.NOT_STARTED: State.IN_PROGRESS,
        State.IN_PROGRESS: State.IN_PROGRESS,
        State.REPORTED: State.REPORTED,
    },
    Move.REPORT: {
        State.NOT_STARTED: State.REPORTED,
        State.IN_PROGRESS: State.REPORTED,
        State.REPORTED: State.REPORTED,
    },
    Move.COMPLETE: {State.NOT_STARTED: State.DONE, State.IN_PROGRESS: State.DONE, State.REPORTED: State.DONE},
    Move.CONFIRM: {State.REPORTED: State.DONE},
    Move.RETURN: {State.REPORTED: State.IN_PROGRESS},
    Move.SUSPEND: {
        State.NOT_STARTED: State.SUSPENDED,
        State.IN_PROGRESS: State.SUSPENDED,
        State.REPORTED: State.SUSPENDED,
    },
    Move.CANCEL: {
        State.NOT_STARTED: State.CANCELLED,
        State.IN_PROGRESS: State.CANCELLED,
        State.REPORTED: State.CANCELLED,
        State.SUSPENDED: State.CANCELLED,
    },
    Move.REOPEN: {
        State.DONE: State.IN_PROGRESS,
        State.SUSPENDED: State.IN_PROGRESS,
        State.CANCELLED: State.IN_PROGRESS,
    },
}


def state_after(move: Move, state: State, *, begun: bool = True) -> State | None:
    """Return the state of a task after a move, or None where the move is not allowed.

    A reopened task of which nothing was `begun` before is not started.
    """
    after = MOVES[move].get(state)
    return State.NOT_STARTED if move is Move.REOPEN and after and not begun else after


def move_between(before: State | None, after: State) -> Move | None:
    """Return the move that two entries in a row of a task's record tell of, where it is one to be named.

    `before` is None at the first entry.
    """
    if after in SET_ASIDE and before is not after:
        return Move.SUSPEND if after is State.SUSPENDED else Move.CANCEL
    if before is State.REPORTED and after is State.IN_PROGRESS:
        return Move.RETURN
    if before is State.REPORTED and after is State.DONE:
        return Move.CONFIRM
    reopened = before in {State.DONE, *SET_ASIDE} and after in {State.NOT_STARTED, State.IN_PROGRESS}
    return Move.REOPEN if reopened else None
