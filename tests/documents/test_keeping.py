"""A file of the same name that a person changed is put aside; where that fails, nothing has changed."""

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from nhiemvu.documents.files import DiskFull, TargetIsFolder, TargetLocked
from nhiemvu.documents.keeping import write_keeping


def contents(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_earlier_files_are_numbered(tmp_path: Path) -> None:
    """Each one that differs is kept; the same again adds none."""
    target = tmp_path / "a.docx"
    assert write_keeping(target, b"1") is None
    assert write_keeping(target, b"1") is None
    assert write_keeping(target, b"2") == tmp_path / "a.cu-1.docx"
    assert write_keeping(target, b"3") == tmp_path / "a.cu-2.docx"
    assert contents(tmp_path) == {"a.docx": b"3", "a.cu-1.docx": b"1", "a.cu-2.docx": b"2"}


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize(("number", "fault"), [(errno.EACCES, TargetLocked), (errno.ENOSPC, DiskFull)])
def test_nothing_changes_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, number: int, fault: type[Exception]
) -> None:
    """Neither when the earlier file is put aside nor when the new one takes its place."""
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    replace, times = Path.replace, iter(range(1, 9))

    def refuse(self: Path, to: Path) -> Path:
        if next(times) == at:
            raise OSError(number, "x")
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(fault):
        write_keeping(target, b"moi")
    assert contents(tmp_path) == {"a.docx": b"cu"}


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """It is told as such."""
    with pytest.raises(TargetIsFolder):
        write_keeping(tmp_path, b"x")


def test_an_earlier_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not be kept, so it is not replaced."""
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")

    def refuse(_: Path, mode: str = "r") -> bytes:
        raise PermissionError(mode)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(TargetLocked):
        write_keeping(target, b"moi")
    monkeypatch.undo()
    assert contents(tmp_path) == {"a.docx": b"cu"}


def test_a_file_that_is_written_bit_by_bit(tmp_path: Path) -> None:
    """It counts as the same where all of it is; where it breaks off, both files are as they were."""
    target = tmp_path / "a.csv"

    def write(file: BinaryIO) -> None:
        file.write(b"1")
        file.write(b"2")

    def break_off(file: BinaryIO) -> None:
        file.write(b"1")
        raise KeyError

    assert write_keeping(target, write) is None
    assert write_keeping(target, b"12") is None
    with pytest.raises(KeyError):
        write_keeping(target, break_off)
    assert contents(tmp_path) == {"a.csv": b"12"}
