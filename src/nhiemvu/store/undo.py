"""Take an event back: every row that it touched becomes exactly what it was, by changes that are recorded in turn.

Nothing of the history is removed. The caller records what was changed as an event of its own.
"""

from datetime import date
from typing import Any

from sqlalchemy import Date, Table, select
from sqlalchemy.exc import IntegrityError

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.store.history import Event, invert
from nhiemvu.store.session import Change, Session, as_json, matches
from nhiemvu.store.tables import metadata


class RecordMoved(Conflict):
    """A row is not as the event that is to be taken back left it."""

    def __init__(self, event_id: int, change: Change) -> None:
        key = ", ".join(str(value) for value in change.key.values())
        super().__init__(
            Text(
                f"Không hoàn tác được lượt {event_id}: bảng {change.table}, dòng {key} không còn như lượt đó để lại.",
                f"Event {event_id} cannot be undone: table {change.table}, row {key} is not as that event left it.",
            ),
            Text(
                "Không có gì bị thay đổi. Kiểm tra dữ liệu bằng: nhiemvu db check",
                "Nothing was changed. Check the data with: nhiemvu db check",
            ),
        )


def take_back(session: Session, taken: Event) -> None:
    """Undo what an event changed, the last change first; rows keep their numbers.

    Raises RecordMoved where a row is not as the event left it.
    """
    for change in invert(taken.changes):
        table = metadata.tables.get(change.table)
        if table is None or not _stands(session, table, change):
            raise RecordMoved(taken.id, change)
        try:
            _apply(session, table, change)
        except IntegrityError as error:
            # Another row refers to this one, or takes its place: somebody worked past the program.
            raise RecordMoved(taken.id, change) from error


def _stands(session: Session, table: Table, change: Change) -> bool:
    """Tell whether a row is as `change` finds it, in the columns that the change names."""
    named = {*(change.before or {}), *(change.after or {}), *change.key}
    if not named <= set(table.columns.keys()):
        return False
    row = session.connection.execute(select(table).where(matches(table, change.key))).one_or_none()
    held = as_json(row._asdict()) if row else None
    if held is None or change.before is None:
        return held is None and change.before is None
    return all(held[name] == value for name, value in change.before.items())


def _apply(session: Session, table: Table, change: Change) -> None:
    if change.after is None:
        session.delete(table, change.key)
    elif change.before is None:
        session.insert(table, _values(table, change.after))
    else:
        session.update(table, change.key, _values(table, change.after))


def _values(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(table, name, value) for name, value in row.items()}


def _value(table: Table, name: str, value: Any) -> Any:  # noqa: ANN401 a row holds what its columns hold
    is_day = isinstance(table.c[name].type, Date) and value is not None
    return date.fromisoformat(value) if is_day else value
