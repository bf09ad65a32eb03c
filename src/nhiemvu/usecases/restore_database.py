"""Put a backup back without losing what it takes the place of."""

from datetime import datetime
from pathlib import Path

from nhiemvu.domain.backups import BEFORE_RESTORE
from nhiemvu.domain.errors import DatabaseFault, NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass
from nhiemvu.store.backup import copy_aside, copy_to, put_back, put_in_place_of_damaged, verify
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.engine import Database, database_at
from nhiemvu.store.faults import DamagedDatabase, ForeignDatabase
from nhiemvu.store.files import copy_missing
from nhiemvu.store.history import newest_event
from nhiemvu.store.reading_anyway import address
from nhiemvu.usecases.back_up_database import backups_at, backups_folder, files_beside, files_of, free_place


class NoSuchBackup(NotFound):
    """The backup that is to be put back is not there."""

    def __init__(self, source: Path) -> None:
        super().__init__(
            Text(f"Không có bản sao lưu “{source}”.", f"There is no backup “{source}”."),
            Text("Xem các bản đã có bằng: nhiemvu db backup --list", "List those there are: nhiemvu db backup --list"),
        )


class RestoresItself(UsageFault):
    """The backup that is to be put back is the database itself."""

    def __init__(self, source: Path) -> None:
        super().__init__(
            Text(f"“{source}” chính là cơ sở dữ liệu đang dùng.", f"“{source}” is the database itself."),
            Text("Chọn một bản sao lưu: nhiemvu db backup --list", "Choose a backup: nhiemvu db backup --list"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How far a database has come."""

    #: The newest event's number, 0 where there is none, and when it was.
    events: int = 0
    newest_at: datetime | None = None
    #: Why it cannot be read.
    fault: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup that was put back."""

    #: Where the database is kept whose place it took, or None where there was none.
    kept: Path | None
    #: Whether its schema is of an earlier version of the program.
    outdated: bool
    #: How many files that prove results were copied back.
    files: int = 0


def newest_backup(location: str) -> Path | None:
    """Return the newest file in the folder of backups that was not made by restoring another, or None.

    Raises NoFileToCopy, DiskFault.
    """
    return next((path for backup, path in backups_at(location) if backup.why != BEFORE_RESTORE), None)


def is_backup_there(path: Path) -> bool:
    """Tell whether a file is there; none is where the system takes no such name."""
    try:
        return path.is_file()
    except OSError:
        return False


def held_by_backup(path: Path) -> Held:
    """Return how far a backup has come."""
    return held_by(address(path))


def held_by(location: str) -> Held:
    """Return how far the database at a place has come; one that cannot be read says why."""
    try:
        with transaction(open_database(location, create=False, outdated=True), writing=False) as session:
            number, at = newest_event(session)
            return Held(events=number, newest_at=at)
    except DatabaseFault as fault:
        return Held(fault=fault.message)


def restore(location: str, source: Path, made_at: datetime) -> Restored:
    """Put a backup in the place of the database at `location`, keeping that one as a backup of its own.

    The backup is read through before anything is touched, and stays where it is. A database that cannot be
    read any more is kept byte for byte. Raises NoSuchBackup, RestoresItself, NoFileToCopy, ForeignDatabase,
    NewerDatabase, DamagedDatabase, DiskFault, LockedDatabase, UnreachableDatabase.
    """
    database = database_at(location)
    folder = backups_folder(database)
    if not is_backup_there(source):
        raise NoSuchBackup(source)
    if database.path.exists() and source.samefile(database.path):
        raise RestoresItself(source)
    verify(source)
    kept = free_place(folder, database.path.stem, made_at, BEFORE_RESTORE)
    if _keep(database, kept):
        put_back(source, database)
    else:
        put_in_place_of_damaged(source, database)
    files = copy_missing(files_beside(source), files_of(location))
    outdated = open_database(location, create=False, outdated=True).outdated
    return Restored(kept=kept if kept.exists() else None, outdated=outdated, files=files)


def _keep(database: Database, target: Path) -> bool:
    """Keep the database that is about to be replaced and tell whether it can be read; damaged it is kept as it is."""
    if not database.path.exists() or not database.path.stat().st_size:
        return False
    try:
        copy_to(database, target)
        verify(target)
    except (DamagedDatabase, ForeignDatabase):
        copy_aside(database, target)
        return False
    return True
