"""Reading a file of SQLite where the disk lets nothing be written beside it: it is full, or may only be read.

Whoever reads a file that keeps a log needs the log's index beside it, and a disk without room, or a medium that is
locked, has no place for that.
"""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry

from nhiemvu.domain.language import Text
from nhiemvu.store.engine import Database, database_at
from nhiemvu.store.faults import UnreachableDatabase
from nhiemvu.store.write_ahead import keeps_log


def address(copy: Path) -> str:
    """Return the URL of a file that nobody writes to: nothing is written beside it, so that it may lie on any disk."""
    return f"{copy.absolute().as_uri()}?mode=ro&immutable=1"


def without_index(database: Database, patience: int) -> Database | None:
    """Return the same database so that it needs no index beside it, or None where that is not what ails it.

    Raises UnreachableDatabase where what a crash left in the log can be read on no such disk.
    """
    if not database.is_sqlite or database.engine.url.query.get("mode") or not keeps_log(database.path):
        return None
    if os.access(database.path.parent, os.W_OK):
        # It keeps the index in its memory, and others out while it looks (sqlite.org/wal.html#noshm).
        alone = database_at(str(database.path), patience)
        # Before anything else is asked of the connection.
        event.listen(alone.engine, "connect", _keep_others_out, insert=True)
        return alone
    log = Path(f"{database.path}-wal")
    if log.exists() and log.stat().st_size:
        raise UnreachableDatabase(
            database.name,
            Text(
                f"ổ đĩa chỉ cho đọc, mà một phần dữ liệu nằm trong “{log.name}”; hãy chép cả hai tệp sang ổ ghi được",
                f"the disk is read-only and a part of the data is in “{log.name}”; copy both to another disk",
            ),
        )
    return database_at(address(database.path), patience)


def _keep_others_out(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    del entry
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
