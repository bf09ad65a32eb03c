"""Rows of several tables into tasks: nine statements for a page of tasks, however long it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, UnaryExpression, select

from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.moves import FINISHED, SET_ASIDE
from nhiemvu.domain.parents import Child, standing_of
from nhiemvu.domain.tasks import Cadence, Origin, Role, State, StatedDeadline, Task
from nhiemvu.store.assignments import holding_on
from nhiemvu.store.chains import NextLink, next_links, turns_of
from nhiemvu.store.children import CHILD, children_where
from nhiemvu.store.directives import directive_of
from nhiemvu.store.extensions import extensions_where
from nhiemvu.store.session import Session
from nhiemvu.store.tables import (
    HOLDS,
    assignment,
    document,
    evidence,
    extension,
    progress,
    series,
    task,
    task_deadline,
    task_directive,
    unit,
)
from nhiemvu.store.unit_changes import names_on

Order = Sequence[ColumnElement[Any] | UnaryExpression[Any]]


@dataclass(slots=True)
class _Parts:
    """What other tables hold of one task."""

    units: defaultdict[Role, list[str]] = field(default_factory=lambda: defaultdict(list))
    percent: int | None = None
    #: The entry with which a task that was finished went on: results before it are not the last word.
    reopened: int = 0
    result: str | None = None
    set_aside_reason: str | None = None
    last_update_on: date | None = None
    evidence: list[str] = field(default_factory=list)
    directives: list[str] = field(default_factory=list)
    deadlines: list[StatedDeadline] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    turn: int = 1
    next: NextLink | None = None
    extensions: list[Extension] = field(default_factory=list)


def tasks_where(
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    order: Order,
    limit: int | None = None,
    units_on: date | None = None,
) -> list[Task]:
    """Return the tasks that meet all conditions, in `order`, with the units of a day by their names then, or of now."""
    wanted = list(conditions)
    page = select(task.c.id).where(*wanted).order_by(*order).limit(limit)
    rows = session.connection.execute(
        select(task, series.c.name.label("series"))
        .outerjoin(series, series.c.id == task.c.series_id)
        .where(*wanted)
        .order_by(*order)
        .limit(limit)
    ).all()
    parts: defaultdict[int, _Parts] = defaultdict(_Parts)
    if rows:
        _add_units(session, page, parts, units_on)
        _add_progress(session, page, parts)
        _add_evidence(session, page, parts)
        _add_directives(session, page, parts)
        _add_deadlines(session, page, parts)
        _add_children(session, page, parts)
        _add_chain(session, page, rows, parts)
        _add_extensions(session, page, parts)
    return [_task(row, parts[row.id]) for row in rows]


def _add_units(session: Session, page: Select[Any], parts: defaultdict[int, _Parts], day: date | None) -> None:
    statement = (
        select(assignment.c.task_id, assignment.c.role, unit.c.id, unit.c.name)
        .join(unit, unit.c.id == assignment.c.unit_id)
        .where(assignment.c.task_id.in_(page), holding_on(day) if day else HOLDS)
        .order_by(assignment.c.id)
    )
    then = names_on(session, day) if day else {}
    for row in session.connection.execute(statement):
        parts[row.task_id].units[Role(row.role)].append(then.get(row.id, row.name))


def _add_progress(session: Session, page: Select[Any], parts: defaultdict[int, _Parts]) -> None:
    statement = (
        select(*(progress.c[name] for name in ("id", "task_id", "reported_on", "state", "percent", "note", "result")))
        .where(progress.c.task_id.in_(page))
        .order_by(progress.c.reported_on, progress.c.id)
    )
    rows = session.connection.execute(statement).all()
    _find_reopenings(rows, parts)
    for row in rows:
        part = parts[row.task_id]
        part.last_update_on = row.reported_on
        part.percent = part.percent if row.percent is None else row.percent
        if row.result is not None and row.id > part.reopened:
            part.result = row.result
        if row.state in SET_ASIDE:
            part.set_aside_reason = row.note


def _find_reopenings(rows: Sequence[Row[Any]], parts: defaultdict[int, _Parts]) -> None:
    finished: set[int] = set()
    # In the order in which they were made: an entry may tell of an earlier day.
    for row in sorted(rows, key=lambda row: row.id):
        if row.state in FINISHED:
            finished.add(row.task_id)
        elif row.task_id in finished:
            finished.remove(row.task_id)
            parts[row.task_id].reopened = row.id


def _add_evidence(session: Session, page: Select[Any], parts: defaultdict[int, _Parts]) -> None:
    statement = (
        select(progress.c.task_id, progress.c.id.label("entry"), evidence.c.text, document)
        .join(progress, progress.c.id == evidence.c.progress_id)
        .outerjoin(document, document.c.id == evidence.c.document_id)
        .where(progress.c.task_id.in_(page))
        .order_by(progress.c.reported_on, evidence.c.id)
    )
    for row in session.connection.execute(statement):
        if row.entry > parts[row.task_id].reopened:
            parts[row.task_id].evidence.append(row.text or directive_of(row).short_name)


def _add_directives(session: Session, page: Select[Any], parts: defaultdict[int, _Parts]) -> None:
    statement = (
        select(task_directive.c.task_id, document)
        .join(document, document.c.id == task_directive.c.document_id)
        .where(task_directive.c.task_id.in_(page))
        .order_by(task_directive.c.position, document.c.id)
    )
    for row in session.connection.execute(statement):
        parts[row.task_id].directives.append(directive_of(row).short_name)


def _add_deadlines(session: Session, page: Select[Any], parts: defaultdict[int, _Parts]) -> None:
    statement = select(task_deadline).where(task_deadline.c.task_id.in_(page)).order_by(task_deadline.c.position)
    for row in session.connection.execute(statement):
        stated = StatedDeadline(row.text, row.due_on, row.rule, row.origin_start, row.origin_end)
        parts[row.task_id].deadlines.append(stated)


def _add_children(session: Session, page: Select[Any], parts: defaultdict[int, _Parts]) -> None:
    for parent_id, children in children_where(session, CHILD.c.parent_id.in_(page)).items():
        part, standing = parts[parent_id], standing_of(children)
        part.children = children
        part.percent = standing.percent if standing else part.percent
        said = [day for day in (part.last_update_on, *(child.last_update_on for child in children)) if day]
        part.last_update_on = max(said, default=None)


def _add_chain(session: Session, page: Select[Any], rows: Sequence[Row[Any]], parts: defaultdict[int, _Parts]) -> None:
    """Add the links around each task; how many are before it takes a statement for each that any has."""
    for number, link in next_links(session, page).items():
        parts[number].next = link
    links = ((row.id, row.continues_id) for row in rows if row.continues_id is not None)
    for number, turn in turns_of(session, links).items():
        parts[number].turn = turn


def _add_extensions(session: Session, page: Select[Any], parts: defaultdict[int, _Parts]) -> None:
    for task_id, extensions in extensions_where(session, extension.c.task_id.in_(page)).items():
        parts[task_id].extensions = extensions


def _task(row: Row[Any], parts: _Parts) -> Task:
    return Task(
        id=row.id,
        text=row.text,
        title=row.title,
        series=row.series,
        period=row.period,
        state=State(row.state),
        cadence=Cadence(row.cadence),
        original_due_on=row.original_due_on,
        due_on=row.due_on,
        due_text=row.due_text,
        completed_on=row.completed_on,
        starred=row.starred,
        origin=_origin(row),
        lead=next(iter(parts.units[Role.LEAD]), None),
        support=tuple(parts.units[Role.SUPPORT]),
        monitor=tuple(parts.units[Role.MONITOR]),
        deadlines=tuple(parts.deadlines),
        # A later entry may tell of an earlier day (40 % on Monday, entered after Sunday's completion).
        percent=100 if row.state == State.DONE else parts.percent,
        result=parts.result,
        evidence=tuple(parts.evidence),
        last_update_on=parts.last_update_on,
        directives=tuple(parts.directives),
        parent_id=row.parent_id,
        children=tuple(child.id for child in parts.children),
        children_counted=sum(child.state is not State.CANCELLED for child in parts.children),
        children_done=sum(child.state is State.DONE for child in parts.children),
        set_aside_on=row.set_aside_on,
        set_aside_reason=parts.set_aside_reason if row.state in SET_ASIDE else None,
        continues_id=row.continues_id,
        turn=parts.turn,
        continued_by=parts.next.id if parts.next else None,
        continued_from=parts.next.opens_on if parts.next else None,
        extensions=tuple(parts.extensions),
    )


def _origin(row: Row[Any]) -> Origin | None:
    if row.origin_document_id is None:
        return None
    return Origin(row.origin_document_id, row.origin_label or "", row.origin_start, row.origin_end, row.origin_due_on)
