"""Tables of tasks as formats give them: merged cells, heads over two rows, captions, and what no task is."""

import pytest

from nhiemvu.domain.pages import Cell, Pages, Paragraph, Table
from nhiemvu.domain.plans import Reading, RemainderKind
from nhiemvu.reading.report import read_report
from tests.reading.coverage import faults_of

PLAN = (Paragraph("KẾ HOẠCH"), Paragraph("Công tác năm 2024"), Paragraph("I. NHIỆM VỤ"))


def cell(words: str = "", columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell, a paragraph a line."""
    return Cell(tuple(Paragraph(line) for line in words.split("\n") if line), columns, rows)


def row(*cells: str | Cell) -> tuple[Cell, ...]:
    """Return a row."""
    return tuple(one if isinstance(one, Cell) else cell(one) for one in cells)


def read(*rows: tuple[Cell, ...], head_rows: int = 0) -> Reading:
    """Return the reading of a plan with one table, shared out without a gap."""
    found = read_report(Pages((*PLAN, Table(rows, head_rows))))
    assert faults_of(found) == []
    return found


HEAD = row("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
    [
        (
            "a unit's cell reaches over its rows",
            [
                HEAD,
                row("1", "Rà soát văn bản.", cell("Phòng Tư pháp", rows=2), "Quý I/2024"),
                row("2", "Tập huấn hòa giải.", "Quý II/2024"),
            ],
            [("1", "Rà soát văn bản.", "Phòng Tư pháp"), ("2", "Tập huấn hòa giải.", "Phòng Tư pháp")],
        ),
        (
            "a head over two rows",
            [
                row(cell("TT", rows=2), cell("Nội dung", rows=2), cell("Đơn vị thực hiện", columns=2)),
                row("Chủ trì", "Phối hợp"),
                row("1", "Kiểm tra chợ.", "Phòng Kinh tế", "Công an xã"),
            ],
            [("1", "Kiểm tra chợ.", "Phòng Kinh tế")],
        ),
        (
            "a caption across, a row that numbers the columns, a total",
            [
                HEAD,
                row("(1)", "(2)", "(3)", "(4)"),
                row(cell("I. Nhiệm vụ chung", columns=4)),
                row("1", "Họp thôn.", "Trưởng thôn", "Tháng 5"),
                row("", "Tổng cộng", "", ""),
            ],
            [("1", "Họp thôn.", "Trưởng thôn")],
        ),
        (
            "a caption that names the unit of the rows below",
            [
                row("TT", "Nhiệm vụ", "Thời gian"),
                row("I", "Phòng Nội vụ", ""),
                row("1", "Rà soát biên chế.", "Quý I"),
            ],
            [("1", "Rà soát biên chế.", "Phòng Nội vụ")],
        ),
        (
            "a dash that is the only one of its cell, and a cell with two",
            [
                row("Thời gian", "Nội dung", "Cơ quan chuẩn bị"),
                row("Quý I", "- Sơ kết quý.", "Văn phòng Đảng ủy"),
                row("", "- Nghị quyết chuyên đề.", "Ban Xây dựng Đảng"),
                row("Quý II", "- Tuyển quân.\n- Công tác cán bộ.", "Ban Xây dựng Đảng"),
            ],
            [
                ("", "Sơ kết quý.", "Văn phòng Đảng ủy"),
                ("", "Nghị quyết chuyên đề.", "Ban Xây dựng Đảng"),
                ("", "- Tuyển quân.\n- Công tác cán bộ.", "Ban Xây dựng Đảng"),
            ],
        ),
        (
            "a row that a page has cut",
            [
                HEAD,
                row("1", "Rà soát văn bản", "Phòng", "Quý I"),
                row("", "quy phạm pháp luật.", "", ""),
            ],
            [("1", "Rà soát văn bản quy phạm pháp luật.", "Phòng")],
        ),
        (
            "the head again on the next page",
            [HEAD, row("1", "Họp.", "Văn phòng", "Quý I"), HEAD, row("2", "Báo cáo.", "Văn phòng", "Quý I")],
            [("1", "Họp.", "Văn phòng"), ("2", "Báo cáo.", "Văn phòng")],
        ),
        (
            "groups in a column of their own",
            [
                row("Nhiệm vụ", "Nội dung công việc", "Chủ trì", "Hạn"),
                row(cell("Cải cách hành chính", rows=2), "Rà soát thủ tục.", "Văn phòng", "Quý I"),
                row("Công khai thủ tục.", "Văn phòng", "Quý II"),
            ],
            [("", "Rà soát thủ tục.", "Văn phòng"), ("", "Công khai thủ tục.", "Văn phòng")],
        ),
        (
            "the number in the content cell",
            [row("Nội dung", "Chủ trì", "Thời hạn"), row("1. Họp giao ban.", "Văn phòng", "Hằng tuần")],
            [("1", "Họp giao ban.", "Văn phòng")],
        ),
        (
            "who presides, and who prepares",
            [
                row("Thời gian", "Nội dung", "Chủ trì", "Đơn vị chuẩn bị"),
                row("05/3", "Giao ban.", "Chủ tịch", "Văn phòng"),
                row("07/3", "Tiếp công dân.", "Chủ tịch", ""),
            ],
            [("", "Giao ban.", "Văn phòng"), ("", "Tiếp công dân.", "Chủ tịch")],
        ),
        (
            "a cell that repeats the one above",
            [
                HEAD,
                row("1", "Rà soát văn bản.", "Phòng Tư pháp", "Quý I/2024"),
                row("2", "Tập huấn hòa giải.", "nt", "nt"),
                row("3", "Tuyên truyền.", "- Như trên -", "Quý II/2024"),
            ],
            [
                ("1", "Rà soát văn bản.", "Phòng Tư pháp"),
                ("2", "Tập huấn hòa giải.", "Phòng Tư pháp"),
                ("3", "Tuyên truyền.", "Phòng Tư pháp"),
            ],
        ),
        (
            "who handles a paper",
            [
                row("TT", "Nội dung xử lý", "Đơn vị xử lý chính", "Hạn xử lý"),
                row("1", "Trả lời công dân.", "Phòng Kinh tế", "15/6"),
            ],
            [("1", "Trả lời công dân.", "Phòng Kinh tế")],
        ),
        (
            "a caption with a number, the unit and its deadline",
            [
                HEAD,
                row(cell("II. Phòng Kinh tế (hạn chung 20/4/2024)", columns=4)),
                row("1", "Báo cáo quy hoạch chợ.", "", ""),
            ],
            [("1", "Báo cáo quy hoạch chợ.", "Phòng Kinh tế")],
        ),
        (
            "no column says who leads: the words of the row, or who watches",
            [
                row("Ngày", "Nội dung", "Lãnh đạo", "Đơn vị chuẩn bị"),
                row("05/3", "Giao ban do Văn phòng chủ trì.", "", ""),
                row("06/3", "Tiếp công dân.", "Phó Chủ tịch", ""),
                row("07/3", "Kiểm tra chợ.", "Phó Chủ tịch", "Phòng Kinh tế"),
            ],
            [
                ("", "Giao ban do Văn phòng chủ trì.", "Văn phòng"),
                ("", "Tiếp công dân.", "Phó Chủ tịch"),
                ("", "Kiểm tra chợ.", "Phòng Kinh tế"),
            ],
        ),
        (
            "people without a title, and marks that repeat the cell above",
            [
                row("TT", "Công việc", "Người thực hiện", "Hạn"),
                row("1", "Nghiệm thu.", "Nam, Hoa", "25/3"),
                row("2", "Bàn giao.", "-//-", "(nt)"),
            ],
            [("1", "Nghiệm thu.", "Nam"), ("2", "Bàn giao.", "Nam")],
        ),
        (
            "a column for each part of the day",
            [
                row("Thứ, ngày", "Buổi sáng", "Buổi chiều"),
                row("Thứ Hai 10/6/2024", "Giao ban (Văn phòng chuẩn bị).", "Phòng Kinh tế kiểm tra chợ."),
                row("Thứ Ba 11/6/2024", "Tiếp công dân.", ""),
                row("Thứ Tư 12/6/2024", "", "Họp thôn."),
            ],
            [
                ("", "Giao ban (Văn phòng chuẩn bị).", "Văn phòng"),
                ("", "Phòng Kinh tế kiểm tra chợ.", "Phòng Kinh tế"),
                ("", "Tiếp công dân.", None),
                ("", "Họp thôn.", None),
            ],
        ),
        ("no table of tasks", [row("TT", "Xã", "Dự toán"), row("1", "Đồng Mây", "500")], []),
    ],
)
def test_rows_are_tasks(name: str, rows: list[tuple[Cell, ...]], expected: list[tuple[str, str, str]]) -> None:
    """Each row is a task with its content cell's words; captions, numbers of columns, totals and heads are none."""
    found = read(*rows)
    assert [(task.label, task.text, task.lead) for task in found.tasks] == expected, name


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
    [
        (
            "a week, and a day of its own",
            [
                row("Tuần", "Nội dung", "Chuẩn bị", "Thời gian"),
                row(cell("Tuần 1", rows=2), "Họp giao ban.", "Văn phòng", "05/6/2026"),
                row("Kiểm tra chợ.", "Phòng Kinh tế", ""),
            ],
            ["05/6/2026", "Tuần 1"],
        ),
        (
            "a month alone",
            [row("Tháng", "Nội dung", "Chuẩn bị"), row("Tháng 6/2026", "Họp giao ban.", "Văn phòng")],
            ["Tháng 6/2026"],
        ),
        (
            "a day that repeats the one above",
            [HEAD, row("1", "Họp.", "Văn phòng", "Quý I/2026"), row("2", "Báo cáo.", "Văn phòng", "nt")],
            ["Quý I/2026", "Quý I/2026"],
        ),
        (
            "an empty cell below a day, and below a deadline",
            [
                row("Thứ, ngày", "Giờ", "Nội dung", "Chủ trì"),
                row("Thứ Hai 10/6/2024", "7h30", "Giao ban.", "Văn phòng"),
                row("", "9h00", "Tiếp công dân.", "Văn phòng"),
                row("Xong 12/6/2024", "", "Báo cáo.", "Văn phòng"),
                row("", "", "Lưu hồ sơ.", "Văn phòng"),
            ],
            ["Thứ Hai 10/6/2024", "Thứ Hai 10/6/2024", "Xong 12/6/2024", None],
        ),
        (
            "the day on which work was given, and the one until which it is done",
            [
                row("TT", "Công việc", "Người thực hiện", "Ngày giao", "Ngày hoàn thành"),
                row("1", "Vẽ lại bản vẽ.", "Trần Văn Nam", "16/3/2026", "20/3/2026"),
            ],
            ["20/3/2026"],
        ),
        (
            "a caption that names a unit and its deadline",
            [
                HEAD,
                row(cell("Công an xã, hạn 20/4/2026", columns=4)),
                row("1", "Họp.", "", ""),
                row("2", "Báo cáo.", "", "Quý I/2026"),
            ],
            ["hạn 20/4/2026", "Quý I/2026"],
        ),
    ],
)
def test_the_cell_that_says_when(name: str, rows: list[tuple[Cell, ...]], expected: list[str]) -> None:
    """A column of weeks says when where no other does; a cell may repeat the one above."""
    found = read(*rows)
    assert [task.due_text for task in found.tasks] == expected, name
    for task in found.tasks:
        assert all(found.text[one.span.start : one.span.end] == one.text for one in task.deadlines)


