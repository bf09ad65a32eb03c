"""The packaged tables of facts: TOML files in `data`, and what was parsed of them, kept for one version of Python.

To parse the tables that a document asks for takes as long as to read ten of its pages. What is kept of a table holds as
long as its file is the one that was parsed, as with .pyc files; else the file is parsed when the table is asked for.
`python -m tools.keep_patterns` writes the file of kept tables.
"""

import marshal
import re
import sys
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from importlib.util import source_hash
from typing import Any, NamedTuple

#: The file for this version of Python: tables.cpython-311.bin.
NAME = f"tables.{sys.implementation.cache_tag}.bin"
#: "{until}" in a pattern: a part of the same table; not the count of a repetition.
PART = re.compile(r"\{([a-z_]+)\}")


class Table(NamedTuple):
    """What a file says: lists are tuples, and patterns have their parts in them."""

    rows: tuple[dict[str, Any], ...]
    #: The parts of its patterns by their names.
    parts: Mapping[str, str]


class KeptTable(NamedTuple):
    """A table that was parsed before."""

    #: What its file is known by.
    seal: bytes
    packed: bytes

    def table(self) -> Table:
        """Return the table as it was parsed."""
        # It comes with the program, as its .pyc files do.
        return Table(*marshal.loads(zlib.decompress(self.packed)))  # noqa: S302


def packaged_rows(name: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of `data/NAME.toml` in the order of the file, lists as tuples, patterns with their parts."""
    return _table(name).rows


def part_of(name: str, part: str) -> str:
    """Return what `[parts]` of `data/NAME.toml` has under a name: a pattern that those of its entries may hold."""
    return _table(name).parts[part]


@cache
def _table(name: str) -> Table:
    written = written_table(name)
    kept = kept_tables().get(name)
    return kept.table() if kept and kept.seal == source_hash(written) else parsed(written)


@cache
def kept_tables() -> Mapping[str, KeptTable]:
    """Return the tables that are kept by their names; none where there is no file for this version of Python."""
    file = files("nhiemvu.facts").joinpath(NAME)
    return unpacked(file.read_bytes()) if file.is_file() else {}


def written_table(name: str) -> bytes:
    """Return the bytes of `data/NAME.toml`."""
    return files("nhiemvu.facts").joinpath("data", f"{name}.toml").read_bytes()


def parsed(written: bytes) -> Table:
    """Return what the bytes of a table's file say."""
    import tomli  # noqa: PLC0415 what is kept is not parsed

    data = tomli.loads(written.decode())
    parts: dict[str, str] = data.get("parts", {})

    def whole(pattern: str) -> str:
        return PART.sub(lambda part: f"(?:{whole(parts[part[1]])})", pattern)

    def value_of(key: str, value: object) -> object:
        return whole(value) if key == "pattern" and isinstance(value, str) else frozen(value)

    rows = tuple({key: value_of(key, value) for key, value in row.items()} for row in data["entry"])
    return Table(rows, {name: whole(part) for name, part in parts.items()})


def frozen(value: object) -> object:
    """Return a value of TOML with its lists as tuples."""
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value


def packed(names: Iterable[str]) -> bytes:
    """Return the bytes of a file that keeps the tables with these names, but for those that tell days."""
    kept = {}
    for name in names:
        written = written_table(name)
        rows, parts = parsed(written)
        # What packs them knows no days.
        with suppress(ValueError):
            kept[name] = source_hash(written), zlib.compress(marshal.dumps((rows, dict(parts))), 9)
    return marshal.dumps(kept)


def unpacked(data: bytes) -> Mapping[str, KeptTable]:
    """Return the tables that the bytes of a file keep, by their names."""
    return {name: KeptTable(*kept) for name, kept in marshal.loads(data).items()}  # noqa: S302 it comes with the program
