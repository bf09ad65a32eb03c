"""Tables of plain text whose columns a rule under the head tells."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.ruled_tables import with_ruled_tables
from nhiemvu.documents.text_out import to_text
from nhiemvu.domain.pages import Cell, Pages, Paragraph, Table

HEAD = "TT  Nhiệm vụ        Thời hạn"
RULE = "--  --------------  ---------"

LONG = "Một dòng dài không theo cột nào"


def shown(lines: Sequence[str]) -> list[str | list[list[str]]]:
    """Return lines, and tables as the words of their cells."""
    return [
        [[cell.text for cell in row] for row in part.rows] if isinstance(part, Table) else part
        for part in with_ruled_tables(lines)
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["5. Giao:", "", HEAD, RULE, "1   Rà soát hộ      20/5/2026", "    nghèo", "2   Họp", "", "Trên đây"],
            [
                "5. Giao:",
                "",
                [["TT", "Nhiệm vụ", "Thời hạn"], ["1", "Rà soát hộ nghèo", "20/5/2026"], ["2", "Họp", ""]],
                "",
                "Trên đây",
            ],
        ),
        (
            ["TT  Nhiệm           Thời", "    vụ              hạn", RULE, "1   Họp"],
            [[["TT", "Nhiệm vụ", "Thời hạn"], ["1", "Họp", ""]]],
        ),
        (
            [HEAD, RULE, "1   Họp", "Trên đây là báo cáo"],
            [[["TT", "Nhiệm vụ", "Thời hạn"], ["1", "Họp", ""]], "Trên đây là báo cáo"],
        ),
        ([RULE, "1   Họp"], [RULE, "1   Họp"]),
        ([HEAD, RULE], [HEAD, RULE]),
        (["Đề mục", "------", "lời"], ["Đề mục", "------", "lời"]),
        (
            ["Một dòng dài không theo cột", RULE, "Trên đây là báo cáo"],
            ["Một dòng dài không theo cột", RULE, "Trên đây là báo cáo"],
        ),
    ],
    ids=[
        "among lines",
        "head of two lines",
        "ends where columns are not kept",
        "no head",
        "no rows",
        "one rule",
        "no columns",
    ],
)
def test_tables(lines: list[str], expected: list[object]) -> None:
    """A rule makes a table of the lines that keep to its columns, and leaves others alone."""
    assert shown(lines) == expected


WORD = st.text("abc", min_size=1, max_size=9)
CELLS = st.lists(st.lists(st.lists(WORD, min_size=1, max_size=12).map(" ".join), min_size=3, max_size=3), min_size=2)


@given(CELLS)
def test_what_the_program_writes(rows: list[list[str]]) -> None:
    """A table with a head that the program writes as text is read back with its words."""
    numbered = [["TT", "Nội dung", "Đơn vị", "Thời hạn"], *([str(place), *cells] for place, cells in enumerate(rows))]
    table = Table(tuple(tuple(Cell((Paragraph(text),)) for text in row) for row in numbered), head_rows=1)
    (read,) = read_bytes(to_text(Pages((table,))).encode(), "a.txt").blocks
    assert isinstance(read, Table)
    assert [[cell.text for cell in row] for row in read.rows] == numbered
    assert read.head_rows == 1
