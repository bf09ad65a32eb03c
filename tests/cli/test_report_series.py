"""`report series`: how the periods of a series are closed, and what that does to its reports and deadlines."""

import pytest

from tests.support import Office

CASES = [
    ("no such series", 3, ["report", "series", "công tác B", "--window", "nd09"], "Không có loại báo cáo"),
    ("no window", 2, ["report", "series", "công tác A", "--window", "31"], "Không hiểu cách chốt số liệu"),
    ("no series", 2, ["report", "series", "--window", "nd09"], "Cần cả loại báo cáo"),
    ("a series alone", 2, ["report", "series", "công tác A"], "Cần cả loại báo cáo"),
]


@pytest.fixture
def filled(office: Office) -> Office:
    """Return an office with two tasks of the second quarter in one series."""
    office("add", "Họp dân", "--series", "công tác A", "--period", "2023-Q2", "--due", "30/6/2023")
    office("add", "Rà soát", "--series", "công tác A", "--period", "2023-Q2", "--due", "30/6/2023")
    return office


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES)
def test_bad_input_changes_nothing(filled: Office, name: str, code: int, words: list[str], said: str) -> None:
    """The reason is said; nothing is written."""
    del name
    before = filled.rows()
    assert said in filled(*words, code=code).err
    assert filled.rows() == before


def test_the_window_is_set_and_listed(filled: Office) -> None:
    """By the calendar until it is set; setting it again changes nothing, undo takes it back."""
    assert filled("report", "series", "--format", "json").json == [{"name": "công tác A", "closing_day": None}]
    out = filled("report", "series", "cong tac a", "--window", "nd09").out
    assert "từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP)" in out
    assert "Không có gì thay đổi" in filled("bao-cao", "loai", "công tác A", "--window", "14").err
    assert "từ ngày 15 đến ngày 14" in filled("report", "series").out
    assert "ngày chốt số liệu: trống → 14" in filled("history").out
    filled("undo")
    assert filled("report", "series", "công tác A", "--window", "14", "--format", "json").json == [
        {"name": "công tác A", "closing_day": 14}
    ]
    filled("undo")
    assert "theo lịch" in filled("report", "series").out


def test_what_comes_after_the_closing_day_is_of_the_next_report(filled: Office) -> None:
    """By the decree the second quarter ends on 14 June: a result of the 20th belongs to the third, and to no other."""
    filled("done", 1, "--result", "Đã họp dân ở 3 thôn.", "--on", "10/6/2023", today="2023-07-05")
    filled("done", 2, "--result", "Đã rà soát 12 hồ sơ.", "--on", "20/6/2023", today="2023-07-05")
    draft = ("report", "draft", "--part", "results")
    assert "Đã rà soát 12 hồ sơ" in filled(*draft, "2023-Q2", today="2023-07-05").out
    filled("report", "series", "công tác A", "--window", "nd09")
    second = filled(*draft, "2023-Q2", today="2023-07-05")
    assert "Đã họp dân ở 3 thôn" in second.out
    assert "Đã rà soát 12 hồ sơ" not in second.out
    third = filled(*draft, "2023-Q3", today="2023-09-20")
    assert "Đã rà soát 12 hồ sơ" in third.out
    assert "Đã họp dân ở 3 thôn" not in third.out


def test_the_end_of_the_quarter_is_the_closing_day(filled: Office) -> None:
    """A task of the series that is due at the end of the quarter is due then, and says so."""
    filled("report", "series", "công tác A", "--window", "nd09")
    out = filled("edit", 1, "--due", "cuối quý").out
    assert "cuối quý → 14/06/2023 (ngày chốt số liệu của kỳ" in out
    assert "→ 30/06/2023" in filled("add", "Họp", "--due", "trong quý II").out
