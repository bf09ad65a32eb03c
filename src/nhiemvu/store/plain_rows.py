"""Rows of a table in the values of JSON: out of a database and into one.

Days and moments are ISO text, moments in UTC. A file of SQLite has most values as they are wanted here, so that they go
between it and the driver as they lie there: SQLAlchemy takes longer over a value than SQLite does. A test holds that a
file and a server give and take the same.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import groupby, islice
from typing import Any, TypeAlias

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Table,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import InterfaceError, OperationalError, ProgrammingError, StatementError

from nhiemvu.store.tables import Moment, recorded

#: A row by its columns, in the values of JSON.
PlainRow: TypeAlias = dict[str, Any]
#: Turns one value into another.
Way: TypeAlias = Callable[[Any], Any]
#: So many rows are read or written at a time.
PAGE = 200
#: Of what holds JSON fewer: one command may have changed thousands of rows.
FEW = 10
#: Writes what a column of JSON holds, as the engine does.
STORED = json.JSONEncoder(ensure_ascii=False)

#: The indexes of a table that no rule of its own needs.
INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name"
#: How PostgreSQL says that a role may not do something.
NO_RIGHT = "42501"


class Written(str):
    """What a column of JSON holds, as a line has it."""

    __slots__ = ()


def page_of(table: Table) -> int:
    """Return how many rows of a table are read or written at a time."""
    return FEW if any(isinstance(column.type, JSON) for column in table.columns) else PAGE


def rows_of(connection: Connection, table: Table) -> Iterator[PlainRow]:
    """Yield the rows of a table in the order of their keys, in the memory of a page."""
    return _rows(connection, table, FROM_FILE if is_file(connection) else FROM_SERVER)


def _rows(connection: Connection, table: Table, kinds: Mapping[type, Way]) -> Iterator[PlainRow]:
    keys, columns, page = list(table.primary_key), recorded(table), page_of(table)
    names = [column.name for column in columns]
    found: Iterable[Any]
    if is_file(connection):
        statement = select(*map(_column_of_file, columns)).order_by(*keys)
        found = connection.exec_driver_sql(str(statement.compile(connection)), execution_options={"yield_per": page})
    else:
        found = connection.execute(select(*columns).order_by(*keys).execution_options(yield_per=page))
    if not all(isinstance(key.type, Integer) for key in keys):
        # Databases order words each in its own way.
        places = [names.index(key.name) for key in keys]
        found = sorted(found, key=lambda row: tuple(str(row[place]) for place in places))
    ways = _ways(columns, kinds)
    for row in found:
        yield dict(zip(names, _turned(row, ways), strict=True))


def _column_of_file(column: Column[Any]) -> ColumnElement[Any]:
    """Return what is asked of a file: of JSON a text without spaces, which takes SQLite a tenth of Python's time."""
    return func.json(column) if isinstance(column.type, JSON) else column


def add_rows(connection: Connection, table: Table, rows: Iterable[PlainRow]) -> None:
    """Add rows to an empty table; a reference to a row of the same table that comes later is set when all are there.

    Raises what the database and turning values raise where they are no rows of the table.
    """
    to_file = is_file(connection)
    columns = {column.name: column for column in recorded(table)}
    later: list[PlainRow] = []
    with _indexed_at_once(connection, table) if to_file else nullcontext():
        # What is of another version of the schema lacks columns; its rows have the same.
        for names, several in groupby(_held_back(table, rows, later), tuple):
            ways = _ways([columns[name] for name in names], TO_FILE if to_file else TO_SERVER)
            turned = (tuple(_turned(row.values(), ways)) for row in several)
            while page := list(islice(turned, page_of(table))):
                (_add_to_file if to_file else _add_to_server)(connection, table, names, page)
    for row in later:
        connection.execute(update(table).where(table.c.id == row.pop("row")).values(row))


@contextmanager
def _indexed_at_once(connection: Connection, table: Table) -> Iterator[None]:
    """Let the indexes of a table in a file be made of all its rows at the end: row by row it takes twice as long."""
    indexes = connection.exec_driver_sql(INDEXES, (table.name,)).all()
    for name, _ in indexes:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, words in indexes:
        connection.exec_driver_sql(words)


def _held_back(table: Table, rows: Iterable[PlainRow], later: list[PlainRow]) -> Iterable[PlainRow]:
    """Return rows without their references to later rows of the same table, which go to `later`."""
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    return (_without_later(row, own, later) for row in rows) if own else rows


def _without_later(row: PlainRow, own: Sequence[str], later: list[PlainRow]) -> PlainRow:
    ahead = {name: row[name] for name in own if row.get(name) and row[name] > row["id"]}
    if not ahead:
        return row
    later.append({"row": row["id"], **ahead})
    return {**row, **dict.fromkeys(ahead)}


def _add_to_file(connection: Connection, table: Table, names: Sequence[str], page: list[tuple[Any, ...]]) -> None:
    if not names:
        raise LookupError(table.name)
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    try:
        # The names are those of columns.
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({places})", page)  # noqa: S608
    except (InterfaceError, ProgrammingError) as error:
        # A list or an object where the file holds words or numbers.
        raise TypeError(table.name) from error


def _add_to_server(connection: Connection, table: Table, names: Sequence[str], page: list[tuple[Any, ...]]) -> None:
    try:
        connection.execute(insert(table), [dict(zip(names, values, strict=True)) for values in page])
    except StatementError as error:
        if isinstance(error, OperationalError) or getattr(error.orig, "sqlstate", None) == NO_RIGHT:
            raise
        raise TypeError(table.name) from error


def _turned(values: Iterable[Any], ways: Sequence[tuple[int, Way]]) -> list[Any]:
    turned = list(values)
    for place, way in ways:
        turned[place] = way(turned[place])
    return turned


def _ways(columns: Iterable[Column[Any]], ways: Mapping[type, Way]) -> list[tuple[int, Way]]:
    """Return the places of the columns whose values are turned, and how."""
    return [
        (place, way)
        for place, column in enumerate(columns)
        for kind, way in ways.items()
        if isinstance(column.type, kind)
    ]


def _kept(way: Way) -> Way:
    """Return a way that keeps None and the values that it met."""
    return lru_cache(maxsize=4096)(lambda value: None if value is None else way(value))


def is_file(connection: Connection) -> bool:
    """Tell whether a connection is to a file of SQLite."""
    return connection.dialect.name == "sqlite"


def _moment_as_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _moment_of_file(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return _moment_as_text(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _moment_to_file(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _json_to_file(value: Any) -> str:  # noqa: ANN401 any value of JSON
    return value if isinstance(value, Written) else STORED.encode(value)


def _json_to_server(value: Any) -> Any:  # noqa: ANN401 likewise
    return json.loads(value) if isinstance(value, Written) else value


#: How values of some kinds come and go; the others are as they are. A file has days as text, which must be days.
FROM_SERVER: Mapping[type, Way] = {Moment: _moment_as_text, Date: _kept(date.isoformat)}
TO_SERVER: Mapping[type, Way] = {
    Moment: datetime.fromisoformat,
    Date: _kept(date.fromisoformat),
    JSON: _json_to_server,
}
SAME_DAY = _kept(lambda text: date.fromisoformat(text).isoformat())
FROM_FILE: Mapping[type, Way] = {Moment: _moment_of_file, Date: SAME_DAY, Boolean: _kept(bool), JSON: json.loads}
TO_FILE: Mapping[type, Way] = {Moment: _moment_to_file, Date: SAME_DAY, JSON: _json_to_file}
