"""Rows of several tables into tasks: eight statements for a page of tasks, however long it is, and often three for one.

Each is made once and asks for the numbers of the page. Rows are taken apart by place, which is many times as fast as by
name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import repeat
from operator import itemgetter
from typing import Any

from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.parents import Child, standing_of
from nhiemvu.domain.secrecy import Secrecy, task_words
from nhiemvu.domain.tasks import FINISHED, SET_ASIDE, Cadence, Origin, Role, State, StatedDeadline, Task
from nhiemvu.domain.values import dataclass, field
from nhiemvu.store.assignments import holding_on
from nhiemvu.store.batches import NUMBERS, AnyRow, rows_among
from nhiemvu.store.chains import NextLink, next_links, turns_of
from nhiemvu.store.children import CHILD, children_among
from nhiemvu.store.directive_rows import CITED_AMONG, NAMED, directive_named
from nhiemvu.store.extensions import extensions_among
from nhiemvu.store.later import (
    HOLDS,
    ColumnElement,
    UnaryExpression,
    and_,
    assignment,
    document,
    evidence,
    extension,
    progress,
    select,
    series,
    task,
    task_deadline,
    task_directive,
    unit,
)
from nhiemvu.store.session import Session
from nhiemvu.store.unit_changes import names_on

Order = Sequence[ColumnElement[Any] | UnaryExpression[Any]]

#: What a task has as its row has it.
PLAIN = (
    *("id", "continues_id", "text", "title", "period", "original_due_on", "due_on", "due_text", "completed_on"),
    *("starred", "parent_id", "set_aside_on"),
)
#: Where a row tells whether another link goes on from the task, after state, cadence and secrecy.
HANDED_ON_FROM = len(PLAIN) + 3
ORIGIN = ("origin_document_id", "origin_label", "origin_start", "origin_end", "origin_due_on")
TASKS = select(
    *(task.c[name] for name in PLAIN),
    task.c.state,
    task.c.cadence,
    task.c.secrecy,
    task.c.handed_on_from,
    series.c.name,
    *(task.c[name] for name in ORIGIN),
).outerjoin(series, series.c.id == task.c.series_id)
UNITS = (
    select(assignment.c.task_id, assignment.c.role, unit.c.id, unit.c.name)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .where(assignment.c.task_id.in_(NUMBERS))
    .order_by(assignment.c.id)
)
UNITS_NOW = UNITS.where(HOLDS)
PROGRESS = (
    select(*(progress.c[name] for name in ("id", "task_id", "reported_on", "state", "percent", "note", "result")))
    .where(progress.c.task_id.in_(NUMBERS))
    .order_by(progress.c.reported_on, progress.c.id)
)
EVIDENCE = (
    select(progress.c.task_id, progress.c.id, evidence.c.text, *NAMED)
    .join(progress, progress.c.id == evidence.c.progress_id)
    .outerjoin(document, document.c.id == evidence.c.document_id)
    .where(progress.c.task_id.in_(NUMBERS))
    .order_by(progress.c.reported_on, evidence.c.id)
)
DEADLINES = (
    select(*(task_deadline.c[name] for name in ("task_id", "text", "due_on", "rule", "origin_start", "origin_end")))
    .where(task_deadline.c.task_id.in_(NUMBERS))
    .order_by(task_deadline.c.position)
)
#: How many tasks are few: of these it is asked first which tables hold anything of them. A page has nearly all.
FEW = 4


def _first(column: ColumnElement[Any], condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return select(column).where(condition).limit(1).scalar_subquery()


#: What other tables hold of a task, in the order of ADDING; NULL for nothing.
HELD = select(
    task.c.id,
    _first(progress.c.id, progress.c.task_id == task.c.id),
    _first(evidence.c.id, and_(progress.c.id == evidence.c.progress_id, progress.c.task_id == task.c.id)),
    _first(task_directive.c.task_id, task_directive.c.task_id == task.c.id),
    _first(task_deadline.c.task_id, task_deadline.c.task_id == task.c.id),
    _first(CHILD.c.id, CHILD.c.parent_id == task.c.id),
    _first(extension.c.id, extension.c.task_id == task.c.id),
).where(task.c.id.in_(NUMBERS))


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
    rows = session.connection.execute(TASKS.where(*conditions).order_by(*order).limit(limit)).all()
    parts: defaultdict[int, _Parts] = defaultdict(_Parts)
    before = {number: earlier for number, earlier, *_ in rows}
    numbers = list(before)
    if numbers:
        _add_units(session, numbers, parts, units_on)
        for add, held in zip(ADDING, _held(session, numbers), strict=True):
            if held:
                add(session, held, parts)
        _add_next_links(session, [row[0] for row in rows if row[HANDED_ON_FROM] is not None], parts)
        _add_turns(session, before, parts)
    return [_task(row, parts[row[0]]) for row in rows]


def _held(session: Session, numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    """Return for each step of ADDING the tasks for which it finds something, or all where they are not few."""
    if len(numbers) > FEW:
        return repeat(numbers, len(ADDING))
    rows = list(rows_among(session.connection, HELD, numbers))
    return [[row[0] for row in rows if row[place] is not None] for place in range(1, len(ADDING) + 1)]


def _add_units(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts], day: date | None) -> None:
    then = names_on(session, day) if day else {}
    held = UNITS.where(holding_on(day)) if day else UNITS_NOW
    for task_id, role, unit_id, name in rows_among(session.connection, held, numbers):
        parts[task_id].units[Role(role)].append(then.get(unit_id, name))


def _add_progress(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts]) -> None:
    rows = list(rows_among(session.connection, PROGRESS, numbers))
    _find_reopenings(rows, parts)
    for number, task_id, reported_on, state, percent, note, result in rows:
        part = parts[task_id]
        part.last_update_on = reported_on
        part.percent = part.percent if percent is None else percent
        if result is not None and number > part.reopened:
            part.result = result
        if state in SET_ASIDE:
            part.set_aside_reason = note


def _find_reopenings(rows: Sequence[AnyRow], parts: defaultdict[int, _Parts]) -> None:
    finished: set[int] = set()
    # In the order in which they were made: an entry may tell of an earlier day.
    for number, task_id, _, state, *_ in sorted(rows, key=itemgetter(0)):
        if state in FINISHED:
            finished.add(task_id)
        elif task_id in finished:
            finished.remove(task_id)
            parts[task_id].reopened = number


def _add_evidence(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts]) -> None:
    for task_id, entry, text, *named in rows_among(session.connection, EVIDENCE, numbers):
        if entry > parts[task_id].reopened:
            parts[task_id].evidence.append(text or directive_named(named).short_name)


def _add_directives(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts]) -> None:
    for task_id, *named in rows_among(session.connection, CITED_AMONG, numbers):
        parts[task_id].directives.append(directive_named(named).short_name)


def _add_deadlines(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts]) -> None:
    for task_id, *stated in rows_among(session.connection, DEADLINES, numbers):
        parts[task_id].deadlines.append(StatedDeadline(*stated))


def _add_children(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts]) -> None:
    for parent_id, children in children_among(session, numbers).items():
        part, standing = parts[parent_id], standing_of(children)
        part.children = children
        part.percent = standing.percent if standing else part.percent
        said = [day for day in (part.last_update_on, *(child.last_update_on for child in children)) if day]
        part.last_update_on = max(said, default=None)


def _add_next_links(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts]) -> None:
    """Add the links behind those tasks that have any: few do of those that are open."""
    for number, link in next_links(session, numbers).items():
        parts[number].next = link


def _add_turns(session: Session, before: Mapping[int, int | None], parts: defaultdict[int, _Parts]) -> None:
    """Add the places in their chains of tasks with the one before each; how many are before takes a statement each."""
    links = ((number, earlier) for number, earlier in before.items() if earlier is not None)
    for number, turn in turns_of(session, links).items():
        parts[number].turn = turn


def _add_extensions(session: Session, numbers: Sequence[int], parts: defaultdict[int, _Parts]) -> None:
    for task_id, extensions in extensions_among(session, numbers).items():
        parts[task_id].extensions = extensions


#: The steps that add what other tables hold, in the order in which they follow from one another.
ADDING = (_add_progress, _add_evidence, _add_directives, _add_deadlines, _add_children, _add_extensions)


def _task(row: AnyRow, parts: _Parts) -> Task:
    state, cadence, secrecy, _, series_name, *origin = row[len(PLAIN) :]
    plain = dict(zip(PLAIN, row, strict=False))
    if secrecy:
        plain["text"] = plain["title"] = task_words(Secrecy(secrecy), parts.directives)
    return Task(
        **plain,
        secrecy=Secrecy(secrecy) if secrecy else None,
        series=series_name,
        state=State(state),
        cadence=Cadence(cadence),
        origin=_origin(*origin),
        lead=next(iter(parts.units[Role.LEAD]), None),
        support=tuple(parts.units[Role.SUPPORT]),
        monitor=tuple(parts.units[Role.MONITOR]),
        deadlines=tuple(parts.deadlines),
        # A later entry may tell of an earlier day (40 % on Monday, entered after Sunday's completion).
        percent=100 if state == State.DONE else parts.percent,
        result=parts.result,
        evidence=tuple(parts.evidence),
        last_update_on=parts.last_update_on,
        directives=tuple(parts.directives),
        children=tuple(child.id for child in parts.children),
        children_counted=sum(child.state is not State.CANCELLED for child in parts.children),
        children_done=sum(child.state is State.DONE for child in parts.children),
        set_aside_reason=parts.set_aside_reason if state in SET_ASIDE else None,
        turn=parts.turn,
        continued_by=parts.next.id if parts.next else None,
        continued_from=parts.next.opens_on if parts.next else None,
        extensions=tuple(parts.extensions),
    )


def _origin(
    document_id: int | None, label: str | None, start: int | None, end: int | None, due_on: date | None
) -> Origin | None:
    return None if document_id is None else Origin(document_id, label or "", start, end, due_on)
