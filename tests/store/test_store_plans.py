"""The lists that clerks ask for every day use their indexes."""

from typing import Any

import pytest
from sqlalchemy import event, text

from nhiemvu.domain.tasks import OPEN_STATES, Role
from nhiemvu.store.assignments import assign
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks
from tests.store.store_factories import TODAY, make_task, make_unit


def plans_of(session: Session, wanted: TaskFilter) -> str:
    """Return SQLite's plans of every statement that a list takes."""
    seen: list[tuple[str, Any]] = []

    def note(*arguments: Any) -> None:
        seen.append((arguments[2], arguments[3]))

    event.listen(session.connection, "before_cursor_execute", note)
    find_tasks(session, wanted)
    event.remove(session.connection, "before_cursor_execute", note)
    plans = [session.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all() for sql, values in seen]
    return "\n".join(row[3] for plan in plans for row in plan)


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        pytest.param(TaskFilter(states=OPEN_STATES, overdue_on=TODAY), "ix_task_open_due_on", id="overdue"),
        pytest.param(TaskFilter(states=OPEN_STATES, unit_id=1), "uq_assignment_open_unit", id="a unit's open tasks"),
        pytest.param(TaskFilter(unit_id=1), "uq_assignment_open_unit", id="all tasks of a unit"),
    ],
)
def test_list_uses_its_index(sqlite_path: Any, wanted: TaskFilter, index: str, analysed: bool) -> None:  # noqa: FBT001 a table's column
    """No list reads the whole table of tasks, with or without the planner's statistics."""
    with transaction(open_database(str(sqlite_path)), writing=True) as session:
        units = [make_unit(session, f"Đơn vị {number}") for number in range(20)]
        for number in range(200):
            assign(session, make_task(session, due_on=TODAY), units[number % 20], Role.LEAD, TODAY)
        make_task(session)
        if analysed:
            session.connection.execute(text("ANALYZE"))
        plans = plans_of(session, wanted)
    assert index in plans
    assert "SCAN task\n" not in f"{plans}\n", plans
