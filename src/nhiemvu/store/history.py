"""History: one event for each command that changed anything, appended and never touched again."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from nhiemvu.store.session import Change, Session, stored_text
from nhiemvu.store.tables import event, event_task


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

    `at` has a time zone. The session starts anew: what it changes from now on belongs to another event.
    """
    if not session.changes:
        return None
    statement = event.insert().values(
        at=at,
        actor=stored_text(actor),
        command=stored_text(command),
        changes=[asdict(change) for change in session.changes],
        undoes_id=undoes_id,
    )
    number: int = session.connection.execute(statement.returning(event.c.id)).scalar_one()
    if session.task_ids:
        rows = [{"event_id": number, "task_id": task_id} for task_id in sorted(session.task_ids)]
        session.connection.execute(event_task.insert(), rows)
    session.changes.clear()
    session.task_ids.clear()
    return number


def events(session: Session, task_id: int | None = None, limit: int | None = None) -> list[Event]:
    """Return events, newest first: of all, or those that touched one task."""
    chosen = select(event).order_by(event.c.id.desc()).limit(limit)
    if task_id is not None:
        chosen = chosen.where(event.c.id.in_(select(event_task.c.event_id).where(event_task.c.task_id == task_id)))
    rows = session.connection.execute(chosen).all()
    touched: defaultdict[int, list[int]] = defaultdict(list)
    page = select(chosen.subquery().c.id)
    links = select(event_task).where(event_task.c.event_id.in_(page)).order_by(event_task.c.task_id)
    for link in session.connection.execute(links):
        touched[link.event_id].append(link.task_id)
    return [
        Event(
            id=row.id,
            at=row.at,
            actor=row.actor,
            command=row.command,
            task_ids=tuple(touched[row.id]),
            changes=tuple(Change(**change) for change in row.changes),
            undoes_id=row.undoes_id,
        )
        for row in rows
    ]


def invert(changes: Sequence[Change]) -> list[Change]:
    """Return the changes that take `changes` back, in the order in which they are to be made."""
    return [Change(change.table, change.key, change.after, change.before) for change in reversed(changes)]
