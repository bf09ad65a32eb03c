"""Every row of a database in the values of JSON, table by table, and back into an empty one; nothing is lost.

Days and moments are ISO text, moments in UTC; rows come in the order of their keys, so that equal databases give equal
rows, whichever of both kinds they are. What is derived (the words for searching, columns that the database keeps) is
made anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Integer, Table, func, insert, select, text, update
from sqlalchemy.exc import DataError, IntegrityError

from nhiemvu.domain.values import dataclass
from nhiemvu.store.database import finish_new
from nhiemvu.store.engine import Database, connected
from nhiemvu.store.faults import DatabaseThere
from nhiemvu.store.grants import close_to_others, grant_tables
from nhiemvu.store.revisions import SCHEMA_HEAD
from nhiemvu.store.schema import bring_up, schema_version
from nhiemvu.store.search_entries import rebuild
from nhiemvu.store.session import Session
from nhiemvu.store.tables import Moment, metadata, recorded, search_entry

#: A row by its columns, in the values of JSON.
PlainRow = dict[str, Any]
#: Writes the lines of files; made once, since the library makes one for each line otherwise.
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
#: So many rows are read or written at a time.
PAGE = 1000
#: The tables in an order in which each comes behind those that it refers to.
KEPT = tuple(table for table in metadata.sorted_tables if table is not search_entry)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table of a dump."""

    name: str
    rows: Iterable[PlainRow]
    #: The greatest number that a row ever had: it is not given again. 0 for a table without numbers.
    counter: int = 0


class UnfitRows(Exception):
    """Rows of a table that are none of its rows."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


def table_names() -> tuple[str, ...]:
    """Return the names of the tables that are kept, each behind those that it refers to."""
    return tuple(table.name for table in KEPT)


def dumped(connection: Connection) -> Iterator[Shelf]:
    """Yield every table with its rows, in the memory of a page; each is to be read before the next one."""
    counters = _counters(connection)
    for table in KEPT:
        yield Shelf(table.name, _rows(connection, table), counters.get(table.name, 0))


@contextmanager
def loading(database: Database, revision: str, shelves: Iterable[Shelf]) -> Iterator[Session]:
    """Fill an empty database as one of the schema `revision`, bring it to the newest, and hand over its session.

    All of it, with what is done within, is one transaction. Raises UnfitRows, DamagedDatabase where the rows do not
    hold together, DatabaseThere where another process has just made one, and whatever is raised while rows are read.
    """
    try:
        with connected(database, writing=True, migrating=True) as connection:
            _require_new(database, connection)
            bring_up(database, connection, revision)
            for shelf in shelves:
                try:
                    _fill(connection, metadata.tables[shelf.name], shelf)
                except (AttributeError, LookupError, TypeError, ValueError, IntegrityError, DataError) as error:
                    raise UnfitRows(shelf.name) from error
            # Whether all references hold is asked at the end of it.
            bring_up(database, connection, SCHEMA_HEAD)
            rebuild(connection)
            if not database.is_sqlite:
                grant_tables(connection)
                close_to_others(connection)
            yield Session(connection)
    except DatabaseThere:
        raise
    except BaseException:
        if database.is_sqlite:
            # Nothing was in it.
            database.path.unlink(missing_ok=True)
        raise
    finish_new(database)


def _require_new(database: Database, connection: Connection) -> None:
    """Hold, now that other writers are kept out, that none has made a database there in the meantime."""
    if schema_version(connection):
        raise DatabaseThere(database.name)


def digests(connection: Connection) -> dict[str, str]:
    """Return the hash of each table's rows: equal databases have equal ones, whichever of both kinds they are."""
    return {shelf.name: _digest(shelf) for shelf in dumped(connection)}


def line_of(row: PlainRow) -> str:
    """Return a row as the line of a file."""
    return ENCODER.encode(row)


def _digest(shelf: Shelf) -> str:
    digest = hashlib.sha256()
    for row in shelf.rows:
        digest.update(f"{line_of(row)}\n".encode())
    return digest.hexdigest()


def revision_of(connection: Connection) -> str:
    """Return the revision of the schema that a dump of this connection has."""
    return schema_version(connection) or SCHEMA_HEAD


def _rows(connection: Connection, table: Table) -> Iterator[PlainRow]:
    keys = list(table.primary_key)
    plain = {column.name: _to_json(column) for column in recorded(table)}
    statement = select(*recorded(table)).order_by(*keys).execution_options(yield_per=PAGE)
    found: Iterable[Any] = connection.execute(statement)
    if not all(isinstance(key.type, Integer) for key in keys):
        # Databases order words each in its own way.
        found = sorted(found, key=lambda row: tuple(str(getattr(row, key.name)) for key in keys))
    for row in found:
        yield {name: plain[name](value) for name, value in zip(plain, row, strict=True)}


def _fill(connection: Connection, table: Table, shelf: Shelf) -> None:
    """Add rows; a reference to a row of the same table that comes later is set when all are there."""
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    values = {column.name: _from_json(column) for column in recorded(table)}
    later: list[PlainRow] = []
    page: list[PlainRow] = []
    for row in shelf.rows:
        made = {name: values[name](value) for name, value in row.items()}
        ahead = {name: made[name] for name in own if made.get(name) and made[name] > made["id"]}
        if ahead:
            later.append({"row": made["id"], **ahead})
            made |= dict.fromkeys(ahead)
        page.append(made)
        if len(page) == PAGE:
            connection.execute(insert(table), page)
            page = []
    if page:
        connection.execute(insert(table), page)
    for row in later:
        connection.execute(update(table).where(table.c.id == row.pop("row")).values(row))
    if shelf.counter:
        _set_counter(connection, table, shelf.counter)


def _to_json(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, Moment):
        return lambda moment: moment.astimezone(UTC).isoformat()
    if isinstance(column.type, Date):
        return lambda day: day.isoformat() if day is not None else None
    return lambda value: value


def _from_json(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, Moment):
        return datetime.fromisoformat
    if isinstance(column.type, Date):
        return lambda day: date.fromisoformat(day) if day is not None else None
    return lambda value: value


def _numbered() -> Iterator[Table]:
    for table in KEPT:
        keys = list(table.primary_key)
        if [key.name for key in keys] == ["id"]:
            yield table


def _counters(connection: Connection) -> Mapping[str, int]:
    if connection.dialect.name == "sqlite":
        return {row.name: row.seq for row in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    return {table.name: _last_given(connection, table) for table in _numbered()}


def _last_given(connection: Connection, table: Table) -> int:
    sequence = connection.execute(select(func.pg_get_serial_sequence(table.name, "id"))).scalar()
    row = connection.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()  # noqa: S608 a table's own
    return int(row.last_value) if row.is_called else 0


def _set_counter(connection: Connection, table: Table, last: int) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))
        return
    given = {"name": table.name, "seq": last}
    changed = connection.execute(text("UPDATE sqlite_sequence SET seq = :seq WHERE name = :name"), given)
    if not changed.rowcount:
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), given)
