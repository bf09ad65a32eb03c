"""Short names of tasks: what is to be done, at most 80 characters."""

import pytest

from nhiemvu.reading.tasks.titles import LONGEST, is_taken_from, title_of


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
            "general helpers are left out",
            "Giao Công an xã chủ trì, phối hợp với các thôn, tổ dân phố tuyên truyền phòng, chống lừa đảo.",
            ["Công an xã"],
            "Tuyên truyền phòng, chống lừa đảo",
        ),
        (
            "those that are concerned, too",
            "Văn phòng Đảng ủy chủ trì, phối hợp với các cơ quan, đơn vị có liên quan xây dựng kế hoạch năm 2026.",
            ["Văn phòng Đảng ủy"],
            "Xây dựng kế hoạch năm 2026",
        ),
        (
            "general helpers beside one that is named",
            "Giao Công an xã chủ trì, phối hợp với Đoàn Thanh niên xã và các chi bộ rà soát hộ nghèo năm 2026.",
            ["Công an xã", "Đoàn Thanh niên xã"],
            "Rà soát hộ nghèo năm 2026",
        ),
        (
            "helping is the deed itself",
            "Giao Công an xã chủ trì, phối hợp với các đoàn thể trong mọi hoạt động hè.",
            ["Công an xã"],
            "Phối hợp với các đoàn thể trong mọi hoạt động hè",
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
        (
            "a quotation is not cut within",
            "Công an xã thực hiện làm sạch dữ liệu dân cư, bảo đảm “đúng, đủ, sạch, sống” và thống nhất thường xuyên",
            [],
            "Công an xã thực hiện làm sạch dữ liệu dân cư",
        ),
        (
            "a verb is not parted from its object",
            "Phòng Kinh tế tiếp tục rà soát, đề xuất cắt giảm thời gian giải quyết 15 thủ tục hành chính về đất đai",
            [],
            "Phòng Kinh tế tiếp tục rà soát, đề xuất cắt giảm thời gian giải quyết 15 thủ…",
        ),
        ("a list follows", "Tổ chức ra quân đầu xuân, trong đó:\n- Một\n- Hai", [], "Tổ chức ra quân đầu xuân"),
        ("lines", "Nâng cao chất lượng\n- Một\n- Hai", [], "Nâng cao chất lượng"),
        ("a unit over dashes", "Tổ Kiểm tra:\n- Rà soát 12 hộ.\n- Họp tổ.", ["Tổ Kiểm tra"], "Rà soát 12 hộ"),
        ("a unit over letters", "Giao Tổ Kiểm tra\na) Rà soát 12 hộ.\nb) Họp tổ.", ["Tổ Kiểm tra"], "Rà soát 12 hộ"),
        (
            "several units over dashes",
            "Công an xã, Tổ Kiểm tra:\n- tuần tra ban đêm;\n- họp tổ.",
            ["Công an xã", "Tổ Kiểm tra"],
            "Tuần tra ban đêm",
        ),
        (
            "a person before a colon",
            "Đồng chí Trần Văn Mẫu, Phó Trưởng phòng: chỉ đạo công tác tuyên truyền, hỗ trợ người nộp thuế.",
            ["Trần Văn Mẫu, Phó Trưởng phòng"],
            "Chỉ đạo công tác tuyên truyền, hỗ trợ người nộp thuế",
        ),
        ("a unit with little behind it", "Phòng Kinh tế: họp.", ["Phòng Kinh tế"], "Phòng Kinh tế: họp"),
        ("a unit alone", "Tổ Kiểm tra", ["Tổ Kiểm tra"], "Tổ Kiểm tra"),
    ],
)
def test_titles(name: str, text: str, units: list[str], title: str) -> None:
    """Each case of the rule."""
    assert title_of(text, units) == title, name


@pytest.mark.parametrize(
    ("name", "title", "text", "taken"),
    [
        (
            "the units are left out",
            "Rà soát dữ liệu của các thôn",
            "Giao Công an xã rà soát dữ liệu của các thôn.",
            True,
        ),
        ("it was cut", "Rà soát dữ liệu của các…", "Rà soát dữ liệu của các thôn", True),
        ("it stood on two lines", "Rà soát dữ liệu", "Rà soát\ndữ liệu", True),
        ("the office took some words", "Dữ liệu", "Rà soát dữ liệu của các thôn", False),
        ("the office wrote it", "Dữ liệu thôn", "Rà soát dữ liệu của các thôn", False),
        ("the first dash under a unit", "Rà soát 12 hộ", "Tổ Kiểm tra:\n- Rà soát 12 hộ.\n- Họp.", True),
        ("the second line of words", "Tập huấn", "Mở 03 lớp\ntập huấn", False),
        ("behind words and a colon", "Mở lớp", "Tháng 5: mở lớp.", False),
        ("behind a person", "Chỉ đạo thu nợ", "Đồng chí Trần Văn Mẫu, Phó Trưởng phòng: chỉ đạo thu nợ.", True),
        ("another dash", "Họp tổ dân phố", "Tổ Kiểm tra:\n- Rà soát 12 hộ.\n- Họp tổ dân phố.", False),
        ("behind a unit and a colon", "Rà soát hộ", "Tổ Kiểm tra: rà soát hộ.", True),
    ],
)
def test_whether_a_title_was_taken_from_a_text(name: str, title: str, text: str, taken: bool) -> None:  # noqa: FBT001 a case
    """Case and line ends do not count."""
    assert is_taken_from(title, text) is taken, name


def test_a_title_is_never_longer_than_its_limit() -> None:
    """Even where a word is."""
    assert len(title_of("x" * 500)) <= LONGEST
    assert len(title_of("từ " * 200)) <= LONGEST
