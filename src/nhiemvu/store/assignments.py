"""Which unit has which role in a task, and since when; earlier assignments stay in the record."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from nhiemvu.domain.tasks import Role
from nhiemvu.store.session import Session
from nhiemvu.store.tables import HOLDS, LEADS, assignment, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRecord:
    """One unit's role in a task, from one day and, where it has ended, until another."""

    id: int
    unit_id: int
    unit: str
    role: Role
    from_on: date
    until_on: date | None


def assign(session: Session, task_id: int, unit_id: int, role: Role, on: date) -> bool:
    """Give a unit a role in a task from a day on; tell whether it had another or none.

    A new lead ends the former lead's assignment on that day, and a unit has one role at a time.
    """
    held = session.connection.execute(select(assignment).where(assignment.c.task_id == task_id, HOLDS)).all()
    if any(row.unit_id == unit_id and row.role == role for row in held):
        return False
    for row in held:
        if row.unit_id == unit_id or (role is Role.LEAD and row.role == Role.LEAD):
            # A record that begins later than `on` (an assignment entered for an earlier day) ends as it begins.
            session.update(assignment, row.id, {"until_on": max(on, row.from_on)})
    session.insert(assignment, {"task_id": task_id, "unit_id": unit_id, "role": role, "from_on": on})
    return True


def assignments_of(session: Session, task_id: int) -> list[AssignmentRecord]:
    """Return every assignment of a task, also those that have ended, the oldest first."""
    columns = (assignment, unit.c.name.label("unit"))
    joined = select(*columns).join(unit, unit.c.id == assignment.c.unit_id)
    in_order = joined.where(assignment.c.task_id == task_id).order_by(assignment.c.from_on, assignment.c.id)
    return [_record(row) for row in session.connection.execute(in_order)]


def open_lead(session: Session, task_id: int) -> int | None:
    """Return the unit that leads a task, or None."""
    return session.connection.execute(
        select(assignment.c.unit_id).where(assignment.c.task_id == task_id, LEADS)
    ).scalar()


def _record(row: Row[Any]) -> AssignmentRecord:
    return AssignmentRecord(
        id=row.id,
        unit_id=row.unit_id,
        unit=row.unit,
        role=Role(row.role),
        from_on=row.from_on,
        until_on=row.until_on,
    )
