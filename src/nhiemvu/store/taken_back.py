"""A database that was made for nothing, such as a first command that is refused, is taken away again."""

import os
import sqlite3
from contextlib import closing, suppress

from nhiemvu.store.engine import Database
from nhiemvu.store.write_ahead import use_log


def take_back(database: Database) -> None:
    """Take the file of a database away that was just made; one in which anybody is at work stays."""
    if not database.is_sqlite:
        return
    with suppress(OSError, sqlite3.Error):
        with closing(sqlite3.connect(database.path, timeout=0, isolation_level=None)) as connection:
            if _holds_events(connection):
                return
            # Refused where another process has the file open. With a plain journal SQLite sees that a file is no longer
            # there, so that nobody who opens it from here on records anything in vain.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            if was_used := _holds_events(connection):
                connection.execute("ROLLBACK")
            elif os.name == "posix":
                database.path.unlink()
        if was_used:
            use_log(database.path)
        elif os.name != "posix":
            # Windows takes no file away that is open.
            database.path.unlink()


def _holds_events(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM event LIMIT 1").fetchone() is not None
