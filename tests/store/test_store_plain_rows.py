"""Rows as the lines of a file: written together and read in pieces, they are what the library makes of each."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Column, Connection, MetaData, Table, create_engine
from sqlalchemy.exc import DBAPIError

from nhiemvu.store.plain_lines import ENCODER, line_of, lines_in, reader_of
from nhiemvu.store.plain_rows import PAGE, Written, add_rows, rows_of
from nhiemvu.store.tables import event, metadata, setting

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
#: What stands for the end of a row and for JSON while lines are written, and what looks like it.
HOSTILE = st.sampled_from(
    ["\0", "\1", '","', r"\u0000", r'"\u0001"', '\\","changes":[],"undoes_id":1', "\n", "a: b, c"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS | HOSTILE,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(WORDS | HOSTILE, values, max_size=3),
    max_leaves=6,
)
EVENTS = st.lists(st.tuples(WORDS | HOSTILE, VALUES), min_size=1, max_size=5)


@contextmanager
def empty(table: Table) -> Iterator[Connection]:
    """Connect to a database that has one empty table."""
    with create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        table.create(connection)
        yield connection


def events(changes: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Return events with words and changes."""
    return [
        {"id": place, "at": "2026-07-08T02:00:00+00:00", "actor": "a", "command": f".{words}", "changes": held}
        | {"undoes_id": None}
        for place, (words, held) in enumerate(changes, 1)
    ]


@settings(max_examples=60, deadline=None)
@given(EVENTS)
@example([("", [None, "\0", None, "\1"]), ("\0", "\1")])
def test_events_go_out_and_in(changes: list[tuple[str, Any]]) -> None:
    """Whatever words and changes are, each line is the encoder's, and comes back as the row."""
    rows = events(changes)
    lines = [f"{ENCODER.encode(row)}\n" for row in rows]
    read = [reader_of(event)(line.removesuffix("\n")) for line in lines]
    assert [_parsed(row) for row in read] == rows
    for given_rows in (rows, read):
        with empty(event) as connection:
            add_rows(connection, event, given_rows)
            assert list(rows_of(connection, event)) == rows
            assert "".join(lines_in(connection, event)) == "".join(lines)


def _parsed(row: dict[str, Any]) -> dict[str, Any]:
    return {name: json.loads(value) if isinstance(value, Written) else value for name, value in row.items()}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | HOSTILE, max_size=8))
def test_words_go_out(words: list[str]) -> None:
    """Lines that are written together are those that are written one by one, beyond a page, too."""
    rows = [
        {"key": f"{place:04}", "value": f".{words[place % len(words)] if words else ''}"} for place in range(PAGE + 9)
    ]
    with empty(setting) as connection:
        add_rows(connection, setting, rows)
        assert "".join(lines_in(connection, setting)) == "".join(map(line_of, rows))


@pytest.mark.parametrize(
    "line",
    [
        '{"id":1,"changes":[1],"changes":[2],"undoes_id":null}',
        '{"id":1,"undoes_id":null,"changes":[2]}',
        '{"changes":[2],"id":1,"undoes_id":null}',
        ' {"id": 1, "changes": [2], "undoes_id": null}\r',
        '{"id":1,"changes":{"a":1,"undoes_id":5},"undoes_id":null}',
    ],
)
def test_a_line_is_what_the_library_reads(line: str) -> None:
    """However it was written."""
    assert _parsed(reader_of(event)(line)) == json.loads(line)


@pytest.mark.parametrize(
    "line", ["", "[]", "1", '{"id":1', '{"id":1,"changes":[,"undoes_id":null}', '{"id":1}{"id":2}', '{"id":1},{"id":2}']
)
def test_what_is_no_row_is_refused(line: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError):  # noqa: PT011 the library's own words
        reader_of(event)(line)


def test_json_that_another_program_wrote_is_written_alike() -> None:
    """With spaces and escapes it is the same line."""
    with empty(event) as connection:
        add_rows(connection, event, events([("x", [])]))
        connection.exec_driver_sql("UPDATE event SET changes = ?", (' [ {"ch\\u1eef" :  "m\\u1ed9t"} ]',))
        (line,) = lines_in(connection, event)
    assert '"changes":[{"chữ":"một"}]' in line


#: Columns with what does not belong into them, and what does though it is rare.
ODD = [
    *(
        ("task", "due_on", value)
        for value in ("2026-02-29", "20260301", "2026-3-1", "0000-01-01", "now", "2026", 5, 2.5)
    ),
    *(("task", "due_on", value) for value in ("0001-01-01", "9999-12-31", None)),
    *(("task", "starred", value) for value in (0, 1, 5, None, "x")),
    *(("task", "origin_start", value) for value in (2**53 + 1, 0.1 + 0.2, "x", "7", b"x")),
    *(("task", "text", value) for value in (b"x", 1, 1.5, "\0\x1f\x7f\u2028\U0010ffff", "")),
    *(
        ("event", "at", f"2026-07-08 02:00:{rest}")
        for rest in ("00.999900", "59.999999", "00", "00+00:00", "60.000000")
    ),
    *(
        ("event", "at", value)
        for value in ("2026-07-08T02:00:00.000000", "2026-02-30 02:00:00.000000", "0000-01-01", 5)
    ),
    *(("event", "changes", value) for value in (r'[ "\/\u00e9" ]', "[", "7", b"[]", b"x", None)),
]


@pytest.mark.parametrize(("name", "column", "value"), ODD)
def test_odd_values_are_written_or_refused_as_one_by_one(name: str, column: str, value: Any) -> None:
    """Whoever put it there: no file says of it what another would not."""
    table = metadata.tables[name]
    columns = [Column(held.name, held.type, primary_key=held.primary_key) for held in table.columns]
    plain = Table(name, MetaData(), *columns)
    row: dict[str, Any] = {"id": 7, "at": "2026-07-08 02:00:00.000000", "changes": "[]", column: value}
    held = [each.name for each in columns if each.name in row]
    places = f"({', '.join(held)}) VALUES ({', '.join('?' * len(held))})"
    with empty(plain) as connection:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        connection.exec_driver_sql(f"INSERT INTO {name} {places}", tuple(row[each] for each in held))
        assert _told(lambda: lines_in(connection, plain)) == _told(lambda: map(line_of, rows_of(connection, plain)))


def _told(lines: Callable[[], Iterable[str]]) -> str:
    try:
        return "".join(lines())
    except (ValueError, TypeError, AttributeError, DBAPIError):
        return "refused"


def test_no_table_has_two_columns_of_json() -> None:
    """By what stands beside its one column its value is found."""
    for table in metadata.sorted_tables:
        held = [column.name for column in table.columns if isinstance(column.type, JSON)]
        assert len(held) <= 1
        assert held != [table.columns.keys()[-1]]
