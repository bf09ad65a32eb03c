"""No statement of any command reads every row of a table that grows, on both databases, but where that is its work.

Each command is typed once; what it asks the database is noted, and the database says how it would find that out. A new
command needs a line among the good ones and is held to the same.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import Any
from unittest import mock

import pytest
from sqlalchemy import Engine, NullPool, create_engine, event

from nhiemvu.store.tables import metadata
from tests.cli.good_lines import ANSWERS, GOOD, TODAY
from tests.cli.test_bad_input_of_every_command import typed
from tests.support import Office

#: Tables that have as many rows as the office has units, kinds of reports, reports and settings, not as it has work.
SMALL = {
    *("unit", "unit_alias", "unit_change", "unit_group", "unit_group_member", "unit_successor", "series", "setting"),
    *("office_day", "report", "report_close", "document_source", "task_recurrence"),
}
GROWING = set(metadata.tables) - SMALL
#: Commands whose work it is to go through everything, or that ask no office's database.
EVERYTHING = {
    *("db check", "db backup", "db grant", "db move", "db restore", "db upgrade", "load", "demo"),
    "completion install",
}
#: What others read whole: all directives with their counts, all links for a circle among them, each task for a count,
#: and directives by words of their titles (once a quarter).
WHOLE: Mapping[str, set[str]] = {
    "directive list": {"document", "task", "task_directive"},
    "directive tree": {"document", "document_link", "task", "task_directive"},
    "directive link": {"document_link"},
    "report dashboard": {"document", "document_link", "task", "task_directive"},
    "report draft": {"document", "result_place"},
    "report headings": {"result_place"},
    "stats": {"task"},
}
#: With which of two joined tables PostgreSQL begins, where both are as small as here, says nothing; nor whether it goes
#: through all leads for the counts of what is exported, or looks for those of each task.
EITHER_ON_SERVER = {
    **{name: {"document"} for name in ("report list", "report show", "report edit")},
    "export": {"assignment"},
}
ASKED = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")
#: A page in the order of the table itself: it ends where it is full.
PAGE = re.compile(r"ORDER BY \w+\.id( DESC)?\s+LIMIT ")


@contextmanager
def asked_of_file() -> Iterator[list[str]]:
    """Note what is asked of files of SQLite, values written out."""
    found: dict[str, None] = {}

    def noting(connect: Callable[..., sqlite3.Connection], *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(partial(found.setdefault))
        return connection

    asked: list[str] = []
    with (
        mock.patch("sqlite3.connect", partial(noting, sqlite3.connect)),
        mock.patch("sqlite3.dbapi2.connect", partial(noting, sqlite3.dbapi2.connect)),
    ):
        yield asked
    asked += [statement for statement in found if statement.startswith(ASKED)]


def read_whole_in_file(location: str, statements: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the growing tables of which SQLite reads every row, each with the statement."""
    with closing(sqlite3.connect(location)) as connection:
        partial_indexes = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%WHERE%'")
        }
        for statement in statements:
            alias = {short: table for table, short in re.findall(r'\b(\w+) AS "?(\w+)"?', statement)}
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
                scan = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step)
                table = alias.get(scan[1], scan[1]) if scan else ""
                if scan and table in GROWING and scan[2] not in partial_indexes and not PAGE.search(statement):
                    yield table, statement


@contextmanager
def asked_of_server() -> Iterator[list[tuple[str, Any]]]:
    """Note what is asked of servers, with its values."""
    found: dict[str, Any] = {}

    def note(*arguments: Any) -> None:
        _, _, statement, values, _, many = arguments
        found.setdefault(statement, values[0] if many else values)

    asked: list[tuple[str, Any]] = []
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    asked += [(statement, values) for statement, values in found.items() if statement.startswith(ASKED)]


def read_whole_on_server(location: str, statements: Sequence[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the growing tables of which PostgreSQL can only read every row, each with the statement."""
    with create_engine(location, poolclass=NullPool).connect() as connection:
        partial_indexes = set(
            connection.exec_driver_sql(
                "SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL"
            ).scalars()
        )
        # Whether the server has counted its few rows by now must say nothing: they are taken for many.
        connection.exec_driver_sql("DELETE FROM pg_statistic")
        connection.exec_driver_sql(
            "UPDATE pg_class SET reltuples = 10000, relpages = 1 WHERE relname = ANY(%s) AND pg_relation_size(oid) > 0",
            (sorted(GROWING),),
        )
        # So small tables would be read whole, whatever indexes they have, and joined by reading both.
        for way in ("seqscan", "hashjoin", "mergejoin"):
            connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
        for statement, values in statements:
            plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar_one()
            for node, is_page in nodes(plan[0]["Plan"]):
                table, index = node.get("Relation Name"), node.get("Index Name")
                whole = node["Node Type"] == "Seq Scan" or (
                    index and "Index Cond" not in node and index not in partial_indexes and not is_page
                )
                if whole and table in GROWING:
                    yield table, statement


def nodes(plan: Mapping[str, Any], *, is_page: bool = False) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Yield the steps of a plan, and of each whether it ends where a page is full."""
    yield plan, is_page
    is_page = (is_page or plan["Node Type"] == "Limit") and plan["Node Type"] not in {"Sort", "Aggregate", "Hash"}
    for below in plan.get("Plans", ()):
        yield from nodes(below, is_page=is_page)


@pytest.mark.parametrize("command", [name for name in GOOD if name not in EVERYTHING])
def test_no_table_that_grows_is_read_whole(busy: Office, command: str) -> None:
    """Each statement goes by an index."""
    busy.name_files()
    if busy.server:
        with asked_of_server() as asked:
            busy(*typed(command), today=TODAY, code=ANSWERS.get(command, 0))
        whole = list(read_whole_on_server(busy.location, asked))
        allowed = WHOLE.get(command, set()) | EITHER_ON_SERVER.get(command, set())
    else:
        with asked_of_file() as questions:
            busy(*typed(command), today=TODAY, code=ANSWERS.get(command, 0))
        whole = list(read_whole_in_file(busy.location, questions))
        allowed = WHOLE.get(command, set())
    assert not [(table, statement) for table, statement in whole if table not in allowed]


def test_what_reads_a_table_whole_is_found(busy: Office) -> None:
    """Both databases tell of it."""
    asked = "SELECT task.id FROM task WHERE task.due_text = 'x'"
    read_whole = (
        read_whole_on_server(busy.location, [(asked, {})])
        if busy.server
        else read_whole_in_file(busy.location, [asked])
    )
    assert list(read_whole) == [("task", asked)]
