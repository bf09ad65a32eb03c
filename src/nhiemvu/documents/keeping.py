"""Writing a file where another of that name may hold what a person wrote: that one is put aside, never lost."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from nhiemvu.documents.files import TargetLocked, TargetUnwritable, writing_whole
from nhiemvu.domain.system_reasons import system_reason

#: Bytes that are compared at a time.
STRETCH = 1 << 20


def write_keeping(target: Path, data: bytes | Callable[[BinaryIO], object]) -> Path | None:
    """Write a file whole or not at all; return where another file of that name was put aside, or None.

    `data` may be a function that writes it, so that a long file need not be held.
    Raises what `writing_whole` raises; then both files are as they were.
    """
    keeper = _Keeper(target)
    try:
        with writing_whole(target, keeper.put_aside) as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                data(file)
    except BaseException:
        keeper.give_up()
        raise
    return keeper.aside


class _Keeper:
    """Keeps the earlier file where the new one differs from it."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self.aside: Path | None = None

    def put_aside(self, new: Path) -> bool:
        """Tell whether the new file is to take its place, once an earlier one that differs is kept."""
        try:
            if not self._target.is_file():
                return True
            if _same(self._target, new):
                return False
            free = _free_name(self._target)
            with self._target.open("rb") as earlier, writing_whole(free) as kept:
                shutil.copyfileobj(earlier, kept)
            self.aside = free
        except PermissionError as error:
            raise TargetLocked(self._target) from error
        except (OSError, ValueError) as error:
            raise TargetUnwritable(self._target, system_reason(error)) from error
        return True

    def give_up(self) -> None:
        """Remove the copy of an earlier file that stays where it is."""
        if self.aside:
            with suppress(OSError):
                self.aside.unlink()


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while stretch := first.read(STRETCH):
            if stretch != second.read(STRETCH):
                return False
    return True


def _free_name(target: Path) -> Path:
    """Return a name beside `target` that no file has: "ket-qua.cu-1.docx"."""
    names = (target.with_name(f"{target.stem}.cu-{number}{target.suffix}") for number in count(1))
    return next(name for name in names if not name.exists())
