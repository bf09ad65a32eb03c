"""What stands around the words of a report that was read."""

import pytest

from nhiemvu.reading.head.surroundings import Surroundings, surroundings_of

PARTY = """ĐẢNG BỘ TỈNH LAM VÂN
ĐẢNG ỦY XÃ ĐỒNG MÂY
*
ĐẢNG CỘNG SẢN VIỆT NAM
Số 58-BC/ĐU
Đồng Mây, ngày 31 tháng 3 năm 2026
BÁO CÁO
Trên đây là báo cáo.
Nơi nhận:
- Tỉnh ủy (b/c),
- Lưu Văn phòng Đảng ủy.
**T/M BAN THƯỜNG VỤ
BÍ THƯ**
Phan Văn A
"""


def test_a_party_report() -> None:
    """Ends of recipients and stars of emphasis are left out."""
    assert surroundings_of(PARTY, "Đảng ủy xã Đồng Mây") == Surroundings(
        place="Đồng Mây",
        upper_office="ĐẢNG BỘ TỈNH LAM VÂN",
        recipients=("Tỉnh ủy (b/c)", "Lưu Văn phòng Đảng ủy"),
        authority="T/M BAN THƯỜNG VỤ",
        position="BÍ THƯ",
    )


@pytest.mark.parametrize("text", ["", "BÁO CÁO", "Nơi nhận:", "Nơi nhận:\n\n- \n", "T/M BAN THƯỜNG VỤ"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    """Fragments of a report are no error, nor is another office's name above."""
    assert surroundings_of(text, "Đảng ủy xã B").upper_office == ""
    assert surroundings_of(PARTY, "Đảng ủy xã B").upper_office == ""
