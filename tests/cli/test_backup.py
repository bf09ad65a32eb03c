"""Backing up and putting back: nothing is lost whichever way it goes, and a damaged database is not the end."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nhiemvu.domain.language import Text
from nhiemvu.store import backup as store_backup
from nhiemvu.store import files as store_files
from nhiemvu.store.engine import connected, database_at
from nhiemvu.store.faults import DamagedDatabase, DiskFault
from nhiemvu.usecases import back_up_database
from tests.store.test_store_schema import migrate_down
from tests.support import Office

pytestmark = pytest.mark.sqlite_only("a backup is one of SQLite's file; a server has its own")


def backups(office: Office) -> list[Path]:
    """Return the files of the office's folder of backups, by name."""
    return sorted(Path(f"{office.database}-backups").glob("*"))


@pytest.fixture
def filled(office: Office) -> Office:
    """Return an office with one task."""
    office("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")
    office("add", "Rà soát hộ nghèo")
    return office


def test_a_backup_is_the_whole_database(filled: Office) -> None:
    """The copy opens as a database of its own with the same rows; only its owner may read it."""
    printed = filled("db", "backup").out
    (copy,) = backups(filled)
    assert str(copy) in printed
    assert copy.stat().st_mode & 0o077 == 0
    assert Office(filled.folder, str(copy), filled.type_command).rows() == filled.rows()


