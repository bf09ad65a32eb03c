"""Read what was changed, when, by whom and with which command."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.history import Event, events, known_to_history, net, undone_by
from nhiemvu.store.records import Rows, rows_about
from nhiemvu.store.session import Change, Session
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.find_tasks import UnknownTask
from nhiemvu.usecases.veil_history import Veil

#: So many events are read at a time: a long history needs no more memory than a short one.
PAGE = 1000


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event, and the event that took it back, if one did."""

    event: Event
    #: What the event came to, one change a row.
    changes: list[Change]
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class History:
    """A page of events, newest first."""

    entries: list[HistoryEntry]
    #: The rows that the changes touch or refer to.
    rows: Rows
    #: Whether there are older ones.
    more: bool


def read_history(session: Session, task_ids: Sequence[int], limit: int | None) -> Iterator[History]:
    """Yield pages of the newest events, of all or (where numbers are given) of those that touched one of these tasks.

    A task that was undone keeps its history; of what is secret now no word is shown. Raises UnknownTask
    for numbers that no task has or had.
    """
    if task_ids:
        _require_known(session, task_ids)
    before, left = None, limit
    while True:
        most = PAGE if left is None else min(left, PAGE)
        page = _page(session, task_ids, most, before)
        yield page
        left = None if left is None else left - most
        if not page.more or left == 0:
            return
        before = page.entries[-1].event.id


def _page(session: Session, task_ids: Sequence[int], most: int, before: int | None) -> History:
    found = events(session, task_ids or None, most + 1, before)
    shown = found[:most]
    undone = undone_by(session, [event.id for event in shown])
    entries = [HistoryEntry(event, net(event.changes), undone.get(event.id)) for event in shown]
    rows = rows_about(session, [change for entry in entries for change in entry.changes])
    veil = Veil(session, rows)
    veiled = [replace(one, event=veil.event(one.event), changes=veil.changes(one.changes)) for one in entries]
    return History(veiled, veil.rows(), more=len(found) > len(shown))


def _require_known(session: Session, task_ids: Sequence[int]) -> None:
    held = {task.id for task in get_tasks(session, task_ids)}
    missing = [number for number in task_ids if number not in held]
    unknown = set(missing) - known_to_history(session, missing)
    if unknown:
        raise UnknownTask(sorted(unknown))


def unrecorded_changes(session: Session) -> tuple[list[Change], Rows]:
    """Return what a transaction has changed and not recorded yet, with the rows that it touches or refers to."""
    changes = net(session.changes)
    veil = Veil(session, rows_about(session, changes))
    return veil.changes(changes), veil.rows()
