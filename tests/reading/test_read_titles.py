"""Short names of tasks: what is to be done, at most 80 characters."""

import pytest

from nhiemvu.reading.titles import LONGEST, title_of


@pytest.mark.parametrize(
    ("name", "text", "units", "title"),
    [
        ("a short sentence", "Mở lớp tập huấn. Tổ chức hội thi.", [], "Mở lớp tập huấn"),
        (
            "an assignment is left out",
            "Giao Công an xã chủ trì, phối hợp với Đoàn Thanh niên xã rà soát dữ liệu dân cư; xong trong tháng 5.",
            ["Công an xã", "Đoàn Thanh niên xã"],
            "Rà soát dữ liệu dân cư; xong trong tháng 5",
        ),
        (
            "a lead alone",
            "Văn phòng Đảng ủy chủ trì xây dựng kế hoạch kiểm tra năm 2026.",
            ["Văn phòng Đảng ủy"],
            "Xây dựng kế hoạch kiểm tra năm 2026",
        ),
        (
            "a subject that is not told to lead stays",
            "Công an xã tham mưu kế hoạch bảo đảm an ninh.",
            ["Công an xã"],
            "Công an xã tham mưu kế hoạch bảo đảm an ninh",
        ),
        (
            "too little would be left",
            "Giao Công an xã chủ trì, tổng kết.",
            ["Công an xã"],
            "Giao Công an xã chủ trì, tổng kết",
        ),
        (
            "a long sentence ends at a clause",
            "Tiếp tục tuyên truyền sâu rộng chủ trương của Đảng, chính sách của Nhà nước về chuyển đổi số tới mọi nhà",
            [],
            "Tiếp tục tuyên truyền sâu rộng chủ trương của Đảng",
        ),
        ("a list follows", "Tổ chức ra quân đầu xuân, trong đó:\n- Một\n- Hai", [], "Tổ chức ra quân đầu xuân"),
        ("lines", "Nâng cao chất lượng\n- Một\n- Hai", [], "Nâng cao chất lượng"),
    ],
)
def test_titles(name: str, text: str, units: list[str], title: str) -> None:
    """Each case of the rule."""
    assert title_of(text, units) == title, name


def test_a_title_is_never_longer_than_its_limit() -> None:
    """Even where a word is."""
    assert len(title_of("x" * 500)) <= LONGEST
    assert len(title_of("từ " * 200)) <= LONGEST
