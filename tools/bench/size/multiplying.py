"""Many times the tasks of an office, made within its PostgreSQL server: ten million take minutes so, not hours.

Each copy has numbers of its own and the days, words, units and directives of the first. Its events are as many, but
tell nothing: numbers in what they tell would be wrong. All of it is one transaction a part, in tables that are emptied
first, so that nothing is written twice.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import psycopg
from psycopg import sql

from nhiemvu.store.tables import FOLLOWS, metadata
from tools.bench.size.building import Cursor, taken_down
from tools.bench.size.rows import COLUMNS
from tools.bench.size.server import Server

#: Tables that grow with the tasks. The words for searching take as long as all others together.
WORDS = ("search_entry",)
OTHERS = ("task", "task_directive", "assignment", "progress", "evidence", "extension", "event", "event_task")
#: Columns that hold numbers of rows of other tables without a reference: by the source, of words.
LOOSE = {("event_task", "task_id"): "task"}
OWNERS = ("task", "progress", "evidence")


def multiply(server: Server, name: str, times: int) -> None:
    """Make an office so many times as large; references are held anew, and statistics taken."""
    with server.connect(name) as connection:
        later = taken_down(connection.cursor())
        steps = {table: _last(connection, table) for table in (*WORDS, *OTHERS) if COLUMNS[table][0] == "id"}
    with ThreadPoolExecutor(2) as pool:
        # A server works for each connection in a process of its own.
        list(pool.map(partial(_multiply_tables, server, name, times, steps), (WORDS, OTHERS)))
    with server.connect(name) as connection:
        connection.execute("SET maintenance_work_mem = '1GB'")
        for statement in later:
            connection.execute(statement)
        for table in steps:
            place = sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), max(id)) FROM {}")
            connection.execute(place.format(sql.Literal(table), sql.Identifier(table)))
        connection.execute("VACUUM (ANALYZE)")


def _last(connection: psycopg.Connection[tuple[int, ...]], table: str) -> int:
    row = connection.execute(sql.SQL("SELECT max(id) FROM {}").format(sql.Identifier(table))).fetchone()
    return row[0] if row else 0


def _multiply_tables(server: Server, name: str, times: int, steps: Mapping[str, int], tables: Iterable[str]) -> None:
    with server.connect(name) as connection, connection.transaction(), connection.cursor() as cursor:
        # The history's triggers let nobody empty it.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in tables:
            _multiply(cursor, table, times, steps)


def _multiply(cursor: Cursor, table: str, times: int, steps: Mapping[str, int]) -> None:
    # What the database would keep by itself is copied as well, since no trigger is at work.
    follows = [column.name for column in metadata.tables[table].columns if column.info == FOLLOWS]
    written = [*COLUMNS[table], *follows]
    names = [sql.Identifier(name) for name in written]
    whole, first = sql.Identifier(table), sql.Identifier(f"first_{table}")
    columns = sql.SQL(", ").join(names)
    cursor.execute(sql.SQL("CREATE TEMPORARY TABLE {} AS SELECT {} FROM {}").format(first, columns, whole))
    cursor.execute(sql.SQL("TRUNCATE {}").format(whole))
    values = sql.SQL(", ").join(_value(table, name, steps) for name in written)
    for turn in range(times):
        # Words of documents are there once.
        chosen = sql.SQL("WHERE source = ANY({})").format(list(OWNERS)) if table in WORDS and turn else sql.SQL("")
        copied = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}, (SELECT {} AS turn) AS copy {}").format(
            whole, columns, values, first, turn, chosen
        )
        cursor.execute(copied)
    cursor.execute(sql.SQL("DROP TABLE {}").format(first))


def _value(table: str, name: str, steps: Mapping[str, int]) -> sql.Composable:
    """Return what stands in a column of a copy: numbers of what is copied, too, are those of the copy."""
    column = sql.Identifier(name)
    if (table, name) == ("search_entry", "record_id"):
        shifts = [sql.SQL("WHEN {} THEN {}").format(owner, steps[owner]) for owner in OWNERS]
        return sql.SQL("record_id + turn * CASE source {} ELSE 0 END").format(sql.SQL(" ").join(shifts))
    if (table, name) == ("event", "changes"):
        return sql.SQL("CASE turn WHEN 0 THEN changes ELSE '[]' END")
    owner = table if name == "id" else LOOSE.get((table, name), _referred(table, name))
    return sql.SQL("{} + turn * {}").format(column, steps[owner]) if owner in steps else column


def _referred(table: str, name: str) -> str:
    keys = metadata.tables[table].c[name].foreign_keys
    return next((key.column.table.name for key in keys), "")
