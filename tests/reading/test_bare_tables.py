"""Tables in loose text that have lost their bars."""

import pytest

from nhiemvu.domain.pages import Table
from nhiemvu.reading.text.grids import with_tables
from tests.reading.loose import pages_of

HEADS = "TT   Nội dung công việc      Chủ trì        Thời gian"

WRAPPED = f"""{HEADS}
1    Dọn kho                 Tổ Văn thư     5/2024
2    In sổ theo mẫu mới của  Tổ In          6/2024
     năm nay                 và Tổ Bìa
Nơi nhận:"""

PASTED = """TT\tNội dung công việc\tChủ trì\tThời gian
I\tViệc chung
1\tDọn kho\t\t5/2024
2\tIn sổ\tTổ In\t6/2024
Nơi nhận:"""

NUMBERS_LOST = """TT\tNhiệm vụ\tChủ trì\tPhối hợp\tHạn
\tDọn kho\tTổ Văn thư\t\t5/2024
\tIn sổ\tTổ In
Nơi nhận:\tGIÁM ĐỐC"""

NO_NUMBERS = """Nhiệm vụ\tĐơn vị chủ trì\tThời hạn
Dọn kho\tTổ Văn thư\t5/2024
In sổ\tTổ In\t6/2024
Nơi nhận:\tGIÁM ĐỐC"""

MERGED = """TT\tNhiệm vụ\tChủ trì\tHạn
Việc chung
1\tDọn kho\tTổ In\t5/2024
A. Việc riêng
2\tIn sổ\tTổ In\t6/2024
Hết."""

HEADING_BELOW = """TT\tNhiệm vụ\tChủ trì\tKết quả
1\tDọn kho\tTổ In\tĐạt
II.\tNHIỆM VỤ QUÝ IV
Tổ chức họp thôn.
2\tIn sổ\tTổ In\tĐạt"""


def tables(text: str) -> list[list[list[str]]]:
    """Return the words of each table of a text."""
    paragraphs = list(pages_of(text).paragraphs())
    found = [block for block in with_tables(paragraphs) if isinstance(block, Table)]
    assert all(table.head_rows == 1 for table in found)
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "STT\nNội dung\nChủ trì\nThời gian\n1\nDọn kho\nTổ Văn thư\n5/2024\n2\nIn sổ\nTổ In\n6/2024\nNơi nhận:",
            [["1", "Dọn kho", "Tổ Văn thư", "5/2024"], ["2", "In sổ", "Tổ In", "6/2024"]],
        ),
        (
            "TT\nNhiệm vụ\nĐơn vị thực hiện\n1.\nDọn kho\nTổ Văn thư\n2.\nIn sổ",
            [["1.", "Dọn kho", "Tổ Văn thư"]],
        ),
        (
            WRAPPED,
            [
                ["1", "Dọn kho", "Tổ Văn thư", "5/2024"],
                ["2", "In sổ theo mẫu mới của năm nay", "Tổ In và Tổ Bìa", "6/2024"],
            ],
        ),
        (
            f"{HEADS}\nI    Việc chung\n1    Dọn kho                                5/2024",
            [["I", "Việc chung", "", ""], ["1", "Dọn kho", "", "5/2024"]],
        ),
        (
            PASTED,
            [["I", "Việc chung", "", ""], ["1", "Dọn kho", "", "5/2024"], ["2", "In sổ", "Tổ In", "6/2024"]],
        ),
        (
            NUMBERS_LOST,
            [["", "Dọn kho", "Tổ Văn thư", "", "5/2024"], ["", "In sổ", "Tổ In", "", ""]],
        ),
        (
            NO_NUMBERS,
            [["Dọn kho", "Tổ Văn thư", "5/2024"], ["In sổ", "Tổ In", "6/2024"]],
        ),
        (
            MERGED,
            [["Việc chung"], ["1", "Dọn kho", "Tổ In", "5/2024"], ["A. Việc riêng"], ["2", "In sổ", "Tổ In", "6/2024"]],
        ),
        (
            HEADING_BELOW,
            [["1", "Dọn kho", "Tổ In", "Đạt"]],
        ),
    ],
    ids=[
        *("a cell a line", "cut short", "columns, rows over two lines", "a group, an empty cell", "tabs, a group"),
        *("tabs, numbers lost", "tabs, no numbers", "tabs, merged rows", "tabs, a heading below"),
    ],
)
def test_rows(text: str, rows: list[list[str]]) -> None:
    """Rows are found under their heads, numbered from 1, each word in its column."""
    (found,) = tables(text)
    assert found[1:] == rows


@pytest.mark.parametrize(
    "text",
    [
        "TT\nNội dung\nChủ trì\nThời gian\nDọn kho\nTổ Văn thư",
        "Mục\nMục tiêu của kế hoạch\nlà giữ rừng\n1\nDọn kho\nTổ Văn thư",
        f"{HEADS}\n7    Dọn kho                 Tổ Văn thư     5/2024",
        "TT   Họ và tên               Chức vụ        Ghi chú\n1    Trần Văn Mẫu            Tổ trưởng      x",
        "1. Dọn kho   xong trước ngày 15/5/2024   theo kế hoạch",
    ],
    ids=["no numbers", "no heads", "counts from 7", "no table of tasks", "no table"],
)
def test_text_stays_text(text: str) -> None:
    """What lacks heads of tasks or does not count from 1 stays text."""
    assert tables(text) == []
