"""Open the database, making it where it is missing, and run transactions in it."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import DBAPIError

from nhiemvu.domain.backups import FOLDER_SUFFIX, backups_among
from nhiemvu.domain.language import Text
from nhiemvu.domain.own_files import OWN_FILE, OWN_FOLDER
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.domain.values import replace
from nhiemvu.store.engine import APPLICATION_ID, PATIENCE, Database, account_of, connected, database_at
from nhiemvu.store.faults import (
    DamagedDatabase,
    DatabaseThere,
    DiskFault,
    ForeignDatabase,
    LostDatabase,
    MissingDatabase,
    NewerDatabase,
    OutdatedDatabase,
    UnreachableDatabase,
)
from nhiemvu.store.files import put_in_place
from nhiemvu.store.numbers_given import numbers_kept
from nhiemvu.store.reading_anyway import without_index
from nhiemvu.store.revisions import EARLIER_REVISIONS, SCHEMA_HEAD
from nhiemvu.store.schema import VERSION, upgrade
from nhiemvu.store.server_faults import NotGranted
from nhiemvu.store.session import Session
from nhiemvu.store.write_ahead import use_log

__all__ = ["Database", "MissingDatabase", "open_database", "transaction"]

#: Tables by which a database is known as the program's own.
OWN_TABLES = {"event", "setting", "task"}
#: The schema that a connection works in, and its tables.
SERVED_TABLES = text(
    "SELECT current_schema(), (SELECT array_agg(tablename::text) FROM pg_tables WHERE schemaname = current_schema())"
)
#: SQLite URLs with these modes (file:PATH?mode=ro) make no file.
MODES_WITHOUT_CREATION = {"ro", "rw"}


def open_database(location: str, *, create: bool = True, outdated: bool = False, patience: int = PATIENCE) -> Database:
    """Open the database at a file's path or a URL (sqlite:///..., postgresql+psycopg://...).

    A missing or empty one is made whole or not at all, or is a MissingDatabase where `create` is False. `outdated`
    accepts an older schema, for `schema.upgrade`. Its connections wait `patience` seconds for others. What is not the
    program's own is left as it was. Raises the faults of `faults`.
    """
    database = database_at(location, patience)
    try:
        return _opened(database, create=create, outdated=outdated)
    except MissingDatabase:
        raise
    except UnicodeDecodeError as error:
        # Letters of the schema or of its version were changed.
        raise DamagedDatabase(database.name, Text("chữ trong tệp bị hỏng", "letters in it are damaged")) from error
    except (UnreachableDatabase, DiskFault):
        readable = without_index(database, patience)
        if readable is None:
            raise
    return _opened(readable, create=False, outdated=outdated)


def _opened(database: Database, *, create: bool, outdated: bool) -> Database:
    made, version = _looked_at(database)
    if not made:
        if not create or database.engine.url.query.get("mode") in MODES_WITHOUT_CREATION:
            raise MissingDatabase(database.name)
        _require_never_made(database)
        return replace(database, created=_create(database))
    _require_known(database, version, outdated=outdated)
    return replace(database, outdated=version != SCHEMA_HEAD)


def empty_database(location: str, about_to_make: Callable[[Path], None]) -> Database:
    """Return the place of a database that is still to be made, its folder made; `about_to_make` is told of the file.

    Raises DatabaseThere where one is, and the faults of `open_database`.
    """
    database = database_at(location)
    made, _ = _looked_at(database)
    if made:
        raise DatabaseThere(database.name)
    if database.is_sqlite:
        about_to_make(database.path)
        make_place(database)
    return database


def finish_new(database: Database) -> None:
    """Make a database that was just filled ready for several clerks."""
    if database.is_sqlite:
        use_log(database.path)


@contextmanager
def transaction(database: Database, *, writing: bool, rehearsal: bool = False) -> Iterator[Session]:
    """Run one transaction, committed at the end or rolled back whole where anything is raised or it is a rehearsal.

    A writing one keeps other writers out from its start; a reading one sees one moment.
    Raises LockedDatabase, ReadOnlyDatabase, DiskFault, UnreachableDatabase and DamagedDatabase as they occur.
    """
    try:
        with connected(database, writing=writing) as connection:
            session = Session(connection, account_of(connection))
            with numbers_kept(connection, session.given, wanted=not rehearsal):
                yield session
                if not rehearsal:
                    put_in_place(session)
            if rehearsal:
                connection.rollback()
    except (AttributeError, LookupError, TypeError, ValueError, DBAPIError) as error:
        if damage := damage_in(database):
            raise damage from error
        raise


def damage_in(database: Database) -> DamagedDatabase | None:
    """Return the first thing that is wrong with a database over which the program fell, or None where it is whole."""
    from nhiemvu.store.check import check  # noqa: PLC0415 a command that goes well needs none of it

    with connected(database, writing=False) as connection:
        found = check(Session(connection))
    if not found:
        return None
    first = found[0].message
    return DamagedDatabase(database.name, Text(first.vi.rstrip("."), first.en.rstrip(".")))


def _looked_at(database: Database) -> tuple[bool, str | None]:
    """Tell whether a database is made, and its version; raise ForeignDatabase where it is another program's."""
    if database.is_sqlite and not _has_content(database):
        return False, None
    if database.is_sqlite:
        _require_mark(database)
    with connected(database, writing=False) as connection:
        if not _own_tables(database, connection):
            return False, None
        return True, connection.execute(select(VERSION.c.version_num)).scalar()


