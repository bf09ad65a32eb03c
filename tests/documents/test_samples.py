"""The samples of docs/mau: each on the page of its rule book, told from their XML and from what LibreOffice prints."""

import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.markup.style_names import TEMPLATE_NAMES
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.domain.pages import Style, Table
from nhiemvu.domain.symbols import System
from nhiemvu.facts.layouts import Layout, looks_of
from tests.required import needs
from tests.support import ROOT, Office
from tools.samples import page
from tools.samples.documents import SAMPLES, build, sample_of
from tools.samples.forms import SAMPLE_FORM
from tools.samples.letters import LETTER_SAMPLES

FOLDER = ROOT / "docs" / "mau"
EACH = pytest.mark.parametrize("name", SAMPLES)
needs_office = needs("libreoffice", found=found_soffice() is not None)
#: A millimetre in twentieths of a point.
MILLIMETRE = 1440 / 25.4
ALIGNED = {"left": "left", "centre": "center", "right": "right", "both": "both"}


@cache
def parts_of(name: str) -> dict[str, bytes]:
    """Return the parts of a sample as it is kept."""
    return unpacked((FOLDER / name).read_bytes())


@cache
def root_of(name: str, part: str) -> Element:
    """Return the root of a part."""
    return etree.fromstring(parts_of(name)[part])


def document(name: str) -> Element:
    """Return the part with the body."""
    return root_of(name, "word/document.xml")


def layout_of(name: str) -> Layout:
    """Return the rule book of a sample."""
    return sample_of(name).layout


def style_of(name: str, style: Style) -> Element:
    """Return the definition of an element's style."""
    for found in root_of(name, "word/styles.xml").iter(w("style")):
        label = found.find(w("name"))
        if label is not None and label.get(w("val")) == TEMPLATE_NAMES[style]:
            return found
    raise KeyError(style)


def value(element: Element, *path: str, attribute: str = "val") -> str | None:
    """Return an attribute of what stands under an element, None where it is not there."""
    found = element.find("/".join(w(step) for step in path))
    return None if found is None else found.get(w(attribute), "on")


def styles_in_order(name: str) -> Iterator[str]:
    """Yield the name of each paragraph's style, in reading order."""
    names = {
        str(style.get(w("styleId"))): str(value(style, "name"))
        for style in root_of(name, "word/styles.xml").iter(w("style"))
    }
    for paragraph in document(name).iter(w("p")):
        yield names.get(value(paragraph, "pPr", "pStyle") or "", "")


def text_of(element: Element) -> str:
    """Return the words of an element."""
    return "".join(text.text or "" for text in element.iter(w("t")))


@EACH
def test_a_sample_is_built(name: str) -> None:
    """Whoever changes words, templates or writer builds the samples again; two buildings give the same bytes."""
    assert unpacked(build(name)) == parts_of(name)
    assert build(name) == build(name)


def test_each_rule_book_has_its_sample() -> None:
    """And the folder holds nothing else but letters, the page, a workbook and a form."""
    assert {layout_of(name).name for name in SAMPLES} == {"hd05", "hd36", "nd30"}
    assert {path.name for path in FOLDER.iterdir()} == {
        *SAMPLES,
        *LETTER_SAMPLES,
        page.NAME,
        page.WORKBOOK,
        SAMPLE_FORM,
    }


def test_the_workbook_is_built() -> None:
    """Whoever changes what a workbook holds or how it looks builds it again."""
    assert unpacked(page.build_workbook()) == unpacked((FOLDER / page.WORKBOOK).read_bytes())


def test_the_page_is_built() -> None:
    """Whoever changes what the page says or how it looks builds it again."""
    assert page.build_page() == (FOLDER / page.NAME).read_bytes()


@EACH
def test_paper_and_margins(name: str) -> None:
    """A4 upright and for the annex across, with the margins of the rule book; the number stands 10 mm from the top."""
    layout = layout_of(name)
    upright, across = document(name).iter(w("sectPr"))
    sizes = [
        [round(int(value(s, "pgSz", attribute=side) or 0) / MILLIMETRE) for side in "wh"] for s in (upright, across)
    ]
    assert sizes == [[210, 297], [297, 210]]
    assert value(across, "pgSz", attribute="orient") == "landscape"
    for section in (upright, across):
        for side, (least, most) in {
            "top": layout.top,
            "bottom": layout.bottom,
            "left": layout.left,
            "right": layout.right,
            "header": (layout.page_number_from_top,) * 2,
        }.items():
            length = int(value(section, "pgMar", attribute=side) or 0) / MILLIMETRE
            assert least - 0.05 <= length <= most + 0.05, side


