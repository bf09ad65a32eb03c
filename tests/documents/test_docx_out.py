"""Word files out: real footnotes, literal values, the same bytes every time, templates that users edit."""

import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.docx_out.writer import docx_bytes as bytes_of
from nhiemvu.documents.docx_out.writer import write_docx as write
from nhiemvu.documents.file_bytes import FileMissing
from nhiemvu.documents.files import TargetFolderMissing
from nhiemvu.domain.pages import Cell, Note, NoteMark, Pages, Paragraph, Style, Table
from nhiemvu.domain.text import nfc
from tests.documents.templates import HD05, own_template
from tests.documents.word_files import read_document


def docx_bytes(pages: Pages, template: Path | None = None) -> bytes:
    """Return a document in the layout of the Party."""
    return bytes_of(pages, HD05, template)


def write_docx(pages: Pages, path: Path, template: Path | None = None) -> None:
    """Write a document in the layout of the Party."""
    write(pages, path, HD05, template)


def text_cell(*texts: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell of paragraphs."""
    return Cell(tuple(map(Paragraph, texts)), columns, rows)


TABLE = Table(
    (
        (text_cell("TT", rows=2), text_cell("Đơn vị", columns=2)),
        (text_cell("Chủ trì"), text_cell("Phối hợp")),
        (text_cell("1"), text_cell("Văn phòng Huyện ủy", "- Tổ giúp việc"), text_cell()),
        (text_cell("2"), text_cell("Công an huyện", columns=2)),
    ),
    head_rows=2,
)
PAGES = Pages(
    (
        Paragraph("BÁO CÁO", style=Style.TITLE),
        Paragraph("kết quả quý I;\nnhiệm vụ quý II", style=Style.SUBTITLE),
        Paragraph("-----", centred=True),
        Paragraph("KẾT QUẢ", "I-", Style.HEADING, 1),
        Paragraph("Lãnh đạo", "1.", Style.SUBHEADING, 2),
        Paragraph("Theo kế hoạch của huyện.", marks=(NoteMark(12, "2"), NoteMark(23, "1"))),
        Paragraph("tuyên truyền", "-", Style.ITEM, 1, marks=(NoteMark(0, "3"),)),
        Paragraph("Biểu 1", style=Style.CAPTION),
        TABLE,
        Table(((text_cell("Nơi nhận:"), Cell((Paragraph("BÍ THƯ", bold=True, centred=True),))),), ruled=False),
        Paragraph("in đậm", bold=True),
        Paragraph("Ghi chú", style=Style.REMARK),
    ),
    (
        Note("1", (Paragraph("Số 7 & <8>"),)),
        Note("2", (Paragraph("Kế hoạch của huyện"), Paragraph("đoạn hai"))),
        Note("3", (Paragraph("cuối"),)),
    ),
)


def as_seen(pages: Pages) -> Iterator[tuple[object, ...]]:
    """Yield what a reader of the page sees: words with their numbers, marks, tables with their spans."""
    keys = {key: str(place) for place, key in enumerate(_keys(pages), start=1)}
    for block in pages.blocks:
        if isinstance(block, Paragraph):
            yield _paragraph_seen(block, keys)
        else:
            cells = [
                [(cell.columns, cell.rows, [_paragraph_seen(line, keys) for line in cell.paragraphs]) for cell in row]
                for row in block.rows
            ]
            yield block.head_rows, cells
    notes = {note.key: note.text for note in pages.notes}
    yield tuple(notes[key] for key in keys)


def _keys(pages: Pages) -> dict[str, None]:
    marks = (mark for line in pages.paragraphs() for mark in sorted(line.marks, key=lambda mark: mark.offset))
    return dict.fromkeys(mark.key for mark in marks)


def _paragraph_seen(line: Paragraph, keys: dict[str, str]) -> tuple[object, ...]:
    shift = len(line.labelled_text) - len(line.text)
    marks = sorted((mark.offset + shift, keys[mark.key]) for mark in line.marks)
    return line.labelled_text, line.style, marks


def test_round_trip() -> None:
    """What is written is read again: words, numbers, styles, marks, notes, tables."""
    assert [*as_seen(read_docx(docx_bytes(PAGES), "x"))] == [*as_seen(PAGES)]


WORDS = st.text(st.characters(categories=["L", "N", "P", "S"], codec="utf-8"), min_size=1, max_size=12)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(WORDS, st.sampled_from(Style), st.booleans()), min_size=1, max_size=5))
def test_any_words_come_out_literally(lines: list[tuple[str, Style, bool]]) -> None:
    """No characters are taken for marks of the template engine or of XML."""
    pages = Pages(tuple(Paragraph(text, style=style, bold=bold) for text, style, bold in lines))
    found = [line.text for line in read_docx(docx_bytes(pages), "x").paragraphs()]
    assert found == [nfc(text).replace("\u2011", "-") for text, _, _ in lines]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{{ 7*7 }}",
            "{% for x in y %}",
            "{# ghi chú #}",
            "{_{ 7 }_}",
            "{_% if %_}",
            "{%p endfor %}",
            "{{r block.runs }}",
        ),
        *(
            "<w:p>",
            "&amp;",
            "&#95;",
            "a & b < c > d",
            "“ngoặc” 'đơn' \"kép\"",
            "100%",
            "C:\\báo cáo",
            "một\nhai",
            "$1 \\1",
        ),
    ],
)
def test_values_come_out_literally(text: str) -> None:
    """Words that look like marks of the template engine or of XML stay words, in paragraphs, cells and notes."""
    pages = Pages(
        (Paragraph(text, text, marks=(NoteMark(0, "1"),)), Table(((text_cell(text),),))),
        (Note("1", (Paragraph(text),)),),
    )
    back = read_docx(docx_bytes(pages), "x")
    assert [line.text for line in back.paragraphs()] == [f"{text} {text}", text]
    assert [note.text for note in back.notes] == [text]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    """Control characters do not break the file; a tab is kept as a tab."""
    back = read_docx(docx_bytes(Pages((Paragraph("a\x00\x07\ud800b\tc\r\nd"),))), "x")
    assert [line.text for line in back.paragraphs()] == ["ab c\nd"]


def test_another_program_reads_the_same(tmp_path: Path) -> None:
    """The library for Word files finds the paragraphs, styles and tables, and the page as the rules want it."""
    path = tmp_path / "a.docx"
    write_docx(PAGES, path)
    found = docx.Document(str(path))
    lines = [(line.text, line.style.name) for line in found.paragraphs if line.style and line.text]
    assert lines[0] == ("BÁO CÁO", "NV Tên loại")
    assert ("1. Lãnh đạo", "NV Đề mục con") in lines
    assert ("- tuyên truyền", "NV Ý") in lines
    assert [len(table.rows) for table in found.tables] == [4, 1]
    section = found.sections[0]
    assert section.page_width is not None
    lengths = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round((length or 0) / Mm(1)) for length in lengths] == [210, 297, 20, 20]
    assert [round((length or 0) / Mm(1)) for length in (section.left_margin, section.right_margin)] == [30, 15]
    assert section.different_first_page_header_footer
    body = found.styles["NV Nội dung"]
    assert (body.paragraph_format.line_spacing, body.paragraph_format.space_after) == (Pt(18), Pt(6))


def test_footnotes_are_real() -> None:
    """The package has a part of notes with its kind and relation, numbered in the order of the marks."""
    parts = unpacked(docx_bytes(PAGES))
    assert b"/word/footnotes.xml" in parts["[Content_Types].xml"]
    assert b"relationships/footnotes" in parts["word/_rels/document.xml.rels"]
    body = parts["word/document.xml"].decode()
    assert [body.index(f'<w:footnoteReference w:id="{number}"/>') for number in (1, 2, 3)] == sorted(
        body.index(f'<w:footnoteReference w:id="{number}"/>') for number in (1, 2, 3)
    )


def test_no_notes_no_part() -> None:
    """A document without notes has no part for them."""
    assert "word/footnotes.xml" not in unpacked(docx_bytes(Pages((Paragraph("x"),))))


def test_note_without_mark_is_not_lost() -> None:
    """A note that nothing points to follows the text; a mark without note is left out."""
    pages = Pages((Paragraph("a", marks=(NoteMark(1, "?"),)),), (Note("n", (Paragraph("b"),)),))
    assert [line.text for line in read_docx(docx_bytes(pages), "x").paragraphs()] == ["a", "b"]


def test_same_input_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of writing leaves no trace."""
    first = docx_bytes(PAGES)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 86_400 * 400)
    assert docx_bytes(PAGES) == first


