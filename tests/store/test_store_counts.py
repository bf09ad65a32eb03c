"""Counts in the database are those of the domain."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from nhiemvu.domain.counts import Counts, Grouping, Tally, counted
from nhiemvu.domain.tasks import OPEN_STATES, Role, State
from nhiemvu.store.assignments import assign
from nhiemvu.store.children import add_child
from nhiemvu.store.counts import count_tasks, count_tasks_by
from nhiemvu.store.directives import record_directive
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tables import progress, task
from nhiemvu.store.tasks import add_task_directives, get_tasks, set_state
from tests.store.store_factories import DIRECTIVE, Q1, TODAY, make_progress, make_task, make_unit

SINCE = date(2023, 4, 10)
days = st.dates(date(2023, 4, 1), date(2023, 5, 20))
made = st.fixed_dictionaries(
    {"state": st.sampled_from(State), "due_on": st.none() | days, "done_on": days, "told_on": st.none() | days}
)


def make(session: Session, values: dict[str, Any]) -> int:
    """Add a task as it is described."""
    state, done_on = values["state"], values["done_on"]
    number = make_task(
        session, state=state, due_on=values["due_on"], completed_on=done_on if state is State.DONE else None
    )
    if values["told_on"]:
        make_progress(session, number, values["told_on"])
    return number


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(several=st.lists(made, max_size=12), as_of=days)
def test_counting_is_the_same_in_sql_and_in_python(
    session: Session, several: list[dict[str, Any]], as_of: date
) -> None:
    """Each task is counted by the rule of lateness, on any day asked about."""
    session.connection.execute(delete(progress))
    session.connection.execute(delete(task))
    numbers = [make(session, values) for values in several]
    tallies = [
        Tally(held.timing(as_of), bool(values["told_on"] and SINCE <= values["told_on"] <= as_of))
        for held, values in zip(get_tasks(session, numbers), several, strict=True)
    ]
    assert count_tasks(session, [], as_of=as_of, updated_since=SINCE) == counted(tallies)


def test_a_divided_task_counts_by_its_parts(session: Session) -> None:
    """Parts that were cancelled do not count as a division."""
    divided, dropped = make_task(session), make_task(session)
    for due_on in (date(2023, 4, 30), date(2023, 6, 1)):
        add_child(session, divided, due_on)
    set_state(session, add_child(session, dropped, None), State.CANCELLED, None)
    counts = count_tasks(session, [], as_of=TODAY, updated_since=SINCE)
    assert counts == Counts(open_overdue=1, open_in_time=2, set_aside=1)


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        (Grouping.UNIT, {"Phòng Văn hóa - Thông tin": 1, None: 2}),
        (Grouping.SERIES, {"đối ngoại": 1, None: 2}),
        (Grouping.DIRECTIVE, {"97-CT/TW": 1, None: 2}),
        (Grouping.PERIOD, {"2023-Q1": 1, "2023-Q2": 2}),
    ],
)
def test_lines_are_named(session: Session, grouping: Grouping, names: dict[str | None, int]) -> None:
    """A line for each unit, series, first directive or period, and one for the tasks that have none."""
    first = make_task(session, period=Q1, series_id=series_id(session, "đối ngoại", create=True))
    make_task(session)
    make_task(session, state=OPEN_STATES[1])
    assign(session, first, make_unit(session), Role.LEAD, TODAY)
    other = DIRECTIVE.__class__(kind="KH", symbol="26-KH/HU", issued_on=date(2023, 1, 15))
    add_task_directives(session, first, [record_directive(session, DIRECTIVE), record_directive(session, other)])
    lines = count_tasks_by(session, grouping, [], as_of=TODAY, updated_since=SINCE)
    assert {line.name: line.counts.total for line in lines} == names