@EACH
def test_page_number(name: str) -> None:
    """In the middle of the head of each page but the first; the annex has numbers of its own."""
    upright, across = document(name).iter(w("sectPr"))
    assert value(upright, "titlePg") is not None
    assert value(across, "titlePg") is None
    assert value(across, "pgNumType", attribute="start") == "1"
    default, first = root_of(name, "word/header1.xml"), root_of(name, "word/header2.xml")
    assert [found.text for found in default.iter(w("instrText"))] == [" PAGE "]
    assert not [*first.iter(w("instrText"))]
    header = next(s for s in root_of(name, "word/styles.xml").iter(w("style")) if value(s, "name") == "header")
    assert value(header, "pPr", "jc") == "center"
    least, most = layout_of(name).page_number_size
    assert least * 2 <= int(value(header, "rPr", "sz") or 0) <= most * 2


@EACH
def test_letters(name: str) -> None:
    """Times New Roman for every script, and Vietnamese; each element in the size and manner of the rule book."""
    defaults = root_of(name, "word/styles.xml").find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    assert defaults is not None
    fonts = {str(font) for font in defaults.find(w("rFonts")).attrib.values()}  # type: ignore[union-attr]
    assert fonts == {layout_of(name).font}
    assert value(defaults, "lang") == "vi-VN"
    usual = int(value(defaults, "sz") or 0)
    for style, look in looks_of(layout_of(name).system).items():
        defined = style_of(name, style)
        size = int(value(defined, "rPr", "sz") or usual) / 2
        assert look.size[0] <= size <= look.size[1], style
        for mark, wanted in (("b", look.bold), ("i", look.italic), ("u", look.underline)):
            assert (value(defined, "rPr", mark) is not None) is wanted, (style, mark)
        assert value(defined, "pPr", "jc") == ALIGNED[look.align], style


@EACH
def test_lines_of_the_body(name: str) -> None:
    """Their distance, the space behind a paragraph and the indent of its first line are those of the rule book."""
    layout = layout_of(name)
    kind, least, most = layout.body_line
    rule, unit = {"exactly": ("exact", 20), "at_least": ("atLeast", 20), "multiple": ("auto", 240)}[kind]
    for style in (Style.BODY, Style.ITEM):
        defined = style_of(name, style)
        assert value(defined, "pPr", "spacing", attribute="lineRule") == rule
        assert least * unit <= int(value(defined, "pPr", "spacing", attribute="line") or 0) <= most * unit
        assert int(value(defined, "pPr", "spacing", attribute="after") or 0) >= layout.body_after * 20
        indent = int(value(defined, "pPr", "ind", attribute="firstLine") or 0) / MILLIMETRE
        assert layout.first_line[0] - 0.05 <= indent <= layout.first_line[1]


@EACH
def test_headings_stay_with_what_follows(name: str) -> None:
    """So does the last sentence with the signature, which does not tear."""
    for style in (Style.HEADING, Style.SUBHEADING, Style.CAPTION):
        assert value(style_of(name, style), "pPr", "keepNext") == "on"
    signature = document(name).findall(f".//{w('tbl')}")[1]
    before = signature.getprevious()
    assert before is not None
    assert value(before, "pPr", "keepNext") == "on"
    assert all(value(row, "trPr", "cantSplit") == "on" for row in signature.iter(w("tr")))


@EACH
def test_order_of_elements(name: str) -> None:
    """Letterhead, title, body, recipients and signature, annex: as they are read, each in its style."""
    party = layout_of(name).system is System.PARTY
    drawn, letterhead = "NV Đường kẻ vẽ", ["NV Cơ quan cấp trên", "NV Cơ quan ban hành"]
    letterhead += ["NV Đường kẻ" if party else drawn, "NV Quốc hiệu hoặc tiêu đề"]
    letterhead += [] if party else ["NV Tiêu ngữ"]
    letterhead += [drawn, "NV Số và ký hiệu", "NV Địa danh và ngày", "NV Sau bảng", "NV Tên loại", "NV Trích yếu"]
    found = [*styles_in_order(name)]
    assert found[: len(letterhead) + 3] == [*letterhead, "NV Đường kẻ" if party else drawn, "NV Nội dung", "NV Đề mục"]
    recipients = found.index("NV Nơi nhận")
    lines = ["NV Danh sách nơi nhận"] * len(sample_of(name).office["recipients"])
    signature = [*lines, "NV Quyền hạn ký", *["NV Chức vụ"] * 5, "NV Họ tên người ký", "NV Sau bảng", "NV Sau bảng"]
    assert found[recipients + 1 : recipients + 1 + len(signature)] == signature
    assert found[recipients + 1 + len(signature)] == "NV Tên bảng"


