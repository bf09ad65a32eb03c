"""Writing a file where another of that name may hold what a person wrote: that one is put aside, never lost."""

from contextlib import suppress
from itertools import count
from pathlib import Path

from nhiemvu.documents.files import TargetLocked, TargetUnwritable, write_whole
from nhiemvu.domain.system_reasons import system_reason


def write_keeping(target: Path, data: bytes) -> Path | None:
    """Write a file whole or not at all; return where another file of that name was put aside, or None.

    Raises what `write_whole` raises; then both files are as they were.
    """
    earlier = _earlier(target)
    if earlier is None:
        write_whole(target, data)
        return None
    if earlier == data:
        return None
    aside = _free_name(target)
    write_whole(aside, earlier)
    try:
        write_whole(target, data)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    return aside


def _earlier(target: Path) -> bytes | None:
    try:
        return target.read_bytes() if target.is_file() else None
    except PermissionError as error:
        raise TargetLocked(target) from error
    except (OSError, ValueError) as error:
        raise TargetUnwritable(target, system_reason(error)) from error


def _free_name(target: Path) -> Path:
    """Return a name beside `target` that no file has: "ket-qua.cu-1.docx"."""
    names = (target.with_name(f"{target.stem}.cu-{number}{target.suffix}") for number in count(1))
    return next(name for name in names if not name.exists())
