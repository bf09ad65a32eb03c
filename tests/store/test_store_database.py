"""Opening a database: made where it is missing, left alone where it is not ours, and clear about what is wrong."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from nhiemvu.domain.errors import DatabaseFault
from nhiemvu.store import database as module
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.engine import APPLICATION_ID, connected, database_at
from nhiemvu.store.faults import (
    BadLocation,
    DamagedDatabase,
    DiskFault,
    ForeignDatabase,
    LockedDatabase,
    NewerDatabase,
    OutdatedDatabase,
    ReadOnlyDatabase,
    UnreachableDatabase,
)
from nhiemvu.store.glance import glance
from nhiemvu.store.revisions import SCHEMA_HEAD
from nhiemvu.store.schema import upgrade
from nhiemvu.store.settings import read_settings, write_setting
from tests.server import Server


def pragma(path: Path, name: str) -> object:
    """Return one setting of a SQLite file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_missing_file_is_made_with_its_folder(tmp_path: Path) -> None:
    """The first use makes the file, marks it, and says so; the second finds it."""
    path = tmp_path / "dữ liệu" / "100% mới?" / "nhiemvu.db"
    opened = open_database(str(path))
    assert (opened.created, opened.name) == (True, str(path))
    assert not open_database(str(path)).created
    # Nobody else may read it.
    assert path.stat().st_mode & 0o077 == 0
    assert (pragma(path, "application_id"), pragma(path, "journal_mode")) == (APPLICATION_ID, "wal")


def test_empty_file_is_filled(tmp_path: Path) -> None:
    """An empty file is a database still to be made."""
    path = tmp_path / "nhiemvu.db"
    path.touch()
    assert open_database(str(path)).created


def test_missing_database_is_not_made_unasked(tmp_path: Path) -> None:
    """With `create` off, or a URL that makes no file, a missing database is a fault."""
    path = tmp_path / "nhiemvu.db"
    for location in (str(path), f"sqlite:///file:{path}?mode=rw&uri=true"):
        with pytest.raises(UnreachableDatabase):
            open_database(location, create=location != str(path))
    assert not path.exists()


def test_empty_server_database_is_made(server: Server) -> None:
    """An empty PostgreSQL database is filled on first use."""
    location = server.make("template0")
    assert open_database(location).created
    assert not open_database(location.replace("postgresql+psycopg", "postgresql")).created


@pytest.mark.parametrize("writing", [True, False])
def test_a_server_compiles_nothing_to_machine_code(server: Server, writing: bool) -> None:  # noqa: FBT001 a table's column
    """It would take seconds for what is asked once; what others ask on that connection later is as it was."""
    location = server.make()
    with connected(database_at(location), writing=True, migrating=True) as connection:
        connection.execute(text(f"ALTER DATABASE {connection.engine.url.database} SET jit = on"))
    database = database_at(location)
    with connected(database, writing=writing, migrating=True) as connection:
        assert connection.execute(text("SHOW jit")).scalar() == "off"
    held = database.engine.raw_connection()
    with closing(held), closing(held.cursor()) as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("on",)


def test_nothing_is_prepared_on_a_server(server: Server) -> None:
    """What a command asks often leaves nothing behind in its connection, which a pooler hands on to the next one."""
    with transaction(open_database(server.make()), writing=False) as session:
        for _ in range(20):
            read_settings(session)
        assert session.connection.execute(text("SELECT count(*) FROM pg_prepared_statements")).scalar() == 0


@pytest.mark.parametrize(
    ("location", "query"),
    [
        pytest.param("{path}", "", id="path"),
        pytest.param("sqlite:///{path}", "", id="URL"),
        pytest.param("sqlite:///{path}", "?timeout=0.2", id="URL with timeout"),
        pytest.param("sqlite:///file:{path}", "?mode=rw&uri=true", id="URL of a file URI"),
        pytest.param("file:{path}", "?mode=rw", id="file URI"),
    ],
)
def test_location_may_be_written_in_several_ways(sqlite_path: Path, location: str, query: str) -> None:
    """A path, a URL and a file URI lead to the same file."""
    opened = open_database(location.format(path=sqlite_path) + query)
    assert opened.path == sqlite_path
    with transaction(opened, writing=True) as session:
        write_setting(session, "office", "Văn phòng")
    with transaction(open_database(str(sqlite_path)), writing=False) as session:
        assert read_settings(session) == {"office": "Văn phòng"}


