"""Writing a file whole or not at all: a new file beside the old one, then one step that puts it in its place."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text
from nhiemvu.domain.own_files import OWN_FILE, OWN_FOLDER
from nhiemvu.domain.system_reasons import system_reason

FULL_DISK = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


class TargetFolderMissing(NhiemvuError):
    """The folder of the file to be written does not exist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Text(f"Không có thư mục “{folder}”.", f"There is no folder “{folder}”."),
            Text("Hãy tạo thư mục đó hoặc chọn nơi khác để lưu.", "Create it, or save somewhere else."),
        )


class TargetIsFolder(NhiemvuError):
    """The name of the file to be written is that of a folder."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(f"“{target}” là thư mục, không ghi đè được.", f"“{target}” is a folder and cannot be written."),
            Text("Hãy ghi thêm tên tệp vào sau tên thư mục.", "Add the name of a file to that of the folder."),
        )


class TargetLocked(NhiemvuError):
    """The file is held open by another program, is read-only, or its folder may not be written."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(f"Không được phép ghi tệp “{target}”.", f"The file “{target}” may not be written."),
            Text(
                "Hãy đóng tệp nếu đang mở trong Word hay Excel, hoặc lưu với tên khác. Tệp cũ còn nguyên.",
                "Close it if Word or Excel has it open, or save under another name. The old file is whole.",
            ),
        )


class DiskFull(NhiemvuError):
    """There is no room for the file."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(f"Hết chỗ trên ổ đĩa, chưa ghi được “{target}”.", f"The disk is full; “{target}” was not written."),
            Text(
                "Hãy dọn bớt tệp hoặc lưu vào ổ đĩa khác. Tệp cũ còn nguyên.",
                "Make room or save on another disk. The old file is whole.",
            ),
        )


class TargetUnwritable(NhiemvuError):
    """The system refused the file for another reason."""

    def __init__(self, target: Path, reason: Text) -> None:
        super().__init__(
            Text(
                f"Không ghi được tệp “{target}”: {reason.vi}.",
                f"The file “{target}” could not be written: {reason.en}.",
            ),
            Text("Hãy lưu với tên khác hoặc vào thư mục khác.", "Save under another name or in another folder."),
        )


def _always(_: Path) -> bool:
    return True


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target` such that the old file stays whole until the new one is complete.

    Raises what `writing_whole` raises.
    """
    with writing_whole(target) as file:
        file.write(data)


@contextmanager
def writing_whole(target: Path, is_wanted: Callable[[Path], bool] = _always) -> Iterator[BinaryIO]:
    """Give a file to write to that takes the place of `target` when it is complete; else the old one stays whole.

    `is_wanted` is asked of the complete file whether it is to take that place.
    Raises TargetFolderMissing, TargetIsFolder, TargetLocked, DiskFull or TargetUnwritable.
    """
    with ExitStack() as whole:
        with _told(target, name_too=True):
            file = whole.enter_context(_new_file(Path(os.path.realpath(target)), is_wanted))
        # What goes wrong in the words to be written is no fault of the file.
        with _told(target):
            yield file
        with _told(target, name_too=True):
            whole.close()


@contextmanager
def _told(target: Path, *, name_too: bool = False) -> Iterator[None]:
    """Tell what the system refused as a fault of the file, what Python refuses in its name as well."""
    try:
        yield
    except IsADirectoryError as error:
        raise TargetIsFolder(target) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise TargetFolderMissing(target.parent) from error
    except PermissionError as error:
        raise TargetLocked(target) from error
    except OSError as error:
        if error.errno in FULL_DISK:
            raise DiskFull(target) from error
        raise TargetUnwritable(target, system_reason(error)) from error
    except ValueError as error:
        if not name_too:
            raise
        raise TargetUnwritable(target, system_reason(error)) from error


@contextmanager
def _new_file(target: Path, is_wanted: Callable[[Path], bool]) -> Iterator[BinaryIO]:
    if target.is_dir():
        raise IsADirectoryError
    if target.exists() and not target.is_file():
        # A device such as /dev/stdout is written to, not replaced.
        with target.open("wb") as device:
            yield device
        return
    mode = _mode(target)
    handle, name = tempfile.mkstemp(prefix=".nhiemvu-", suffix=".tmp", dir=target.parent)
    file = os.fdopen(handle, "wb")
    try:
        yield file
        file.flush()
        os.fsync(file.fileno())
        file.close()
        if is_wanted(Path(name)):
            Path(name).chmod(mode)
            Path(name).replace(target)
        else:
            Path(name).unlink()
    except BaseException:
        # What could not be written cannot be either when the file is closed: the first fault is the one to tell.
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions of the old file; a new one is its owner's alone. Refuse a file that is read-only."""
    if not target.exists():
        return OWN_FILE
    mode = stat.S_IMODE(target.stat().st_mode)
    if not mode & stat.S_IWUSR:
        raise PermissionError
    return mode


def make_own_folder(folder: Path) -> None:
    """Make a folder with those above it that are missing, for their owner alone. Raises OSError, ValueError."""
    for one in (*reversed(folder.parents), folder):
        if not one.is_dir():
            one.mkdir(mode=OWN_FOLDER, exist_ok=True)
