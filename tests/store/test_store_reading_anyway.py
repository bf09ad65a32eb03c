"""A disk that is full or may only be read: what is on record can be read, and writing says what is wrong."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.engine import database_at
from nhiemvu.store.faults import ReadOnlyDatabase, UnreachableDatabase, sqlite_fault
from nhiemvu.store.history import newest_event
from nhiemvu.store.reading_anyway import without_index
from nhiemvu.store.settings import read_settings, write_setting

LEFT_IN_LOG = (
    "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
    "c.execute(\"INSERT INTO setting VALUES ('office', 'Đảng ủy')\"); c.commit(); os._exit(0)"
)


#: No file may grow beyond so many bytes, as on a disk without room.
ON_A_FULL_DISK = (
    "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
    "from nhiemvu.cli.app import run; sys.exit(run(sys.argv[1:]))"
)


def without_room(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command where no file has room to grow."""
    command = [sys.executable, "-c", ON_A_FULL_DISK, "--db", str(path), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_can_be_read_and_says_so_when_written(sqlite_path: Path) -> None:
    """What is on record is read; what is written then is refused whole, with its cause."""
    assert without_room(sqlite_path, "list").returncode == 0
    refused = without_room(sqlite_path, "add", "Rà soát hộ nghèo")
    assert refused.returncode == 6
    assert "Không ghi được" in refused.stderr
    assert "ổ đĩa" in refused.stderr
    with transaction(open_database(str(sqlite_path)), writing=True) as session:
        assert newest_event(session) == (0, None)


@pytest.fixture
def locked_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system answer as of a disk that may only be read."""
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)


@pytest.mark.usefixtures("locked_disk")
def test_a_disk_that_may_only_be_read_can_be_read(sqlite_path: Path) -> None:
    """Writing to it is a fault of its own, and nothing is changed."""
    before = sqlite_path.read_bytes()
    opened = without_index(database_at(str(sqlite_path)), 1)
    assert opened is not None
    with transaction(opened, writing=False) as session:
        assert read_settings(session) == {}
    with pytest.raises(ReadOnlyDatabase) as caught, transaction(opened, writing=True) as session:
        write_setting(session, "office", "Đảng ủy")
    assert str(sqlite_path) in caught.value.message.vi
    assert sqlite_path.read_bytes() == before


@pytest.mark.usefixtures("locked_disk")
def test_a_log_that_cannot_be_read_is_named(sqlite_path: Path) -> None:
    """What a crash left in it must not be passed over."""
    subprocess.run([sys.executable, "-c", LEFT_IN_LOG, str(sqlite_path)], check=True)
    with pytest.raises(UnreachableDatabase) as caught:
        without_index(database_at(str(sqlite_path)), 1)
    assert f"{sqlite_path.name}-wal" in caught.value.message.vi


@pytest.mark.parametrize("name", ["IOERR", "FULL", "CORRUPT", "CANTOPEN"])
def test_reasons_are_told_in_vietnamese(name: str) -> None:
    """The library tells them in English alone."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = getattr(sqlite3, f"SQLITE_{name}")
    fault = sqlite_fault(error, "nhiemvu.db")
    assert fault is not None
    assert "database" not in fault.message.vi