@EACH
def test_drawn_lines_are_as_long_as_they_are_to_be(name: str) -> None:
    """Under the nation's name or motto as long as the words, elsewhere between a third and a half of them."""
    party = layout_of(name).system is System.PARTY
    style = {str(value(s, "name")): s for s in root_of(name, "word/styles.xml").iter(w("style"))}["NV Đường kẻ vẽ"]
    assert value(style, "pPr", "pBdr", "bottom") == "single"
    lengths = []
    for paragraph in document(name).iter(w("p")):
        if value(paragraph, "pPr", "pStyle") == style.get(w("styleId")):
            cell = next(paragraph.iterancestors(w("tc")), None)
            width = 165 * MILLIMETRE if cell is None else int(value(cell, "tcPr", "tcW", attribute="w") or 0)
            left, right = (int(value(paragraph, "pPr", "ind", attribute=side) or 0) for side in ("left", "right"))
            assert left == right
            lengths.append(round((width - left - right) / MILLIMETRE))
    # "ĐẢNG CỘNG SẢN VIỆT NAM" of 15 points is 73 mm long; office, motto and subject of the State are of 12 and 13.
    assert lengths == ([73] if party else [16, 56, 38])


@EACH
def test_footnotes_are_real(name: str) -> None:
    """Each mark in the text has its note, in order, in Word's own styles."""
    marks = [found.get(w("id")) for found in document(name).iter(w("footnoteReference"))]
    notes = [note for note in root_of(name, "word/footnotes.xml") if note.get(w("type")) is None]
    assert marks == [note.get(w("id")) for note in notes] == ["1", "2", "3"]
    assert "Biên bản đối chiếu" in text_of(notes[1])
    names = {s.get(w("styleId")): value(s, "name") for s in root_of(name, "word/styles.xml").iter(w("style"))}
    assert {names[value(found, "pPr", "pStyle")] for note in notes for found in note.iter(w("p"))} == {"footnote text"}


@EACH
def test_tasks_are_marked(name: str) -> None:
    """Each result and each task has a bookmark around its words, unseen and closed, of its number."""
    starts = {found.get(w("id")): str(found.get(w("name"))) for found in document(name).iter(w("bookmarkStart"))}
    assert [*starts.values()] == [f"nv_{task}_1" for task in range(1, 12)]
    assert [found.get(w("id")) for found in document(name).iter(w("bookmarkEnd"))] == [*starts]
    back = read_docx((FOLDER / name).read_bytes(), name)
    assert [line.tasks for line in back.paragraphs() if line.tasks] == [(task,) for task in range(1, 12)]


@EACH
def test_tables(name: str) -> None:
    """The annex has drawn lines, its head is on every page, and no row tears; the columns elsewhere are unseen."""
    tables = document(name).findall(f".//{w('tbl')}")
    ruled = [value(table, "tblPr", "tblBorders", "top") == "single" for table in tables]
    assert ruled == [False, False, True, True]
    for table in tables[2:]:
        heads = [value(row, "trPr", "tblHeader") == "on" for row in table.iter(w("tr"))]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(value(row, "trPr", "cantSplit") == "on" for row in table.iter(w("tr")))
    back = read_docx((FOLDER / name).read_bytes(), name)
    assert sum(isinstance(block, Table) for block in back.blocks) == 4


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the text of each page of each sample, as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("pdf")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [str(found_soffice()), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*words, *(str(FOLDER / name) for name in SAMPLES)], check=True, capture_output=True, timeout=300)
    return {name: [*_page_texts((folder / name).with_suffix(".pdf"))] for name in SAMPLES}


def _page_texts(path: Path) -> Iterator[str]:
    with pdfplumber.open(BytesIO(path.read_bytes())) as pdf:
        for page in pdf.pages:
            yield page.extract_text()


@needs_office
@EACH
def test_printed_pages(name: str, printed: dict[str, list[str]]) -> None:
    """Notes stand on the page of their marks, numbers from page 2 on and again in the annex, the signature is whole."""
    pages = printed[name]
    assert len(pages) == 3
    assert "BÁO CÁO" in pages[0]
    assert "1 Kế hoạch số" in pages[0]
    assert "3 Danh sách học viên" in pages[0]
    firsts = [page.split("\n", 1)[0] for page in pages]
    assert firsts[1:] == ["2", "1"]
    assert not firsts[0].isdecimal()
    for words in ("Nơi nhận:", sample_of(name).office["signer"]):
        assert words in pages[1]
    assert "PHỤ LỤC" in pages[2]


@EACH
def test_the_check_finds_nothing(name: str, office: Office) -> None:
    """A sample is as a document is to be before it goes out."""
    found = office("report", "check", FOLDER / name, "--format", "json", today="2026-07-03").json
    assert [document["findings"] for document in found] == [[]]
