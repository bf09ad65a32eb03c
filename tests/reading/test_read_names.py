"""Where the name of a body ends in running text."""

import pytest

from nhiemvu.domain.text import matching_key
from nhiemvu.reading.units.cells import cell_names
from nhiemvu.reading.units.names import name_at


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã kích hoạt tài khoản", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("Công an huyện bắt giữ", "Công an huyện"),
        ("Ban Dân vận huyện ủy tham mưu", "Ban Dân vận huyện ủy"),
        ("Ủy ban nhân dân xã Đồng Mây phối hợp", "Ủy ban nhân dân xã Đồng Mây"),
        ("Ủy ban nhân dân huyện, xã chủ trì", "Ủy ban nhân dân huyện, xã"),
        ("Mặt trận và các tổ chức chính trị - xã hội xã vận động", "Mặt trận và các tổ chức chính trị - xã hội xã"),
        ("Phòng Tư pháp tiếp tục", "Phòng Tư pháp"),
        ("Công an xã 03 nhiệm vụ", "Công an xã"),
        ("Ban Chỉ đạo 35 xã", "Ban Chỉ đạo 35 xã"),
        ("Sở Nội vụ V/v báo cáo cải cách hành chính", "Sở Nội vụ"),
        ("Thuế cơ sở V", "Thuế cơ sở V"),
        ("Đồn Biên phòng 435 tuần tra", "Đồn Biên phòng 435"),
        ("Chi bộ 3 và chi bộ 4", "Chi bộ 3"),
        ("Ban Thường vụ Huyện ủy số 233-TB/HU", "Ban Thường vụ Huyện ủy"),
    ],
)
def test_a_name_ends_before_a_verb_or_behind_its_level(text: str, name: str) -> None:
    """A level ends a name unless a place or a compound goes on; verbs of the facts end it, too."""
    found = name_at(text, matching_key(text), 0)
    assert found is not None
    assert text[found.start : found.end] == name


def test_names_in_a_list_are_taken_apart() -> None:
    """A comma within a name is none between names."""
    assert cell_names("Phòng Văn hóa, Thể thao và Du lịch, Công an xã và Đoàn Thanh niên xã") == [
        "Phòng Văn hóa, Thể thao và Du lịch",
        "Công an xã",
        "Đoàn Thanh niên xã",
    ]