def test_connections_keep_the_rules(sqlite_path: Path) -> None:
    """Foreign keys are on and every commit reaches the disk."""
    with transaction(open_database(str(sqlite_path)), writing=False) as session:
        found = [
            session.connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("foreign_keys", "synchronous")
        ]
    assert found == [1, 2]


@pytest.mark.parametrize(
    "location",
    [
        "mysql://clerk:s3cret@host/office",
        "postgresql://clerk:s3cret@host:port/office",
        "nonsense://clerk:s3cret@host/office?password=s3cret",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///x.db?timeout=s3cret",
    ],
)
def test_unusable_location_is_refused_without_its_password(location: str) -> None:
    """What names no usable database is refused, and no message shows a password."""
    with pytest.raises(BadLocation) as caught:
        open_database(location)
    assert "clerk:s3cret" not in str(caught.value.message)
    assert "=s3cret@" not in str(caught.value.message)


def test_unreachable_server_is_named_without_its_password() -> None:
    """A server that does not answer is a fault that shows user, host and name only."""
    with pytest.raises(UnreachableDatabase) as caught:
        open_database("postgresql+psycopg://clerk:s3cret@127.0.0.1:1/office?connect_timeout=2&application_name=s3cret")
    assert "postgresql://clerk@127.0.0.1:1/office" in caught.value.message.vi
    assert "s3cret" not in "".join((*caught.value.message, *caught.value.instruction))


def text_file(path: Path) -> None:
    """Write something that is no database."""
    path.write_text("Kính gửi: Văn phòng Huyện ủy\n" * 50, encoding="utf-8")


def other_program(path: Path) -> None:
    """Write another program's SQLite database, whose log was left by a crash."""
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode = WAL');"
        "c.execute('CREATE TABLE alembic_version (version_num TEXT)'); c.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


def newer(path: Path) -> None:
    """Make a database of a later version."""
    open_database(str(path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def truncated(path: Path) -> None:
    """Make a database whose second half is lost."""
    open_database(str(path))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def without_tables(path: Path) -> None:
    """Make a database that lost a table."""
    open_database(str(path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE evidence")
        connection.execute("DROP TABLE setting")


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        pytest.param(text_file, ForeignDatabase, id="text"),
        pytest.param(other_program, ForeignDatabase, id="another program's"),
        pytest.param(newer, NewerDatabase, id="newer"),
        pytest.param(truncated, DamagedDatabase, id="truncated"),
        pytest.param(without_tables, DamagedDatabase, id="tables missing"),
    ],
)
def test_file_that_cannot_be_used_is_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], fault: type[DatabaseFault]
) -> None:
    """A file that is not ours, newer or damaged is named and not touched, nor is anything put beside it."""
    path = tmp_path / "tệp.db"
    make(path)
    before = {found.name: found.read_bytes() for found in tmp_path.iterdir()}
    with pytest.raises(fault) as caught:
        open_database(str(path))
    assert caught.value.exit_code == 6
    assert str(path) in caught.value.message.vi
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == before


def test_folder_is_no_database(tmp_path: Path) -> None:
    """A folder, a path through a file and an unwritable place are unreachable."""
    (tmp_path / "file").touch()
    for location in (tmp_path, tmp_path / "file" / "nhiemvu.db", Path("/proc/nhiemvu/nhiemvu.db")):
        with pytest.raises(UnreachableDatabase):
            open_database(str(location))


