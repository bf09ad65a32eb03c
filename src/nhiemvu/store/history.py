"""History: one event for each command that changed anything, appended and never touched again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from nhiemvu.domain.secrecy import command_kept
from nhiemvu.domain.values import dataclass
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.session import Change, Session, stored_text
from nhiemvu.store.tables import event, event_task

#: The tasks that events touched.
TOUCHED = (
    select(event_task.c.event_id, event_task.c.task_id)
    .where(event_task.c.event_id.in_(NUMBERS))
    .order_by(event_task.c.task_id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one command changed."""

    id: int
    #: In Vietnam's time.
    at: datetime
    actor: str
    command: str
    task_ids: tuple[int, ...]
    changes: tuple[Change, ...]
    undoes_id: int | None


def record_event(
    session: Session, *, at: datetime, actor: str, command: str, undoes_id: int | None = None
) -> int | None:
    """Record the session's changes as one event and return its number, or None where there are none.

    `at` has a time zone. On a server the actor is the account that connected. Of a command about a secret its words are
    left out. The session starts anew: what it changes from now on belongs to another event.
    """
    if not session.changes:
        return None
    secret = touches_secret(session, session.changes, session.task_ids)
    statement = event.insert().values(
        at=at,
        actor=stored_text(session.account or actor),
        command=stored_text(command_kept(command) if secret else command),
        changes=[asdict(change) for change in session.changes],
        undoes_id=undoes_id,
    )
    number: int = session.connection.execute(statement.returning(event.c.id)).scalar_one()
    session.given.setdefault(event.name, number)
    if session.task_ids:
        rows = [{"event_id": number, "task_id": task_id} for task_id in sorted(session.task_ids)]
        session.connection.execute(event_task.insert(), rows)
    session.changes.clear()
    session.task_ids.clear()
    return number


def touches_secret(session: Session, changes: Iterable[Change], task_ids: Iterable[int]) -> bool:
    """Tell whether some changes are about a task or a document that is secret now."""
    return any(session.secrets.has_task(session.connection, number) for number in task_ids) or any(
        session.secrets.has_document(session.connection, number)
        for change in changes
        for number in _documents_of(change)
    )


def _documents_of(change: Change) -> set[int]:
    if change.table == "document":
        return {change.key["id"]}
    named = {**(change.before or {}), **(change.after or {}), **change.key}
    return {value for name, value in named.items() if name.endswith("document_id") and value is not None}


def events(
    session: Session, task_ids: Collection[int] | None = None, limit: int | None = None, before: int | None = None
) -> list[Event]:
    """Return events, newest first: of all, or those that touched one of some tasks; older than the one `before`."""
    chosen = select(event).order_by(event.c.id.desc()).limit(limit)
    if before is not None:
        chosen = chosen.where(event.c.id < before)
    if task_ids is not None:
        touching = select(event_task.c.event_id).where(event_task.c.task_id.in_(task_ids))
        chosen = chosen.where(event.c.id.in_(touching))
    rows = session.connection.execute(chosen).all()
    touched = _tasks_of(session, [row.id for row in rows])
    return [_event(row, touched[row.id]) for row in rows]


def _tasks_of(session: Session, event_ids: Sequence[int]) -> defaultdict[int, list[int]]:
    touched: defaultdict[int, list[int]] = defaultdict(list)
    for event_id, task_id in rows_among(session.connection, TOUCHED, event_ids):
        touched[event_id].append(task_id)
    return touched


def _event(row: Row[Any], task_ids: Sequence[int]) -> Event:
    return Event(
        id=row.id,
        at=row.at,
        actor=row.actor,
        command=row.command,
        task_ids=tuple(task_ids),
        changes=tuple(Change(**change) for change in row.changes),
        undoes_id=row.undoes_id,
    )


def known_to_history(session: Session, task_ids: Collection[int]) -> set[int]:
    """Return those of some numbers that an event names as a task, also where the task is gone since."""
    named = select(event_task.c.task_id).where(event_task.c.task_id.in_(task_ids)).distinct()
    return set(session.connection.execute(named).scalars())


def newest_event(session: Session) -> tuple[int, datetime | None]:
    """Return the number of the newest event and when it was, or 0 and None where there is none."""
    row = session.connection.execute(select(event.c.id, event.c.at).order_by(event.c.id.desc()).limit(1)).first()
    return (row.id, row.at) if row else (0, None)


@dataclass(frozen=True, slots=True)
class Revision:
    """How often a task was changed, and when last."""

    changes: int
    #: In Vietnam's time.
    at: datetime


def revisions(session: Session, task_ids: Collection[int]) -> dict[int, Revision]:
    """Return how often each of some tasks was changed; one that no event names is left out."""
    touching = (
        select(event_task.c.task_id, func.count().label("changes"), func.max(event_task.c.event_id).label("last"))
        .where(event_task.c.task_id.in_(task_ids))
        .group_by(event_task.c.task_id)
        .subquery()
    )
    rows = session.connection.execute(
        select(touching.c.task_id, touching.c.changes, event.c.at).join(event, event.c.id == touching.c.last)
    )
    return {row.task_id: Revision(row.changes, row.at) for row in rows}


def first_signature(session: Session) -> tuple[datetime, str, str] | None:
    """Return when, by whom and with which command this database began; every copy of it has the same, no other has."""
    row = session.connection.execute(select(event.c.at, event.c.actor, event.c.command).order_by(event.c.id).limit(1))
    found = row.one_or_none()
    return (found.at, found.actor, found.command) if found else None


def undone_by(session: Session, event_ids: Collection[int]) -> dict[int, int]:
    """Return which of some events were taken back, each with the event that did so."""
    undoing = select(event.c.undoes_id, event.c.id).where(event.c.undoes_id.in_(event_ids))
    return {row.undoes_id: row.id for row in session.connection.execute(undoing)}


def not_undone(session: Session, limit: int) -> list[int]:
    """Return the newest events that took nothing back and were not taken back, newest first."""
    undone = select(event.c.undoes_id).where(event.c.undoes_id.is_not(None))
    statement = select(event.c.id).where(event.c.undoes_id.is_(None), event.c.id.not_in(undone))
    return list(session.connection.execute(statement.order_by(event.c.id.desc()).limit(limit)).scalars())


def get_event(session: Session, event_id: int) -> Event:
    """Return one event.

    Raises LookupError where no event has this number.
    """
    row = session.connection.execute(select(event).where(event.c.id == event_id)).one_or_none()
    if row is None:
        raise LookupError(event.name, event_id)
    return _event(row, _tasks_of(session, [event_id])[event_id])


def invert(changes: Sequence[Change]) -> list[Change]:
    """Return the changes that take `changes` back, in the order in which they are to be made."""
    return [Change(change.table, change.key, change.after, change.before) for change in reversed(changes)]


def net(changes: Sequence[Change]) -> list[Change]:
    """Return what `changes` came to, one change a row, in the order in which the rows were first touched.

    What came back to its earlier value is left out.
    """
    rows: dict[tuple[str, tuple[Any, ...]], Change] = {}
    for change in changes:
        place = (change.table, tuple(change.key.values()))
        rows[place] = _joined(rows[place], change) if place in rows else change
    return [change for change in rows.values() if change.before != change.after]


def _joined(first: Change, then: Change) -> Change:
    before = None if first.before is None else {**(then.before or {}), **first.before}
    after = None if then.after is None else {**(first.after or {}), **then.after}
    if before is not None and after is not None:
        differing = [name for name in before if before[name] != after.get(name)]
        before, after = {name: before[name] for name in differing}, {name: after.get(name) for name in differing}
    return Change(first.table, first.key, before, after)
