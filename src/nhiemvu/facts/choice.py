"""The one file of the office's own facts that a process works with, chosen once, and what is remembered of facts.

Choosing loads nothing: the file is read when the first table is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper
    from pathlib import Path
    from typing import Any

Value = TypeVar("Value")
#: Words of documents of which something is remembered: a document names fewer units than that, each again and again.
MOST = 4096
#: A file with the time of its last change and its size.
Stamp = tuple[str, int, int]
#: Gives the entries of a table that the chosen file has.
Reader: TypeAlias = "Callable[[str], tuple[dict[str, Any], ...]]"


class _Choice:
    """What was chosen, and how to forget what came of an earlier choice."""

    stamp: Stamp | None = None
    read: Reader | None = None
    forget: list[Callable[[], None]] = []  # noqa: RUF012 one choice a process


def remembered(function: Callable[..., Value]) -> _lru_cache_wrapper[Value]:
    """Make a function that derives something from facts remember it until other facts are chosen."""
    made = cache(function)
    _Choice.forget.append(made.cache_clear)
    return made


def remembered_of_many(function: Callable[..., Value]) -> _lru_cache_wrapper[Value]:
    """Make a function that asks facts of words of documents remember what it said of the last few thousand."""
    made = lru_cache(maxsize=MOST)(function)
    _Choice.forget.append(made.cache_clear)
    return made


def use(file: str | Path, read: Reader) -> None:
    """Choose the file of the office's own facts and what reads it; without a file the packaged ones stand alone."""
    _choose(_stamp(os.fspath(file)), read)


def use_packaged() -> None:
    """Choose the packaged facts alone."""
    _choose(None, None)


def _choose(stamp: Stamp | None, read: Reader | None) -> None:
    _Choice.read = read
    if stamp != _Choice.stamp:
        _Choice.stamp = stamp
        for forget in _Choice.forget:
            forget()


def own_rows(table: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of a table that the office's own file has, whole as packaged ones are.

    Raises what its reader raises.
    """
    return _Choice.read(table) if _Choice.read and _Choice.stamp else ()


def chosen_file() -> Path | None:
    """Return the file that was chosen, or None where there is none."""
    from pathlib import Path  # noqa: PLC0415 most commands read no facts

    return Path(_Choice.stamp[0]) if _Choice.stamp else None


def _stamp(file: str) -> Stamp | None:
    try:
        found = os.stat(file)  # noqa: PTH116 at every start
    except OSError:
        return None
    return file, found.st_mtime_ns, found.st_size
