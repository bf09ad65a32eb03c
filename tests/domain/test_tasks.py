"""The one rule of lateness."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.tasks import OPEN_STATES, State, Timing, days_late, timing

DUE = date(2023, 6, 30)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("name", "state", "due_on", "completed_on", "as_of", "expected", "late"),
    [
        ("due today is not overdue", State.NOT_STARTED, DUE, None, DUE, Timing.DUE_SOON, 0),
        ("a day later it is", State.IN_PROGRESS, DUE, None, date(2023, 7, 1), Timing.OVERDUE, 1),
        ("reported is still open", State.REPORTED, DUE, None, date(2023, 7, 3), Timing.OVERDUE, 3),
        ("reported in time stays so", State.REPORTED, DUE, DUE, date(2023, 7, 3), Timing.IN_TIME, 0),
        ("reported late grows no later", State.REPORTED, DUE, date(2023, 7, 2), date(2023, 7, 9), Timing.OVERDUE, 2),
        ("reported later than asked about", State.REPORTED, DUE, date(2023, 7, 9), date(2023, 7, 3), Timing.OVERDUE, 3),
        ("reported, due tomorrow", State.REPORTED, DUE, date(2023, 6, 1), date(2023, 6, 29), Timing.IN_TIME, 0),
        ("seven days are soon", State.NOT_STARTED, DUE, None, date(2023, 6, 23), Timing.DUE_SOON, 0),
        ("eight are not", State.NOT_STARTED, DUE, None, date(2023, 6, 22), Timing.IN_TIME, 0),
        ("no deadline is never late", State.NOT_STARTED, None, None, date(2099, 1, 1), Timing.NO_DEADLINE, 0),
        ("done on the day", State.DONE, DUE, DUE, date(2024, 1, 1), Timing.ON_TIME, 0),
        ("done after it", State.DONE, DUE, date(2023, 7, 5), date(2024, 1, 1), Timing.LATE, 5),
        ("done without a deadline", State.DONE, None, DUE, DUE, Timing.ON_TIME, 0),
        ("done after the day asked about", State.DONE, DUE, date(2023, 7, 5), date(2023, 7, 2), Timing.OVERDUE, 2),
        ("done after it, but not yet due", State.DONE, DUE, date(2023, 6, 29), date(2023, 6, 1), Timing.IN_TIME, 0),
        ("suspended", State.SUSPENDED, DUE, None, date(2024, 1, 1), None, 0),
        ("cancelled", State.CANCELLED, DUE, None, date(2024, 1, 1), None, 0),
    ],
)
def test_timing(
    name: str,
    state: State,
    due_on: date | None,
    completed_on: date | None,
    as_of: date,
    expected: Timing | None,
    late: int,
) -> None:
    """Each case of the rule."""
    assert timing(state, due_on, completed_on, as_of) is expected, name
    assert days_late(state, due_on, completed_on, as_of) == late, name


@given(st.sampled_from(OPEN_STATES), DAYS, DAYS)
def test_an_open_task_is_overdue_exactly_when_it_has_days_late(state: State, due_on: date, as_of: date) -> None:
    """The two functions never disagree, and a day more makes one more day late."""
    late = days_late(state, due_on, None, as_of)
    assert (timing(state, due_on, None, as_of) is Timing.OVERDUE) is (late > 0)
    assert late == 0 or days_late(state, due_on, None, as_of + timedelta(days=1)) == late + 1


@pytest.mark.parametrize("state", [State.SUSPENDED, State.CANCELLED])
@pytest.mark.parametrize(
    ("name", "as_of", "expected", "late"),
    [
        ("the day before it was open", date(2023, 7, 4), Timing.OVERDUE, 4),
        ("on the day it is set aside", date(2023, 7, 5), None, 0),
        ("from then on it is", date(2023, 8, 1), None, 0),
    ],
)
def test_what_is_set_aside_was_open_before(
    state: State, name: str, as_of: date, expected: Timing | None, late: int
) -> None:
    """It counts from its day on."""
    assert timing(state, DUE, None, as_of, date(2023, 7, 5)) is expected, name
    assert days_late(state, DUE, None, as_of, date(2023, 7, 5)) == late, name
