"""Whether the rows are what history says they came to.

All changes are gone through once, and a few thousand sums kept of what they put in and took out; with the rows of now
each comes to nothing where all is as recorded. Only what is in a sum that does not is replayed row by row, so that the
largest office takes little memory.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from nhiemvu.domain.language import Text
from nhiemvu.store.file_places import FOLDER
from nhiemvu.store.session import Session, as_json
from nhiemvu.store.tables import event, event_task, metadata, recorded, search_entry, setting

#: Tables with a record: not the record itself, nor what follows from others.
RECORDED: tuple[Table, ...] = tuple(
    table for table in metadata.sorted_tables if table not in {event, event_task, search_entry}
)
#: So many sums are kept of each table.
SUMS = 4096
#: So many rows are read at a time.
PAGE = 1000
#: Where files lie is a matter of the place that a database was carried to, and is set there without a record.
OF_THE_PLACE = (setting.name, (FOLDER,))

#: A table's name and the values of a key.
Place = tuple[str, tuple[Any, ...]]
#: Columns with their values, in the values of JSON.
Cells = dict[str, Any]


def differing_from_history(session: Session) -> Iterator[Text]:
    """Yield each row that is not as the changes on record left it; one that none of them names is not judged."""
    doubtful = _doubtful(session.connection)
    if not doubtful:
        return
    expected, broken = _replayed(session.connection, doubtful)
    for place in broken:
        yield _text(place, Text("các lượt ghi trong lịch sử không nối nhau", "its changes on record do not join"))
    for place, row in _rows_of_now(session.connection, doubtful):
        told = expected.pop(place, {})
        if wrong := [name for name, value in told.items() if row.get(name) != value]:
            columns = ", ".join(wrong)
            yield _text(place, Text(f"khác với lịch sử ở {columns}", f"is not as the history has it in {columns}"))
    for place in expected:
        yield _text(place, Text("mất mà lịch sử không ghi", "is gone, and no history tells of it"))


def _text(place: Place, what: Text) -> Text:
    name, key = place
    number = ", ".join(map(str, key))
    return Text(f"Bảng {name}, số {number}: {what.vi}.", f"Table {name}, number {number}: {what.en}.")


def _doubtful(connection: Connection) -> set[tuple[str, int]]:
    """Return the sums, by table and number, that do not come to nothing."""
    sums: defaultdict[tuple[str, int], int] = defaultdict(int)
    for place, before, after in _changes(connection):
        sums[_sum_of(place)] += _weight(place, after) - _weight(place, before)
    for place, row in _rows(connection):
        sums[_sum_of(place)] -= _weight(place, row)
    return {key for key, total in sums.items() if total}


def _replayed(connection: Connection, doubtful: set[tuple[str, int]]) -> tuple[dict[Place, Cells], list[Place]]:
    """Return what the rows of some sums must hold, in the columns that the record knows.

    The second list has those rows of which a change begins elsewhere than the one before ended.
    """
    expected: dict[Place, Cells] = {}
    broken: dict[Place, None] = {}
    for place, before, after in _changes(connection):
        if _sum_of(place) not in doubtful:
            continue
        held = expected.pop(place, {})
        if any(held.get(name, value) != value for name, value in (before or {}).items()):
            broken[place] = None
        if after is not None:
            expected[place] = held | after
    return expected, list(broken)


def _rows_of_now(connection: Connection, doubtful: set[tuple[str, int]]) -> Iterator[tuple[Place, Cells]]:
    return ((place, row) for place, row in _rows(connection) if _sum_of(place) in doubtful)


def _changes(connection: Connection) -> Iterator[tuple[Place, Cells | None, Cells | None]]:
    statement = select(event.c.changes).order_by(event.c.id).execution_options(yield_per=PAGE)
    for changes in connection.execute(statement).scalars():
        for change in changes:
            place = change["table"], tuple(change["key"].values())
            if place != OF_THE_PLACE:
                yield place, change["before"], change["after"]


def _rows(connection: Connection) -> Iterator[tuple[Place, Cells]]:
    for table in RECORDED:
        keys = [column.name for column in table.primary_key]
        for row in connection.execute(select(*recorded(table)).execution_options(yield_per=PAGE)):
            cells = as_json(row._asdict()) or {}
            place = table.name, tuple(cells[name] for name in keys)
            if place != OF_THE_PLACE:
                yield place, cells


def _sum_of(place: Place) -> tuple[str, int]:
    return place[0], hash(place) % SUMS


def _weight(place: Place, cells: Cells | None) -> int:
    """Return what the values of a row add to its sum; a value that is not there adds nothing."""
    return sum(hash((place, name, _scalar(value))) for name, value in (cells or {}).items() if value is not None)


def _scalar(value: Any) -> Any:  # noqa: ANN401 a row holds what its columns hold
    return json.dumps(value, sort_keys=True) if isinstance(value, (dict, list)) else value
