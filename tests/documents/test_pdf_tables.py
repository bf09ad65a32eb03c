"""Tables that are drawn in a PDF come out as rows of cells, in their place among the lines."""

from collections.abc import Sequence

import pytest

from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.pages import Paragraph, Table
from tests.documents.pdf_files import Drawing, Piece, in_cells, paragraphs, pdf_file, ruled

pytest.importorskip("pdfplumber", reason="the extra pdf is not installed")
COLUMNS, ROWS = (85.0, 120.0, 330.0, 500.0), (200.0, 220.0, 260.0, 300.0)
HEAD = ("TT", "Nhiệm vụ", "Thời hạn")
FIRST = ("1", "Rà soát hộ nghèo trên địa\nbàn toàn xã", "Trước ngày 20/5/\n2026")
SECOND = ("2", "Tổng hợp, báo cáo\nhuyện", "30/6/2026")
LINES = paragraphs("Ủy ban nhân dân xã giao các nhiệm vụ sau đây:")
TABLE = [["TT", "Nhiệm vụ", "Thời hạn"], ["1", "Rà soát hộ nghèo trên địa bàn toàn xã", "Trước ngày 20/5/2026"]]
WHOLE = [*TABLE, ["2", "Tổng hợp, báo cáo huyện", "30/6/2026"]]

Shown = list[str | list[list[str]]]


def shown(*pages: Sequence[Piece], drawings: Sequence[Drawing]) -> Shown:
    """Return the lines of a PDF, and its tables as the words of their cells."""
    found: Shown = []
    for block in read_bytes(pdf_file(*pages, drawings=drawings), "a.pdf").blocks:
        if isinstance(block, Paragraph):
            found.append(block.text.strip())
        else:
            found.append([[cell.text for cell in row] for row in block.rows])
    return found


def test_rows() -> None:
    """Words stand in the cell around them, joined where the cell is narrow; lines before and after stay lines."""
    page = [*LINES, *in_cells(COLUMNS, ROWS, HEAD, FIRST, SECOND), *paragraphs("Trên đây là báo cáo.", top=320)]
    drawing = Drawing(ruled(COLUMNS, ROWS))
    assert shown(page, drawings=[drawing]) == [LINES[0][3], WHOLE, "Trên đây là báo cáo."]


def test_points_of_a_cell() -> None:
    """Items of a cell are paragraphs of their own."""
    cells = in_cells(COLUMNS, ROWS, HEAD, ("1", "- Rà soát hộ\nnghèo;\n- Báo cáo.", "Quý II"))
    assert shown([*LINES, *cells], drawings=[Drawing(ruled(COLUMNS, ROWS[:3]))])[1] == [
        TABLE[0],
        ["1", "- Rà soát hộ nghèo;\n- Báo cáo.", "Quý II"],
    ]


def test_merged_cells() -> None:
    """A merged cell stands once and tells how many columns and rows it covers."""
    top, middle, low, end = ROWS
    one, two, three, right = COLUMNS
    rules = [
        (one, top, right, top),
        (two, middle, right, middle),
        (one, low, right, low),
        (one, end, right, end),
        (one, top, one, end),
        (two, top, two, end),
        (three, middle, three, end),
        (right, top, right, end),
    ]
    cells = in_cells(COLUMNS, ROWS, ("TT", "Phân công"), ("", "Nhiệm vụ", "Thời hạn"), SECOND)
    pages = read_bytes(pdf_file([*LINES, *cells], drawings=[Drawing(rules)]), "a.pdf")
    (table,) = (block for block in pages.blocks if isinstance(block, Table))
    assert [[(cell.text, cell.columns, cell.rows) for cell in row] for row in table.rows] == [
        [("TT", 1, 2), ("Phân công", 2, 1)],
        [("Nhiệm vụ", 1, 1), ("Thời hạn", 1, 1)],
        [("2", 1, 1), ("Tổng hợp, báo cáo huyện", 1, 1), ("30/6/2026", 1, 1)],
    ]


