"""The directives of a task: of its own words, its footnotes, and what stands above it."""

import pytest

from nhiemvu.domain.pages import Cell, Pages, Paragraph, Style, Table
from nhiemvu.reading.report import read_report
from tests.reading.loose import pages_of

HEAD = """HUYỆN ỦY HÒA GIANG
Số 15-BC/HU
Hòa Giang, ngày 06 tháng 4 năm 2024

BÁO CÁO
Kết quả công tác dân vận quý I; phương hướng, nhiệm vụ quý II năm 2024

Thực hiện Công văn số 615-CV/BDVTU ngày 06/3/2024 của Ban Dân vận Tỉnh ủy, Huyện ủy báo cáo như sau:

I. KẾT QUẢ
1. Đã ban hành Kế hoạch số 9-KH/HU ngày 05/02/2024.

"""


@pytest.mark.parametrize(
    ("name", "section", "directives"),
    [
        (
            "own words",
            "II. NHIỆM VỤ QUÝ II\n1. Triển khai Chỉ thị số 5-CT/TU.\n2. Tổ chức tập huấn.",
            [["5-CT/TU"], []],
        ),
        (
            "heading of the section",
            "II. NHIỆM VỤ QUÝ II THỰC HIỆN NGHỊ QUYẾT SỐ 7-NQ/TU\n1. Mở lớp tập huấn.\n2. Theo Chỉ thị số 5-CT/TU.",
            [["7-NQ/TU"], ["5-CT/TU", "7-NQ/TU"]],
        ),
        (
            "lead-in of the section",
            "II. NHIỆM VỤ QUÝ II\nThực hiện Chỉ thị số 5-CT/TU, làm các việc sau:\n1. Mở lớp tập huấn.\n2. Kiểm tra.",
            [["5-CT/TU"], ["5-CT/TU"]],
        ),
        (
            "nearest first",
            "II. NHIỆM VỤ: NGHỊ QUYẾT SỐ 7-NQ/TU\n1. Thực hiện Chỉ thị số 5-CT/TU:\n1.1. Tập huấn.\n1.2. Thi.\n2. Họp.",
            [["5-CT/TU", "7-NQ/TU"], ["5-CT/TU", "7-NQ/TU"], ["7-NQ/TU"]],
        ),
    ],
)
def test_what_stands_above_holds(name: str, section: str, directives: list[list[str]]) -> None:
    """A heading and the sentence over a list hold for each task below, not what the opening of the report cites."""
    found = read_report(pages_of(f"{HEAD}{section}\n"))
    symbols = [[found.citations[place].directive.symbol for place in task.directives] for task in found.tasks]
    assert symbols == directives, name


def test_a_heading_holds_for_the_rows_of_its_table() -> None:
    """Rows of a table cite what their own cells cite and what the heading of the table cites."""

    def row(*cells: str) -> tuple[Cell, ...]:
        return tuple(Cell((Paragraph(cell),)) for cell in cells)

    table = Table(
        (
            row("STT", "Nội dung", "Cơ quan chủ trì", "Thời gian"),
            row("1", "Mở lớp tập huấn", "Phòng Nội vụ", "Quý II"),
            row("2", "Kiểm tra theo Chỉ thị số 5-CT/TU", "Thanh tra huyện", "Quý III"),
        ),
        head_rows=1,
    )
    lines = [Paragraph("KẾ HOẠCH", style=Style.TITLE), Paragraph("Công tác năm 2024")]
    heading = Paragraph("I. NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 7-NQ/TU", style=Style.HEADING)
    found = read_report(Pages((*lines, heading, table)))
    symbols = [[found.citations[place].directive.symbol for place in task.directives] for task in found.tasks]
    assert symbols == [["7-NQ/TU"], ["5-CT/TU", "7-NQ/TU"]]


@pytest.mark.parametrize(
    ("body", "directives"),
    [
        ("1. Rà soát.\n2. Báo cáo theo Kế hoạch số 9-KH/HU.", [["5-CT/TU"], ["9-KH/HU", "5-CT/TU"]]),
        ("I. MỤC ĐÍCH\n1. Bảo đảm tiết kiệm.\nII. NHIỆM VỤ\n1. Rà soát.\n2. Báo cáo.", [[], []]),
    ],
    ids=["straight up to the tasks", "up to sections"],
)
def test_the_opening_holds_where_it_leads_to_the_tasks(body: str, directives: list[list[str]]) -> None:
    """What the opening cites holds for tasks that stand right under it, not for those of sections."""
    opening = "Thực hiện Chỉ thị số 5-CT/TU ngày 06/3/2024, Huyện ủy yêu cầu các chi bộ thực hiện các nội dung sau:"
    head = "HUYỆN ỦY HÒA GIANG\nSố 15-KH/HU\nHòa Giang, ngày 06 tháng 4 năm 2024\n\nKẾ HOẠCH\nCông tác dân vận\n"
    found = read_report(pages_of(f"{head}\n{opening}\n\n{body}\n"))
    assert [
        [found.citations[place].directive.symbol for place in task.directives] for task in found.tasks
    ] == directives
