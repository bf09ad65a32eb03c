"""Archives as folders or zips of plain files: named parts, each with its hash; whole or not there.

A part is written and read piece by piece, so that a database of any size takes the memory of a line. Of an archive that
is read only the parts are opened whose names are asked for: no path of it reaches the disk.
"""

import hashlib
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

from nhiemvu.documents.file_bytes import FileMissing
from nhiemvu.documents.files import TargetFolderMissing, TargetUnwritable
from nhiemvu.documents.markup.parts import USUAL_PACKING, ZIP_ERRORS
from nhiemvu.domain.archives import SUMS, NoArchive
from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason

ZIP = ".zip"
PIECE = 1024 * 1024
#: No line of a table is longer than this many bytes: a report's whole text is one.
LONGEST_LINE = 256 * 1024 * 1024


class ArchiveThere(Conflict):
    """The folder or file that is to become the archive is there already."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(f"Đã có “{target}”.", f"“{target}” is there already."),
            Text("Chọn tên mới: bản lưu trữ không ghi đè gì.", "Choose a new name: an archive overwrites nothing."),
        )


class Parts:
    """The parts of an archive that is being written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sums: dict[str, str] = {}

    def add_lines(self, name: str, lines: Iterable[str]) -> int:
        """Write a part, some lines with their ends at a time, and return how many lines there were."""
        count = 0
        with self._opened(name) as (file, digest):
            for several in lines:
                data = several.encode()
                file.write(data)
                digest.update(data)
                count += data.count(b"\n")
        self.sums[name] = digest.hexdigest()
        return count

    def add_text(self, name: str, text: str) -> None:
        """Write a part whole."""
        with self._opened(name) as (file, digest):
            file.write(text.encode())
            digest.update(text.encode())
        self.sums[name] = digest.hexdigest()

    def add_file(self, name: str, source: Path) -> None:
        """Copy a file.

        Raises OSError.
        """
        with source.open("rb") as read, self._opened(name) as (file, digest):
            while piece := read.read(PIECE):
                file.write(piece)
                digest.update(piece)
        self.sums[name] = digest.hexdigest()

    @contextmanager
    def _opened(self, name: str) -> Iterator[tuple[IO[bytes], "hashlib._Hash"]]:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            yield file, hashlib.sha256()


@contextmanager
def new_archive(target: Path) -> Iterator[Parts]:
    """Write an archive into a new folder, or a .zip; the parts' hashes are its last part, as `sha256sum -c` reads them.

    Raises ArchiveThere, TargetFolderMissing, TargetUnwritable.
    """
    parent = target.absolute().parent
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise ArchiveThere(target)
        if not parent.is_dir():
            raise TargetFolderMissing(target.parent)
        work = Path(mkdtemp(prefix=".nhiemvu-", dir=parent))
    except OSError as error:
        raise TargetUnwritable(target, system_reason(error)) from error
    try:
        parts = Parts(work / "archive")
        yield parts
        parts.add_text(SUMS, "".join(f"{digest}  {name}\n" for name, digest in sorted(parts.sums.items())))
        _put(work, target)
    except OSError as error:
        raise TargetUnwritable(target, system_reason(error)) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _put(work: Path, target: Path) -> None:
    made = work / "archive"
    if target.suffix.casefold() == ZIP:
        packed = work / "archive.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(made.rglob("*")):
                if path.is_file():
                    archive.write(path, path.relative_to(made).as_posix())
        made = packed
    _owned(made)
    if target.is_dir():
        target.rmdir()
    made.replace(target)


def _owned(path: Path) -> None:
    """Let nobody but its owner read an archive."""
    for held in (path, *(path.rglob("*") if path.is_dir() else ())):
        with suppress(OSError):
            held.chmod(0o700 if held.is_dir() else 0o600)


