"""Counts in the database are those of the domain."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from nhiemvu.domain.ageing import aged, ages_by_lead
from nhiemvu.domain.counts import Counts, Grouping, Tally, counted
from nhiemvu.domain.tasks import OPEN_STATES, Role, State, Timing
from nhiemvu.domain.values import replace
from nhiemvu.store.assignments import assign
from nhiemvu.store.children import add_child
from nhiemvu.store.counts import count_tasks, count_tasks_by, count_tasks_of_leads, counted_tasks, overdue_by_lead
from nhiemvu.store.directives import record_directive
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tables import progress, task
from nhiemvu.store.task_queries import conditions
from nhiemvu.store.tasks import TaskFilter, add_task_directives, find_tasks, get_tasks, set_state
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
    held_tasks = get_tasks(session, numbers)
    late = [held for held in held_tasks if held.timing(as_of) is Timing.OVERDUE]
    tallies = [
        Tally(held.timing(as_of), bool(values["told_on"] and SINCE <= values["told_on"] <= as_of))
        for held, values in zip(held_tasks, several, strict=True)
    ]
    counts = count_tasks(session, [], as_of=as_of, updated_since=SINCE)
    assert counts == counted(tallies)
    assert counts.total + counts.set_aside == len(find_tasks(session, TaskFilter(counted_on=as_of)))
    lines, together = ages_by_lead(overdue_by_lead(session, [], as_of=as_of))
    assert together.ages == aged(held.days_late(as_of) for held in late)
    assert together.total == sum(line.total for line in lines) == counts.open_overdue
    assert together.most_late == max((held.days_late(as_of) for held in late), default=0)


def test_a_divided_task_counts_by_its_parts(session: Session) -> None:
    """Parts that were cancelled do not count as a division."""
    divided, dropped = make_task(session), make_task(session)
    for due_on in (date(2023, 4, 30), date(2023, 6, 1)):
        add_child(session, divided, due_on)
    set_state(session, add_child(session, dropped, None), State.CANCELLED, None)
    counts = count_tasks(session, [], as_of=TODAY, updated_since=SINCE)
    assert counts == Counts(open_overdue=1, open_in_time=2, set_aside=1)
    assert counted_tasks(session, range(1, 9), as_of=TODAY) == {2, 3, 4, 5}
    assert {held.id for held in find_tasks(session, TaskFilter(counted_on=TODAY))} == {2, 3, 4, 5}
    ((lead, days_late, number),) = overdue_by_lead(session, [], as_of=TODAY)
    assert (lead, days_late, number) == (None, 10, 1)


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


@pytest.mark.parametrize("units_on", [TODAY, date(2023, 4, 10)])
def test_each_unit_counts_what_it_led_on_a_day(session: Session, units_on: date) -> None:
    """One statement tells of several units what is told of each alone; who was not asked about is left out."""
    units = [make_unit(session, f"Đơn vị {number}") for number in range(4)]
    for number in range(9):
        task_id = make_task(session, due_on=date(2023, 5, 5 + number), period=Q1 if number % 4 else None)
        assign(session, task_id, units[number % 2], Role.LEAD, date(2023, 4, 1))
        assign(session, task_id, units[3], Role.SUPPORT, date(2023, 4, 1))
        if number % 3 == 0:
            assign(session, task_id, units[2], Role.LEAD, date(2023, 5, 2))
    asked = [units[0], units[2], units[3]]
    wanted = TaskFilter(period=Q1)
    day = {"as_of": TODAY, "updated_since": SINCE}
    found = count_tasks_of_leads(session, asked, conditions(wanted), **day, units_on=units_on)
    alone = {
        unit: count_tasks(session, conditions(replace(wanted, lead_id=unit, units_on=units_on)), **day)
        for unit in asked
    }
    assert found == {unit: counts for unit, counts in alone.items() if counts.total}
    assert (units[2] in found) is (units_on == TODAY)


def test_overdue_tasks_by_lead(session: Session) -> None:
    """What waits for confirmation grows no later; tasks that are late alike are one line."""
    unit = make_unit(session)
    for state, completed_on in (
        (State.REPORTED, date(2023, 5, 3)),
        (State.IN_PROGRESS, None),
        (State.IN_PROGRESS, None),
    ):
        number = make_task(session, state=state, due_on=date(2023, 5, 1), completed_on=completed_on)
        assign(session, number, unit, Role.LEAD, date(2023, 4, 1))
    make_task(session, state=State.DONE, due_on=date(2023, 5, 1), completed_on=date(2023, 5, 9))
    found = {(one.lead, one.days_late): one.number for one in overdue_by_lead(session, [], as_of=TODAY)}
    assert found == {("Phòng Văn hóa - Thông tin", 2): 1, ("Phòng Văn hóa - Thông tin", 9): 2}
