"""Words that look like marks of the template engine or of XML come out as those words, wherever they stand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx_out.writer import docx_bytes
from nhiemvu.domain.pages import Block, Cell, Note, NoteMark, Pages, Paragraph, Sheet, Style, Table
from nhiemvu.facts.layouts import Layout
from nhiemvu.writing.frame import Frame, framed
from tests.documents.templates import HD05, HD36, ND30, own_template

WORDS = [
    *("{{ 7*7 }}", "{% for %}", "{%p for x in y %}", "{# ghi chú #}", "{{r block.runs }}", "{{p block.xml }}"),
    *("{_{ 7 }_}", "{_% if %_}", "{{", "%}", "<w:p>", "</w:t></w:r>", "&amp;", "&#95;", "&", "]]>", "<![CDATA[x]]>"),
    *(
        '<w:nhiemvuRuns w:n="0"/>',
        "<?xml version='1.0'?>",
        "<!-- x -->",
        "$1 \\1",
        "${x}",
        "100%",
        "“ngoặc” 'đơn' \"kép\"",
    ),
]
OWN = "<w:p><w:r><w:t>BIỂU TRƯNG</w:t></w:r></w:p>"


@pytest.fixture(params=["hd05", "hd36", "nd30", "edited"])
def form(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Layout, Path | None]:
    """Return each rule book with its own template, and one whose template an office edited."""
    if request.param == "edited":
        changes = (("<w:body>", f"<w:body>{OWN}"), ("{{r block.runs }}", "{{r block.runs }} {{ 1 + 1 }}"))
        return HD05, own_template(tmp_path, *changes)
    return {layout.name: layout for layout in (HD05, HD36, ND30)}[str(request.param)], None


def everywhere(text: str, layout: Layout) -> Pages:
    """Return a document that holds the words in each kind of place."""
    frame = Frame(
        layout=layout,
        upper_office="Trên",
        office=text,
        symbol=text,
        place=text,
        issued_on=date(2026, 7, 1),
        subtitle=f"về {text}",
        authority="T/M",
        position="BÍ THƯ",
        signer=text,
        recipients=("Nơi khác",),
    )
    body: list[Block] = [
        Paragraph(text, text, Style.HEADING, 1),
        Paragraph(text, style=Style.SUBHEADING, level=3),
        Paragraph(f"{text}.", "-", Style.ITEM, marks=(NoteMark(len(text), "1"),), tasks=(7, 8)),
        Paragraph(text, style=Style.REMARK, bold=True),
        Table(((Cell((Paragraph(text),)),), (Cell((Paragraph(text, tasks=(9,)),)),)), head_rows=1),
    ]
    annex = [Paragraph(text, style=Style.CAPTION, new_sheet=Sheet.LANDSCAPE)]
    return Pages(tuple(framed(frame, body, annex)), (Note("1", (Paragraph(text),)),))


@pytest.mark.parametrize("text", WORDS)
def test_words_stay_words(form: tuple[Layout, Path | None], text: str) -> None:
    """In the letterhead, headings, text, cells, notes and the signature."""
    layout, template = form
    back = read_docx(docx_bytes(everywhere(text, layout), layout, template), "x")
    found = [line.text.removesuffix(" 2") for line in back.paragraphs()]
    if template:
        assert found.pop(0) == "BIỂU TRƯNG"
    office = text.upper()
    expected = [office, text, f"{text}, ngày 01 tháng 7 năm 2026", f"{text} {text}", f"- {text}."]
    for words in expected:
        assert words in found, words
    assert found.count(text) == (8 if office == text else 7)
    assert [note.text for note in back.notes] == [text]
    assert {task for line in back.paragraphs() for task in line.tasks} == {7, 8, 9}


def test_control_characters_are_left_out(form: tuple[Layout, Path | None]) -> None:
    """What XML cannot hold does not break the file, wherever it stands."""
    layout, template = form
    back = read_docx(docx_bytes(everywhere("a\x00\x0b\x1f\ufffeb", layout), layout, template), "x")
    assert "ab" in [line.text.removesuffix(" 2") for line in back.paragraphs()]
    assert [note.text for note in back.notes] == ["ab"]


SIGNS = st.text(st.sampled_from("{}%#_<>&;]['\"/= \twprb7*"), min_size=1, max_size=20).map(str.strip).filter(bool)


@settings(deadline=None, max_examples=60)
@given(SIGNS)
def test_any_signs_stay_as_they_are(text: str) -> None:
    """However the signs of the engine and of XML are put together."""
    body = Paragraph(text, style=Style.BODY)
    data = docx_bytes(Pages((body, Table(((Cell((body,)),),)))), HD05)
    assert [line.text for line in read_docx(data, "x").paragraphs()] == [text.replace("\t", " ")] * 2


def test_marks_leave_no_trace() -> None:
    """The places that the engine was given are all filled."""
    pages = replace(everywhere("chữ", HD05), notes=())
    assert not [name for name, part in unpacked(docx_bytes(pages, HD05)).items() if b"nhiemvu" in part.lower()]
