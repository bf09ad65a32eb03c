"""Write rows as .csv that Excel opens with a double click: accents right, a column a column, words as words.

UTF-8 with its mark, for Excel takes a file without one for the old code page; no line "sep=", behind which it would
forget that mark. Semicolons between cells: where a comma stands in decimals, as Vietnam's Windows has it, Excel takes
no comma for a separator. Lines end in CR LF; one within a cell is LF. [RFC 4180]

What Excel would take for a formula gets an apostrophe before it, as a person would type it; `read_cell` takes it off.
Excel reckons whatever begins with one of = + - @, a bullet "- Rà soát" too, unless it cannot be reckoned: a bullet that
ends as no formula does ("- Rà soát;") stays as it is.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import BinaryIO

from nhiemvu.domain.text import writable
from nhiemvu.domain.workbooks import CellKind, Column, Value

#: What Excel may take for a formula, with the apostrophes that a person typed before it.
FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
#: A bullet with words that make no formula: they end in a mark of sentences, or hold one that no formula has.
BULLET = re.compile(r"[-+] +[^\W\d](?:[^\"'\[|]*[,;:!…]\s*|[^\"'\[|]*[“”‘’…–—•][^\"'\[|]*)\Z")
#: Bytes that are gathered before they are written.
STRETCH = 1 << 16


def write_csv(file: BinaryIO, columns: Sequence[Column], rows: Iterable[Sequence[Value]], separator: str) -> None:
    """Write a row of heads, and rows as they come."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=separator, lineterminator="\r\n")
    file.write("\ufeff".encode())
    writer.writerow([written_cell(column.name) for column in columns])
    for row in rows:
        writer.writerow(
            [
                "" if value is None or value == "" else _cell(column, value)
                for column, value in zip(columns, row, strict=True)
            ]
        )
        if held.tell() >= STRETCH:
            _empty(held, file)
    _empty(held, file)


def _empty(held: io.StringIO, file: BinaryIO) -> None:
    file.write(held.getvalue().encode())
    held.seek(0)
    held.truncate()


def _cell(column: Column, value: str | date | float) -> str:
    if isinstance(value, str):
        return written_cell(value)
    if isinstance(value, date):
        return _day(value)
    return f"{value:.0%}" if column.kind is CellKind.PERCENT else str(value)


@lru_cache(maxsize=4096)
def _day(day: date) -> str:
    return f"{day:%d/%m/}{day.year:04}"


def written_cell(text: str) -> str:
    """Return words as a cell holds them."""
    words = writable(text)
    return f"'{words}" if FORMULA.match(words) and not BULLET.match(words) else words


def read_cell(cell: str) -> str:
    """Return the words that a cell was written from."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