@pytest.mark.parametrize("version", ["9999", "0001"])
def test_foreign_server_database_is_left_alone(server: Server, version: str) -> None:
    """A PostgreSQL database of another program is refused, though it uses the same tool for its schema."""
    location = server.make("template0")
    with connected(database_at(location), writing=True) as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        connection.execute(text("CREATE TABLE invoice (id INTEGER)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})
    with pytest.raises(ForeignDatabase):
        open_database(location)


def test_older_schema_is_opened_only_to_upgrade_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older schema is a fault that names the command, unless the caller is that command."""
    location = str(database.path) if database.is_sqlite else database.engine.url.render_as_string(hide_password=False)
    monkeypatch.setattr(module, "SCHEMA_HEAD", "9999")
    monkeypatch.setattr(module, "EARLIER_REVISIONS", (SCHEMA_HEAD,))
    with pytest.raises(OutdatedDatabase) as caught:
        open_database(location)
    assert "nhiemvu db upgrade" in caught.value.instruction.vi
    assert not upgrade(open_database(location, outdated=True))


def test_read_only_file_can_be_read(sqlite_path: Path) -> None:
    """A file opened for reading is read, and writing to it is a fault."""
    opened = open_database(f"sqlite:///file:{sqlite_path}?mode=ro&uri=true")
    before = sqlite_path.read_bytes()
    with transaction(opened, writing=False) as session:
        assert read_settings(session) == {}
    with pytest.raises(ReadOnlyDatabase), transaction(opened, writing=True) as session:
        write_setting(session, "office", "Văn phòng")
    assert sqlite_path.read_bytes() == before


def test_reader_of_a_server_writes_nothing(server: Server) -> None:
    """A reading transaction on PostgreSQL refuses to write."""
    with pytest.raises(ReadOnlyDatabase), transaction(open_database(server.make()), writing=False) as session:
        write_setting(session, "office", "Văn phòng")


def test_locked_file_is_a_fault_at_once(sqlite_path: Path) -> None:
    """A writer who finds another one waits as long as the URL says, then gives up; readers go on."""
    opened = open_database(f"sqlite:///{sqlite_path}?timeout=0.05")
    with closing(sqlite3.connect(sqlite_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedDatabase), transaction(opened, writing=True):
            pytest.fail("the transaction began")
        with transaction(opened, writing=False) as session:
            assert read_settings(session) == {}
        other.execute("ROLLBACK")


def test_locked_server_is_a_fault(server: Server) -> None:
    """A second writer on PostgreSQL waits for the first one, then gives up."""
    opened = open_database(server.make(), patience=1)
    with (
        transaction(opened, writing=True),
        pytest.raises(LockedDatabase),
        transaction(opened, writing=True),
    ):
        pytest.fail("the transaction began")


def test_full_disk_is_a_fault_and_nothing_is_kept(sqlite_path: Path) -> None:
    """A write that finds no room is rolled back whole."""
    opened = open_database(str(sqlite_path))

    def write_much() -> None:
        with transaction(opened, writing=True) as session:
            session.connection.execute(text("PRAGMA max_page_count = 1"))
            for number in range(100):
                write_setting(session, f"key {number}", "x" * 10_000)

    with pytest.raises(DiskFault):
        write_much()
    with transaction(opened, writing=False) as session:
        assert read_settings(session) == {}


def test_damaged_letters_of_what_is_read_first_are_told(sqlite_path: Path) -> None:
    """A file whose version holds bytes that are no text is damaged, however it is opened."""
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.executescript("UPDATE alembic_version SET version_num = CAST(x'e5ff' AS TEXT)")
    with glance(str(sqlite_path)) as session:
        assert session is None
    with pytest.raises(DamagedDatabase):
        open_database(str(sqlite_path))


def test_error_inside_rolls_everything_back(database: Database) -> None:
    """What a command did before it failed is not kept."""

    def write_and_fail() -> None:
        with transaction(database, writing=True) as session:
            write_setting(session, "office", "Văn phòng")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with transaction(database, writing=False) as session:
        assert read_settings(session) == {}


def test_alembic_is_not_loaded_to_open_a_database(sqlite_path: Path) -> None:
    """A command on a database of the newest schema loads neither Alembic nor the ORM."""
    script = (
        "import sys; from nhiemvu.store.database import open_database, transaction\n"
        f"with transaction(open_database({str(sqlite_path)!r}), writing=True): pass\n"
        "kept_out = ('alembic', 'sqlalchemy.orm', 'sqlalchemy.dialects.postgresql', 'psycopg')\n"
        "print([name for name in kept_out if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_copy_of_a_file_is_whole(sqlite_path: Path, tmp_path: Path) -> None:
    """After a command the file alone holds everything: no log is left beside it."""
    with transaction(open_database(str(sqlite_path)), writing=True) as session:
        write_setting(session, "office", "Văn phòng")
    copy = shutil.copyfile(sqlite_path, tmp_path / "copy.db")
    with transaction(open_database(str(copy)), writing=False) as session:
        assert read_settings(session) == {"office": "Văn phòng"}
