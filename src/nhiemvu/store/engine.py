"""Where a database is and how its connections behave.

SQLite: foreign keys on, every commit on the disk, and a writing transaction takes its lock at once.
PostgreSQL: one writer at a time too, by an advisory lock; a reader sees one moment.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from weakref import finalize

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from nhiemvu.domain.file_names import is_printable
from nhiemvu.domain.secrets import without_passwords
from nhiemvu.domain.values import dataclass
from nhiemvu.store.faults import BadLocation, DriverMissing
from nhiemvu.store.hints import follow_hints
from nhiemvu.store.places import plain_path
from nhiemvu.store.server_faults import MayOnlyRead, denied
from nhiemvu.store.translation import translated
from nhiemvu.store.write_ahead import use_log

#: Seconds that a connection waits for another writer, and for a server that does not answer.
PATIENCE = 20
#: Seconds between two looks whether a SQLite file is free. SQLite's own way of waiting looks ever more seldom, so that
#: of eight busy writers some wait in vain; who looks again and again at random gets a turn.
PAUSE = (0.001, 0.01)
#: Marks a SQLite file as the program's own: "nhvu" in its header (sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x6E687675
#: The advisory lock of writers and migrations on PostgreSQL: the same mark.
WRITERS_LOCK = APPLICATION_ID
#: Keeps PostgreSQL, where it can do so, from compiling statements to machine code: that takes seconds for counts that
#: take milliseconds, and each is asked once by a command.
WITHOUT_COMPILING = "CASE WHEN current_setting('jit', true) IS NOT NULL THEN set_config('jit', 'off', true) END"


@dataclass(frozen=True, slots=True)
class Database:
    """An open database."""

    engine: Engine
    #: What messages call it: the file's path, or the URL without its password.
    name: str
    #: Whether opening it made it.
    created: bool = False
    #: Whether its schema is of an earlier version of the program.
    outdated: bool = False

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self.engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path:
        """The file of a SQLite database."""
        return file_of(self.engine.url)


def database_at(location: str, patience: int = PATIENCE) -> Database:
    """Return the database at a file's path or URL, without touching it; its connections wait `patience` seconds.

    Raises BadLocation and DriverMissing.
    """
    if not is_printable(location):
        raise BadLocation(without_passwords(location))
    url = _url(location)
    arguments: dict[str, object] = (
        {"timeout": patience}
        if url.drivername == "sqlite"
        # What the keeper of the server sees in its list of connections. Nothing is prepared: behind a pooler that hands
        # connections on after each transaction (pgBouncer), another command would meet it and fail.
        else {"connect_timeout": patience, "fallback_application_name": "nhiemvu", "prepare_threshold": None}
    )
    try:
        engine = create_engine(
            url,
            **_keeping(url),
            connect_args={key: value for key, value in arguments.items() if key not in url.query},
            json_serializer=partial(json.dumps, ensure_ascii=False),
        )
    except ModuleNotFoundError as error:
        raise DriverMissing(_name(url)) from error
    except (ArgumentError, ValueError):
        raise BadLocation(without_passwords(location)) from None
    if url.drivername == "sqlite":
        follow_hints(engine.dialect)
        event.listen(engine, "connect", _prepare_sqlite)
    else:
        _close_in_the_end(engine)
    event.listen(engine, "begin", partial(_begin, _waiting(url, patience)))
    return Database(engine, _name(url))


def _keeping(url: URL) -> dict[str, Any]:
    """Return how connections are kept from one transaction to the next.

    A file is opened anew each time. To be let in by a server takes longer than most questions do, so that connection
    stays, and is looked at before it is used again.
    """
    if url.drivername == "sqlite":
        return {"poolclass": NullPool}
    return {"pool_size": 1, "max_overflow": -1, "pool_pre_ping": True}


def _close_in_the_end(engine: Engine) -> None:
    """Let connections that are still kept be closed with the engine, as the server likes it."""
    kept: set[Any] = set()
    event.listen(engine, "connect", lambda connection, _: kept.add(connection))
    event.listen(engine, "close", lambda connection, _: kept.discard(connection))
    # The engine's own ways to close them lead back to it: it would never end.
    finalize(engine, _close_all, kept)


def _close_all(kept: set[Any]) -> None:
    for connection in kept:
        connection.close()


def _waiting(url: URL, patience: int) -> float:
    """Return how many seconds a writer waits: as many as the URL of a file says, else `patience`."""
    stated = url.query.get("timeout") if url.drivername == "sqlite" else None
    return float(str(stated)) if stated else patience


def _url(location: str) -> URL:
    if location.startswith("file:"):
        # As it is: SQLite itself reads what is quoted in it.
        name, _, query = location.partition("?")
        return URL.create("sqlite", database=name, query={**dict(parse_qsl(query)), "uri": "true"})
    if path := plain_path(location):
        return URL.create("sqlite", database=path)
    try:
        url = make_url(location)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        # What the library says may quote a part of the password.
        raise BadLocation(without_passwords(location)) from None
    if backend == "sqlite" and url.database and url.database != ":memory:":
        in_uri = {"uri": "true"} if url.database.startswith("file:") else {}
        return url.set(drivername="sqlite").update_query_dict(in_uri)
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise BadLocation(without_passwords(location))


def secret_of(url: URL) -> str | None:
    """Return the password that a URL holds, where it holds one."""
    return url.password or str(url.query.get("password") or "") or None


def _name(url: URL) -> str:
    if url.drivername == "sqlite":
        return str(file_of(url))
    named = URL.create("postgresql", url.username, host=url.host, port=url.port, database=url.database)
    service = {key: value for key, value in url.query.items() if key == "service"}
    return without_passwords(named.update_query_dict(service).render_as_string())


def file_of(url: URL) -> Path:
    """Return the file that a URL of SQLite names, plainly or as file:PATH."""
    path = url.database or ""
    if path.startswith("file:"):
        from urllib.request import url2pathname  # noqa: PLC0415 it loads all that speaks to servers

        path = url2pathname(urlsplit(path).path)
    return Path(path).absolute()


def _prepare_sqlite(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    del entry
    # The driver begins no transaction by itself: `_begin` does.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(patience: float, connection: Connection) -> None:
    options = connection.get_execution_options()
    writing = options.get("writing", False)
    if connection.dialect.name == "sqlite":
        if options.get("migrating", False):
            # A migration may rebuild a table that others refer to; `schema.upgrade` checks the references after it.
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        if writing:
            # A transaction that reads first and writes later could lose what another wrote in between.
            _begin_writing(connection, patience)
        else:
            connection.exec_driver_sql("BEGIN")
        return
    waiting = f", set_config('lock_timeout', '{int(patience * 1000)}ms', true)" if writing else ""
    connection.exec_driver_sql(f"SELECT {WITHOUT_COMPILING}{waiting}")
    if writing:
        # Who may not write is told at once, without waiting for those who do; a migration may find no table yet.
        may_write = "coalesce(has_any_column_privilege(to_regclass('event'), 'INSERT'), true)"
        allowed = "true" if options.get("migrating", False) else may_write
        taken = connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK}) WHERE {allowed}")
        if taken.first() is None:
            raise MayOnlyRead(_name(connection.engine.url), account_of(connection) or "?")


def _begin_writing(connection: Connection, patience: float) -> None:
    """Take the lock of a SQLite file as soon as it is free, looking for it at short intervals.

    Raises OperationalError where it is not free in so many seconds.
    """
    last = monotonic() + patience
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            break
        except OperationalError as error:
            if not _is_busy(error) or monotonic() > last:
                raise
        sleep(uniform(*PAUSE))  # noqa: S311 two who wait must not look at the same moments, no more
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


@contextmanager
def connected(database: Database, *, writing: bool, migrating: bool = False) -> Iterator[Connection]:
    """Open a connection in one transaction, committed at the end or rolled back whole; errors become faults."""
    if writing and not migrating and database.is_sqlite and "mode" not in database.engine.url.query:
        # A new file is made without it, so that nothing of it is there before all is.
        use_log(database.path)
    account: str | None = database.engine.url.username
    secret = secret_of(database.engine.url)
    with (
        translated(database.name, secret, lambda: denied(database.name, account or "?", writing=writing)),
        database.engine.connect() as connection,
    ):
        account = account_of(connection)
        connection.execution_options(writing=writing, migrating=migrating)
        if writing and not database.is_sqlite:
            # Whatever the server takes by itself: a writer sees what those before it wrote, once it is its turn.
            connection.execution_options(isolation_level="READ COMMITTED")
        elif not database.is_sqlite:
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def account_of(connection: Connection) -> str | None:
    """Return the account by which a server knows the user, None on a file."""
    if connection.dialect.name == "sqlite":
        return None
    user: str = connection.connection.dbapi_connection.info.user  # type: ignore[union-attr]
    return user