def _require_never_made(database: Database) -> None:
    """Hold that no backups lie where a database is to be made: it would look as if all were lost."""
    folder = Path(f"{database.path}{FOLDER_SUFFIX}") if database.is_sqlite else None
    if folder and folder.is_dir() and backups_among(database.path.stem, (path.name for path in folder.iterdir())):
        raise LostDatabase(database.name, str(folder))


def _has_content(database: Database) -> bool:
    try:
        return database.path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UnreachableDatabase(database.name, system_reason(error)) from error


def _require_mark(database: Database) -> None:
    # Immutable: the file of another program is read without a lock, a log or any other trace.
    address = f"{database.path.as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB and not _was_interrupted(database):
            raise ForeignDatabase(database.name) from error
        # Damage is judged under a lock: without one, a file that another process is writing may look damaged.
        return
    if mark != APPLICATION_ID:
        raise ForeignDatabase(database.name)


def _was_interrupted(database: Database) -> bool:
    """Tell whether a file was being made when the process or the computer stopped: its journal takes it back."""
    with suppress(OSError):
        return Path(f"{database.path}-journal").stat().st_size > 0
    return False


def _own_tables(database: Database, connection: Connection) -> bool:
    names = set(inspect(connection).get_table_names() if database.is_sqlite else _served_tables(database, connection))
    if names <= {VERSION.name}:
        return False
    if {VERSION.name, *OWN_TABLES} <= names:
        return True
    if database.is_sqlite:
        raise DamagedDatabase(database.name, Text("thiếu bảng", "tables are missing"))
    raise ForeignDatabase(database.name)


def _served_tables(database: Database, connection: Connection) -> Sequence[str]:
    """Return the names of the tables on a server, by one question: each takes as long as the way there."""
    schema, names = connection.execute(SERVED_TABLES).one()
    if schema is None:
        # Who may not look into the schema sees an empty one.
        raise NotGranted(database.name, account_of(connection) or "?")
    return names or ()


def _require_known(database: Database, version: str | None, *, outdated: bool) -> None:
    if version == SCHEMA_HEAD:
        return
    if version is not None and version not in EARLIER_REVISIONS:
        raise NewerDatabase(database.name, version, SCHEMA_HEAD)
    if not outdated:
        raise OutdatedDatabase(database.name, version)


def _create(database: Database) -> bool:
    if not database.is_sqlite:
        return upgrade(database)
    held = database.path.exists()
    make_place(database)
    try:
        created = upgrade(database)
    except OSError as error:
        raise UnreachableDatabase(database.name, system_reason(error)) from error
    finally:
        if not held and database.path.is_file() and not _has_content(database):
            database.path.unlink()
    use_log(database.path)
    return created


def make_place(database: Database) -> None:
    """Make the folder of a file, and the file itself, still empty, for its owner alone; SQLite would show it to all.

    Raises UnreachableDatabase.
    """
    try:
        database.path.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
        os.close(os.open(database.path, os.O_CREAT | os.O_WRONLY, OWN_FILE))
    except OSError as error:
        raise UnreachableDatabase(database.name, system_reason(error)) from error