@pytest.mark.parametrize("name", ["file:x?mode=ro", "100%3F#.db", "a?b.db"])
def test_a_backup_of_any_name_can_be_put_back(filled: Office, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What means something in an address is no more than letters in the name of a file or folder."""
    monkeypatch.chdir(filled.folder)
    filled("db", "backup", name)
    before = filled.rows()
    filled("add", "Việc ghi sau")
    place = filled.folder / name
    (copy,) = place.glob("*.db") if place.is_dir() else [place]
    filled("db", "restore", str(copy), "--yes")
    assert filled.rows() == before


def test_a_backup_that_is_not_whole_leaves_nothing(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the copy nor the folder that was made for it."""

    def fail(copy: Path) -> None:
        raise DamagedDatabase(str(copy), Text("thiếu trang", "a page is missing"))

    monkeypatch.setattr(back_up_database, "verify", fail)
    assert "thiếu trang" in filled("db", "backup", filled.folder / "moi", code=6).err
    assert not (filled.folder / "moi").exists()


def test_a_backup_holds_what_stands_in_the_log_only(filled: Office) -> None:
    """What another clerk has just written, and is still in the write-ahead log, is in the copy."""
    with closing(sqlite3.connect(filled.database)) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("UPDATE setting SET value = 'Đảng ủy xã Bình An' WHERE key = 'office'")
        other.commit()
        assert Path(f"{filled.database}-wal").stat().st_size
        filled("db", "backup")
    (copy,) = backups(filled)
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT value FROM setting WHERE key = 'office'").fetchone() == ("Đảng ủy xã Bình An",)


def test_restoring_keeps_what_it_replaces(filled: Office) -> None:
    """The data of the backup is there again, the later data is a backup, and that one can be put back in turn."""
    filled("db", "backup")
    before = filled.rows()
    filled("add", "Việc ghi sau")
    later = filled.rows()
    told = filled("db", "restore", "--yes")
    assert filled.rows() == before
    assert "đến lượt ghi 2" in told.err
    assert "đến lượt ghi 3" in told.err
    (kept,) = (path for path in backups(filled) if "truoc-khoi-phuc" in path.name)
    assert str(kept) in told.out
    filled("db", "restore", kept, "--yes")
    assert filled.rows() == later


def test_restoring_twice_loses_nothing(filled: Office) -> None:
    """Each restoring keeps a file of its own, in the same second too, and the newest backup stays the same one."""
    filled("db", "backup")
    before = filled.rows()
    for place in range(3):
        filled("add", f"Việc {place}")
        filled("db", "restore", "--yes")
        assert filled.rows() == before
    assert len([path for path in backups(filled) if "truoc-khoi-phuc" in path.name]) == 3


def test_a_damaged_database_is_put_right_and_kept_as_it_was(filled: Office) -> None:
    """A file that cannot be read is moved aside byte for byte."""
    filled("db", "backup")
    before = filled.rows()
    data = bytearray(filled.database.read_bytes())
    data[8192:81920] = b"\xa5" * 73728
    filled.database.write_bytes(data)
    told = filled("list", code=6).err
    assert "nhiemvu db restore" in told
    filled("db", "backup", code=6)
    filled("db", "restore", "--yes")
    assert filled.rows() == before
    (kept,) = (path for path in backups(filled) if "truoc-khoi-phuc" in path.name)
    assert kept.read_bytes() == data
    filled("db", "check")


def test_a_lost_database_comes_back(filled: Office) -> None:
    """Where the file is gone the backup takes its place, and nothing is kept."""
    filled("db", "backup")
    before = filled.rows()
    filled.database.unlink()
    filled("db", "restore", "--yes")
    assert filled.database.stat().st_mode & 0o077 == 0
    assert filled.rows() == before
    assert len(backups(filled)) == 1


@pytest.mark.parametrize("content", [None, b""], ids=["lost", "empty"])
def test_nothing_is_begun_anew_beside_backups(filled: Office, content: bytes | None) -> None:
    """Where the file is gone and backups are there, no empty database takes its place: the clerk is told of them."""
    filled("db", "backup")
    before = filled.rows()
    filled.database.unlink()
    if content is not None:
        filled.database.write_bytes(content)
    told = filled("list", code=6).err
    assert "nhiemvu db restore" in told
    assert f"{filled.database.name}-backups" in told
    assert (filled.database.read_bytes() if filled.database.exists() else None) == content
    filled("db", "restore", "--yes")
    assert filled.rows() == before


def test_a_damaged_database_stays_until_its_successor_is_whole(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where putting a backup back breaks off, the damaged file is still there, and no empty one."""
    filled("db", "backup")
    filled.database.write_bytes(b"x" * 5000)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store_backup, "_copy", fail)
    assert "hết chỗ" in filled("db", "restore", "--yes", code=6).err
    assert filled.database.read_bytes() == b"x" * 5000
    (kept,) = (path for path in backups(filled) if "truoc-khoi-phuc" in path.name)
    assert kept.read_bytes() == b"x" * 5000


def test_a_backup_of_a_damaged_database_names_the_database(filled: Office) -> None:
    """The copy is removed, so that it would be of no use to name that; earlier backups are not thinned out."""
    filled("db", "backup")
    (good,) = backups(filled)
    data = bytearray(filled.database.read_bytes())
    data[8192:81920] = b"\xa5" * 73728
    filled.database.write_bytes(data)
    told = filled("db", "backup", code=6).err
    assert f"{filled.database} bị hỏng" in told
    assert backups(filled) == [good]


def test_nobody_is_asked_without_a_terminal(filled: Office) -> None:
    """Without --yes nothing happens where nobody can be asked."""
    filled("db", "backup")
    filled("add", "Việc ghi sau")
    before = filled.rows()
    assert "--yes" in filled("db", "restore", code=2).err
    assert filled.rows() == before


@pytest.mark.parametrize("content", [b"", b"khong phai", b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_backup_is_refused(filled: Office, content: bytes) -> None:
    """Nothing is touched where the file is empty, another program's, or damaged."""
    wrong = filled.folder / "sai.db"
    wrong.write_bytes(content)
    before = filled.rows()
    filled("db", "restore", wrong, "--yes", code=6)
    assert filled.rows() == before
    assert backups(filled) == []
    assert wrong.read_bytes() == content


def test_a_backup_whose_structure_is_damaged_is_refused(filled: Office) -> None:
    """One letter in a condition: who only reads the file notices nothing, who writes to it can do nothing with it."""
    filled("db", "backup")
    (copy,) = backups(filled)
    whole = copy.read_bytes()
    copy.write_bytes(whole.replace(b"completed_on IS NOT NULL", b"completud_on IS NOT NULL"))
    assert copy.read_bytes() != whole
    before = filled.rows()
    assert "completud_on" in filled("db", "restore", copy, "--yes", code=6).err
    assert filled.rows() == before
    assert backups(filled) == [copy]
    assert filled.type_command("--db", copy, "db", "check").code == 6


def test_a_damaged_backup_is_refused(filled: Office) -> None:
    """A backup whose pages are damaged is not put back."""
    copy = filled.folder / "copy.db"
    filled("db", "backup", copy)
    data = bytearray(copy.read_bytes())
    data[8192:81920] = b"\xa5" * 73728
    copy.write_bytes(data)
    before = filled.rows()
    filled("db", "restore", copy, "--yes", code=6)
    assert filled.rows() == before


def test_faults_of_names_are_told(filled: Office) -> None:
    """A file that is there, one that is not, the database itself, no backup yet: each with its exit code."""
    target = filled.folder / "x.db"
    filled("db", "restore", "--yes", code=2)
    filled("db", "backup", target)
    assert "Đã có tệp" in filled("db", "backup", target, code=5).err
    assert "Không có bản sao lưu" in filled("db", "restore", filled.folder / "y.db", "--yes", code=3).err
    assert "chính là" in filled("db", "restore", filled.database, "--yes", code=2).err


def test_a_full_disk_leaves_nothing_half_made(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that breaks off leaves no part of a file, and the database as it was."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store_files, "_to_disk", fail)
    before = filled.rows()
    told = filled("db", "backup", code=DiskFault.exit_code).err
    assert "hết chỗ" in told
    assert backups(filled) == []
    assert filled.rows() == before


def test_backups_are_listed(filled: Office) -> None:
    """The newest first; an empty list says so."""
    assert "Chưa có" in filled("db", "backup", "--list").err
    folder = Path(f"{filled.database}-backups")
    filled("db", "backup")
    (first,) = backups(filled)
    shutil.copyfile(first, folder / "nhiemvu-20200101-080000.db")
    shutil.copyfile(first, folder / "ghi-chu.db")
    printed = filled("db", "backup", "--list").out
    assert printed.index(first.name) < printed.index("01/01/2020 08:00:00")
    assert "ghi-chu" not in printed


@pytest.mark.parametrize("content", [None, b"no database at all"])
def test_backups_of_a_lost_or_damaged_database_are_listed(filled: Office, content: bytes | None) -> None:
    """That is when they are looked for; nothing is made or changed by it."""
    filled("db", "backup")
    filled.database.unlink()
    if content:
        filled.database.write_bytes(content)
    (copy,) = backups(filled)
    assert copy.name in filled("db", "backup", "--list").out
    assert (filled.database.read_bytes() if filled.database.exists() else None) == content


def test_what_a_broken_copy_left_goes_with_the_next_day(filled: Office) -> None:
    """A part that a power cut left is removed by a later backup; one that may still grow is not."""
    filled("db", "backup")
    folder = Path(f"{filled.database}-backups")
    old, new = folder / "tmpabc.part", folder / "tmpdef.part"
    for path in (old, new):
        path.write_bytes(b"x")
    long_ago = old.stat().st_mtime - 3 * 86_400
    os.utime(old, (long_ago, long_ago))
    filled("db", "backup")
    assert not old.exists()
    assert new.exists()


def test_a_backup_in_a_folder_gets_a_name_there(filled: Office) -> None:
    """A folder is enough, on a stick for instance; it is not thinned out."""
    folder = filled.folder / "usb"
    folder.mkdir()
    filled("db", "backup", folder)
    (copy,) = folder.iterdir()
    filled("db", "restore", copy, "--yes")


def test_a_folder_that_is_not_there_yet_is_made(filled: Office) -> None:
    """The first backup to a new stick makes the folder, the next joins it; a stick that is not there is told of."""
    folder = filled.folder / "sao-luu"
    for count in (1, 2):
        filled("db", "backup", folder)
        assert len(list(folder.glob("*.db"))) == count
    assert "Không có thư mục" in filled("db", "backup", filled.folder / "usb" / "sao-luu", code=1).err
    assert not (filled.folder / "usb").exists()


def test_files_that_prove_results_go_with_a_backup_elsewhere(filled: Office) -> None:
    """They are copied once for all backups of a folder, and come back with any of them."""
    proof = filled.folder / "bien-ban.txt"
    proof.write_text("Biên bản", encoding="utf-8")
    filled("done", "1", "--result", "Đã họp.", "--evidence", proof)
    folder = filled.folder / "usb"
    folder.mkdir()
    assert "1 tệp minh chứng" in filled("db", "backup", folder).out
    assert "minh chứng" not in filled("db", "backup", folder).out
    shutil.rmtree(f"{filled.database}-files")
    filled("db", "check", code=6)
    copy = max(folder.glob("*.db"))
    assert "1 tệp minh chứng" in filled("db", "restore", copy, "--yes").out
    filled("db", "check")


def test_an_old_database_is_backed_up_before_it_is_upgraded(filled: Office) -> None:
    """The file as it was is kept; one that is up to date is not copied."""
    filled("db", "upgrade")
    assert backups(filled) == []
    with connected(database_at(filled.location), writing=True, migrating=True) as connection:
        migrate_down(connection, "0008")
    told = filled("list", code=6).err
    assert "db upgrade" in told
    filled("db", "upgrade")
    (copy,) = backups(filled)
    assert "truoc-nang-cap" in copy.name
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT version_num FROM alembic_version").fetchone() == ("0008",)
    assert "db upgrade" in filled("db", "restore", copy, "--yes").err
    filled("list", code=6)
    filled("db", "upgrade")
    filled("db", "check")


def test_a_move_that_is_refused_leaves_no_folder(filled: Office) -> None:
    """Where the folder for proofs cannot be named, those that were made for the new file go, too."""
    proof = filled.folder / "bien-ban.txt"
    proof.write_text("Đã họp", encoding="utf-8")
    filled("done", 1, "--result", "Đã rà soát.", "--evidence", proof)
    target = filled.folder / "noi" / "moi" / "nhiemvu.db"
    filled("db", "move", "--to", target, "--files", "A" * 5000, code=6)
    assert not (filled.folder / "noi").exists()
