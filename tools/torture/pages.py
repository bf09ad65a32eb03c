"""What each page of a SQLite file is, and ways to damage one [sqlite.org/fileformat.html]."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random

PAGE = 4096
#: How a page of a tree begins.
TREES = {0x02: "index interior", 0x05: "table interior", 0x0A: "index leaf", 0x0D: "table leaf"}
#: Where the header names the first page of the list of free ones.
FIRST_FREE = slice(32, 36)
SEARCH = "search_index"

Damage = Callable[[Random, bytearray, int], None]


def kinds_of_pages(path: Path) -> dict[str, list[int]]:
    """Return the pages of a file, counted from 0, by their kind."""
    data = path.read_bytes()
    free, searched = _free(data), _owned(path, SEARCH)
    kinds: dict[str, list[int]] = {"header": [0]}
    for page in range(1, len(data) // PAGE):
        kind = "free" if page in free else "search" if page in searched else TREES.get(data[page * PAGE], "overflow")
        kinds.setdefault(kind, []).append(page)
    return kinds


def _free(data: bytes) -> set[int]:
    found, trunk = set(), int.from_bytes(data[FIRST_FREE])
    while trunk:
        start = (trunk - 1) * PAGE
        count = int.from_bytes(data[start + 4 : start + 8])
        leaves = [int.from_bytes(data[start + 8 + 4 * place : start + 12 + 4 * place]) for place in range(count)]
        found |= {page - 1 for page in (trunk, *leaves)}
        trunk = int.from_bytes(data[start : start + 4])
    return found


def _owned(path: Path, prefix: str) -> set[int]:
    """Return the pages of some tables; none where this SQLite cannot tell."""
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.OperationalError):
        rows = connection.execute("SELECT pageno FROM dbstat WHERE name LIKE ?", (f"{prefix}%",))
        return {number - 1 for (number,) in rows}
    return set()


def flip_bit(chance: Random, data: bytearray, page: int) -> None:
    """Turn one bit."""
    data[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)


def change_bytes(chance: Random, data: bytearray, page: int) -> None:
    """Write other bytes over a few."""
    start = page * PAGE + chance.randrange(PAGE - 16)
    data[start : start + 16] = chance.randbytes(16)


def change_head(chance: Random, data: bytearray, page: int) -> None:
    """Write other bytes over one of the first, which say what the page is."""
    data[page * PAGE + chance.randrange(100 if page == 0 else 12)] = chance.randrange(256)


def clear(chance: Random, data: bytearray, page: int) -> None:
    """Fill it with zeros."""
    del chance
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def garble(chance: Random, data: bytearray, page: int) -> None:
    """Fill it with anything."""
    data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)


def exchange(chance: Random, data: bytearray, page: int) -> None:
    """Put another page in its place."""
    other = chance.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = data[other * PAGE : (other + 1) * PAGE]


WAYS: tuple[Damage, ...] = (flip_bit, change_bytes, change_head, clear, garble, exchange)
