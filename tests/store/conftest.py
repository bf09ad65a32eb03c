"""Databases for tests of the store: each test has its own, made from a template that the migrations made."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.session import Session
from tests.server import Server


@pytest.fixture
def sqlite_path(sqlite_template: Path, tmp_path: Path) -> Path:
    """Make a SQLite database of the test's own."""
    path = tmp_path / "nhiemvu.db"
    shutil.copyfile(sqlite_template, path)
    return path


@pytest.fixture
def database(database_kind: str, request: pytest.FixtureRequest) -> Database:
    """Open an empty database, on SQLite and on PostgreSQL."""
    if database_kind == "sqlite":
        return open_database(str(request.getfixturevalue("sqlite_path")))
    held: Server = request.getfixturevalue("server")
    return open_database(held.lend())


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Open a writing session in an empty database."""
    with transaction(database, writing=True) as opened:
        yield opened
