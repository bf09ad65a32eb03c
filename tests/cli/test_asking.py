"""Questions at the terminal: either language, no answer is lost, a slip is asked again."""

import os
from pathlib import Path

import pytest

from tests.support import EXAMPLES
from tests.terminal import KEYBOARD, at_terminal

Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"


def answered(database: str | Path, typed: str, *words: str) -> tuple[int, str]:
    """Run a command on a terminal whose person types `typed`, and return its exit code and what it told."""
    told_of = {"NHIEMVU_DB": str(database), "NHIEMVU_TODAY": "2026-04-02", "NHIEMVU_LANG": "vi"}
    return at_terminal(words, {**os.environ, **told_of}, typed=typed, streams=[KEYBOARD])


def test_what_cannot_be_read_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes of another character set are no answer."""
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8:strict")
    code, told = answered(tmp_path / "x.db", "\udcff\ny\n", "import", str(Q1))
    assert (code, "Không đọc được chữ vừa gõ" in told, "đã lưu 8 nhiệm vụ" in told) == (0, True, True), told


@pytest.mark.parametrize("typed", ["y\n", "c\n", "có\n", "Yes\n", "vâng ạ\ncó\n"])
def test_yes_in_either_language_saves(tmp_path: Path, typed: str) -> None:
    """What is neither yes nor no is asked again, in words that tell what to type."""
    code, told = answered(tmp_path / "x.db", typed, "import", str(Q1))
    assert code == 0, told
    assert "đã lưu 8 nhiệm vụ" in told
    assert ("Gõ y hoặc c" in told) is typed.startswith("vâng")


@pytest.mark.parametrize("typed", ["n\n", "không\n", "\n", "\x04"])
def test_no_leaves_everything_as_it_was(tmp_path: Path, typed: str) -> None:
    """One line says that nothing was recorded; it is not called an error."""
    code, told = answered(tmp_path / "x.db", typed, "import", str(Q1))
    assert code == 1
    assert told.rstrip().endswith("Đã dừng, chưa ghi gì.")
    assert "Lỗi" not in told
    assert not (tmp_path / "x.db").exists()


def test_a_file_that_is_held_is_not_asked_about(tmp_path: Path) -> None:
    """The same file again says so at once."""
    answered(tmp_path / "x.db", "y\n", "import", str(Q1))
    code, told = answered(tmp_path / "x.db", "", "import", str(Q1))
    assert code == 0
    assert "[y: lưu" not in told
    assert "đã nhập từ trước" in told


def test_undo_shows_what_it_takes_back_and_asks(tmp_path: Path) -> None:
    """No is no; yes takes it back; `--yes` does not ask."""
    database = tmp_path / "x.db"
    answered(database, "", "unit", "add", "Công an xã")
    code, told = answered(database, "n\n", "undo")
    assert code == 1
    assert "unit add 'Công an xã'" in told
    assert "Công an xã" in answered(database, "", "unit", "list")[1]
    assert answered(database, "c\n", "undo")[0] == 0
    assert "Công an xã" not in answered(database, "", "unit", "list")[1]
    answered(database, "", "unit", "add", "Công an xã")
    assert answered(database, "", "undo", "--yes")[0] == 0
