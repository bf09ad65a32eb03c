"""Letters on the page of each rule book: told from their XML, and as LibreOffice prints them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pdfplumber
import pytest
from lxml import etree

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx_out.blocks import LISTED_ADDRESSEE
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.docx_out.writer import docx_bytes
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.domain.pages import Pages, Paragraph, Sheet
from nhiemvu.domain.symbols import System
from tests.required import needs
from tests.support import ROOT, Office
from tools.samples.letters import LETTER_SAMPLES, build_letter, letter_layout, letter_pages

FOLDER = ROOT / "docs" / "mau"
EACH = pytest.mark.parametrize("name", LETTER_SAMPLES)
EACH_LAYOUT = pytest.mark.parametrize("layout", ["hd05", "hd36", "nd30"])
needs_office = needs("libreoffice", found=found_soffice() is not None)


@cache
def root_of(data: bytes, part: str = "word/document.xml") -> Element:
    """Return the root of a part of a Word file."""
    return etree.fromstring(unpacked(data)[part])


def built(letter_kind: str, layout: str) -> bytes:
    """Return a letter by a rule book."""
    rules = letter_layout(layout)
    return docx_bytes(letter_pages(letter_kind, rules), rules)


def styles_of(data: bytes) -> dict[str, Element]:
    """Return the styles of a Word file by their names."""
    found = root_of(data, "word/styles.xml").iter(w("style"))
    return {str(style.find(w("name")).get(w("val"))): style for style in found}  # type: ignore[union-attr]


def paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield style and words of each paragraph that has words."""
    names = {str(style.get(w("styleId"))): name for name, style in styles_of(data).items()}
    for paragraph in root_of(data).iter(w("p")):
        words = "".join(text.text or "" for text in paragraph.iter(w("t")))
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if words:
            yield names.get("" if style is None else str(style.get(w("val"))), ""), words.replace("\u00a0", " ")


@EACH
def test_a_sample_is_built(name: str) -> None:
    """Whoever changes words, templates or writer builds the samples again."""
    assert unpacked(build_letter(name)) == unpacked((FOLDER / name).read_bytes())


@EACH
def test_the_check_finds_nothing(name: str, office: Office) -> None:
    """A sample is as a letter is to be before it goes out."""
    found = office("report", "check", FOLDER / name, "--format", "json", today="2026-08-24").json
    assert [document["findings"] for document in found] == [[]]


@EACH_LAYOUT
@pytest.mark.parametrize("letter_kind", ["assigning", "reminding"])
def test_the_check_finds_nothing_by_any_rule_book(letter_kind: str, layout: str, office: Office) -> None:
    """With number and day, each letter is clean."""
    file = office.folder / "cong-van.docx"
    file.write_bytes(built(letter_kind, layout))
    found = office("report", "check", file, "--layout", layout, "--format", "json", today="2026-08-24").json
    assert [document["findings"] for document in found] == [[]]


@EACH_LAYOUT
def test_order_of_elements(layout: str) -> None:
    """The subject stands under the symbol, no title follows, and "Như trên" is the first of the recipients."""
    party = letter_layout(layout).system is System.PARTY
    found = [*paragraphs(built("assigning", layout))]
    head = ["NV Cơ quan cấp trên", "NV Cơ quan ban hành", *(["NV Đường kẻ"] if party else [])]
    head += ["NV Quốc hiệu hoặc tiêu đề", *([] if party else ["NV Tiêu ngữ"])]
    head += ["NV Số và ký hiệu", "NV Trích yếu công văn", "NV Địa danh và ngày", "NV Kính gửi"]
    assert [style for style, _ in found[: len(head) + 4]] == [*head, *["NV Kính gửi từng nơi"] * 3, "NV Nội dung"]
    assert not {"NV Tên loại", "NV Trích yếu"} & {style for style, _ in found}
    subject = next(words for style, words in found if style == "NV Trích yếu công văn")
    assert subject.startswith("về việc giao nhiệm vụ" if party else "V/v giao nhiệm vụ")
    symbol = next(words for style, words in found if style == "NV Số và ký hiệu")
    assert symbol == ("Số 61-CV/ĐU" if party else "Số: 61/UBND-VP")
    recipients = [words for style, words in found if style == "NV Danh sách nơi nhận"]
    assert recipients[0] == f"- Như trên{letter_layout(layout).recipient_end}"
    assert recipients[-1].startswith("- Lưu")


