"""A chain of tasks counts once on any day, in the link that stands for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.chains import Link, stands
from nhiemvu.domain.tasks import OPEN_STATES, State

DAY = date(2026, 7, 10)
OPEN, DONE = Link(state=State.IN_PROGRESS), Link(state=State.DONE, completed_on=date(2026, 6, 20))


def link(state: State = State.NOT_STARTED, opens_on: date | None = None, completed_on: date | None = None) -> Link:
    """Return a link."""
    return Link(state=state, opens_on=opens_on, completed_on=completed_on)


BEGUN, COMING = link(opens_on=date(2026, 7, 1)), link(opens_on=date(2026, 10, 1))
CASES = {
    "alone": (OPEN, None, [], True),
    "handed on when the next period began": (OPEN, None, [BEGUN], False),
    "not before it begins": (OPEN, None, [COMING], True),
    "handed on to one without a period": (OPEN, None, [link()], False),
    "not to one that was cancelled": (OPEN, None, [link(State.CANCELLED, date(2026, 7, 1))], True),
    "to the one of two that goes on": (OPEN, None, [link(State.CANCELLED), BEGUN], False),
    "done counts for itself": (DONE, None, [BEGUN], True),
    "done later was open on the day": (link(State.DONE, None, date(2026, 8, 1)), None, [BEGUN], False),
    "suspended counts for itself": (link(State.SUSPENDED), None, [BEGUN], True),
    "the next one has begun": (BEGUN, OPEN, [], True),
    "the next one waits": (COMING, OPEN, [], False),
    "the next one of what was done": (COMING, DONE, [], True),
    "a cancelled one does not wait": (link(State.CANCELLED, date(2026, 10, 1)), OPEN, [], True),
}


@pytest.mark.parametrize(("one", "before", "after", "expected"), CASES.values(), ids=CASES)
def test_stands(one: Link, before: Link | None, after: list[Link], *, expected: bool) -> None:
    """What is open goes on in the next plan from the first day of its period."""
    assert stands(one, before, after, DAY) is expected


@given(
    st.lists(st.tuples(st.sampled_from(OPEN_STATES), st.integers(1, 120)), min_size=1, max_size=5), st.integers(-9, 600)
)
def test_an_open_chain_counts_once(links: list[tuple[State, int]], day: int) -> None:
    """Of open links whose periods follow one another exactly one counts, whatever the day."""
    opens = date(2026, 1, 1)
    chain: list[Link] = []
    for state, length in links:
        chain.append(link(state, opens))
        opens += timedelta(length)
    as_of = date(2026, 1, 1) + timedelta(day)
    counting = [
        stands(one, chain[place - 1] if place else None, chain[place + 1 : place + 2], as_of)
        for place, one in enumerate(chain)
    ]
    assert sum(counting) == 1
