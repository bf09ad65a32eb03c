"""The write-ahead log: every file has one as soon as it is written to, but on a network folder."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nhiemvu.store import write_ahead
from nhiemvu.store.backup import copy_to, put_back
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.settings import read_settings, write_setting
from nhiemvu.store.write_ahead import keeps_log, kind_of_mount

MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//server/van-phong /mnt/văn\\040phòng cifs rw 0 0
server:/export /mnt/nfs nfs4 rw 0 0
"""
PLACES = [
    ("/home/clerk", "ext4"),
    ("/tmp/a/b", "tmpfs"),  # noqa: S108 a name
    ("/mnt/nfs", "nfs4"),
    ("/mnt/nfs/office/2026", "nfs4"),
    ("/mnt/văn phòng/x", "cifs"),
    ("/mnt/nfs-old", "ext4"),
]


@pytest.mark.parametrize(("folder", "kind"), PLACES)
def test_kind_of_a_folder(folder: str, kind: str) -> None:
    """The nearest mount counts, also one whose name has spaces and accents."""
    assert kind_of_mount(MOUNTS, Path(folder)) == kind


def write(path: Path) -> None:
    """Write something."""
    with transaction(open_database(str(path)), writing=True) as session:
        write_setting(session, "office", "Đảng ủy")


def without_log(path: Path) -> None:
    """Take the log from a file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    assert not keeps_log(path)


def test_a_file_without_log_gets_one_when_it_is_written(sqlite_path: Path) -> None:
    """However it lost it; reading alone changes nothing."""
    without_log(sqlite_path)
    before = sqlite_path.read_bytes()
    with transaction(open_database(str(sqlite_path)), writing=False) as session:
        read_settings(session)
    assert sqlite_path.read_bytes() == before
    write(sqlite_path)
    assert keeps_log(sqlite_path)


def test_a_file_on_a_network_folder_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a new one nor one that was brought there with its log."""
    monkeypatch.setattr(write_ahead, "on_network", lambda _: True)
    path = tmp_path / "nhiemvu.db"
    write(path)
    assert not keeps_log(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    write(path)
    assert not keeps_log(path)


def test_a_busy_file_stays_as_it_is(sqlite_path: Path) -> None:
    """While another process reads it nothing is changed, and writing goes on all the same."""
    without_log(sqlite_path)
    with closing(sqlite3.connect(sqlite_path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM setting").fetchall()
        with transaction(open_database(str(sqlite_path)), writing=True):
            assert not keeps_log(sqlite_path)
            # Without a log a writer waits at its end for those who read.
            other.execute("COMMIT")
    write(sqlite_path)
    assert keeps_log(sqlite_path)


def test_copies_keep_a_log(sqlite_path: Path, tmp_path: Path) -> None:
    """A backup, and what is put back, are as the database was."""
    copy = tmp_path / "copy.db"
    database = open_database(str(sqlite_path))
    copy_to(database, copy)
    assert keeps_log(copy)
    shutil.copyfile(copy, tmp_path / "old.db")
    put_back(copy, database)
    assert keeps_log(sqlite_path)
