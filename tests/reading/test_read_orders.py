"""Documents that order work: who is told by the sentence over a list, and when what it holds is due."""

import pytest

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
            "Ủy ban nhân dân xã giao nhiệm vụ cho các đơn vị như sau:\n"
            "Giao Phòng Kinh tế:\n- Xây dựng kế hoạch.\n- Chuẩn bị kinh phí.\n"
            "Giao các trường học trên địa bàn:\n- Tổ chức cuộc thi.\n"
            "Đề nghị Đoàn Thanh niên xã:\n- Vận động đoàn viên quyên góp sách.\n",
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
    """Of several lists each is for all that its sentence names; a demand of the whole document tells no single point."""
    assert [task.lead for task in read_report(pages_of(HEAD + orders)).tasks] == leads