def test_a_table_goes_on_in_a_table_without_a_head() -> None:
    """A table that a page has cut in two is read on by the columns of its first half."""
    second = Table((row("2", "Báo cáo.", "Văn phòng", "Quý II"),))
    found = read_report(Pages((*PLAN, Table((HEAD, row("1", "Họp.", "Văn phòng", "Quý I"))), second)))
    assert [(task.label, task.text) for task in found.tasks] == [("1", "Họp."), ("2", "Báo cáo.")]
    assert faults_of(found) == []


def test_the_frame_of_a_table_is_named() -> None:
    """Heads, captions and the other cells of rows are remainders of their kinds."""
    found = read(HEAD, row("I", "Nhiệm vụ chung", "", ""), row("1", "Họp.", "Văn phòng", "Quý I"))
    assert [(one.kind, found.text[one.span.start : one.span.end]) for one in found.remainders] == [
        (RemainderKind.TABLE_HEAD, "TT\nNhiệm vụ\nCơ quan chủ trì\nThời gian"),
        (RemainderKind.HEADING, "I"),
        (RemainderKind.HEADING, "Nhiệm vụ chung"),
        (RemainderKind.TABLE_FRAME, "1"),
        (RemainderKind.TABLE_FRAME, "Văn phòng"),
        (RemainderKind.TABLE_FRAME, "Quý I"),
    ]
