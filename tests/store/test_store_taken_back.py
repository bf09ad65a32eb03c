"""A database that was made for nothing goes; one in which anybody is at work stays."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.taken_back import take_back
from nhiemvu.store.write_ahead import keeps_log
from tests.usecases.test_undo_everything import type_words


def test_an_empty_one_goes(tmp_path: Path) -> None:
    """With all that lies beside it."""
    take_back(open_database(str(tmp_path / "nhiemvu.db")))
    assert not any(tmp_path.iterdir())


def test_one_that_holds_an_event_stays(tmp_path: Path) -> None:
    """Another process was quicker to record something; it keeps its log."""
    database = open_database(str(tmp_path / "nhiemvu.db"))
    type_words(database.path, "add", "Họp")
    take_back(database)
    assert keeps_log(database.path)
    with transaction(open_database(str(database.path), create=False), writing=False):
        pass


def test_one_that_is_open_stays(tmp_path: Path) -> None:
    """Another process has it open and may be about to record something."""
    database = open_database(str(tmp_path / "nhiemvu.db"))
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("SELECT count(*) FROM event")
        take_back(database)
        assert database.path.exists()
        other.execute("INSERT INTO setting VALUES ('place', 'Đồng Mây')")
        other.commit()
    assert database.path.exists()


def test_who_was_too_late_is_told(tmp_path: Path) -> None:
    """Nothing is recorded in a file that is no longer there."""
    database = open_database(str(tmp_path / "nhiemvu.db"))
    other = sqlite3.connect(database.path, isolation_level=None)
    take_back(database)
    with closing(other), pytest.raises(sqlite3.OperationalError):
        other.execute("INSERT INTO setting VALUES ('place', 'Đồng Mây')")
