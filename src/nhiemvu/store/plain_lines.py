"""Rows of a table as the lines of a file, out of a database and read again.

A line is an object of JSON without spaces, letters as they are, its columns in their order. Where the
values of a file of SQLite are what their columns are for, it writes the lines itself, in a quarter of the time that
Python takes over the values; a test holds both ways to the same lines.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Date, Integer, Table, Text

from nhiemvu.store.plain_rows import PlainRow, Written, is_file, page_of, rows_of
from nhiemvu.store.tables import Moment, metadata, recorded


def _no_value(name: str) -> None:
    """Refuse NaN and the infinities, which Python reads and JSON has not."""
    raise ValueError(name)


#: Writes lines; made once, since the library makes one for each line otherwise.
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
DECODER = json.JSONDecoder(parse_constant=_no_value)
#: What Python reads as 0 and writes so: -0 where a number may stand, not in a day.
NOTHING_LESS = re.compile(r"-0(?<![^:,\[]-0)")
#: When SQLite writes a value of a column as Python does: days and moments must be such, and numbers whole.
#: SQLite reckons a day only where something is added to it, and leaves 30 February as it is else.
IS_PLAIN: Mapping[type, str] = {
    Moment: (
        "{0} IS strftime('%Y-%m-%d %H:%M:%S', substr({0}, 1, 19), '+0 days') || substr({0}, 20) AND {0} > '0001'"
        " AND substr({0}, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]'"
    ),
    Date: "{0} IS date({0}, '+0 days') AND coalesce({0}, '1') > '0001'",
    Boolean: "coalesce({0}, 0) IN (0, 1)",
    Integer: "{0} IS CAST({0} AS INTEGER)",
    Text: "typeof({0}) <> 'blob'",
    JSON: "{0} IS NOT NULL",
}
#: What SQLite writes for a column that it has otherwise than a line.
AS_WRITTEN: Mapping[type, str] = {
    Moment: "replace(substr({0}, 1, 19), ' ', 'T') || replace(substr({0}, 20), '.000000', '') || '+00:00'",
    Boolean: "json(CASE {0} WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)",
    JSON: "json({0})",
}


def lines_in(connection: Connection, table: Table) -> Iterator[str]:
    """Yield the rows of a table as the lines of a file, each with its end, some of them at a time."""
    if is_file(connection) and _is_plain(connection, table):
        yield from _lines_of_file(connection, table)
    else:
        yield from map(line_of, rows_of(connection, table))


def line_of(row: PlainRow) -> str:
    """Return a row as the line of a file, with its end."""
    return f"{ENCODER.encode(row)}\n"


def _is_plain(connection: Connection, table: Table) -> bool:
    """Tell whether SQLite writes and orders the rows of a table in a file as Python does."""
    if not all(isinstance(key.type, Integer) for key in table.primary_key):
        # Databases order words each in its own way.
        return False
    asked = " AND ".join(f"({found})" for column in recorded(table) if (found := _of_kind(column, IS_PLAIN)))
    # The names are those of columns.
    statement = f"SELECT EXISTS (SELECT 1 FROM {table.name} WHERE NOT ({asked}))"  # noqa: S608
    return not connection.exec_driver_sql(statement).scalar()


def _lines_of_file(connection: Connection, table: Table) -> Iterator[str]:
    columns = recorded(table)
    values = ", ".join(f"'{column.name}', {_of_kind(column, AS_WRITTEN) or _quoted(column)}" for column in columns)
    escaped = ["NULL", *(f"CASE WHEN instr({_quoted(column)}, '\\') THEN json({_quoted(column)}) END"
                         for column in columns if isinstance(column.type, JSON))][-1]  # fmt: skip
    keys = ", ".join(map(_quoted, table.primary_key))
    # The names are those of columns.
    statement = f"SELECT json_object({values}), {escaped} FROM {table.name} ORDER BY {keys}"  # noqa: S608
    head = BESIDE_JSON[table.name][1] if table.name in BESIDE_JSON else ""
    found = connection.exec_driver_sql(statement, execution_options={"stream_results": True})
    for page in found.partitions(page_of(table)):
        lines = [line if held is None else _as_encoded(line, head, held) for line, held in page]
        yield "\n".join([*lines, ""])


def _as_encoded(line: str, head: str, held: str) -> str:
    """Return a line whose JSON behind `head` is written as the encoder does, which has one way to write a character."""
    start = line.find(head) + len(head)
    return f"{line[:start]}{ENCODER.encode(json.loads(held))}{line[start + len(held) :]}"


def _of_kind(column: Column[Any], ways: Mapping[type, str]) -> str | None:
    """Return the text that is for a column of its kind, or None."""
    found = (way for kind, way in ways.items() if isinstance(column.type, kind))
    return next((way.format(_quoted(column)) for way in found), None)


def _quoted(column: Column[Any]) -> str:
    return f'"{column.name}"'


def reader_of(table: Table) -> Callable[[str], PlainRow]:
    """Return what takes a line of a table's file for the row that it is.

    It raises ValueError and RecursionError where it is none.
    """
    beside = BESIDE_JSON.get(table.name)
    return partial(_with_written, *beside) if beside else _object


def _with_written(name: str, head: str, tail: str, line: str) -> PlainRow:
    """Return a row whose column of JSON, between two texts, stays as it is written where that is how it is written."""
    start, end = line.find(head) + len(head), line.rfind(tail)
    if not len(head) <= start < end:
        return _object(line)
    written = Written(line[start:end])
    if not _is_as_encoded(written):
        # Written in another way, or no value that a database takes.
        return _object(line)
    row = _object(f"{line[:start]}null{line[end:]}")
    row[name] = written
    return row


class _Simple:
    """Tells whether JSON is as the encoder writes it, but for spaces, without writing it, which takes half the time.

    Nothing in it is escaped, so that each name ends in the only quotes before a colon, and is there once; numbers are
    whole.
    Spaces the database takes away, which whoever compares what it holds will miss.
    """

    def __init__(self) -> None:
        self._objects: list[PlainRow] = []
        decoder = json.JSONDecoder(object_hook=self._objects.append, parse_float=_no_value, parse_constant=_no_value)
        self._decode = decoder.raw_decode

    def __call__(self, written: str) -> bool:
        self._objects.clear()
        if "\\" in written or NOTHING_LESS.search(written):
            return False
        try:
            _, end = self._decode(written)
        except ValueError:
            return False
        return end == len(written) and sum(map(len, self._objects)) == written.count('":')


_is_simple = _Simple()


def _is_as_encoded(written: str) -> bool:
    try:
        return _is_simple(written) or ENCODER.encode(DECODER.decode(written)) == written
    except ValueError:
        return False


def _object(line: str) -> PlainRow:
    try:
        row, end = DECODER.raw_decode(line)
    except ValueError:
        end = -1
    if end != len(line):
        # Spaces around it, or a fault, of which the library tells.
        row = DECODER.decode(line)
    if not isinstance(row, dict):
        raise ValueError(line)  # noqa: TRY004 a line that is no row is told like one that is no JSON
    return row


def _beside_json(table: Table) -> Iterator[tuple[str, str, str]]:
    """Yield the columns of JSON of a table with what stands before and behind their values in a line."""
    for name, following in pairwise(table.columns.keys()):
        if isinstance(table.columns[name].type, JSON):
            yield name, f',"{name}":', f',"{following}":'


#: By table, none of which has two columns of JSON; no word of a line holds such quotes.
BESIDE_JSON = {table.name: found for table in metadata.sorted_tables for found in _beside_json(table)}
