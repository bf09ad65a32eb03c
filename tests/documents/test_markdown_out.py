"""Markdown out: the words come out as they are."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.markdown_out import to_markdown
from nhiemvu.domain.pages import Cell, Note, NoteMark, Pages, Paragraph, Style, Table


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (Paragraph("BÁO CÁO", style=Style.TITLE), "# BÁO CÁO"),
        (Paragraph("kết quả", style=Style.SUBTITLE), "**kết quả**"),
        (Paragraph("NHIỆM VỤ", "I-", Style.HEADING, 1), "## I- NHIỆM VỤ"),
        (Paragraph("Công tác\nđối ngoại", "1.", Style.SUBHEADING, 2), "### 1. Công tác đối ngoại"),
        (Paragraph("sâu", style=Style.SUBHEADING, level=9), "###### sâu"),
        (Paragraph("đậm", bold=True), "**đậm**"),
        (Paragraph("việc", "1.", Style.ITEM, 1), "1. việc"),
        (Paragraph("việc", "-", Style.ITEM, 1), "- việc"),
        (Paragraph("- gõ tay"), "\\- gõ tay"),
        (Paragraph("2. gõ tay"), "2\\. gõ tay"),
        (Paragraph("một\n+ hai"), "một\\\n\\+ hai"),
        (
            Paragraph("*a* _b_ `c` #d <e> |f| [g] ~h~ &amp; \\"),
            "\\*a\\* \\_b\\_ \\`c\\` \\#d \\<e\\> \\|f\\| \\[g\\] \\~h\\~ \\&amp; \\\\",
        ),
        (Paragraph("2 - 1 = 1"), "2 - 1 = 1"),
    ],
)
def test_paragraph(paragraph: Paragraph, expected: str) -> None:
    """Headings, lists and bold are marked, and what only looks like a mark is escaped."""
    assert to_markdown(Pages((paragraph,))) == expected + "\n"


def test_notes() -> None:
    """Notes are footnotes, numbered by their marks."""
    pages = Pages(
        (Paragraph("Kế hoạch này.", marks=(NoteMark(12, "k"),)),),
        (Note("k", (Paragraph("Số 7*"), Paragraph("năm nay"))),),
    )
    assert to_markdown(pages) == "Kế hoạch này[^1].\n\n[^1]: Số 7\\* năm nay\n"


def test_table() -> None:
    """Cells are escaped, their lines kept, and a head is always there."""
    head = (Cell((Paragraph("Việc"),)), Cell((Paragraph("Đơn vị"),)))
    line = (Cell((Paragraph("a|b"), Paragraph("c"))), Cell(()))
    expected = "| Việc | Đơn vị |\n| --- | --- |\n| a\\|b<br>c |  |\n"
    assert to_markdown(Pages((Table((head, line), head_rows=1),))) == expected
    assert to_markdown(Pages((Table((head,)),))) == "|  |  |\n| --- | --- |\n| Việc | Đơn vị |\n"
    assert to_markdown(Pages(())) == ""


def shown(markdown: str) -> str:
    """Return the words that a Markdown program shows."""
    reader = pytest.importorskip("markdown_it", reason="no Markdown program to ask").MarkdownIt("commonmark")
    page = re.sub(r"<br ?/?>", "\n", reader.enable(["table", "strikethrough"]).render(markdown))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@given(st.text(alphabet="aB1. \n-+*_`#<>|&;~[]()!\\=:/{}$^'\"", max_size=40), st.sampled_from(Style), st.booleans())
def test_words_come_out_as_they_are(text: str, style: Style, bold: bool) -> None:  # noqa: FBT001 made by the test
    """Whatever a paragraph holds, a Markdown program shows the same characters."""
    assert shown(to_markdown(Pages((Paragraph(text, style=style, bold=bold),)))) == " ".join(text.split())


@given(st.text(alphabet="a1. \n-*_`#<>|&\\", max_size=20))
def test_words_of_cells_come_out_as_they_are(text: str) -> None:
    """Cells do, too."""
    table = Table(((Cell((Paragraph("x"),)),), (Cell((Paragraph(text),)),)), head_rows=1)
    assert shown(to_markdown(Pages((table,)))) == " ".join(f"x {text}".split())
