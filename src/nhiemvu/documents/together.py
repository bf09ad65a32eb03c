"""Files that belong together, and to a record: all are written or, whatever fails before the record is kept, none."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from nhiemvu.documents.files import TargetFolderMissing, TargetLocked, TargetUnwritable, write_whole
from nhiemvu.documents.keeping import write_keeping
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.own_files import OWN_FOLDER
from nhiemvu.domain.system_reasons import system_reason


class _Written(NamedTuple):
    """A file that was written, with what was there before."""

    target: Path
    earlier: bytes | None
    aside: Path | None


class FilesTogether:
    """The files of one command."""

    def __init__(self) -> None:
        self._written: list[_Written] = []
        self._folders: list[Path] = []

    def folder(self, folder: Path) -> None:
        """Make a folder where there is none. Raises TargetFolderMissing, TargetLocked, TargetUnwritable."""
        try:
            if folder.is_dir():
                return
            folder.mkdir(mode=OWN_FOLDER)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise TargetFolderMissing(folder.parent) from error
        except PermissionError as error:
            raise TargetLocked(folder) from error
        except (OSError, ValueError) as error:
            raise TargetUnwritable(folder, system_reason(error)) from error
        self._folders.append(folder)

    def write(self, target: Path, data: bytes) -> Path | None:
        """Write a file as `write_keeping` does."""
        earlier = _bytes_of(target)
        aside = write_keeping(target, data)
        self._written.append(_Written(target, earlier, aside))
        return aside

    def take_back(self) -> None:
        """Let everything be as it was before, as far as the system lets it."""
        for one in reversed(self._written):
            with suppress(OSError, NhiemvuError):
                if one.earlier is None:
                    one.target.unlink()
                else:
                    write_whole(one.target, one.earlier)
                if one.aside:
                    one.aside.unlink()
        for folder in reversed(self._folders):
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def files_together() -> Iterator[FilesTogether]:
    """Give a way to write files that are taken back where anything is raised before the end."""
    files = FilesTogether()
    try:
        yield files
    except BaseException:
        files.take_back()
        raise


def _bytes_of(target: Path) -> bytes | None:
    """Return what a file holds, None where there is none; what cannot be read, whoever writes it tells."""
    with suppress(OSError, ValueError):
        return target.read_bytes() if target.is_file() else None
    return None
