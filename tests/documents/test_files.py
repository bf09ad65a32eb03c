"""Files are written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nhiemvu.documents.files import (
    DiskFull,
    TargetFolderMissing,
    TargetIsFolder,
    TargetLocked,
    TargetUnwritable,
    write_whole,
)
from nhiemvu.domain.errors import NhiemvuError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions and devices of another kind")


def test_new_and_old_file(tmp_path: Path) -> None:
    """A file is made, and replaced; nothing else is left in its folder."""
    target = tmp_path / "báo cáo.docx"
    write_whole(target, b"1")
    write_whole(target, b"2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: b"2"}


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EACCES, TargetLocked),
        (errno.EPERM, TargetLocked),
        (errno.ENOSPC, DiskFull),
        (errno.EIO, TargetUnwritable),
    ],
)
def test_old_file_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: type[NhiemvuError]
) -> None:
    """Where the new file cannot take its place, the old one stands and no other is left."""
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(fault) as raised:
        write_whole(target, b"new")
    assert raised.value.exit_code == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


LIMITED = """
import resource, signal, sys
from nhiemvu.documents.files import TargetUnwritable, writing_whole
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    with writing_whole(Path(sys.argv[1])) as file:
        for _ in range(100):
            file.write(b"x" * 1000)
except TargetUnwritable:
    print("told")
"""


@POSIX
def test_a_disk_that_fills_while_it_is_written_is_told(tmp_path: Path) -> None:
    """What cannot be written cannot be written at the end either: that second fault hides no first one."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "a.docx")], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("told\n", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("không có/a.docx", TargetFolderMissing),
        ("tệp/a.docx", TargetFolderMissing),
        (".", TargetIsFolder),
        ("dài" * 200, TargetUnwritable),
        ("không\0được", TargetUnwritable),
    ],
)
def test_places_that_do_not_work(tmp_path: Path, name: str, fault: type[NhiemvuError]) -> None:
    """A missing folder, a folder in the file's place and an impossible name have their own faults."""
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(fault):
        write_whole(tmp_path / name, b"x")


@POSIX
def test_permissions_are_kept(tmp_path: Path) -> None:
    """A replaced file keeps its permissions, a new one is its owner's alone, a read-only one is not replaced."""
    target, fresh = tmp_path / "a", tmp_path / "b"
    target.write_bytes(b"1")
    target.chmod(0o640)
    write_whole(target, b"2")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    mask = os.umask(0o022)
    write_whole(fresh, b"1")
    os.umask(mask)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o600
    target.chmod(0o444)
    with pytest.raises(TargetLocked):
        write_whole(target, b"3")
    assert target.read_bytes() == b"2"


@POSIX
def test_link_stays_a_link(tmp_path: Path) -> None:
    """The file behind a link is written, and the link stays."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"1")
    link.symlink_to(real)
    write_whole(link, b"2")
    assert link.is_symlink()
    assert real.read_bytes() == b"2"


@POSIX
def test_device_is_written_to() -> None:
    """A device stays a device."""
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()
