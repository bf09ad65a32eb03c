"""Old Word and RTF files, through LibreOffice where it is installed, and through stand-ins for its faults."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

import pytest

from nhiemvu.documents import soffice
from nhiemvu.documents.office_in import DamagedOffice, OfficeMissing, OfficeTooSlow
from nhiemvu.documents.old_word import OLE_START, WORD_STREAM
from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.soffice import VARIABLE, found_soffice
from tests.required import needs

needs_office = needs("libreoffice", found=found_soffice() is not None)
needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are scripts of a shell")
RTF = rb"{\rtf1\ansi\uc0 {\b B\u193 O C\u193 O}\par Thay m\u7863 t {\deleted b\u7887 }\par}"
OLD_WORD = OLE_START + WORD_STREAM + b"\0" * 600


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the program makes its temporary ones."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tạm"))
    (tmp_path / "tạm").mkdir()
    return tmp_path / "tạm"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Have a script called in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(program))


@needs_office
def test_rtf_is_read(temporary: Path) -> None:
    """Words and looks come over, deleted words do not, and nothing is left behind."""
    first, second = read_bytes(RTF, "a.rtf").paragraphs()
    assert (first.text, first.bold) == ("BÁO CÁO", True)
    assert second.text == "Thay mặt"
    assert not list(temporary.iterdir())


@needs_office
def test_old_word_is_read(tmp_path: Path) -> None:
    """An old .doc gives the words that it was saved with, under any name."""
    (tmp_path / "a.rtf").write_bytes(RTF)
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    words = [str(found_soffice()), profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "a.rtf")], check=True, capture_output=True, timeout=60)
    data = (tmp_path / "a.doc").read_bytes()
    assert [line.text for line in read_bytes(data, "a.docx").paragraphs()] == ["BÁO CÁO", "Thay mặt"]


@needs_office
@pytest.mark.parametrize(("data", "name"), [(OLD_WORD, "a.doc"), (rb"{\rtf1\ansi {\b x", "a.rtf")])
def test_damaged_file(temporary: Path, data: bytes, name: str) -> None:
    """What LibreOffice cannot open is refused with the reason that it gave."""
    with pytest.raises(DamagedOffice, match="could not be loaded"):
        read_bytes(data, name)
    assert not list(temporary.iterdir())


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault says that the file is an old one and what can be done."""
    monkeypatch.setenv(VARIABLE, "/no/soffice")
    with pytest.raises(OfficeMissing, match="old Word") as raised:
        read_bytes(OLD_WORD, "cũ.doc")
    assert "cũ.doc" in raised.value.message.vi
    assert ".docx" in raised.value.instruction.vi
    assert VARIABLE in raised.value.instruction.vi


def _runs(number: int) -> bool:
    """Tell whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").split()[2] not in "ZX"
    except OSError:
        return False


@needs_scripts
def test_libreoffice_that_does_not_end(temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended with what it started, after the limit; nothing is left behind."""
    stand_in(tmp_path, monkeypatch, f"sleep 30 & echo $! > {tmp_path}/child\nwait")
    monkeypatch.setattr(soffice, "TIME_LIMIT", 0.5)
    with pytest.raises(OfficeTooSlow):
        read_bytes(OLD_WORD, "a.doc")
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    # What was killed takes its time to go.
    latest = monotonic() + 10
    while _runs(child):
        assert monotonic() < latest
        sleep(0.01)
    assert not list(temporary.iterdir())


@needs_scripts
@pytest.mark.parametrize(
    "script", ["exit 1", "echo 'Error: nothing to show'", "mkdir -p out; echo x > out/source.docx"]
)
def test_libreoffice_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """No file, an error, and a file that is no .docx are one fault, with the reason where there is one."""
    stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(DamagedOffice) as raised:
        read_bytes(OLD_WORD, "a.doc")
    assert ("nothing to show" in raised.value.message.en) is ("Error" in script)


@needs_scripts
def test_where_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable goes before PATH, and PATH before the usual places."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "P"))
    usual = tmp_path / "P" / soffice.WINDOWS_PLACE
    usual.parent.mkdir(parents=True)
    usual.touch()
    assert found_soffice() == str(usual)
    (tmp_path / "libreoffice").touch(mode=0o755)
    assert found_soffice() == str(tmp_path / "libreoffice")
    shutil.copy(tmp_path / "libreoffice", tmp_path / "khác")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "khác"))
    assert found_soffice() == os.environ[VARIABLE]
