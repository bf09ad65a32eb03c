"""Files that prove results: copies beside the database, each under the hash of its bytes.

A file is put there at the end of the transaction that records it, and stays when that is undone: what was taken back
may be done again.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.own_files import OWN_FOLDER
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.store.faults import DiskFault
from nhiemvu.store.file_places import folder_of, path_in
from nhiemvu.store.later import evidence, select
from nhiemvu.store.session import KeptFile, Session

#: What a file ends with that is not whole yet.
PART = ".part"
#: Bytes that are read at a time.
PIECE = 1024 * 1024


class EvidenceUnreadable(UnreadableDocument):
    """A file that is to prove a result could not be read."""

    def __init__(self, path: Path, reason: Text) -> None:
        super().__init__(
            Text(
                f"Không đọc được tệp minh chứng “{path}”: {reason.vi}.",
                f"The evidence “{path}” cannot be read: {reason.en}.",
            ),
            Text(
                "Đóng chương trình đang mở tệp, hoặc chép tệp vào máy này rồi ghi lại.",
                "Close the program that has it open, or copy it to this computer, and try again.",
            ),
        )


def keep_file(session: Session, source: Path) -> str:
    """Have a file kept at the end of the transaction and return the hash of its bytes.

    Raises EvidenceUnreadable, NoFolderForFiles.
    """
    folder = folder_of(session)
    try:
        sha256 = sha256_of(source)
    except OSError as error:
        raise EvidenceUnreadable(source, system_reason(error)) from error
    session.files.append(KeptFile(source, path_in(folder, sha256, source.name), sha256))
    return sha256


def sha256_of(path: Path) -> str:
    """Return the hash of a file's bytes.

    Raises OSError.
    """
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def put_in_place(session: Session) -> None:
    """Copy the files of a transaction, each whole or not at all; to be called before it is committed.

    Raises EvidenceUnreadable where one has changed since it was recorded, DiskFault.
    """
    for kept in session.files:
        if not kept.target.exists():
            _copy(kept)


def _copy(kept: KeptFile) -> None:
    digest = hashlib.sha256()
    try:
        with growing(kept.target) as part, part.open("wb") as copy:
            for piece in _pieces(kept.source):
                digest.update(piece)
                copy.write(piece)
            if digest.hexdigest() != kept.sha256:
                raise EvidenceUnreadable(kept.source, Text("tệp vừa thay đổi", "it has just changed"))
    except OSError as error:
        raise DiskFault(str(kept.target.parent), system_reason(error)) from error


@contextmanager
def growing(target: Path) -> Iterator[Path]:
    """Yield a file of one's own beside `target` that takes its place at the end; nothing of it stays where that fails.

    It is on the disk before it does. Raises OSError.
    """
    for folder in (target.parent.parent, target.parent):
        folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, suffix=PART, delete=False) as made:
        part = Path(made.name)
    try:
        yield part
        _to_disk(part, os.O_RDWR)
        part.replace(target)
        if hasattr(os, "O_DIRECTORY"):
            # A new name is on the disk when its folder is; Windows looks after that by itself.
            _to_disk(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    finally:
        part.unlink(missing_ok=True)


def _to_disk(path: Path, mode: int) -> None:
    opened = os.open(path, mode)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def made_together() -> Iterator[Callable[[Path], None]]:
    """Yield what is told of each file about to be made: they, and folders made for them, go where this fails."""
    made: list[Path] = []

    def about_to_make(path: Path) -> None:
        # Folders come before what is in them.
        made.extend(reversed([one for one in (path, *path.parents) if not one.exists()]))

    try:
        yield about_to_make
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                # A folder into which another has put something stays.
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def copy_missing(source: Path, target: Path, about_to_make: Callable[[Path], None] | None = None) -> int:
    """Copy the kept files of one folder that another lacks, each whole or not at all; return how many.

    A file is named after its bytes, so that one that is there need not be looked at. Raises DiskFault.
    """
    copied = 0
    try:
        for path in sorted(source.glob("??/*")):
            place = target / path.relative_to(source)
            if path.suffix == PART or place.exists():
                continue
            if about_to_make:
                about_to_make(place)
            with growing(place) as part:
                shutil.copyfile(path, part)
            copied += 1
    except OSError as error:
        raise DiskFault(str(target), system_reason(error)) from error
    return copied


def kept_files(session: Session) -> list[tuple[str, str]]:
    """Return the files that prove results, each by its hash and name as recorded, in the order of their recording."""
    statement = select(evidence.c.sha256, evidence.c.file_name).where(evidence.c.sha256.is_not(None))
    return [(row.sha256, row.file_name) for row in session.connection.execute(statement.order_by(evidence.c.id))]
