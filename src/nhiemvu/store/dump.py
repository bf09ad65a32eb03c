"""Every row of a database in the values of JSON, table by table, and back into an empty one; nothing is lost.

Days and moments are ISO text, moments in UTC; rows come in the order of their keys, so that equal databases give equal
rows, whichever of both kinds they are. What is derived (the words for searching, columns that the database keeps) is
made anew.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import DataError, IntegrityError

from nhiemvu.domain.values import dataclass
from nhiemvu.store.database import finish_new
from nhiemvu.store.engine import Database, connected
from nhiemvu.store.faults import DatabaseThere
from nhiemvu.store.grants import close_to_others, grant_tables
from nhiemvu.store.plain_lines import lines_in, reader_of
from nhiemvu.store.plain_rows import PlainRow, add_rows, rows_of
from nhiemvu.store.revisions import SCHEMA_HEAD
from nhiemvu.store.schema import bring_up, schema_version
from nhiemvu.store.search_entries import rebuild
from nhiemvu.store.session import Session
from nhiemvu.store.tables import metadata, search_entry

#: What is raised over rows that are none of a table's.
UNFIT = (AttributeError, LookupError, TypeError, ValueError, OverflowError, IntegrityError, DataError)
#: The tables in an order in which each comes behind those that it refers to.
KEPT = tuple(table for table in metadata.sorted_tables if table is not search_entry)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table of a dump."""

    name: str
    rows: Iterable[PlainRow]
    #: The greatest number that a row ever had: it is not given again. 0 for a table without numbers.
    counter: int = 0


@dataclass(frozen=True, slots=True)
class WrittenShelf:
    """One table of a dump as the lines of a file."""

    name: str
    #: Each with its end, some at a time.
    lines: Iterable[str]
    #: As a `Shelf` has it.
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
        yield Shelf(table.name, rows_of(connection, table), counters.get(table.name, 0))


def written(connection: Connection) -> Iterator[WrittenShelf]:
    """Yield every table as the lines of a file, in the memory of a page; each is to be read before the next one."""
    counters = _counters(connection)
    for table in KEPT:
        yield WrittenShelf(table.name, lines_in(connection, table), counters.get(table.name, 0))


def reader_for(table: str) -> Callable[[str], PlainRow]:
    """Return what takes a line of a table's file for the row that it is.

    It raises ValueError and RecursionError where it is none.
    """
    return reader_of(metadata.tables[table])


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
                table = metadata.tables[shelf.name]
                try:
                    add_rows(connection, table, shelf.rows)
                except UNFIT as error:
                    raise UnfitRows(shelf.name) from error
                if shelf.counter:
                    _set_counter(connection, table, shelf.counter)
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
    return {shelf.name: _digest(shelf) for shelf in written(connection)}


def _digest(shelf: WrittenShelf) -> str:
    digest = hashlib.sha256()
    for lines in shelf.lines:
        digest.update(lines.encode())
    return digest.hexdigest()


def revision_of(connection: Connection) -> str:
    """Return the revision of the schema that a dump of this connection has."""
    return schema_version(connection) or SCHEMA_HEAD


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
