"""What may be done to a task in each state."""

import pytest

from nhiemvu.domain.moves import MOVES, Move, move_between, state_after
from nhiemvu.domain.tasks import OPEN_STATES, SET_ASIDE, State

#: For each move: the states that allow it, by their first letters (n, i, r open; d done; s suspended; c cancelled).
ALLOWED = {
    Move.UPDATE: "nir",
    Move.REPORT: "nir",
    Move.COMPLETE: "nir",
    Move.CONFIRM: "r",
    Move.RETURN: "r",
    Move.SUSPEND: "nir",
    Move.CANCEL: "nirs",
    Move.REOPEN: "dsc",
}


@pytest.mark.parametrize("move", Move)
def test_each_move_is_allowed_in_its_states_only(move: Move) -> None:
    """The table in short."""
    allowed = {state for state in State if state_after(move, state) is not None}
    assert {state.value[0] for state in allowed} == set(ALLOWED[move])


@pytest.mark.parametrize(
    ("name", "move", "state", "begun", "after"),
    [
        ("the first word begins a task", Move.UPDATE, State.NOT_STARTED, True, State.IN_PROGRESS),
        ("a word leaves a reported one waiting", Move.UPDATE, State.REPORTED, True, State.REPORTED),
        ("what was returned is under way", Move.RETURN, State.REPORTED, True, State.IN_PROGRESS),
        ("what was done is under way again", Move.REOPEN, State.DONE, True, State.IN_PROGRESS),
        ("what was never begun is not started", Move.REOPEN, State.CANCELLED, False, State.NOT_STARTED),
        ("only reopening asks what was begun", Move.UPDATE, State.NOT_STARTED, False, State.IN_PROGRESS),
        ("what is open cannot be reopened", Move.REOPEN, State.NOT_STARTED, False, None),
    ],
)
def test_where_a_move_leads(name: str, move: Move, state: State, begun: object, after: State | None) -> None:
    """Each case of the rule."""
    assert state_after(move, state, begun=bool(begun)) is after, name


def test_nothing_is_closed_for_good() -> None:
    """Every state that is not open is left by reopening, and by what ends a suspended task."""
    for state in State:
        if state not in OPEN_STATES:
            assert state_after(Move.REOPEN, state) in OPEN_STATES
            assert {move for move in Move if state in MOVES[move]} - {Move.REOPEN, Move.CANCEL} == set()


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        (None, State.IN_PROGRESS, None),
        (State.IN_PROGRESS, State.DONE, None),
        (State.IN_PROGRESS, State.REPORTED, None),
        (State.REPORTED, State.DONE, Move.CONFIRM),
        (State.REPORTED, State.IN_PROGRESS, Move.RETURN),
        (State.REPORTED, State.REPORTED, None),
        (None, State.CANCELLED, Move.CANCEL),
        (State.SUSPENDED, State.CANCELLED, Move.CANCEL),
        (State.IN_PROGRESS, State.SUSPENDED, Move.SUSPEND),
        (State.SUSPENDED, State.IN_PROGRESS, Move.REOPEN),
        (State.CANCELLED, State.NOT_STARTED, Move.REOPEN),
        (State.DONE, State.IN_PROGRESS, Move.REOPEN),
        (State.DONE, State.DONE, None),
    ],
)
def test_entries_in_a_row_tell_of_a_move(before: State | None, after: State, move: Move | None) -> None:
    """What closed, returned or reopened a task is known from its record alone."""
    assert move_between(before, after) is move


def test_every_move_that_sets_aside_is_told() -> None:
    """Whatever the table makes suspended or cancelled is named so in the record."""
    for move, table in MOVES.items():
        for before, after in table.items():
            if after in SET_ASIDE:
                assert move_between(before, after) is move
