"""The cells of a sheet file as they were read: text, numbers, days, and nothing.

Rows and columns are counted from 0; people are told of them as the sheet shows them, row 1 and column A.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from nhiemvu.domain.values import dataclass, field

#: None is an empty cell; a time without a day is the day 0 that sheets count from.
Cell: TypeAlias = str | float | date | None


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet of a file, from its first row and column on."""

    name: str
    hidden: bool
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class ReadSheets:
    """A sheet file: its name, its sheets in order, and the properties of its own that were given to it."""

    name: str
    sheets: Sequence[ReadSheet]
    properties: Mapping[str, str] = field(default_factory=dict)


def column_letters(place: int) -> str:
    """Return how a sheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
