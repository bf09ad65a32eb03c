"""The example reports are what tools/build_examples.py makes, and are sound Word files in composed Vietnamese."""

import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from tools import build_examples

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
TEXTS = [*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.md"), *(ROOT / "tools" / "examples").glob("*.toml")]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: I- BỐI CẢNH; 1. Công tác; 2.1. Trong hoạt động; - Các chi bộ
TYPED = re.compile(r"[IVX]+ ?[-.]|\d+\.|- ")
each_report = pytest.mark.parametrize("name", build_examples.REPORTS)


def parts(name: str) -> dict[str, bytes]:
    """Return the parts of a committed report."""
    with zipfile.ZipFile(EXAMPLES / name) as package:
        return {part: package.read(part) for part in package.namelist()}


@each_report
def test_a_committed_report_is_what_the_script_makes(name: str) -> None:
    """Words and files cannot part ways: the bytes are equal."""
    assert (EXAMPLES / name).read_bytes() == build_examples.build(build_examples.WORDS / build_examples.REPORTS[name])


def test_every_committed_report_has_its_words() -> None:
    """No report lies in examples/ that nothing makes."""
    assert {path.name for path in EXAMPLES.glob("*.docx")} == set(build_examples.REPORTS)


@each_report
def test_a_report_is_composed_text_in_well_formed_parts(name: str) -> None:
    """Every part parses and is NFC."""
    for part, data in parts(name).items():
        etree.fromstring(data)
        assert unicodedata.is_normalized("NFC", data.decode()), part


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_is_composed(path: Path) -> None:
    """The other files are NFC too."""
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


@each_report
def test_numbers_come_from_word(name: str) -> None:
    """Sections, headings, points and dashes are numbered by Word: none is typed."""
    body = Document(str(EXAMPLES / name)).paragraphs
    assert [text.text for text in body if TYPED.match(text.text)] == []


@each_report
def test_eight_points_are_planned(name: str) -> None:
    """After the heading of the tasks stand eight points that continue the list of the headings."""
    body = Document(str(EXAMPLES / name)).paragraphs
    start = next(place for place, text in enumerate(body) if text.text.startswith("PHƯƠNG HƯỚNG, NHIỆM VỤ"))
    points = [text for text in body[start:] if text._p.pPr is not None and text._p.pPr.numPr is not None]
    assert len(points) == 8


@each_report
def test_every_footnote_is_marked_once_in_order(name: str) -> None:
    """Marks in the body and notes agree, one to one."""
    made = parts(name)
    marks = [
        mark.get(f"{WORD}id") for mark in etree.fromstring(made["word/document.xml"]).iter(f"{WORD}footnoteReference")
    ]
    notes = [note.get(f"{WORD}id") for note in etree.fromstring(made["word/footnotes.xml"])]
    assert notes == ["-1", "0", *marks]
    assert marks


@each_report
def test_every_style_that_is_used_is_defined(name: str) -> None:
    """A paragraph or run names only styles of the report's own."""
    made = parts(name)
    defined = {style.get(f"{WORD}styleId") for style in etree.fromstring(made["word/styles.xml"]).iter(f"{WORD}style")}
    used = {
        style.get(f"{WORD}val")
        for part in ("word/document.xml", "word/footnotes.xml", "word/header.xml", "word/numbering.xml")
        for tag in ("pStyle", "rStyle")
        for style in etree.fromstring(made[part]).iter(f"{WORD}{tag}")
    }
    assert used <= defined


def test_a_mark_without_a_note_is_refused(tmp_path: Path) -> None:
    """A slip in the words does not become a broken file."""
    words = tmp_path / "bao-cao.toml"
    words.write_text('body = "Theo hướng dẫn[^mot]"\n[notes]\nhai = "Hướng dẫn"\n', encoding="utf-8")
    with pytest.raises(build_examples.NotesDisagree, match=r"mot.*hai"):
        build_examples.build(words)
