"""Counts of tasks: one statement tells how many stand alike, in all or for each unit, series, directive or period.

Of a task that goes on from plan to plan the link counts that stands for it on the day.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from nhiemvu.domain.ageing import Overdue
from nhiemvu.domain.counts import CountLine, Counts, Grouping, Tally, counted
from nhiemvu.domain.tasks import Role, State, Timing, days_late
from nhiemvu.store.assignments import holding_on
from nhiemvu.store.batches import NUMBERS, in_batches, rows_among
from nhiemvu.store.chains import stands
from nhiemvu.store.children import IS_PART
from nhiemvu.store.directive_rows import NAMED, directive_named
from nhiemvu.store.later import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    assignment,
    case,
    document,
    func,
    literal_column,
    progress,
    select,
    series,
    task,
    task_directive,
    unit,
)
from nhiemvu.store.session import Session
from nhiemvu.store.timing import done_by_extension, due_at, open_on, standing
from nhiemvu.store.unit_changes import names_on

FIRST_DIRECTIVE = (
    select(task_directive.c.document_id)
    .where(task_directive.c.task_id == task.c.id)
    .order_by(task_directive.c.position, task_directive.c.document_id)
    .limit(1)
    .scalar_subquery()
)
NAMED_AMONG = select(document.c.id, *NAMED).where(document.c.id.in_(NUMBERS))
UNIT_KEY = assignment.c.unit_id.label("key")


def count_tasks(
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    *,
    as_of: date,
    updated_since: date,
) -> Counts:
    """Return the counts of the tasks that meet all conditions."""
    rows = session.connection.execute(_tallies(conditions, as_of, updated_since, [], task))
    return counted(_tally(*row) for row in rows)


def count_tasks_by(
    session: Session,
    grouping: Grouping,
    conditions: Iterable[ColumnElement[bool]],
    *,
    as_of: date,
    updated_since: date,
) -> list[CountLine]:
    """Return the counts of the tasks that meet all conditions, a line each for what they are grouped by."""
    keys, source = _grouped(grouping, as_of)
    tallies: dict[Any, list[Tally]] = {}
    for key, *tally in session.connection.execute(_tallies(conditions, as_of, updated_since, keys, source)):
        tallies.setdefault(key, []).append(_tally(*tally))
    names = _names(session, grouping, list(tallies), as_of)
    return [CountLine(names.get(key), counted(several)) for key, several in tallies.items()]


def count_tasks_of_leads(
    session: Session,
    unit_ids: Sequence[int],
    conditions: Sequence[ColumnElement[bool]],
    *,
    as_of: date,
    updated_since: date,
    units_on: date,
) -> dict[int, Counts]:
    """Return the counts of the tasks that meet all conditions and that each of some units leads on the day `units_on`.

    One statement tells them, by the numbers of the units; a unit that leads none is left out.
    """
    tallies: dict[int, list[Tally]] = {}
    led = task.join(assignment, _leading(units_on))
    for batch in in_batches(unit_ids):
        of_units = [*conditions, assignment.c.unit_id.in_(batch)]
        for key, *tally in session.connection.execute(_tallies(of_units, as_of, updated_since, [UNIT_KEY], led)):
            tallies.setdefault(key, []).append(_tally(*tally))
    return {number: counted(several) for number, several in tallies.items()}


def counted_tasks(session: Session, task_ids: Collection[int], *, as_of: date) -> set[int]:
    """Return those of some tasks that are in a count on a day, or set aside: what is divided and handed on is not."""
    counted = select(task.c.id).where(task.c.id.in_(task_ids), IS_PART, stands(as_of))
    return set(session.connection.execute(counted).scalars())


def overdue_by_lead(session: Session, conditions: Iterable[ColumnElement[bool]], *, as_of: date) -> list[Overdue]:
    """Return by how many days the tasks are late that meet all conditions and are counted as open and overdue."""
    keys, source = _grouped(Grouping.UNIT, as_of)
    reported = case((task.c.state == literal_column(f"'{State.REPORTED}'"), task.c.completed_on))
    each = (
        select(*keys, due_at(as_of).label("due_on"), reported.label("reported_on"))
        .select_from(source)
        .where(IS_PART, stands(as_of), standing(as_of) == literal_column(f"'{Timing.OVERDUE}'"), *conditions)
        .subquery()
    )
    columns = (each.c.key, each.c.due_on, each.c.reported_on)
    rows = session.connection.execute(select(*columns, func.count().label("number")).group_by(*columns)).all()
    names = _names(session, Grouping.UNIT, [row.key for row in rows], as_of)
    return [
        Overdue(
            names.get(row.key),
            days_late(State.REPORTED if row.reported_on else State.IN_PROGRESS, row.due_on, row.reported_on, as_of),
            row.number,
        )
        for row in rows
    ]


def _tally(stood: str | None, updated: int, extended: int, number: int) -> Tally:
    return Tally(Timing(stood) if stood else None, bool(updated), number, bool(extended))


def _tallies(
    conditions: Iterable[ColumnElement[bool]],
    as_of: date,
    updated_since: date,
    keys: list[ColumnElement[Any]],
    source: FromClause,
) -> Select[Any]:
    told = select(progress.c.id).where(
        progress.c.task_id == task.c.id, progress.c.reported_on.between(updated_since, as_of)
    )
    each = (
        select(
            *keys,
            standing(as_of).label("standing"),
            # Asked of open tasks alone, which are few: of others it counts nothing.
            case((and_(open_on(as_of), told.exists()), 1), else_=0).label("updated"),
            case((done_by_extension(as_of), 1), else_=0).label("extended"),
        )
        .select_from(source)
        .where(IS_PART, stands(as_of), *conditions)
        .subquery()
    )
    columns = [*(each.c.key for _ in keys), each.c.standing, each.c.updated, each.c.extended]
    return select(*columns, func.count().label("number")).group_by(*columns)


def _grouped(grouping: Grouping, as_of: date) -> tuple[list[ColumnElement[Any]], FromClause]:
    if grouping is Grouping.UNIT:
        return [UNIT_KEY], task.outerjoin(assignment, _leading(as_of))
    if grouping is Grouping.SERIES:
        return [task.c.series_id.label("key")], task
    if grouping is Grouping.DIRECTIVE:
        return [FIRST_DIRECTIVE.label("key")], task
    return [task.c.period.label("key")], task


def _leading(day: date) -> ColumnElement[bool]:
    return and_(assignment.c.task_id == task.c.id, assignment.c.role == Role.LEAD.value, holding_on(day))


def _names(session: Session, grouping: Grouping, keys: list[Any], as_of: date) -> dict[Any, str]:
    """Return the names of what is counted by; a period's is its code."""
    held = {key for key in keys if key is not None}
    if grouping is Grouping.PERIOD:
        return {code: code for code in held}
    if grouping is Grouping.DIRECTIVE:
        rows = rows_among(session.connection, NAMED_AMONG, sorted(held))
        return {number: directive_named(named).short_name for number, *named in rows}
    table = unit if grouping is Grouping.UNIT else series
    rows = session.connection.execute(select(table.c.id, table.c.name))
    then = names_on(session, as_of) if grouping is Grouping.UNIT else {}
    return {row.id: then.get(row.id, row.name) for row in rows if row.id in held}
