"""Copies of a SQLite database while others work with it, and putting one back.

Both ways the file is copied page by page by SQLite's own backup: the copy is one moment of the database, with what
still stood in its log, and a database that is put back is replaced whole or not at all, its readers and writers kept
out by the usual locks. One that cannot be read any more is replaced as a file, when its successor is whole.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import cast

from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.store.check import check_pages
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.engine import PATIENCE, Database
from nhiemvu.store.faults import DamagedDatabase, DiskFault, sqlite_fault
from nhiemvu.store.files import growing
from nhiemvu.store.reading_anyway import address
from nhiemvu.store.translation import translated

#: What lies beside a SQLite file: the log and its index, or the journal.
BESIDE = ("-wal", "-shm", "-journal")


def copy_to(database: Database, target: Path) -> None:
    """Copy a database to a new file, as it is at one moment; the file is whole and on the disk, or not there.

    Raises DiskFault, DamagedDatabase, LockedDatabase.
    """
    with _new_file(target) as part, _translated(database.name, target), closing(_connection(database)) as source:
        _copy(source, part)


def verify(copy: Path) -> None:
    """Open a copy as if it had been put back, and read every page and reference of it.

    Raises the faults of `open_database`, DamagedDatabase with the first thing that is wrong.
    """
    with transaction(open_database(address(copy), create=False, outdated=True), writing=False) as session:
        found = check_pages(session)
    if found:
        raise DamagedDatabase(str(copy), Text(found[0].message.vi.rstrip("."), found[0].message.en.rstrip(".")))


def put_back(copy: Path, database: Database) -> None:
    """Make a database what its copy is, whole or not at all; readers see the one or the other.

    Raises DiskFault, LockedDatabase, DamagedDatabase.
    """
    with _translated(database.name, database.path), closing(sqlite3.connect(address(copy), uri=True)) as source:
        _copy(source, database.path)


def put_in_place_of_damaged(copy: Path, database: Database) -> None:
    """Make a copy the file of a database that is lost or cannot be read; what was there stays until that is whole.

    Raises DiskFault, DamagedDatabase.
    """
    with _new_file(database.path) as part:
        with _translated(str(copy), database.path), closing(sqlite3.connect(address(copy), uri=True)) as source:
            _copy(source, part)
        # The log of the old file would be read into the new one.
        for suffix in BESIDE:
            Path(f"{database.path}{suffix}").unlink(missing_ok=True)


def copy_aside(database: Database, target: Path) -> None:
    """Copy the file of a database that cannot be read, byte by byte, with its log.

    Raises DiskFault.
    """
    for suffix in (*BESIDE, ""):
        held = Path(f"{database.path}{suffix}")
        if held.exists():
            with _new_file(Path(f"{target}{suffix}")) as part:
                shutil.copyfile(held, part)


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """Yield a file that becomes `target` when it is whole.

    Raises DiskFault.
    """
    try:
        with growing(target) as part:
            try:
                yield part
            finally:
                for suffix in BESIDE:
                    with suppress(OSError):
                        Path(f"{part}{suffix}").unlink()
    except OSError as error:
        raise DiskFault(str(target), system_reason(error)) from error


def _connection(database: Database) -> sqlite3.Connection:
    """Return a connection as the database is opened: from a disk that takes nothing it is read all the same."""
    with translated(database.name):
        pooled = database.engine.raw_connection()
    connection = cast("sqlite3.Connection", pooled.driver_connection)
    pooled.detach()
    return connection


def _copy(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target, timeout=PATIENCE)) as copy:
        copy.execute("PRAGMA synchronous = FULL")
        source.backup(copy)


@contextmanager
def _translated(name: str, target: Path) -> Iterator[None]:
    """Turn what SQLite says into faults: of the disk about `target`, of anything else about `name`."""
    try:
        yield
    except sqlite3.Error as error:
        fault = sqlite_fault(error, name)
        if isinstance(fault, DiskFault):
            fault = sqlite_fault(error, str(target))
        if fault is None:
            raise
        raise fault from error
