"""Write rows as a table of Markdown, row by row."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from nhiemvu.documents.markdown_out import escaped
from nhiemvu.domain.text import writable
from nhiemvu.domain.workbooks import CellKind, Column, Value


def write_markdown(
    file: BinaryIO, above: Sequence[str], columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> None:
    """Write a title, lines and a table; each row is one line, whose breaks are `<br>`."""
    title, *lines = above
    file.writelines(f"{line}\n\n".encode() for line in (f"# {_words(title)}", *map(_words, lines)))
    _write_row(file, [_words(column.name) for column in columns])
    _write_row(file, ["---" if column.kind is CellKind.TEXT else "---:" for column in columns])
    for row in rows:
        _write_row(file, [_cell(column, value) for column, value in zip(columns, row, strict=True)])


def _write_row(file: BinaryIO, cells: Sequence[str]) -> None:
    file.write(f"| {' | '.join(cells)} |\n".encode())


def _cell(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _words(value)
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04}"
    return f"{value:.0%}" if column.kind is CellKind.PERCENT else str(value)


def _words(text: str) -> str:
    """Return words of one line that Markdown shows as they are."""
    lines = (escaped(" ".join(line.split())) for line in writable(text).splitlines())
    return "<br>".join(line for line in lines if line)
