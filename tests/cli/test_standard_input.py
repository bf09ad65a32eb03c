"""`import -` reads what another program hands over."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from nhiemvu.documents import file_bytes
from tests.documents.word_files import p, word_file
from tests.support import ROOT, Office

PLAN = "KẾ HOẠCH\nSố 12/KH-UBND\n\nI. NHIỆM VỤ\n1. Giao Văn phòng lập danh sách trước ngày 15/5/2026.\n"
WORD = word_file("".join(p(line) for line in PLAN.splitlines() if line))


def hand_over(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold these bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("data", [PLAN.encode(), PLAN.encode("utf-16"), WORD], ids=["text", "UTF-16", "Word"])
def test_a_document_is_read(office: Office, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """The content tells the kind, as no name does, and the document is saved under the name of what it came from."""
    hand_over(monkeypatch, data)
    assert "stdin: đã lưu 1 nhiệm vụ" in office("import", "-", "--yes").err
    assert office("show", 1, "--format", "json").json["due_on"] == "2026-05-15"


@pytest.mark.without_database
def test_nobody_can_confirm(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed over takes the place of the keyboard: nothing is saved without --yes."""
    hand_over(monkeypatch, PLAN.encode())
    assert "--yes" in office("import", "-", code=2).err
    assert not office.is_made()


@pytest.mark.parametrize(("data", "code", "words"), [(b"", 4, "không có chữ nào"), (b"\x89PNG", 4, "PNG")])
def test_what_cannot_be_read(
    office: Office, monkeypatch: pytest.MonkeyPatch, data: bytes, code: int, words: str
) -> None:
    """The refusal calls it stdin."""
    hand_over(monkeypatch, data)
    outcome = office("import", "-", "--dry-run", code=code)
    assert words in outcome.err
    assert "stdin" in outcome.err


def test_too_much_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Input without end is not taken into memory."""
    monkeypatch.setattr(file_bytes, "LARGEST_FILE", 3)
    hand_over(monkeypatch, b"abcd")
    assert "quá lớn" in office("import", "-", "--dry-run", code=4).err


def test_the_keyboard_is_not_waited_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal with nothing handed over, the command says how to hand something over."""
    hand_over(monkeypatch, b"")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert "import - --yes <" in office("import", "-", code=2).err


def test_a_real_pipe(tmp_path: Path) -> None:
    """Bytes that are no text of this system's encoding come through a pipe whole."""
    words = [sys.executable, "-m", "nhiemvu", "--db", str(tmp_path / "a.db"), "import", "-", "--dry-run"]
    done = subprocess.run([*words, "--format", "text"], input=WORD, capture_output=True, cwd=ROOT, check=True)
    assert "Giao Văn phòng lập danh sách" in done.stdout.decode("utf-8")
