"""Write values as a JSON array, value by value: UTF-8, letters as they are, days as ISO text."""

import json
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import BinaryIO


def write_json(file: BinaryIO, values: Iterable[object]) -> None:
    """Write an array of values as they come."""
    begun = False
    for value in values:
        lines = json.dumps([value], ensure_ascii=False, indent=2, default=_plain)
        file.write((",\n" if begun else "[\n").encode())
        file.write(lines.removeprefix("[\n").removesuffix("\n]").encode(errors="replace"))
        begun = True
    file.write(b"\n]\n" if begun else b"[]\n")


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(repr(value))
