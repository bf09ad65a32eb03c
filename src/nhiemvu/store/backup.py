"""Copies of a SQLite database while others work with it, and putting one back.

Both ways the file is copied page by page by SQLite's own backup: the copy is one moment of the database, with what
still stood in its log, and a database that is put back is replaced whole or not at all, its readers and writers kept
out by the usual locks.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.store.check import check_pages
from nhiemvu.store.database import OWN, open_database, transaction
from nhiemvu.store.engine import PATIENCE, Database
from nhiemvu.store.faults import DamagedDatabase, DiskFault, sqlite_fault

#: What lies beside a SQLite file: the log and its index, or the journal.
BESIDE = ("-wal", "-shm", "-journal")


def copy_to(database: Database, target: Path) -> None:
    """Copy a database to a new file, as it is at one moment; the file is whole and on the disk, or not there.

    Raises DiskFault, DamagedDatabase, LockedDatabase.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWN))
        with _translated(database.name), closing(sqlite3.connect(database.path, timeout=PATIENCE)) as source:
            _copy(source, part)
        _to_disk(part)
        part.replace(target)
    except OSError as error:
        raise DiskFault(str(target), system_reason(error)) from error
    finally:
        for left in (part, *(Path(f"{part}{suffix}") for suffix in BESIDE)):
            with suppress(OSError):
                left.unlink()


def address(copy: Path) -> str:
    """Return the URL of a copy that nobody writes to: nothing is written beside it, so that it may lie on any disk."""
    return f"{copy.absolute().as_uri()}?mode=ro&immutable=1"


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
    with _translated(database.name), closing(sqlite3.connect(address(copy), uri=True)) as source:
        _copy(source, database.path)


def set_aside(database: Database, target: Path) -> None:
    """Move the file of a database that cannot be read, with its log, to `target`.

    Raises DiskFault.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for suffix in ("", *BESIDE):
            held = Path(f"{database.path}{suffix}")
            if held.exists():
                held.replace(f"{target}{suffix}")
    except OSError as error:
        raise DiskFault(str(target), system_reason(error)) from error


def _copy(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target, timeout=PATIENCE)) as copy:
        copy.execute("PRAGMA synchronous = FULL")
        source.backup(copy)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        fault = sqlite_fault(error, name)
        if fault is None:
            raise
        raise fault from error
