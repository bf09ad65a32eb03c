"""Databases for tests of the store: each test has its own, made from a template that the migrations made."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.session import Session
from tests.server import Server


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