def test_table_over_two_pages() -> None:
    """The head that the next page repeats stands once, and a row that the page has cut is whole."""
    first = [*LINES, *in_cells(COLUMNS, ROWS, HEAD, ("1", "Rà soát hộ nghèo trên địa", "Trước ngày 20/5/"))]
    again = in_cells(COLUMNS, ROWS, HEAD, ("", "bàn toàn xã", "2026"), SECOND)
    drawings = [Drawing(ruled(COLUMNS, ROWS[:3])), Drawing(ruled(COLUMNS, ROWS))]
    number = [(290.0, 30.0, 14.0, "2")]
    pages = read_bytes(pdf_file(first, [*number, *again], drawings=drawings), "a.pdf")
    assert [block.head_rows for block in pages.blocks if isinstance(block, Table)] == [1]
    assert shown(first, [*number, *again], drawings=drawings) == [LINES[0][3], WHOLE]


def test_rest_of_a_row_in_one_cell() -> None:
    """Of a row that the page has cut the rest stands in one cell often, and no other row is below it."""
    first = [*LINES, *in_cells(COLUMNS, ROWS, HEAD, ("1", "Rà soát hộ nghèo trên địa", "Trước ngày 20/5/2026"))]
    rest = in_cells(COLUMNS, ROWS, ("", "bàn toàn xã", ""))
    drawings = [Drawing(ruled(COLUMNS, ROWS[:3])), Drawing(ruled(COLUMNS, ROWS[:2]))]
    page = [*rest, *paragraphs("Trên đây là báo cáo.", top=320)]
    assert shown(first, page, drawings=drawings) == [LINES[0][3], TABLE, "Trên đây là báo cáo."]
    assert shown(LINES, page, drawings=[Drawing([]), drawings[1]]) == [
        *(LINES[0][3], "bàn toàn xã", "Trên đây là báo cáo."),
    ]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Trước 15/11/202\n6", "Trước 15/11/2026"),
        ("Trước 15/11/20\n26", "Trước 15/11/2026"),
        ("Theo 61/2018/N\nĐ-CP", "Theo 61/2018/NĐ-CP"),
        ("Luật 116/2025/QH\n15", "Luật 116/2025/QH15"),
        ("Ngày 15/11/2026\n12 xã", "Ngày 15/11/2026 12 xã"),
        ("Thông tư 20/2026/TT\nSở", "Thông tư 20/2026/TT Sở"),
    ],
)
def test_narrow_cells_cut_words(cut: str, whole: str) -> None:
    """A year or a symbol that is too wide for its cell is whole again."""
    cells = in_cells(COLUMNS, ROWS, HEAD, ("1", "Rà soát", cut))
    assert shown([*LINES, *cells], drawings=[Drawing(ruled(COLUMNS, ROWS[:3]))])[1] == [
        TABLE[0],
        ["1", "Rà soát", whole],
    ]


def test_two_tables_stay_two() -> None:
    """A table of other columns on the next page is another one."""
    others = (85.0, 200.0, 500.0)
    first = [*LINES, *in_cells(COLUMNS, ROWS, HEAD, FIRST)]
    second = in_cells(others, ROWS, ("Chỉ tiêu", "Kết quả"), ("Hộ nghèo", "12 hộ"))
    drawings = [Drawing(ruled(COLUMNS, ROWS[:3])), Drawing(ruled(others, ROWS[:3]))]
    assert shown(first, second, drawings=drawings)[1:] == [TABLE, [["Chỉ tiêu", "Kết quả"], ["Hộ nghèo", "12 hộ"]]]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [((80.0, 500.0), (70.0, 150.0)), ((80.0, 500.0), (70.0, 100.0, 150.0)), ((50.0, 545.0), (20.0, 800.0))],
)
def test_frames_are_no_tables(columns: tuple[float, ...], rows: tuple[float, ...]) -> None:
    """A frame around words, and lines across a page, leave the words lines."""
    page = paragraphs("Báo cáo kết quả công tác", "của Đảng ủy xã trong quý.")
    assert shown(page, drawings=[Drawing(ruled(columns, rows))]) == [words for *_, words in page]


def test_drawing_of_many_lines_is_no_table() -> None:
    """A chart costs no time."""
    rules = ruled([80 + place / 4 for place in range(1600)], [70 + place / 4 for place in range(1600)])
    page = paragraphs("Báo cáo kết quả công tác", "của Đảng ủy xã trong quý.")
    assert shown(page, drawings=[Drawing(rules)]) == [words for *_, words in page]
