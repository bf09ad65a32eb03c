"""Back a database up while others work with it."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from nhiemvu.documents.files import TargetFolderMissing
from nhiemvu.domain.backups import FOLDER_SUFFIX, Backup, backup_name, backups_among, thinned_out
from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.domain.values import dataclass
from nhiemvu.store.backup import copy_to, verify
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.engine import Database, database_at
from nhiemvu.store.faults import DamagedDatabase, DiskFault
from nhiemvu.store.file_places import folder_of
from nhiemvu.store.files import PART, copy_missing, made_together

#: A part of a copy that is older than this belongs to no copy that goes on.
PART_IS_LEFT = timedelta(days=1)
#: Where files that prove results lie beside backups elsewhere: all backups of one folder share them.
FILES_BESIDE = "minh-chung"


class NoFileToCopy(UsageFault):
    """A backup of a database on a server was asked for: it has no file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"{name} nằm trên máy chủ PostgreSQL, không phải một tệp để sao chép.",
                f"{name} is on a PostgreSQL server, not a file to be copied.",
            ),
            Text(
                "Ghi toàn bộ ra tệp bằng: nhiemvu export --archive THƯ_MỤC; hoặc nhờ quản trị máy chủ dùng pg_dump.",
                "Write all of it out with: nhiemvu export --archive FOLDER; or let the server's keeper use pg_dump.",
            ),
        )


class BackupThere(Conflict):
    """A file of the name that a backup is to get is there already."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(f"Đã có tệp “{target}”.", f"The file “{target}” is there already."),
            Text(
                "Bản sao lưu không ghi đè tệp nào; chọn tên khác.", "A backup overwrites no file; choose another name."
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup that was made."""

    path: Path
    size: int
    #: Older backups that were removed.
    thinned: tuple[Path, ...] = ()
    #: How many files that prove results were copied beside it, new since the last backup there.
    files: int = 0


def backups_folder(database: Database) -> Path:
    """Return the folder of a database's backups, which need not be there yet.

    Raises NoFileToCopy.
    """
    if not database.is_sqlite:
        raise NoFileToCopy(database.name)
    return Path(f"{database.path}{FOLDER_SUFFIX}")


def list_backups(database: Database) -> list[tuple[Backup, Path]]:
    """Return the backups in the folder of a database with their files, the newest first.

    Raises NoFileToCopy, DiskFault.
    """
    folder = backups_folder(database)
    try:
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    except OSError as error:
        raise DiskFault(str(folder), system_reason(error)) from error
    return [(backup, folder / backup.name) for backup in backups_among(database.path.stem, names)]


def backups_at(location: str) -> list[tuple[Backup, Path]]:
    """Return the backups of the database at a place as `list_backups` does; it may be lost or damaged itself."""
    return list_backups(database_at(location))


def back_up(database: Database, made_at: datetime, target: Path | None = None, why: str = "") -> BackedUp:
    """Copy a database, read the copy through, and return where it is; without a target it joins the folder of backups.

    That folder is thinned out. Beside a target the files that prove results are copied, those that are not there yet.
    Raises NoFileToCopy, BackupThere, TargetFolderMissing, DiskFault and the faults of a damaged database.
    """
    folder = backups_folder(database)
    path = (
        _place(target, database.path.stem, made_at) if target else free_place(folder, database.path.stem, made_at, why)
    )
    with made_together() as about_to_make:
        about_to_make(path)
        copy_to(database, path)
        try:
            verify(path)
        except DamagedDatabase as fault:
            # The copy is as damaged as what it is of, which is what the clerk has to know.
            raise DamagedDatabase(database.name, fault.reason) from fault
    size = path.stat().st_size
    if target:
        return BackedUp(path=path, size=size, files=copy_missing(files_of(str(database.path)), files_beside(path)))
    _sweep(folder, made_at - PART_IS_LEFT)
    return BackedUp(path=path, size=size, thinned=tuple(_thin_out(database)))


def files_beside(copy: Path) -> Path:
    """Return where the files that prove results lie beside a backup."""
    return copy.absolute().parent / FILES_BESIDE


def files_of(location: str) -> Path:
    """Return the folder of a database's own files, which need not be there."""
    with transaction(open_database(location, create=False, outdated=True), writing=False) as session:
        return folder_of(session)


def _place(target: Path, stem: str, made_at: datetime) -> Path:
    """Return the file that a target names, in a folder a new one; what is not there and has no suffix is a folder."""
    try:
        if target.is_file():
            raise BackupThere(target)
        if not target.is_dir() and not target.parent.is_dir():
            raise TargetFolderMissing(target.parent)
        if target.is_dir() or not target.suffix:
            return free_place(target, stem, made_at, "")
    except OSError as error:
        raise DiskFault(str(target), system_reason(error)) from error
    return target


def _sweep(folder: Path, before: datetime) -> None:
    """Remove what copies left that were broken off before some moment, by a power cut for instance."""
    for path in folder.glob(f"tmp*{PART}*"):
        # What another program holds open goes the next time.
        with suppress(OSError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()


def _thin_out(database: Database) -> list[Path]:
    held = list_backups(database)
    places = {backup.name: path for backup, path in held}
    gone = [places[backup.name] for backup in thinned_out(backup for backup, _ in held)]
    for path in gone:
        # What another program holds open goes the next time.
        with suppress(OSError):
            path.unlink()
    return gone


def free_place(folder: Path, stem: str, made_at: datetime, why: str) -> Path:
    """Return a file for a backup that no earlier one has, though it was made in the same second."""
    while (path := folder / backup_name(stem, made_at, why)).exists():
        made_at += timedelta(seconds=1)
    return path
