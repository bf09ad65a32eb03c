"""The children of tasks: one statement for those of any number of parents."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from nhiemvu.domain.parents import Child
from nhiemvu.domain.tasks import State
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.later import (
    LEADS,
    ColumnElement,
    Row,
    and_,
    assignment,
    literal_column,
    progress,
    select,
    task,
    task_directive,
)
from nhiemvu.store.session import Session

#: The table under another name: conditions on parents stand beside it.
CHILD = task.alias("child")
CHILDREN = (
    select(
        *(CHILD.c[name] for name in ("parent_id", "id", "state", "due_on", "completed_on")),
        progress.c.percent,
        progress.c.reported_on,
    )
    .outerjoin(progress, progress.c.task_id == CHILD.c.id)
    .order_by(CHILD.c.id, progress.c.reported_on, progress.c.id)
)
CHILDREN_AMONG = CHILDREN.where(CHILD.c.parent_id.in_(NUMBERS))
#: A task that is divided counts by its parts: the condition that a task is no whole of others.
IS_PART = (
    ~select(CHILD.c.id)
    .where(CHILD.c.parent_id == task.c.id, CHILD.c.state != literal_column(f"'{State.CANCELLED}'"))
    .exists()
)
#: What a child takes over from its parent as it is.
COPIED = ("text", "title", "folded", "series_id", "period", "period_first", "period_last", "cadence", "secrecy")


def add_child(session: Session, parent_id: int, due_on: date | None) -> int:
    """Add a child that is not started to a task, with its words, period, cadence and directives; return its number."""
    parent = session.connection.execute(select(task).where(task.c.id == parent_id)).one()._asdict()
    own = {
        "parent_id": parent_id,
        "state": State.NOT_STARTED,
        "original_due_on": due_on,
        "due_on": due_on,
        "due_text": parent["due_text"] if due_on == parent["due_on"] else None,
        "starred": False,
    }
    number = session.insert(task, {name: parent[name] for name in COPIED} | own)
    cited = select(task_directive).where(task_directive.c.task_id == parent_id).order_by(task_directive.c.position)
    for row in session.connection.execute(cited).all():
        session.insert(task_directive, {**row._asdict(), "task_id": number})
    return number


def children_of(session: Session, parent_ids: Sequence[int]) -> dict[int, list[Child]]:
    """Return the children of tasks by parent, by number; a task without any has an empty list."""
    found: dict[int, list[Child]] = {number: [] for number in parent_ids}
    return found | children_among(session, list(found))


def children_among(session: Session, parent_ids: Sequence[int]) -> dict[int, list[Child]]:
    """Return the children of tasks by parent, by number; a task without any is left out."""
    return _by_parent(rows_among(session.connection, CHILDREN_AMONG, parent_ids))


def children_where(session: Session, condition: ColumnElement[bool]) -> dict[int, list[Child]]:
    """Return the children that meet a condition on CHILD by parent, by number."""
    return _by_parent(session.connection.execute(CHILDREN.where(condition)))


def _by_parent(found_rows: Iterable[Row[Any]]) -> dict[int, list[Child]]:
    rows: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in found_rows:
        rows[row.id].append(row)
    found: defaultdict[int, list[Child]] = defaultdict(list)
    for said in rows.values():
        found[said[0].parent_id].append(_child(said))
    return dict(found)


def _child(said: Sequence[Row[Any]]) -> Child:
    """Return a child from its rows, one a progress entry, the newest last."""
    newest = said[-1]
    return Child(
        id=newest.id,
        state=State(newest.state),
        percent=next((row.percent for row in reversed(said) if row.percent is not None), None),
        due_on=newest.due_on,
        completed_on=newest.completed_on,
        last_update_on=newest.reported_on,
    )


def leads_of_children(session: Session, parent_id: int) -> dict[int, int]:
    """Return the children of a task by the unit that leads them, the oldest where a unit leads several."""
    statement = (
        select(assignment.c.unit_id, CHILD.c.id)
        .select_from(CHILD)
        .join(assignment, and_(assignment.c.task_id == CHILD.c.id, LEADS))
        .where(CHILD.c.parent_id == parent_id)
        .order_by(CHILD.c.id.desc())
    )
    return {row.unit_id: row.id for row in session.connection.execute(statement)}
