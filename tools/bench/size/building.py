"""Laying an office into a database of either kind: rows first, in blocks, then the indexes and references over them."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import psycopg
from psycopg import sql

from nhiemvu.store.database import open_database
from nhiemvu.store.revisions import SCHEMA_HEAD
from tools.bench.size.office import fill
from tools.bench.size.rows import COLUMNS, Row, Rows
from tools.bench.size.shape import BLOCK, SEED, Size
from tools.bench.size.tasks import Tasks
from tools.bench.size.words import Phrases

#: Tasks whose rows are laid down together.
TOGETHER = 400 * BLOCK
Cursor: TypeAlias = psycopg.Cursor[Any]


def office_rows(size: Size) -> Iterator[dict[str, list[Row]]]:
    """Yield the rows of an office table by table, in an order in which references lead to what is there."""
    random, rows = Random(SEED), Rows()  # noqa: S311 they need to be the same each time, not secret
    phrases = Phrases(random)
    fill(rows, size, random, phrases)
    yield rows.taken()
    for last in Tasks(rows, size, random, phrases).blocks():
        if last % TOGETHER == 0 or last == size.tasks:
            yield rows.taken()


def kept_office(size: Size, folder: Path) -> Path:
    """Return the SQLite file of an office in a folder, made where it is not there or of another version of this."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"office-{size.tasks}-{size.units}-{size.directives}-{_version()}.db"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        build_sqlite(size, part)
        part.replace(path)
    return path


def _version() -> str:
    """Return what changes with the rows and with the schema."""
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")) if path.stem in MAKERS)
    return f"{SCHEMA_HEAD}-{hashlib.sha256(sources).hexdigest()[:8]}"


#: The modules on which the rows depend.
MAKERS = {"building", "office", "rows", "shape", "tasks", "words"}


def build_sqlite(size: Size, path: Path) -> None:
    """Make a SQLite file of an office."""
    open_database(str(path))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # It is made whole or thrown away.
        for line in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {line}")
        later = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND (type = 'index'"
            " OR name LIKE 'search_entry_%' AND type = 'trigger')"
        ).fetchall()
        connection.execute("BEGIN")
        for kind, name, _ in later:
            connection.execute(f"DROP {kind} {name}")
        for block in office_rows(size):
            for table, rows in block.items():
                _insert(connection, table, rows)
        for _, _, statement in later:
            connection.execute(statement)
        connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    names, marks = ", ".join(COLUMNS[table]), ", ".join("?" * len(COLUMNS[table]))
    connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608 names of this package


def build_postgresql(size: Size, location: str) -> None:
    """Fill a new database of PostgreSQL with an office; `location` is its URL."""
    open_database(location)
    plain = location.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain) as connection, connection.cursor() as cursor:
        cursor.execute("SET TimeZone = 'UTC'; SET maintenance_work_mem = '1GB'; SET synchronous_commit = off")
        later = taken_down(cursor)
        for block in office_rows(size):
            for table, rows in block.items():
                _copy(cursor, table, rows)
        for statement in later:
            cursor.execute(statement)
        _set_numbers(cursor)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")


def taken_down(cursor: Cursor) -> list[bytes]:
    """Drop what would slow the rows down, and return the statements that make it anew, references last."""
    again: list[bytes] = []
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype IN ('f', 'u') AND connamespace = 'public'::regnamespace ORDER BY contype = 'u', conname"
    )
    constraints = cursor.fetchall()
    for table, name, _ in constraints:
        cursor.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(sql.Identifier(table), sql.Identifier(name)))
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indexrelid"
        " WHERE NOT indisprimary AND relnamespace = 'public'::regnamespace"
    )
    for name, statement in cursor.fetchall():
        cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        again.append(statement.encode())
    again += [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {rule}'.encode() for table, name, rule in reversed(constraints)
    ]
    return again


def _copy(cursor: Cursor, table: str, rows: list[Row]) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS[table]))
    if rows:
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)) as copy:
            for row in rows:
                copy.write_row(row)


def _set_numbers(cursor: Cursor) -> None:
    for table, names in COLUMNS.items():
        if names[0] == "id":
            place = sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), coalesce(max(id), 1)) FROM {}")
            cursor.execute(place.format(sql.Literal(table), sql.Identifier(table)))