@EACH_LAYOUT
def test_letters_of_the_subject(layout: str) -> None:
    """Of the Party 12 points in italics, of the State 12 upright, in the middle of the left column."""
    style = styles_of(built("assigning", layout))["NV Trích yếu công văn"]
    party = letter_layout(layout).system is System.PARTY
    assert style.find(f"{w('rPr')}/{w('sz')}").get(w("val")) == "24"  # type: ignore[union-attr]
    assert (style.find(f"{w('rPr')}/{w('i')}") is not None) is party
    assert style.find(f"{w('rPr')}/{w('b')}") is None
    assert style.find(f"{w('pPr')}/{w('jc')}").get(w("val")) == "center"  # type: ignore[union-attr]


@EACH_LAYOUT
def test_each_letter_of_a_merged_file_has_pages_of_its_own(layout: str) -> None:
    """A section a letter, numbered anew, upright, and without a number on its first page."""
    rules = letter_layout(layout)
    pages = letter_pages("reminding", rules)
    merged = Pages((*pages.blocks, Paragraph("", new_sheet=Sheet.FIRST), *pages.blocks))
    first, second = root_of(docx_bytes(merged, rules)).iter(w("sectPr"))
    for section in (first, second):
        assert section.find(w("titlePg")) is not None
        size = section.find(w("pgSz"))
        assert size is not None
        assert int(size.get(w("w")) or 0) < int(size.get(w("h")) or 0)
    assert second.find(w("pgNumType")).get(w("start")) == "1"  # type: ignore[union-attr]


@needs_office
def test_printed_pages(tmp_path: Path) -> None:
    """One page each; in a merged file every letter begins a page, and only second pages have a number."""
    rules = letter_layout("hd05")
    letter = letter_pages("reminding", rules).blocks
    long = Paragraph("Nội dung dài. " * 400)
    turn = Paragraph("", new_sheet=Sheet.FIRST)
    (tmp_path / "chung.docx").write_bytes(docx_bytes(Pages((*letter, turn, letter[0], long, *letter[1:])), rules))
    for name in LETTER_SAMPLES:
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(found_soffice()), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=300)
    for name in LETTER_SAMPLES:
        assert len(printed(tmp_path / name)) == 1, name
    pages = printed(tmp_path / "chung.docx")
    assert len(pages) == 4
    firsts = [page.split("\n", 1)[0] for page in pages]
    assert [line.isdecimal() for line in firsts] == [False, False, True, True]
    assert firsts[2:] == ["2", "3"]


def printed(file: Path) -> list[str]:
    """Return the text of each page of a file that was printed."""
    with pdfplumber.open(BytesIO(file.with_suffix(".pdf").read_bytes())) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_a_template_from_before_the_letters(tmp_path: Path) -> None:
    """One that does not know several addressees shows them as it shows what it does not name: no word is lost."""
    rules = letter_layout("nd30")
    edited = docx.Document(BytesIO(packaged_template(rules)))
    body = edited.element.body
    texts = ["".join(text.text or "" for text in paragraph.iter(w("t"))) for paragraph in body]
    branch = next(place for place, text in enumerate(texts) if f'"{LISTED_ADDRESSEE}"' in text)
    # The condition, and the paragraph that it shows.
    for element in list(body)[branch : branch + 2]:
        body.remove(element)
    template = tmp_path / "mau.docx"
    edited.save(str(template))
    pages = letter_pages("assigning", rules)
    lines = [
        [line.labelled_text for line in read_docx(data, "x").paragraphs()]
        for data in (docx_bytes(pages, rules, template), docx_bytes(pages, rules))
    ]
    assert lines[0] == lines[1]
    assert "- Công an xã;" in lines[0]
