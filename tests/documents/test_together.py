"""Files that are written all or none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nhiemvu.documents.files import TargetFolderMissing, TargetUnwritable
from nhiemvu.documents.together import FilesTogether, files_together


class Stopped(BaseException):
    """What takes the files back."""


def interrupted(work: Callable[[FilesTogether], None]) -> None:
    """Write files, and raise Stopped before the end."""
    with files_together() as files:
        work(files)
        raise Stopped


def test_files_that_are_written_stay(tmp_path: Path) -> None:
    """With the folder that was made for them, and the earlier ones put aside."""
    (tmp_path / "cu.txt").write_bytes(b"earlier")
    with files_together() as files:
        files.folder(tmp_path / "moi")
        files.folder(tmp_path / "moi")
        assert files.write(tmp_path / "moi" / "a.txt", b"a") is None
        assert files.write(tmp_path / "cu.txt", b"new") == tmp_path / "cu.cu-1.txt"
    assert (tmp_path / "moi" / "a.txt").read_bytes() == b"a"
    assert ((tmp_path / "cu.txt").read_bytes(), (tmp_path / "cu.cu-1.txt").read_bytes()) == (b"new", b"earlier")


def test_where_anything_is_raised_everything_is_as_it_was(tmp_path: Path) -> None:
    """New files and folders are gone, earlier ones are back in their place."""
    (tmp_path / "cu.txt").write_bytes(b"earlier")
    (tmp_path / "same.txt").write_bytes(b"same")

    def write(files: FilesTogether) -> None:
        files.folder(tmp_path / "moi")
        files.write(tmp_path / "moi" / "a.txt", b"a")
        files.write(tmp_path / "cu.txt", b"new")
        files.write(tmp_path / "cu.txt", b"newer")
        files.write(tmp_path / "same.txt", b"same")

    with pytest.raises(Stopped):
        interrupted(write)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"cu.txt": b"earlier", "same.txt": b"same"}


def test_a_folder_that_holds_something_else_stays(tmp_path: Path) -> None:
    """What came into it meanwhile is nobody's to throw away."""

    def write(files: FilesTogether) -> None:
        files.folder(tmp_path / "moi")
        (tmp_path / "moi" / "khac.txt").touch()

    with pytest.raises(Stopped):
        interrupted(write)
    assert (tmp_path / "moi" / "khac.txt").exists()


def test_folders_that_cannot_be_made(tmp_path: Path) -> None:
    """Below one that is not there, below a file, under a name that is too long."""
    (tmp_path / "tep").touch()
    with files_together() as files:
        for path, fault in (
            (tmp_path / "khong" / "co", TargetFolderMissing),
            (tmp_path / "tep" / "x", TargetFolderMissing),
            (tmp_path / "tep", TargetUnwritable),
            (tmp_path / ("x" * 300), TargetUnwritable),
        ):
            with pytest.raises(fault):
                files.folder(path)
