"""Carry a whole database to another place or kind, history and numbers with it, and hold both equal."""

from collections.abc import Iterator
from contextlib import contextmanager

from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass
from nhiemvu.store.database import empty_database
from nhiemvu.store.dump import UnfitRows, digests, dumped, loading, revision_of
from nhiemvu.store.faults import DamagedDatabase
from nhiemvu.store.file_places import folder_of
from nhiemvu.store.files import copy_missing, kept_files, made_together
from nhiemvu.store.session import Session
from nhiemvu.usecases.name_files_folder import FilesFolder, name_files_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A database that was carried."""

    #: What messages call the new one.
    database: str
    tables: int
    #: Files that prove results, copied where they were not there yet.
    files: int


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell rows that do not fit as a fault of the database that is to be called by a name."""
    try:
        yield
    except UnfitRows as error:
        raise DamagedDatabase(
            name,
            Text(
                f"bảng {error.table} có dòng không chuyển được", f"table {error.table} has a row that cannot be carried"
            ),
        ) from error


def move_database(session: Session, target: str, files: FilesFolder | None) -> Moved:
    """Fill the empty database at `target` with all that the session's holds, and compare them table by table.

    The old one stays as it is. `files` is the folder for files that prove results, which a database on a server needs.
    Raises DatabaseThere, NoFolderForFiles, DiskFault, DamagedDatabase, the faults of `open_database`.
    """
    before = digests(session.connection)
    kept = folder_of(session) if kept_files(session) else None
    with made_together() as about_to_make:
        database = empty_database(target, about_to_make)
        with (
            _told(database.name),
            loading(database, revision_of(session.connection), dumped(session.connection)) as moved,
        ):
            if digests(moved.connection) != before:
                raise DamagedDatabase(
                    database.name, Text("dữ liệu chuyển sang không khớp", "what arrived is not what was sent")
                )
            if files:
                name_files_folder(moved, files)
            copied = copy_missing(kept, folder_of(moved), about_to_make) if kept else 0
    return Moved(database=database.name, tables=len(before), files=copied)
