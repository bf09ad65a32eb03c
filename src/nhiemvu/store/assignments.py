"""Which unit has which role in a task, and since when; earlier assignments stay in the record."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from nhiemvu.domain.tasks import Role
from nhiemvu.domain.values import dataclass
from nhiemvu.store.batches import NUMBERS, in_batches, rows_among
from nhiemvu.store.later import HOLDS, LEADS, ColumnElement, FromClause, Row, and_, assignment, or_, select, unit
from nhiemvu.store.session import Session

ROLES_AMONG = select(assignment.c.task_id, assignment.c.unit_id, assignment.c.role).where(
    assignment.c.task_id.in_(NUMBERS)
)
LEADS_AMONG = select(assignment.c.task_id, assignment.c.unit_id).where(
    assignment.c.task_id.in_(NUMBERS), assignment.c.role == Role.LEAD.value
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRecord:
    """One unit's role in a task, from one day and, where it has ended, until another."""

    id: int
    unit_id: int
    unit: str
    role: Role
    from_on: date
    until_on: date | None


def holding_on(day: date, held: FromClause = assignment) -> ColumnElement[bool]:
    """Return the condition that an assignment holds on a day.

    A task's first assignment counts for the days before it, too: it was entered then, not handed over.
    """
    earlier = assignment.alias("earlier")
    first = ~(
        select(earlier.c.id)
        .where(
            earlier.c.task_id == held.c.task_id,
            earlier.c.role == held.c.role,
            earlier.c.from_on < held.c.from_on,
            or_(earlier.c.until_on.is_(None), earlier.c.until_on > earlier.c.from_on),
        )
        .exists()
    )
    lasts = or_(held.c.until_on.is_(None), and_(held.c.until_on > day, held.c.until_on > held.c.from_on))
    return and_(lasts, or_(held.c.from_on <= day, first))


def assign(session: Session, task_id: int, unit_id: int, role: Role, on: date) -> bool:
    """Give a unit a role in a task from a day on; tell whether it had another or none.

    A new lead ends the former lead's assignment on that day, and a unit has one role at a time; what was to end later
    ends then, too.
    """
    lasting = or_(HOLDS, assignment.c.until_on > on)
    held = session.connection.execute(select(assignment).where(assignment.c.task_id == task_id, lasting)).all()
    if any(row.unit_id == unit_id and row.role == role and row.until_on is None for row in held):
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


def leads_on(session: Session, task_ids: Sequence[int], day: date) -> dict[int, int]:
    """Return the unit that leads each of some tasks on a day, by task; tasks without a lead are left out."""
    return dict(rows_among(session.connection, LEADS_AMONG.where(holding_on(day)), task_ids))


def in_support_on(session: Session, task_ids: Sequence[int], day: date) -> dict[int, set[int]]:
    """Return the units that support each of some tasks on a day, by task; a task without any is left out."""
    helping = assignment.c.role == Role.SUPPORT.value, holding_on(day)
    found: dict[int, set[int]] = {}
    for batch in in_batches(task_ids):
        for row in session.connection.execute(select(assignment).where(assignment.c.task_id.in_(batch), *helping)):
            found.setdefault(row.task_id, set()).add(row.unit_id)
    return found


def roles_of(session: Session, unit_id: int) -> list[tuple[int, Role, date]]:
    """Return the tasks in which a unit has a role now, with the role and the day since when."""
    mine = select(assignment).where(assignment.c.unit_id == unit_id, HOLDS).order_by(assignment.c.task_id)
    return [(row.task_id, Role(row.role), row.from_on) for row in session.connection.execute(mine)]


def in_support_only(session: Session, task_ids: Sequence[int]) -> set[tuple[int, int]]:
    """Return the units, each behind its task, that supported or watched one of some tasks and never led it."""
    roles: dict[tuple[int, int], set[str]] = {}
    for task_id, unit_id, role in rows_among(session.connection, ROLES_AMONG, task_ids):
        roles.setdefault((task_id, unit_id), set()).add(role)
    return {place for place, held in roles.items() if Role.LEAD not in held}


def end_assignment(session: Session, task_id: int, unit_id: int, on: date) -> date:
    """End the role that a unit has in a task with the day `on`, not before it began; return the day."""
    mine = assignment.c.task_id == task_id, assignment.c.unit_id == unit_id
    row = session.connection.execute(select(assignment).where(*mine, HOLDS)).one()
    day: date = max(on, row.from_on)
    session.update(assignment, row.id, {"until_on": day})
    return day


def handed_over(session: Session, unit_id: int, successors: Sequence[int], on: date) -> dict[int, int | None]:
    """Return the tasks in which a unit's role ended on or after a day, with that of `successors` which took it over."""
    taken = assignment.alias("taken")
    statement = (
        select(assignment.c.task_id, taken.c.unit_id)
        .outerjoin(
            taken,
            (taken.c.task_id == assignment.c.task_id)
            & (taken.c.role == assignment.c.role)
            & (taken.c.from_on == assignment.c.until_on)
            & taken.c.unit_id.in_(successors),
        )
        .where(assignment.c.unit_id == unit_id, assignment.c.until_on >= on)
        .order_by(assignment.c.task_id, taken.c.id)
    )
    return {row.task_id: row.unit_id for row in session.connection.execute(statement)}


def _record(row: Row[Any]) -> AssignmentRecord:
    return AssignmentRecord(
        id=row.id,
        unit_id=row.unit_id,
        unit=row.unit,
        role=Role(row.role),
        from_on=row.from_on,
        until_on=row.until_on,
    )
