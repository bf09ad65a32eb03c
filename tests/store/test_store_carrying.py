"""Whatever an office recorded comes through an archive, and through the other kind of database and back, unchanged."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.dump import digests
from nhiemvu.store.engine import connected
from nhiemvu.usecases.archive_database import archive_database
from nhiemvu.usecases.load_archive import load_archive
from nhiemvu.usecases.move_database import move_database
from tests.support import emptied
from tests.usecases.test_undo_everything import COMMANDS, OPENING, Words, type_words

DAY = date(2026, 6, 20)


def digests_of(database: Database) -> dict[str, str]:
    """Return the hashes of a database's tables."""
    with connected(database, writing=False) as connection:
        return digests(connection)


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the file of an office with a report's tasks."""
    database = tmp_path_factory.mktemp("office") / "nhiemvu.db"
    for command in OPENING:
        assert type_words(database, *command)[0] == 0
    with transaction(open_database(str(database)), writing=True) as session:
        session.connection.exec_driver_sql("SELECT 1")
    return database.read_bytes()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(commands=st.lists(st.one_of(*COMMANDS.values()), min_size=3, max_size=9))
def test_nothing_is_lost_on_the_way(
    at_work: bytes, server: Any, tmp_path_factory: pytest.TempPathFactory, commands: Sequence[Words]
) -> None:
    """SQLite to PostgreSQL to SQLite, and through an archive as folder and zip: equal row by row, and whole."""
    folder = emptied(tmp_path_factory.getbasetemp() / "carrying")
    database = folder / "nhiemvu.db"
    database.write_bytes(at_work)
    for command in commands:
        type_words(database, *command)
    first = open_database(str(database))
    expected = digests_of(first)
    second, third = server.make(template="template1"), str(folder / "back.db")
    with transaction(first, writing=False) as session:
        move_database(session, second, None)
        archive_database(session, folder / "archive", facts=None, today=DAY)
        archive_database(session, folder / "archive.zip", facts=None, today=DAY)
    with transaction(open_database(second), writing=False) as session:
        assert check(session) == []
        move_database(session, third, None)
    load_archive(str(folder / "folder.db"), folder / "archive", folder / "x.toml")
    load_archive(str(folder / "zip.db"), folder / "archive.zip", folder / "y.toml")
    for location in (second, third, str(folder / "folder.db"), str(folder / "zip.db")):
        assert digests_of(open_database(location)) == expected
    with transaction(open_database(third), writing=False) as session:
        assert check(session) == []
