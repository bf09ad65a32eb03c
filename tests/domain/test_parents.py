"""A parent task stands as its children do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.parents import Child, Standing, later_than, standing_of, unfinished
from nhiemvu.domain.tasks import State

DAY = date(2026, 6, 1)
LATER = date(2026, 6, 9)


def child(state: State, percent: int | None = None, completed_on: date | None = None) -> Child:
    """Return a child in a state; one that is done was done on DAY unless another day is given."""
    day = completed_on or DAY if state is State.DONE else completed_on
    return Child(id=1, state=state, percent=percent, completed_on=day)


NEW, DONE, CANCELLED = child(State.NOT_STARTED), child(State.DONE), child(State.CANCELLED, 80)
HALF = child(State.IN_PROGRESS, 50)


@pytest.mark.parametrize(
    ("name", "children", "expected"),
    [
        ("none", [], None),
        ("only cancelled ones", [CANCELLED], None),
        ("none has begun", [NEW, NEW], Standing(State.NOT_STARTED, 0, None)),
        ("one has begun without a percentage", [NEW, child(State.IN_PROGRESS)], Standing(State.IN_PROGRESS, 0, None)),
        ("one is half done", [NEW, HALF], Standing(State.IN_PROGRESS, 25, None)),
        ("one of two is done", [NEW, DONE], Standing(State.IN_PROGRESS, 50, None)),
        ("two of three are done", [NEW, DONE, DONE], Standing(State.IN_PROGRESS, 66, None)),
        ("a done one counts whole", [child(State.DONE, 30), NEW], Standing(State.IN_PROGRESS, 50, None)),
        ("all said to be done", [child(State.REPORTED, 100), DONE], Standing(State.IN_PROGRESS, 100, None)),
        ("all done", [DONE, child(State.DONE, None, LATER), DONE], Standing(State.REPORTED, 100, LATER)),
        ("all done but a cancelled one", [DONE, CANCELLED], Standing(State.REPORTED, 100, DAY)),
        ("one put off at once", [NEW, child(State.SUSPENDED)], Standing(State.NOT_STARTED, 0, None)),
        ("one put off on its way", [NEW, child(State.SUSPENDED, 50)], Standing(State.IN_PROGRESS, 25, None)),
        ("the rest put off", [DONE, child(State.SUSPENDED)], Standing(State.IN_PROGRESS, 50, None)),
    ],
)
def test_standing(name: str, children: list[Child], expected: Standing | None) -> None:
    """The mean of what counts, its state, and a day only where all are done."""
    assert standing_of(children) == expected, name


children_of_any_kind = st.builds(child, st.sampled_from(State), st.none() | st.integers(0, 100))


@given(st.lists(children_of_any_kind, min_size=1), st.randoms())
def test_the_whole_lies_between_its_parts(children: list[Child], random: object) -> None:
    """Order does not matter; reported means that all are done; what is not begun has no progress."""
    found = standing_of(children)
    shuffled = list(children)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert standing_of(shuffled) == found
    counted = [one for one in children if one.state is not State.CANCELLED]
    assert (found is None) is (not counted)
    if found:
        assert min(one.progress for one in counted) <= found.percent <= max(one.progress for one in counted)
        assert (found.state is State.REPORTED) is (not unfinished(children))
        assert (found.completed_on is not None) is (found.state is State.REPORTED)
        assert found.state is not State.DONE
        assert found.state is not State.NOT_STARTED or found.percent == 0


def test_only_open_children_can_be_late_for_their_parent() -> None:
    """The same day is in time; without a deadline on either side there is nothing to compare."""
    early = Child(id=1, state=State.NOT_STARTED, due_on=DAY)
    late = Child(id=2, state=State.IN_PROGRESS, due_on=DAY + timedelta(days=1))
    closed = Child(id=3, state=State.DONE, due_on=LATER, completed_on=DAY)
    free = Child(id=4, state=State.NOT_STARTED)
    assert later_than([early, late, closed, free], DAY) == [late]
    assert later_than([late], None) == []