class Archive:
    """An archive that is read: a folder, or a zip that stays open."""

    def __init__(self, place: Path, packed: zipfile.ZipFile | None) -> None:
        self.place = place
        self._packed = packed

    def text(self, name: str, sha256: str | None = None) -> str:
        """Return a part whole.

        Raises NoArchive where it is not there, is not UTF-8, or has another hash than `sha256`.
        """
        with self._opened(name) as file:
            data = file.read(LONGEST_LINE)
        if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
            raise NoArchive(str(self.place), _damaged(name))
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NoArchive(str(self.place), _damaged(name)) from error

    def sum_of(self, name: str) -> str:
        """Return the hash that the archive states of a part, "" where it states none.

        Raises NoArchive where it states no hashes.
        """
        stated = (line.partition("  ") for line in self.text(SUMS).splitlines())
        return next((digest for digest, _, part in stated if part == name), "")

    def lines(self, name: str, sha256: str) -> Iterator[str]:
        """Yield the lines of a part.

        Raises NoArchive where it is not there, and at its end where its hash is another one.
        """
        digest = hashlib.sha256()
        begun = bytearray()
        with self._opened(name) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                whole, end, rest = piece.rpartition(b"\n")
                if end:
                    yield from (begun + whole).decode("utf-8", "replace").split("\n")
                    begun = bytearray(rest)
                else:
                    begun += rest
                if len(begun) > LONGEST_LINE:
                    break
        if begun or digest.hexdigest() != sha256:
            raise NoArchive(str(self.place), _damaged(name))

    def has(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self._packed.namelist() if self._packed else (self.place / name).is_file()

    def names(self, folder: str) -> list[str]:
        """Return the names of the parts in a folder of the archive and those below, sorted."""
        if self._packed:
            return sorted(name for name in self._packed.namelist() if name.startswith(f"{folder}/") and name[-1] != "/")
        paths = (self.place / folder).rglob("*")
        return sorted(path.relative_to(self.place).as_posix() for path in paths if path.is_file())

    def copy(self, name: str, target: Path) -> str:
        """Copy a part to a file and return the hash of its bytes.

        Raises NoArchive, OSError of the target.
        """
        digest = hashlib.sha256()
        with target.open("wb") as copy, self._opened(name) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                copy.write(piece)
        return digest.hexdigest()

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._open(name) as file:
                yield file
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
            raise NoArchive(str(self.place), _damaged(name)) from error

    def _open(self, name: str) -> IO[bytes]:
        try:
            if self._packed is None:
                return (self.place / name).open("rb")
            if self._packed.getinfo(name).compress_type not in USUAL_PACKING:
                raise NoArchive(
                    str(self.place),
                    Text(
                        f"{name} được nén theo cách không đọc được; giải nén rồi nạp cả thư mục",
                        f"{name} is packed in a way that is not read; unpack the archive and load the folder",
                    ),
                )
            return self._packed.open(name)
        except (KeyError, FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
            raise NoArchive(str(self.place), Text(f"thiếu {name}", f"{name} is missing")) from error
        except OSError as error:
            reason = system_reason(error)
            raise NoArchive(str(self.place), Text(f"{name}: {reason.vi}", f"{name}: {reason.en}")) from error


def _damaged(name: str) -> Text:
    return Text(f"{name} bị hỏng hoặc đã bị sửa", f"{name} is damaged or was changed")


@contextmanager
def opened_archive(place: Path) -> Iterator[Archive]:
    """Open an archive.

    Raises FileMissing where nothing is there, NoArchive where it is neither a folder nor a zip.
    """
    packed = _packed(place)
    try:
        yield Archive(place, packed)
    finally:
        if packed:
            packed.close()


def _packed(place: Path) -> zipfile.ZipFile | None:
    try:
        return None if place.is_dir() else zipfile.ZipFile(place)
    except FileNotFoundError as error:
        raise FileMissing(place) from error
    except OSError as error:
        raise NoArchive(str(place), system_reason(error)) from error
    except ZIP_ERRORS as error:
        raise NoArchive(str(place), Text("không phải thư mục hay tệp .zip", "it is no folder and no zip")) from error