def test_template_of_the_office(tmp_path: Path) -> None:
    """Words that a user put into the template are kept."""
    path = own_template(tmp_path, ("<w:body>", "<w:body><w:p><w:r><w:t>HUYỆN ỦY</w:t></w:r></w:p>"))
    back = read_docx(docx_bytes(Pages((Paragraph("x"),)), path), "x")
    assert [line.text for line in back.paragraphs()] == ["HUYỆN ỦY", "x"]


def test_template_with_notes_of_its_own(tmp_path: Path) -> None:
    """Notes that stand in the template stay, and those of the report follow them."""
    first = tmp_path / "một.docx"
    write_docx(Pages((Paragraph("cũ", marks=(NoteMark(2, "1"),)),), (Note("1", (Paragraph("của mẫu"),)),)), first)
    parts, engine = unpacked(first.read_bytes()), unpacked(packaged_template(HD05))
    old = parts["word/document.xml"].decode()
    loop = engine["word/document.xml"].decode().partition("<w:body>")[2].partition("<w:sectPr>")[0]
    parts["word/document.xml"] = old.replace("<w:sectPr>", f"{loop}<w:sectPr>").encode()
    second = tmp_path / "hai.docx"
    second.write_bytes(packed(parts))
    back = read_docx(docx_bytes(PAGES, second), "x")
    assert [note.text for note in back.notes] == [
        *("của mẫu", "Kế hoạch của huyện đoạn hai", "Số 7 & <8>", "cuối"),
    ]


def test_template_without_styles_of_notes(tmp_path: Path) -> None:
    """A template that lost the styles of notes gets them back."""
    parts = unpacked(packaged_template(HD05))
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"footnote ", b"x ").replace(b'"Footnote', b'"X')
    path = tmp_path / "mẫu.docx"
    path.write_bytes(packed(parts))
    assert b'"footnote text"' in unpacked(docx_bytes(PAGES, path))["word/styles.xml"]
    assert len(read_docx(docx_bytes(PAGES, path), "x").notes) == 3


def test_missing_template_and_folder(tmp_path: Path) -> None:
    """A missing template is not found; a missing folder for the output is told as such."""
    with pytest.raises(FileMissing):
        docx_bytes(PAGES, tmp_path / "không có.docx")
    with pytest.raises(TargetFolderMissing):
        write_docx(PAGES, tmp_path / "không có" / "a.docx")


def test_file_is_replaced(tmp_path: Path) -> None:
    """A second writing replaces the first."""
    path = tmp_path / "a.docx"
    write_docx(PAGES, path)
    write_docx(replace(PAGES, blocks=(Paragraph("x"),), notes=()), path)
    assert [line.text for line in read_document(path).paragraphs()] == ["x"]
    assert zipfile.is_zipfile(path)
