"""The sub-points of a task: what each is called and where it stands."""

import pytest

from nhiemvu.domain.pages import Cell, Pages, Paragraph, Table
from nhiemvu.domain.plans import PlannedTask, Reading
from nhiemvu.reading.report import read_report
from tests.reading.loose import pages_of

TITLE = "BÁO CÁO\nkết quả quý I, nhiệm vụ quý II năm 2024\n\nI. NHIỆM VỤ QUÝ II\n"


def named(reading: Reading, task: PlannedTask) -> dict[str, str]:
    """Return the words of each sub-point by its label."""
    return {point.label: reading.text[point.span.start : point.span.end] for point in task.points}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["1. Rà soát hồ sơ:", "a) Hồ sơ đảng viên;", "- Bản giấy;", "- Bản số;", "b) Hồ sơ khác.", "2. Họp."],
            {
                "a": "a) Hồ sơ đảng viên;\n- Bản giấy;\n- Bản số;",
                "a.-1": "- Bản giấy;",
                "a.-2": "- Bản số;",
                "b": "b) Hồ sơ khác.",
            },
        ),
        (
            ["1. Kiểm tra: (i) chi bộ thôn; (ii) chi bộ trường học.", "2. Họp."],
            {"(i)": "(i) chi bộ thôn;", "(ii)": "(ii) chi bộ trường học."},
        ),
        (
            ["1. Tổ chức hội nghị.", "- Nội dung: (1) nghị quyết, (2) kế hoạch.", "2. Họp."],
            {
                "-1": "- Nội dung: (1) nghị quyết, (2) kế hoạch.",
                "-1.(1)": "(1) nghị quyết,",
                "-1.(2)": "(2) kế hoạch.",
            },
        ),
        (["1. Rà soát.", "a) Một.", "a) Hai.", "2. Họp."], {"a": "a) Một.", "a#2": "a) Hai."}),
        (["1. Kết nạp 2 đảng viên (1 nữ) theo điểm a) và b).", "2. Họp."], {}),
    ],
)
def test_points_of_a_task(lines: list[str], expected: dict[str, str]) -> None:
    """Labels are told from the task down, one that stands twice with its number, what a sentence counts up, too."""
    found = read_report(pages_of(TITLE + "\n".join(lines)))
    assert named(found, found.tasks[0]) == expected


def test_points_within_a_cell() -> None:
    """Lines of a table's cell are sub-points of the row."""
    heads = tuple(Cell((Paragraph(words),)) for words in ("TT", "Nhiệm vụ", "Chủ trì"))
    content = Cell((Paragraph("Tổ chức sơ kết:"), Paragraph("- Dự thảo báo cáo;"), Paragraph("- Mời đại biểu.")))
    row = (Cell((Paragraph("1"),)), content, Cell((Paragraph("Văn phòng"),)))
    found = read_report(Pages((Paragraph("KẾ HOẠCH"), Paragraph("Công tác"), Table((heads, row), 1))))
    assert named(found, found.tasks[0]) == {"-1": "- Dự thảo báo cáo;", "-2": "- Mời đại biểu."}
