"""Markdown: its signs are no words; headings, tables and notes are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.markdown_out import escaped
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.pages import Paragraph, Style, Table


def lines(text: str) -> list[str]:
    """Return the lines of a Markdown file."""
    return [line.text for line in read_bytes(text.encode(), "a.md").paragraphs()]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("## II. Nhiệm vụ ##", "II. Nhiệm vụ"),
        (r"1\. Giao \| \*xã\*", "1. Giao | *xã*"),
        ("*Kính gửi:* các _chi bộ_", "Kính gửi: các chi bộ"),
        ("* Giao xã * và * thôn", "* Giao xã * và * thôn"),
        ("mẫu_biểu_01 và 2*3*4", "mẫu_biểu_01 và 2*3*4"),
        ("Chỉ thị[^1] số 5", "Chỉ thị¹ số 5"),
        ("[^12]: Gồm các xã", "¹²  Gồm các xã"),
        ("xem [Kế hoạch 12](http://a.vn/b)", "xem Kế hoạch 12"),
        ("> Điều 1&nbsp;&amp; 2", "Điều 1\xa0& 2"),
        ("Số: 12/KH-UBND\\", "Số: 12/KH-UBND"),
        ("# chữ", "chữ"),
        ("#chữ", "#chữ"),
    ],
)
def test_words(written: str, words: str) -> None:
    """What Markdown writes for its own purposes goes away; what only looks like it stays."""
    assert lines(written) == [words]


def test_headings() -> None:
    """Signs of headings give the style and the depth; underlined titles keep their words alone."""
    first, second, third = read_bytes(b"# M\n\n### N\n\nTitle\n=====\n", "a.markdown").paragraphs()
    assert first == Paragraph("M", style=Style.HEADING, level=1)
    assert second == Paragraph("N", style=Style.SUBHEADING, level=3, gap_before=True)
    assert third == Paragraph("Title", gap_before=True)


def test_tables() -> None:
    """A head with a rule under it makes a table; cells keep their lines, an empty head is none."""
    text = "| TT | Việc |\n|---|:--:|\n| 1 | a \\| b<br>c |\n\n|  |  |\n|--|--|\n| x | y |\nsau"
    first, second, after = read_bytes(text.encode(), "a.md").blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [[cell.text for cell in row] for row in first.rows] == [["TT", "Việc"], ["1", "a | b\nc"]]
    assert (first.head_rows, second.head_rows) == (1, 0)
    assert [[cell.text for cell in row] for row in second.rows] == [["x", "y"]]
    assert after == Paragraph("sau", gap_before=True)


def test_plain_text_is_no_markdown() -> None:
    """The signs stay in a file that is called text."""
    assert [line.text for line in read_bytes(b"# a\\.", "a.txt").paragraphs()] == ["# a\\."]


@given(st.text(st.sampled_from(r"ab *_[]()#|\&;<>~$`.1")))
def test_what_the_program_escapes(words: str) -> None:
    """Words come back as they were before the program escaped them."""
    text = f"x{words}x"
    assert lines(escaped(text)) == [text]
