"""A task that is split into parts in words of their own."""

import pytest

from tests.support import EXAMPLES, Office

TODAY = "2026-04-05"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with eight tasks; the second has a lead and support."""
    return office.begun(
        (TODAY, "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        (TODAY, "assign", 2, "--to", "Ban Xây dựng Đảng", "--support", "Công an xã", "--due", "20/6/2026"),
    )


def task(office: Office, number: int) -> dict[str, object]:
    """Return a task as JSON."""
    found: dict[str, object] = office("show", number, "--format", "json", today=TODAY).json
    return found


def test_parts_have_their_own_words(working: Office) -> None:
    """And the units, deadline, period and directives of the whole, which follows them."""
    told = working("split", 2, "--part", "Ban hành kế hoạch", "--part", "Mở 02 lớp tập huấn", today=TODAY).out
    assert told.splitlines() == [
        "Nhiệm vụ 2: thêm nhiệm vụ con:",
        "  9: Ban hành kế hoạch; Ban Xây dựng Đảng; hạn 20/06/2026",
        "  10: Mở 02 lớp tập huấn; Ban Xây dựng Đảng; hạn 20/06/2026",
    ]
    whole, part = task(working, 2), task(working, 10)
    assert (part["text"], part["parent"], whole["children"]) == ("Mở 02 lớp tập huấn", 2, [9, 10])
    for name in ("lead", "support", "due_on", "period", "series", "directives"):
        assert part[name] == whole[name], name
    working("done", 9, "--result", "Đã ban hành.", today=TODAY)
    assert (task(working, 2)["state"], task(working, 2)["percent"]) == ("in_progress", 50)
    working("db", "check", today=TODAY)


def test_parts_are_proposed_from_the_words(working: Office) -> None:
    """Taken with --yes; shown with --dry-run, and nothing is recorded."""
    working("edit", 4, "--text", "Các việc:\n- Rà soát dữ liệu.\n- Báo cáo kết quả.", today=TODAY)
    before = working.rows()
    shown = working("split", 4, "--dry-run", today=TODAY).out
    assert "Rà soát dữ liệu" in shown
    assert working.rows() == before
    told = working("split", 4, "--yes", today=TODAY).out
    assert "9: Rà soát dữ liệu" in told
    assert "10: Báo cáo kết quả" in told
    working("undo", today=TODAY)
    assert task(working, 4)["children"] == []


def test_the_same_parts_again_change_nothing(working: Office) -> None:
    """A new one is added to those that are there, whatever case and accents they are typed in."""
    working("split", 2, "--part", "Ban hành kế hoạch", "--part", "Mở lớp", today=TODAY)
    before = working.rows()
    assert "đã có các phần này" in working("split", 2, "--part", "ban hành kế hoạch", today=TODAY).err
    assert working.rows() == before
    working("split", 2, "--part", "Sơ kết", today=TODAY)
    assert task(working, 2)["children"] == [9, 10, 11]


def test_words_of_one_sentence_are_not_split(working: Office) -> None:
    """The clerk writes the parts."""
    working("edit", 4, "--text", "Rà soát dữ liệu.", today=TODAY)
    before = working.rows()
    refused = working("split", 4, "--yes", today=TODAY, code=2)
    assert 'nhiemvu split 4 --part "..."' in refused.err
    assert working.rows() == before
