"""Documents that order work: who is told by the sentence over a list, and when what it holds is due."""

from datetime import date

import pytest

from nhiemvu.domain.pages import Cell, Pages, Paragraph, Table
from nhiemvu.reading.report import read_report
from tests.reading.loose import pages_of

HEAD = """ỦY BAN NHÂN DÂN XÃ AN PHÚ
Số: 892/UBND-VX
An Phú, ngày 03 tháng 3 năm 2026

Kính gửi: Các phòng, trường học.
"""


@pytest.mark.parametrize(
    ("orders", "leads"),
    [
        (
            (
                "Ủy ban nhân dân xã giao nhiệm vụ cho các đơn vị như sau:\n"
                "Giao Phòng Kinh tế:\n- Xây dựng kế hoạch.\n- Chuẩn bị kinh phí.\n"
                "Giao các trường học trên địa bàn:\n- Tổ chức cuộc thi.\n"
                "Đề nghị Đoàn Thanh niên xã:\n- Vận động đoàn viên quyên góp sách.\n"
            ),
            ["Phòng Kinh tế", "Phòng Kinh tế", "các trường học trên địa bàn", "Đoàn Thanh niên xã"],
        ),
        (
            "Ủy ban nhân dân xã yêu cầu các trường học:\n- Tổ chức cuộc thi.\n- Cử đội tham gia.\n",
            [None, None],
        ),
    ],
    ids=["several lists, each for others", "what the whole document demands"],
)
def test_units_of_the_sentence_above(orders: str, leads: list[str | None]) -> None:
    """Of several lists each is for all that its sentence names; a demand of the whole tells no single point."""
    assert [task.lead for task in read_report(pages_of(HEAD + orders)).tasks] == leads


PROGRAMME = """ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ
Số: 06/CTr-MTTQ
Phước Long, ngày 08 tháng 01 năm 2026

CHƯƠNG TRÌNH
Công tác trọng tâm năm 2026

II. NỘI DUNG CỤ THỂ
1. Tháng 01
- Tổ chức hội nghị hiệp thương.
- Thăm hộ nghèo, xong trước ngày 15/01/2026.
2. Quý II/2026:
- Phát động ủng hộ quỹ.
3. Về thi đua
- Bình xét khen thưởng.
"""


def test_headings_that_are_times() -> None:
    """What stands under a heading that is but a time is due by it, unless its own words say when."""
    tasks = read_report(pages_of(PROGRAMME)).tasks
    days = ["2026-01-31", "2026-01-15", "2026-06-30", None]
    assert [task.due_on and task.due_on.isoformat() for task in tasks] == days
    assert [task.due_text for task in tasks] == ["Tháng 01", "trước ngày 15/01/2026", "Quý II/2026", None]


def test_rows_under_a_row_that_is_a_time() -> None:
    """Rows without a time of their own are due by the caption among the rows above them."""
    rows = [("TT", "Nội dung", "Đơn vị chủ trì"), ("I", "QUÝ I/2026", ""), ("1", "Rà soát văn bản", "Phòng Tư pháp")]
    table = Table(tuple(tuple(Cell((Paragraph(words),) if words else ()) for words in row) for row in rows))
    (task,) = read_report(Pages((Paragraph("KẾ HOẠCH"), Paragraph("I. NHIỆM VỤ"), table))).tasks
    assert task.due_on == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("1. Các nhiệm vụ hoàn thành trước ngày 20/5/2026:", [date(2026, 5, 20), date(2026, 4, 30)]),
        ("1. Việc cần làm xong trong quý III", [date(2026, 9, 30), date(2026, 4, 30)]),
        ("1. Nhiệm vụ thực hiện Đề án giai đoạn 2026 - 2030:", [None, date(2026, 4, 30)]),
        ("1. Các nhiệm vụ hoàn thành trước ngày 20/01/2026:", [None, date(2026, 4, 30)]),
    ],
)
def test_work_that_is_to_be_ready_by_the_day_of_its_heading(heading: str, days: list[date | None]) -> None:
    """A heading over work says until when it is to be ready, unless a point says it itself, or the day is over."""
    below = "- Phòng Kinh tế rà soát hồ sơ đất đai.\n- Công an xã kiểm tra cư trú, xong trước ngày 30/4/2026.\n"
    text = f"{HEAD}Ủy ban nhân dân xã giao nhiệm vụ như sau:\n{heading}\n{below}2. Văn phòng tổng hợp.\n"
    assert [task.due_on for task in read_report(pages_of(text)).tasks] == [*days, None]
