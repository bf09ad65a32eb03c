"""The parts that the words of a task fall into."""

import pytest

from nhiemvu.domain.parts import parts_of


@pytest.mark.parametrize(
    ("name", "text", "parts"),
    [
        ("one sentence", "Mở 02 lớp tập huấn.", ["Mở 02 lớp tập huấn."]),
        ("sentences", "Mở lớp tập huấn. Báo cáo kết quả.", ["Mở lớp tập huấn.", "Báo cáo kết quả."]),
        ("clauses", "mở lớp tập huấn; báo cáo kết quả", ["mở lớp tập huấn", "báo cáo kết quả"]),
        ("a number with a stop", "Cấp 12.500 thẻ. Thu hồi thẻ cũ.", ["Cấp 12.500 thẻ.", "Thu hồi thẻ cũ."]),
        ("an abbreviation", "Phối hợp với TP. Quy Nhơn mở lớp.", ["Phối hợp với TP. Quy Nhơn mở lớp."]),
        ("dashes under a point", "Tập trung các việc:\n- Mở lớp.\n- Báo cáo.", ["Mở lớp.", "Báo cáo."]),
        ("letters", "Các việc:\na) Mở lớp\nb) Báo cáo", ["Mở lớp", "Báo cáo"]),
        ("all lines labelled", "- Mở lớp.\n- Báo cáo.", ["Mở lớp.", "Báo cáo."]),
        ("one line below", "Mở lớp tập huấn.\nBáo cáo kết quả.", ["Mở lớp tập huấn.", "Báo cáo kết quả."]),
        ("a closing bracket", "Mở lớp (tại xã). Báo cáo.", ["Mở lớp (tại xã).", "Báo cáo."]),
    ],
)
def test_parts(name: str, text: str, parts: list[str]) -> None:
    """Sub-points first, then sentences; what is one stays one."""
    assert parts_of(text) == parts, name
