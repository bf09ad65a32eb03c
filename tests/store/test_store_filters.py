"""What lists ask of tasks: each condition finds its tasks, through an index."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from nhiemvu.domain.counts import Counts, Grouping
from nhiemvu.domain.search import parse_query
from nhiemvu.domain.tasks import OPEN_STATES, Role, State, Timing
from nhiemvu.store.assignments import assign
from nhiemvu.store.children import add_child
from nhiemvu.store.counts import count_tasks, count_tasks_by
from nhiemvu.store.search import tasks_holding
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tables import task
from nhiemvu.store.task_queries import TaskFilter, conditions
from nhiemvu.store.tasks import find_tasks, set_marks, task_numbers
from tests.store.store_factories import Q1, TODAY, make_progress, make_task, make_unit

LAST_MONTH = TODAY - timedelta(days=30)


def found(session: Session, **wanted: Any) -> list[int]:
    """Return the numbers of the tasks that a filter finds."""
    numbers = task_numbers(session, TaskFilter(**wanted))
    assert sorted(one.id for one in find_tasks(session, TaskFilter(**wanted))) == numbers
    return numbers


def test_lead_and_star(session: Session) -> None:
    """A unit in support does not lead; a star is on the task itself."""
    lead, helper = make_unit(session, "Chi bộ 1"), make_unit(session, "Chi bộ 2")
    first, second = make_task(session), make_task(session)
    assign(session, first, lead, Role.LEAD, TODAY)
    assign(session, first, helper, Role.SUPPORT, TODAY)
    held = find_tasks(session, TaskFilter())[1]
    set_marks(session, second, cadence=held.cadence, starred=True)
    assert found(session, lead_id=lead) == [first]
    assert found(session, lead_id=helper) == []
    assert found(session, unit_id=helper) == [first]
    assert found(session, starred=True) == [second]


def test_silence(session: Session) -> None:
    """Told of, also through a part, or given to a unit since the day, a task is not silent."""
    silent, told, given, whole = (make_task(session) for _ in range(4))
    unit = make_unit(session)
    for number in (silent, told, given):
        assign(session, number, unit, Role.LEAD, LAST_MONTH)
    make_progress(session, silent, TODAY - timedelta(days=15))
    make_progress(session, told, TODAY - timedelta(days=14))
    assign(session, given, make_unit(session, "Chi bộ 2"), Role.SUPPORT, TODAY)
    part = add_child(session, whole, None)
    make_progress(session, part, TODAY)
    assert found(session, silent_since=TODAY - timedelta(days=14)) == [silent]


@pytest.mark.parametrize(
    ("words", "holds"), [("bien dao", True), ("BIỂN", True), ("biến", False), ('"dao bien"', False), ("tuy*", True)]
)
def test_words(session: Session, words: str, holds: object) -> None:
    """As search finds them: with accents exactly, without accents all, phrases and beginnings."""
    number = make_task(session, "Tuyên truyền biển, đảo")
    make_task(session, "Rà soát hồ sơ")
    assert found(session, among=tasks_holding(session, parse_query(words))) == ([number] if holds else [])


def test_timings_together(session: Session) -> None:
    """One of several is enough."""
    late = make_task(session, due_on=TODAY - timedelta(days=1))
    soon = make_task(session, due_on=TODAY + timedelta(days=7))
    make_task(session, due_on=TODAY + timedelta(days=8))
    assert found(session, timings=[Timing.OVERDUE, Timing.DUE_SOON], as_of=TODAY) == [late, soon]


FILTERS: list[tuple[str, dict[str, Any]]] = [
    ("open", {"states": OPEN_STATES}),
    ("done", {"states": [State.DONE]}),
    ("set aside", {"states": [State.SUSPENDED, State.CANCELLED]}),
    ("overdue", {"overdue_on": TODAY}),
    *((f"timing {one}", {"timings": [one], "as_of": TODAY}) for one in Timing),
    ("unit", {"unit_id": 1}),
    ("lead", {"lead_id": 1}),
    ("period", {"period": Q1}),
    ("series", {"series_id": 1}),
    ("directive", {"directive_id": 1}),
    ("under a directive", {"under_directive_id": 1}),
    ("deadline range", {"states": OPEN_STATES, "due_from": TODAY, "due_by": date(2023, 6, 1)}),
    ("starred", {"starred": True}),
    ("silent", {"states": OPEN_STATES, "silent_since": TODAY}),
    ("unassigned", {"states": OPEN_STATES, "unassigned": True}),
    ("parent", {"parent_id": 1}),
]


@pytest.mark.parametrize(("name", "wanted"), FILTERS, ids=[name for name, _ in FILTERS])
def test_no_filter_reads_the_whole_table(session: Session, name: str, wanted: dict[str, Any]) -> None:
    """SQLite goes through an index for each of them."""
    if session.connection.dialect.name != "sqlite":
        pytest.skip("PostgreSQL weighs what a table holds")
    series_id(session, "đối ngoại", create=True)
    statement = select(task.c.id).where(*conditions(TaskFilter(**wanted)))
    compiled = statement.compile(session.connection, compile_kwargs={"literal_binds": True})
    plan = [row[3] for row in session.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]
    assert not [step for step in plan if re.match(r"SCAN task\b(?! USING)", step)], (name, plan)


@pytest.mark.parametrize("wanted", [wanted for _, wanted in FILTERS], ids=[name for name, _ in FILTERS])
def test_every_filter_counts_by_every_group(session: Session, wanted: dict[str, Any]) -> None:
    """Each task stands in one line, whatever is asked of it: the lines add up to the count of all."""
    unit, other = make_unit(session, "Công an xã"), make_unit(session, "Trạm Y tế")
    assign(session, make_task(session, due_on=TODAY - timedelta(days=3)), unit, Role.LEAD, TODAY)
    assign(session, make_task(session, due_on=TODAY + timedelta(days=3)), other, Role.SUPPORT, TODAY)
    make_task(session, state=State.DONE, completed_on=TODAY)
    asked = conditions(TaskFilter(**wanted))
    days = {"as_of": TODAY, "updated_since": TODAY - timedelta(days=30)}
    total = count_tasks(session, asked, **days)
    for grouping in Grouping:
        lines = count_tasks_by(session, grouping, asked, **days)
        assert sum((line.counts for line in lines), Counts()) == total, grouping
