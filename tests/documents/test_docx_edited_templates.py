"""Templates that an office edited in Word or LibreOffice: fonts, margins, a logo, its own words; all comes out."""

import struct
import subprocess
import zlib
from io import BytesIO
from pathlib import Path

import docx
from docx.shared import Mm, Pt

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.docx_out.writer import docx_bytes
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.domain.pages import Pages
from tests.documents.templates import own_template
from tests.required import needs
from tools.samples.documents import sample_of

SAMPLE = sample_of("bao-cao-nd30.docx")
PAGES, LAYOUT = SAMPLE.pages(), SAMPLE.layout


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a piece of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


LOGO = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    + chunk(b"IEND", b"")
)


def words(pages: Pages) -> list[str]:
    """Return the words of every paragraph, and of every note."""
    return [*(line.labelled_text for line in pages.paragraphs()), *(note.text for note in pages.notes)]


PLAIN = words(read_docx(docx_bytes(PAGES, LAYOUT), "x"))


def test_changes_that_an_office_makes(tmp_path: Path) -> None:
    """A picture over the letterhead, other letters and margins, and a line in the page footer."""
    edited = docx.Document(BytesIO(packaged_template(LAYOUT)))
    logo = edited.paragraphs[0].insert_paragraph_before()
    logo.add_run().add_picture(BytesIO(LOGO), width=Mm(20))
    edited.styles["NV Nội dung"].font.size = Pt(15)
    edited.sections[0].left_margin = Mm(35)
    edited.sections[0].footer.paragraphs[0].text = "Văn phòng soạn"
    template = tmp_path / "mẫu.docx"
    edited.save(str(template))
    data = docx_bytes(PAGES, LAYOUT, template)
    assert words(read_docx(data, "x"))[: len(PLAIN)] == PLAIN
    made = docx.Document(BytesIO(data))
    assert [round((section.left_margin or 0) / Mm(1)) for section in made.sections] == [35, 35]
    assert made.styles["NV Nội dung"].font.size == Pt(15)
    assert {section.footer.paragraphs[0].text for section in made.sections} == {"Văn phòng soạn"}
    assert LOGO in unpacked(data).values()
    assert b"media/" in unpacked(data)["word/_rels/document.xml.rels"]
    # The columns follow the narrower page: 210 - 35 - 15 mm.
    widths = [column.width or 0 for column in made.tables[0].columns]
    assert round(sum(widths) / Mm(1)) == 160


def test_marks_that_word_cut_into_runs(tmp_path: Path) -> None:
    """Word cuts what is typed where it checks the spelling; the marks are known all the same."""
    cut = '{{r </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>block.ru</w:t></w:r><w:r>'
    cut += "<w:t>ns }}"
    template = own_template(tmp_path, ("{{r block.runs }}", cut), layout=LAYOUT)
    assert words(read_docx(docx_bytes(PAGES, LAYOUT, template), "x")) == PLAIN


def test_styles_that_an_office_removed(tmp_path: Path) -> None:
    """Elements without their style stand in the template's own letters, and the drawn lines are drawn all the same."""
    template = own_template(tmp_path, ('w:val="NV ', 'w:val="CQ '), layout=LAYOUT, part="word/styles.xml")
    data = docx_bytes(PAGES, LAYOUT, template)
    assert words(read_docx(data, "x")) == PLAIN
    assert unpacked(data)["word/document.xml"].count(b"<w:pBdr>") == 3


def test_a_template_without_a_page_of_its_own(tmp_path: Path) -> None:
    """Its page is A4, and the annex lies across all the same."""
    body = unpacked(packaged_template(LAYOUT))["word/document.xml"].decode()
    page = body[body.index("<w:sectPr>") : body.index("</w:body>")]
    data = docx_bytes(PAGES, LAYOUT, own_template(tmp_path, (page, ""), layout=LAYOUT))
    assert words(read_docx(data, "x")) == PLAIN
    last = docx.Document(BytesIO(data)).sections[-1]
    assert [round((length or 0) / Mm(1)) for length in (last.page_width, last.page_height)] == [297, 210]


def test_a_loop_shown_twice(tmp_path: Path) -> None:
    """A template may show the same block in two places, such as the title on a cover and in the report."""
    cover = "<w:p><w:r><w:t>{{r blocks[1].runs }}</w:t></w:r></w:p>"
    template = own_template(tmp_path, ("<w:body>", f"<w:body>{cover}"), layout=LAYOUT)
    assert words(read_docx(docx_bytes(PAGES, LAYOUT, template), "x")) == ["BÁO CÁO", *PLAIN]


@needs("libreoffice", found=found_soffice() is not None)
def test_a_template_saved_by_libreoffice(tmp_path: Path) -> None:
    """Another program writes the file in its own way; words, styles, notes and the annex across come out as before."""
    (tmp_path / "mẫu.docx").write_bytes(packaged_template(LAYOUT))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(found_soffice()), profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "ra")]
    subprocess.run([*command, str(tmp_path / "mẫu.docx")], check=True, capture_output=True, timeout=120)
    data = docx_bytes(PAGES, LAYOUT, tmp_path / "ra" / "mẫu.docx")
    back, plain = read_docx(data, "x"), read_docx(docx_bytes(PAGES, LAYOUT), "x")
    assert words(back) == PLAIN
    assert [line.style for line in back.paragraphs()] == [line.style for line in plain.paragraphs()]
    assert [line.tasks for line in back.paragraphs()] == [line.tasks for line in plain.paragraphs()]
    sizes = [
        (section.page_width or 0) > (section.page_height or 0) for section in docx.Document(BytesIO(data)).sections
    ]
    assert sizes == [False, True]
