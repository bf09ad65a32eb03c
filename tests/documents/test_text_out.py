"""Plain text out."""

from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.text_out import PAGE_WIDTH, superscript, to_text
from nhiemvu.domain.pages import Cell, Note, NoteMark, Pages, Paragraph, Table


def cell(*texts: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell of paragraphs."""
    return Cell(tuple(map(Paragraph, texts)), columns, rows)


def test_blocks_labels_and_notes() -> None:
    """Labels lead, blocks stand apart, notes are numbered by their marks and follow at the end."""
    pages = Pages(
        (
            Paragraph("NHIỆM VỤ", "II-"),
            Paragraph("Thực hiện kế hoạch.", "1.", marks=(NoteMark(18, "z"), NoteMark(9, "a"))),
            Paragraph("Hết."),
        ),
        (Note("z", (Paragraph("Của huyện."),)), Note("a", (Paragraph("Năm nay."), Paragraph("Quý này.")))),
    )
    assert to_text(pages) == ("II- NHIỆM VỤ\n\n1. Thực hiện¹ kế hoạch².\n\nHết.\n\n¹ Năm nay. Quý này.\n² Của huyện.\n")


def test_nothing_is_nothing() -> None:
    """No blocks give no text."""
    assert to_text(Pages(())) == ""


def test_note_without_mark_is_not_lost() -> None:
    """A note that nothing points to comes last, a mark without note is left out."""
    pages = Pages((Paragraph("a", marks=(NoteMark(1, "?"),)),), (Note("n", (Paragraph("b"),)),))
    assert to_text(pages) == "a\n\n¹ b\n"


def test_table_is_aligned() -> None:
    """Columns begin under one another, a line parts the head, merged cells leave their other squares empty."""
    table = Table(
        (
            (cell("TT", rows=2), cell("Đơn vị", columns=2)),
            (cell("Chủ trì"), cell("Phối hợp")),
            (cell("1"), cell("Văn phòng", "Ban Tổ chức"), cell("Công an")),
        ),
        head_rows=2,
    )
    assert to_text(Pages((table,))).splitlines() == [
        "TT  Đơn vị",
        "    Chủ trì      Phối hợp",
        "--  -----------  --------",
        "1   Văn phòng    Công an",
        "    Ban Tổ chức",
    ]


def test_wide_table_fits_the_page() -> None:
    """Long cells are wrapped to the width of a page, short ones are not."""
    text = to_text(Pages((Table(((cell("1"), cell("chữ " * 100), cell("việc " * 40)),)),)))
    assert max(map(len, text.splitlines())) <= PAGE_WIDTH
    assert text.split().count("chữ") == 100


@given(st.integers(0, 10**6))
def test_superscript_keeps_the_digits(number: int) -> None:
    """A number of any length has one small digit for each of its own."""
    assert ["⁰¹²³⁴⁵⁶⁷⁸⁹".index(digit) for digit in superscript(number)] == [*map(int, str(number))]


@given(st.lists(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=4), max_size=4))
def test_any_table_is_written(spans: list[list[tuple[int, int]]]) -> None:
    """Tables whose spans do not fit one another lose no cell."""
    rows = tuple(tuple(cell("x", columns=columns, rows=rows) for columns, rows in row) for row in spans)
    assert to_text(Pages((Table(rows),))).count("x") == sum(map(len, spans))


def test_a_table_with_shares_fits_the_screen() -> None:
    """Words are not cut; columns with room to spare give what a long word takes."""
    row = ("1", "rà soát dữ liệu các thôn " * 4, "Công an xã", "41/BC-TTPVHCC")
    cells = tuple(Cell((Paragraph(text),)) for text in row)
    lines = to_text(Pages((Table((cells, cells), head_rows=1, widths=(5, 60, 30, 5)),)), 60).split("\n")
    assert max(map(len, lines)) <= 60
    assert any(line.endswith("41/BC-TTPVHCC") for line in lines)
