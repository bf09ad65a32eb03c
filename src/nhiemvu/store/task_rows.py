"""Rows of several tables into tasks: eight statements for a page of tasks, however long it is, and often three for one.

Each is made once and asks for the numbers of the page. Rows are taken apart by place, which is many times as fast as by
name, and what they hold goes into a table by the task's number: most tasks lack most of what a task can have.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.parents import Child, standing_of
from nhiemvu.domain.secrecy import Secrecy, task_words
from nhiemvu.domain.tasks import FINISHED, SET_ASIDE, Cadence, Origin, Role, State, StatedDeadline, Task
from nhiemvu.store.assignments import holding_on
from nhiemvu.store.batches import NUMBERS, AnyRow, rows_among
from nhiemvu.store.chains import NextLink, next_links, turns_of
from nhiemvu.store.children import CHILD, children_among
from nhiemvu.store.directive_rows import CITED_AMONG, NAMED, name_of
from nhiemvu.store.entries import STATES
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
CADENCES = {cadence.value: cadence for cadence in Cadence}
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


#: What other tables hold of a task, in the order of _Held; NULL for nothing.
HELD = select(
    task.c.id,
    _first(progress.c.id, progress.c.task_id == task.c.id),
    _first(evidence.c.id, and_(progress.c.id == evidence.c.progress_id, progress.c.task_id == task.c.id)),
    _first(task_directive.c.task_id, task_directive.c.task_id == task.c.id),
    _first(task_deadline.c.task_id, task_deadline.c.task_id == task.c.id),
    _first(CHILD.c.id, CHILD.c.parent_id == task.c.id),
    _first(extension.c.id, extension.c.task_id == task.c.id),
).where(task.c.id.in_(NUMBERS))


class _Held(NamedTuple):
    """The tasks of which other tables hold anything, by what they hold."""

    said: Sequence[int]
    evidence: Sequence[int]
    directives: Sequence[int]
    deadlines: Sequence[int]
    children: Sequence[int]
    extensions: Sequence[int]


class _Units(NamedTuple):
    """The names of the units of tasks."""

    leads: dict[int, str]
    support: dict[int, list[str]]
    monitor: dict[int, list[str]]


class _Said(NamedTuple):
    """What the entries of tasks say last."""

    #: The entry with which a task that was finished went on: results before it are not the last word.
    reopened: dict[int, int]
    percents: dict[int, int]
    results: dict[int, str]
    #: Why a task was set aside, if it was.
    reasons: dict[int, str | None]
    days: dict[int, date]


class _Parts(NamedTuple):
    """What other tables hold of some tasks, by their numbers."""

    units: _Units
    said: _Said
    evidence: dict[int, list[str]]
    directives: dict[int, list[str]]
    deadlines: dict[int, list[StatedDeadline]]
    children: dict[int, list[Child]]
    links: dict[int, NextLink]
    turns: dict[int, int]
    extensions: dict[int, list[Extension]]


def tasks_where(
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    order: Order,
    limit: int | None = None,
    units_on: date | None = None,
) -> list[Task]:
    """Return the tasks that meet all conditions, in `order`, with the units of a day by their names then, or of now."""
    rows = session.connection.execute(TASKS.where(*conditions).order_by(*order).limit(limit)).all()
    if not rows:
        return []
    parts = _parts(session, rows, units_on)
    return [_task(row, parts) for row in rows]


def _parts(session: Session, rows: Sequence[AnyRow], units_on: date | None) -> _Parts:
    numbers = list({number: None for number, *_ in rows})
    held = _held(session, numbers)
    said = _said(session, held.said)
    return _Parts(
        units=_units(session, numbers, units_on),
        said=said,
        evidence=_evidence(session, held.evidence, said.reopened),
        directives=_directives(session, held.directives),
        deadlines=_deadlines(session, held.deadlines),
        children=children_among(session, held.children),
        links=next_links(session, [row[0] for row in rows if row[HANDED_ON_FROM] is not None]),
        # How many links are before one takes a statement for each.
        turns=turns_of(session, ((number, earlier) for number, earlier, *_ in rows if earlier is not None)),
        extensions=extensions_among(session, held.extensions),
    )


def _held(session: Session, numbers: Sequence[int]) -> _Held:
    """Return of which tasks other tables hold anything; where they are not few, of all."""
    if len(numbers) > FEW:
        return _Held(*repeat(numbers, len(_Held._fields)))
    rows = list(rows_among(session.connection, HELD, numbers))
    return _Held(*([row[0] for row in rows if row[place] is not None] for place in range(1, 1 + len(_Held._fields))))


def _units(session: Session, numbers: Sequence[int], day: date | None) -> _Units:
    then = names_on(session, day) if day else {}
    held = UNITS.where(holding_on(day)) if day else UNITS_NOW
    leads: dict[int, str] = {}
    others: dict[str, defaultdict[int, list[str]]] = {Role.SUPPORT: defaultdict(list), Role.MONITOR: defaultdict(list)}
    for task_id, role, unit_id, name in rows_among(session.connection, held, numbers):
        named = then.get(unit_id, name)
        if role == Role.LEAD:
            leads.setdefault(task_id, named)
        else:
            others[role][task_id].append(named)
    return _Units(leads, others[Role.SUPPORT], others[Role.MONITOR])


def _said(session: Session, numbers: Sequence[int]) -> _Said:
    rows = list(rows_among(session.connection, PROGRESS, numbers))
    said = _Said(_reopenings(rows), {}, {}, {}, {})
    for number, task_id, reported_on, state, percent, note, result in rows:
        said.days[task_id] = reported_on
        if percent is not None:
            said.percents[task_id] = percent
        if result is not None and number > said.reopened.get(task_id, 0):
            said.results[task_id] = result
        if state in SET_ASIDE:
            said.reasons[task_id] = note
    return said


def _reopenings(rows: Sequence[AnyRow]) -> dict[int, int]:
    finished: set[int] = set()
    found: dict[int, int] = {}
    # In the order in which they were made: an entry may tell of an earlier day.
    for number, task_id, _, state, *_ in sorted(rows, key=itemgetter(0)):
        if state in FINISHED:
            finished.add(task_id)
        elif task_id in finished:
            finished.remove(task_id)
            found[task_id] = number
    return found


def _evidence(session: Session, numbers: Sequence[int], reopened: dict[int, int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for task_id, entry, text, *named in rows_among(session.connection, EVIDENCE, numbers):
        if entry > reopened.get(task_id, 0):
            found[task_id].append(text or name_of(named))
    return found


def _directives(session: Session, numbers: Sequence[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for task_id, *named in rows_among(session.connection, CITED_AMONG, numbers):
        found[task_id].append(name_of(named))
    return found


def _deadlines(session: Session, numbers: Sequence[int]) -> dict[int, list[StatedDeadline]]:
    found: defaultdict[int, list[StatedDeadline]] = defaultdict(list)
    for task_id, *stated in rows_among(session.connection, DEADLINES, numbers):
        found[task_id].append(StatedDeadline(*stated))
    return found


def _task(row: AnyRow, parts: _Parts) -> Task:
    state, cadence, secrecy, _, series_name, *origin = row[len(PLAIN) :]
    number, continues_id, text, title, period, original, due_on, due_text, completed_on, starred, parent, aside = row[
        : len(PLAIN)
    ]
    units, said = parts.units, parts.said
    directives, children = parts.directives.get(number, ()), parts.children.get(number, ())
    if secrecy:
        text = title = task_words(Secrecy(secrecy), directives)
    link = parts.links.get(number)
    percent, updated_on = said.percents.get(number), said.days.get(number)
    if children:
        standing = standing_of(children)
        percent = standing.percent if standing else percent
        updated_on = max(
            (day for day in (updated_on, *(child.last_update_on for child in children)) if day), default=None
        )
    return Task(
        id=number,
        text=text,
        title=title,
        series=series_name,
        period=period,
        state=STATES[state],
        cadence=CADENCES[cadence],
        original_due_on=original,
        due_on=due_on,
        due_text=due_text,
        completed_on=completed_on,
        starred=starred,
        origin=_origin(*origin),
        lead=units.leads.get(number),
        support=tuple(units.support.get(number, ())),
        monitor=tuple(units.monitor.get(number, ())),
        deadlines=tuple(parts.deadlines.get(number, ())),
        # A later entry may tell of an earlier day (40 % on Monday, entered after Sunday's completion).
        percent=100 if state == State.DONE else percent,
        result=said.results.get(number),
        evidence=tuple(parts.evidence.get(number, ())),
        last_update_on=updated_on,
        directives=tuple(directives),
        parent_id=parent,
        children=tuple([child.id for child in children]),
        children_counted=sum([child.state is not State.CANCELLED for child in children]),
        children_done=sum([child.state is State.DONE for child in children]),
        set_aside_on=aside,
        set_aside_reason=said.reasons.get(number) if state in SET_ASIDE else None,
        continues_id=continues_id,
        turn=parts.turns.get(number, 1),
        continued_by=link.id if link else None,
        continued_from=link.opens_on if link else None,
        extensions=tuple(parts.extensions.get(number, ())),
        secrecy=Secrecy(secrecy) if secrecy else None,
    )


def _origin(
    document_id: int | None, label: str | None, start: int | None, end: int | None, due_on: date | None
) -> Origin | None:
    return None if document_id is None else Origin(document_id, label or "", start, end, due_on)
