"""The lists that clerks ask for every day use their indexes."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from nhiemvu.domain.tasks import OPEN_STATES, Role, State
from nhiemvu.store.assignments import assign
from nhiemvu.store.chains import continue_task
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks
from tests.server import Server
from tests.store.store_factories import Q1, Q2, TODAY, make_task, make_unit


def plans_of(session: Session, wanted: TaskFilter, explain: str = "EXPLAIN QUERY PLAN") -> str:
    """Return the plans of every statement that a list takes, by default in the words of SQLite."""
    seen: list[tuple[str, Any]] = []

    def note(*arguments: Any) -> None:
        seen.append((arguments[2], arguments[3]))

    event.listen(session.connection, "before_cursor_execute", note)
    find_tasks(session, wanted)
    event.remove(session.connection, "before_cursor_execute", note)
    plans = [session.connection.exec_driver_sql(f"{explain} {sql}", values).all() for sql, values in seen]
    return "\n".join(row[-1] for plan in plans for row in plan)


#: What `list` asks for without filters.
OPEN_NOW = TaskFilter(states=OPEN_STATES, not_handed_on=TODAY, limit=50)


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        pytest.param(TaskFilter(overdue_on=TODAY), "ix_task_last_due_on", id="overdue"),
        pytest.param(TaskFilter(overdue_on=TODAY, limit=50), "ix_task_last_due_on", id="a page of what is overdue"),
        pytest.param(OPEN_NOW, "ix_task_last_due_on", id="a page of the open tasks that no later plan has"),
        pytest.param(OPEN_NOW, "ix_task_handed_on_from", id="and of those that one has from a day to come"),
        pytest.param(TaskFilter(states=OPEN_STATES, limit=50), "ix_task_open_due_on", id="a page of the open tasks"),
        pytest.param(TaskFilter(states=OPEN_STATES, unit_id=1), "ix_assignment_unit_id", id="a unit's open tasks"),
        pytest.param(TaskFilter(unit_id=1), "ix_assignment_unit_id", id="all tasks of a unit"),
    ],
)
def test_list_uses_its_index(sqlite_path: Any, wanted: TaskFilter, index: str, analysed: bool) -> None:  # noqa: FBT001 a table's column
    """No list reads the whole table of tasks, with or without the planner's statistics."""
    with transaction(open_database(str(sqlite_path)), writing=True) as session:
        units = [make_unit(session, f"Đơn vị {number}") for number in range(20)]
        for number in range(200):
            late = number % 10 == 0
            done: dict[str, Any] = (
                {} if number % 3 == 0 else {"state": State.DONE, "completed_on": TODAY - timedelta(days=number)}
            )
            day = TODAY + timedelta(days=-1 if late else number)
            assign(session, make_task(session, due_on=day, **done), units[number % 20], Role.LEAD, TODAY)
        make_task(session)
        if analysed:
            session.connection.execute(text("ANALYZE"))
        plans = plans_of(session, wanted)
    assert index in plans
    # Going through the open tasks alone is not reading the whole table.
    assert not re.search(
        r"^SCAN task\b(?! USING (COVERING )?INDEX (ix_task_open_due_on|ix_task_last_due_on)$)", plans, re.MULTILINE
    ), plans


@pytest.mark.parametrize("limit", [None, 50])
def test_server_finds_what_is_overdue_by_its_index(server: Server, limit: int | None) -> None:
    """PostgreSQL goes through the open tasks in the order of their deadlines, for a page and for all."""
    with transaction(open_database(server.make()), writing=True) as session:
        make_task(session, due_on=TODAY - timedelta(days=1))
        # So small a table would be read whole, whatever indexes it has.
        session.connection.execute(text("SET LOCAL enable_seqscan = off"))
        session.connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        plans = plans_of(session, TaskFilter(overdue_on=TODAY, limit=limit), "EXPLAIN")
    assert "Seq Scan on task" not in plans, plans
    found = re.search(
        r"^( *)->  Index Scan using ix_task_last_due_on .*\n +Index Cond: \(due_on < ", plans, re.MULTILINE
    )
    assert found, plans
    # A page is found in the order of the index and needs no sorting of all.
    sorts = [len(line) - len(line.lstrip()) for line in plans[: found.start()].splitlines() if "Sort" in line]
    assert limit is None or all(depth + 2 * 4 < len(found[1]) for depth in sorts), plans


@pytest.mark.parametrize(
    "wanted", [OPEN_NOW, TaskFilter(overdue_on=TODAY, counted_on=TODAY, limit=50)], ids=["open", "overdue"]
)
def test_server_passes_over_nothing_that_is_handed_on(server: Server, wanted: TaskFilter) -> None:
    """However many tasks of earlier plans are still open, a first page reads none of them."""
    with transaction(open_database(server.make()), writing=True) as session:
        for _ in range(60):
            earlier = make_task(session, period=Q1, due_on=TODAY - timedelta(days=100))
            later = make_task(session, period=Q2, due_on=TODAY - timedelta(days=1))
            continue_task(session, later, earlier)
        session.connection.execute(text("ANALYZE task"))
        # So small a table would be read whole, whatever indexes it has, and then joined whole.
        for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin"):
            session.connection.execute(text(f"SET LOCAL enable_{way} = off"))
        plans = plans_of(session, wanted, "EXPLAIN (ANALYZE)")
        assert len(find_tasks(session, wanted)) == 50
    assert "ix_task_last_due_on" in plans
    assert "Rows Removed" not in plans, plans
