"""Character recognition: a scan becomes a PDF with text in a temporary folder; stand-ins show each of its faults."""

import os
import shutil
import sys
import tempfile
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import pytest

from nhiemvu.documents import recognition
from nhiemvu.documents.pdf.reader import ForeignTextLayer, ScannedPdf
from nhiemvu.documents.read import EmptyDocument, NotRecognised, UnsupportedKind, read_bytes
from nhiemvu.documents.recognition import RecognitionFailed, RecognitionMissing, RecognitionTooSlow
from nhiemvu.domain.errors import UnreadableDocument
from tests.documents.pdf_files import paragraphs, pdf_file
from tests.required import needs

pytest.importorskip("pdfplumber", reason="the extra pdf is not installed")
needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are scripts of a shell")
TEXT = pdf_file(paragraphs("Ủy ban nhân dân xã báo cáo kết quả công tác.", "Các chi bộ tiếp tục thực hiện nhiệm vụ."))
SCAN = pdf_file([], [], picture=True)
FOREIGN = pdf_file(paragraphs("Bao eao ket qua cong tac"))
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
#: Fonts with Vietnamese letters that come with systems.
FONTS = [
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    Path("C:/Windows/Fonts/times.ttf"),
]
LINES = ["Ủy ban nhân dân xã báo cáo kết quả công tác.", "Các chi bộ tiếp tục thực hiện nhiệm vụ."]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the program makes its temporary ones."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tạm"))
    (tmp_path / "tạm").mkdir()
    return tmp_path / "tạm"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Have a script called in the place of ocrmypdf, with the words that it was called with in the file `words`."""
    (folder / "bin").mkdir()
    (folder / "text.pdf").write_bytes(TEXT)
    (folder / "foreign.pdf").write_bytes(FOREIGN)
    program = folder / "bin" / "ocrmypdf"
    last = 'for last; do :; done; echo "$*" > ' + str(folder / "words")
    program.write_text(f"#!/bin/sh\n{last}\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")


CASES = {
    "a scan": (SCAN, "quét.pdf", "--skip-text", "source.pdf"),
    "a foreign text layer": (FOREIGN, "quét.pdf", "--force-ocr", "source.pdf"),
    "letters that are drawn": (pdf_file([]), "quét.pdf", "--force-ocr", "source.pdf"),
    "a picture": (PICTURE, "ảnh.png", "--image-dpi 300", "source.png"),
    "a picture under another name": (b"\xff\xd8\xff" + PICTURE, "ảnh", "--image-dpi 300", "source.jpg"),
}


@needs_scripts
@pytest.mark.parametrize(("data", "name", "option", "source"), CASES.values(), ids=CASES)
def test_text_is_recognised(
    temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, option: str, source: str
) -> None:
    """The program is called for Vietnamese, its file is read, and nothing is left behind."""
    stand_in(tmp_path, monkeypatch, f'cp {tmp_path}/text.pdf "$last"')
    assert [line.text for line in read_bytes(data, name, recognise=True).paragraphs()] == LINES
    words = (tmp_path / "words").read_text(encoding="utf-8")
    assert words.startswith("-l vie ")
    assert option in words
    assert source in words
    assert not list(temporary.iterdir())


@needs_scripts
def test_text_needs_no_recognition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that have their text are read as they are, without the program."""
    stand_in(tmp_path, monkeypatch, "exit 9")
    assert [line.text for line in read_bytes(TEXT, "a.pdf", recognise=True).paragraphs()] == LINES
    assert [line.text for line in read_bytes("chữ".encode(), "a.txt", recognise=True).paragraphs()] == ["chữ"]
    with pytest.raises(EmptyDocument):
        read_bytes(b"", "a.txt", recognise=True)
    assert not (tmp_path / "words").exists()


FAULTS = {
    "a missing program": ("exit 3", RecognitionMissing, "tesseract-ocr-vie"),
    "an error": ("echo 'first'; echo 'The input file is encrypted.'; exit 8", RecognitionFailed, "is encrypted)"),
    "no file": ("exit 0", RecognitionFailed, "300 dpi"),
    "a scan once more": ('cp source.pdf "$last"', NotRecognised, "300 dpi"),
    "bad letters": ('cp $(dirname "$0")/../foreign.pdf "$last"', NotRecognised, "300 dpi"),
    "no end": ("sleep 30 & wait", RecognitionTooSlow, "tách tệp"),
}


@needs_scripts
@pytest.mark.parametrize(("script", "fault", "words"), FAULTS.values(), ids=FAULTS)
def test_faults(
    temporary: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: str,
    fault: type[UnreadableDocument],
    words: str,
) -> None:
    """Each way to fail has its own fault, which names the file and what to do."""
    stand_in(tmp_path, monkeypatch, script)
    monkeypatch.setattr(recognition, "TIME_LIMIT", 0.5 if fault is RecognitionTooSlow else 20.0)
    with pytest.raises(fault) as raised:
        read_bytes(SCAN, "quét.pdf", recognise=True)
    assert type(raised.value) is fault
    assert "quét.pdf" in raised.value.message.vi
    assert words in raised.value.message.vi + raised.value.instruction.vi
    assert not list(temporary.iterdir())


def test_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing recognises, the fault says how to install it."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(recognition, "PROGRAM", "ocrmypdf_that_is_absent")
    with pytest.raises(RecognitionMissing) as raised:
        read_bytes(SCAN, "quét.pdf", recognise=True)
    assert "nhiemvu[ocr]" in raised.value.instruction.vi


@pytest.mark.parametrize(
    ("data", "name", "fault"),
    [(SCAN, "a.pdf", ScannedPdf), (FOREIGN, "a.pdf", ForeignTextLayer), (PICTURE, "a.png", UnsupportedKind)],
)
def test_refusals_name_the_option(data: bytes, name: str, fault: type[UnreadableDocument]) -> None:
    """Who did not ask for recognition is told how to."""
    with pytest.raises(fault) as raised:
        read_bytes(data, name)
    assert "--ocr" in raised.value.instruction.vi
    assert "--ocr" in raised.value.instruction.en


def scanned(lines: list[str]) -> bytes:
    """Return a picture of a page as a scanner makes it, 300 dots per inch."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 it comes with the extra pdf

    font = ImageFont.truetype(str(next(path for path in FONTS if path.exists())), 58)
    page = Image.new("L", (2480, 3508), 255)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((350, 400 + 90 * number), line, font=font, fill=20)
    data = BytesIO()
    page.save(data, "PNG", dpi=(300, 300))
    return data.getvalue()


@needs("ocrmypdf", found=shutil.which("ocrmypdf") is not None and shutil.which("tesseract") is not None)
@pytest.mark.skipif(not any(path.exists() for path in FONTS), reason="no font with Vietnamese letters is known")
def test_a_real_scan() -> None:
    """A page that was scanned says what it said before, but for a letter here and there."""
    found = " ".join(line.text.strip() for line in read_bytes(scanned(LINES), "quét.png", recognise=True).paragraphs())
    assert SequenceMatcher(None, found, " ".join(LINES)).ratio() > 0.95
