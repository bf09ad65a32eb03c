"""Word documents as a whole: looks of paragraphs, forms of the format, and size."""

import tracemalloc

import pytest

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.markup.word_names import RELATIONS, WORD
from nhiemvu.domain.pages import Paragraph, Style
from tests.documents.word_files import lines, p, r, read, word_file, zipped

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Thng"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:basedOn w:val="Thng"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="u3"><w:name w:val="heading 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Subtitle"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Đề mục riêng"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="Không phải đề mục"/><w:basedOn w:val="u1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
)
LOOKS = {
    "none": ("", Paragraph("x")),
    "heading": ('<w:pStyle w:val="u1"/>', Paragraph("x", "", Style.HEADING, 1, bold=True, centred=True)),
    "deeper heading": ('<w:pStyle w:val="u3"/>', Paragraph("x", "", Style.SUBHEADING, 3)),
    "title": ('<w:pStyle w:val="T"/>', Paragraph("x", "", Style.TITLE)),
    "subtitle": ('<w:pStyle w:val="P"/>', Paragraph("x", "", Style.SUBTITLE)),
    "caption": ('<w:pStyle w:val="C"/>', Paragraph("x", "", Style.CAPTION)),
    "outline of a style": ('<w:pStyle w:val="D"/>', Paragraph("x", "", Style.SUBHEADING, 2)),
    "outline taken off": ('<w:pStyle w:val="K"/>', Paragraph("x", "", Style.BODY, bold=True, centred=True)),
    "own outline": ('<w:outlineLvl w:val="0"/>', Paragraph("x", "", Style.HEADING, 1)),
    "own place over the style's": (
        '<w:pStyle w:val="u1"/><w:jc w:val="both"/>',
        Paragraph("x", "", Style.HEADING, 1, bold=True),
    ),
    "centred": ('<w:jc w:val="center"/>', Paragraph("x", centred=True)),
    "unknown style": ('<w:pStyle w:val="không"/>', Paragraph("x")),
    "earlier properties do not count": (
        '<w:jc w:val="both"/><w:pPrChange w:id="1"><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>',
        Paragraph("x"),
    ),
}


@pytest.mark.parametrize(("properties", "expected"), LOOKS.values(), ids=LOOKS)
def test_look(properties: str, expected: Paragraph) -> None:
    """Style, depth, bold and place come from the paragraph and its styles."""
    assert read(p("x", properties=properties), styles=STYLES).blocks == (expected,)


def test_strict_form_reads_the_same() -> None:
    """A file in the strict form has other names and the same content."""
    body = p(r("Đậm", '<w:b w:val="true"/>')) + p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
    strict = (
        (WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (RELATIONS.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/math",
            b"http://purl.oclc.org/ooxml/officeDocument/math",
        ),
    )
    assert read_docx(word_file(body, styles=STYLES, replaced=strict), "x") == read(body, styles=STYLES)


ENCODINGS = {"UTF-8": ("utf-8", ""), "UTF-8 with a mark": ("utf-8", "\ufeff"), "UTF-16": ("utf-16", "")}
ENCODINGS |= {"UTF-16, high bytes first": ("utf-16-be", "\ufeff")}


@pytest.mark.parametrize(("codec", "mark"), ENCODINGS.values(), ids=ENCODINGS)
def test_each_encoding_of_the_format_is_read(codec: str, mark: str) -> None:
    """The parts of a file are in UTF-8 or, as the format allows, in UTF-16."""
    prologue = f'<?xml version="1.0" encoding="{codec[:6].upper()}"?>'
    files = unpacked(word_file(p("Đảng ủy", properties='<w:pStyle w:val="T"/>'), styles=STYLES, prologue=prologue))
    for part in ("word/document.xml", "word/styles.xml"):
        files[part] = (mark + files[part].decode()).encode(codec)
    assert read_docx(zipped(files), "x").blocks == (Paragraph("Đảng ủy", "", Style.TITLE),)


def test_prefix_of_names_does_not_matter() -> None:
    """What counts is the name in full, whatever short form a program gave it."""
    data = word_file(p("chữ"), replaced=((b"<w:", b"<ns0:"), (b"</w:", b"</ns0:"), (b"xmlns:w=", b"xmlns:ns0=")))
    assert [paragraph.text for paragraph in read_docx(data, "x").paragraphs()] == ["chữ"]


def test_indented_file_reads_the_same() -> None:
    """Space between the elements of the file is no text."""
    body = f"\n  <w:p>\n    <w:r>\n      <w:t>một</w:t>\n    </w:r>\n    {r(' hai')}\n  </w:p>\n"
    assert lines(body) == ["một hai"]


def test_long_document_is_read_in_little_memory() -> None:
    """What is kept while reading grows with the words, not with the XML around them."""
    look = '<w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/>'
    data = word_file(p(*[r("chữ ", look)] * 20) * 3000)
    tracemalloc.start()
    pages = read_docx(data, "dài.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(pages.blocks) == 3000
    # The unpacked part alone is 10 MB; a tree of it would be ten times that.
    assert peak < 40 * 1024 * 1024
