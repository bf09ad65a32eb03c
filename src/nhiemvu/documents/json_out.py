"""Write values as a JSON array, value by value: UTF-8, letters as they are, days as ISO text.

The library lays out what it writes in Python, piece by piece. Here the names of an object and the spaces around them
are put together once for all objects that have the same; a test holds the text to the library's.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, BinaryIO, TypeAlias

#: Between a line and one that lies deeper.
DEEPER = "  "
#: Writes a value that holds no others; None for what does.
Way: TypeAlias = Callable[[Any], str] | None


def write_json(file: BinaryIO, values: Iterable[object]) -> None:
    """Write an array of values as they come.

    Raises TypeError for what is no value of JSON.
    """
    margin = f"\n{DEEPER}"
    before = "["
    for value in values:
        file.write(f"{before}{margin}{_text(value, margin)}".encode(errors="replace"))
        before = ","
    file.write(b"[]\n" if before == "[" else b"\n]\n")


def _text(value: Any, margin: str) -> str:  # noqa: ANN401 whatever is written
    """Return the text of a value whose lines begin with a margin."""
    if write := WAYS[type(value)]:
        return write(value)
    within = margin + DEEPER
    if isinstance(value, Enum):
        return _text(value.value, margin)
    if isinstance(value, dict):
        # Others may be equal and are written otherwise, as 1 and True.
        template = _kept_template if {str}.issuperset(map(type, value)) else _template
        return template(tuple(value), margin) % tuple(_texts(value.values(), within))
    return f"[{within}{f',{within}'.join(_texts(value, within))}{margin}]" if value else "[]"


def _texts(values: Iterable[Any], margin: str) -> list[str]:
    """Return the texts of several values; what is empty, as most lists of an object are, is told at once."""
    ways = WAYS
    return [
        write(value) if (write := ways[type(value)]) else "[]" if value == () else _text(value, margin)
        for value in values
    ]


def _template(names: tuple[Any, ...], margin: str) -> str:
    """Return the text of an object with these names, "%s" in the place of each value."""
    heads = [f"{margin}{DEEPER}{_name(name)}: ".replace("%", "%%") + "%s" for name in names]
    return f"{{{','.join(heads)}{margin}}}" if heads else "{}"


_kept_template = lru_cache(maxsize=64)(_template)


def _name(name: Any) -> str:  # noqa: ANN401 whatever the library takes for a name
    return json.dumps({name: 0}, ensure_ascii=False)[1:-4]


@lru_cache(maxsize=4096)
def _day(value: date) -> str:
    return f'"{value.isoformat()}"'


class _Ways(dict[type, Way]):
    """How values are written by their kind; each is looked for once."""

    def __missing__(self, kind: type) -> Way:
        self[kind] = way = _way_of(kind)
        return way


def _way_of(kind: type) -> Way:
    if issubclass(kind, str):
        return encode_basestring
    if issubclass(kind, date):
        # Moments that are equal may be told in the time of several places.
        return _day if kind is date else _day.__wrapped__
    return None if issubclass(kind, dict | list | tuple | Enum) else json.dumps


WAYS = _Ways(
    {
        int: int.__repr__,
        bool: {True: "true", False: "false"}.__getitem__,
        type(None): {None: "null"}.__getitem__,
    }
)
