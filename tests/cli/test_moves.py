"""Tasks that are suspended, called off and taken up again, alone and with their parts."""

import pytest

from tests.support import EXAMPLES, Office

TODAY = "2026-04-05"
WHY = "Chờ hướng dẫn của cấp trên."
BRANCHES = ("Chi bộ 1", "Chi bộ 2", "Chi bộ 3")


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with the eight tasks of a report; the first was given to three units, as 9, 10 and 11."""
    return office.begun(
        (TODAY, "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        *((TODAY, "unit", "add", name) for name in BRANCHES),
        *((TODAY, "unit", "group", "Các chi bộ", "--add", name) for name in BRANCHES),
        (TODAY, "assign", 1, "--each", "Các chi bộ"),
    )


def states(office: Office, *numbers: int) -> list[str]:
    """Return the states of tasks."""
    return [str(task(office, number)["state"]) for number in numbers]


def task(office: Office, number: int, today: str = TODAY) -> dict[str, object]:
    """Return a task as JSON."""
    found: dict[str, object] = office("show", number, "--format", "json", today=today).json
    return found


def test_the_reason_is_kept_and_shown(working: Office) -> None:
    """On its page with the day, in its record, and in JSON; it is in no list of open or late tasks."""
    working("update", 3, "--percent", 40, today=TODAY)
    assert working("suspend", 3, "--reason", WHY, "--on", "4/4/2026", today=TODAY).out == "Nhiệm vụ 3: tạm hoãn.\n"
    held = task(working, 3, "2027-01-01")
    assert (held["state"], held["timing"], held["set_aside_on"]) == ("suspended", None, "2026-04-04")
    assert held["set_aside_reason"] == WHY
    shown = working("show", 3, today=TODAY).out
    assert f"{WHY} (từ 04/04/2026)" in shown
    assert f"- 04/04/2026 tạm hoãn: {WHY}" in shown
    assert 3 not in [one["id"] for one in working("list", "--format", "json", today=TODAY).json]
    assert 3 not in [one["id"] for one in working("overdue", "--format", "json", today="2027-01-01").json]


def test_several_at_once_or_none(working: Office) -> None:
    """One that cannot be cancelled keeps the others as they were."""
    working("cancel", 2, "4-6", "--reason", WHY, today=TODAY)
    assert states(working, 2, 4, 5, 6) == ["cancelled"] * 4
    working("done", 7, "--result", "Đã họp.", today=TODAY)
    before = working.rows()
    refused = working("cancel", 7, 8, "--reason", WHY, today=TODAY, code=5)
    assert 'nhiemvu reopen 7 --reason "..."' in refused.err
    assert working.rows() == before


def test_said_again_nothing_changes(working: Office) -> None:
    """Cancelled twice is told, is exit 0 and leaves no event; so is what is open and reopened."""
    working("cancel", 2, "--reason", WHY, today=TODAY)
    before = working.rows()
    assert "đã hủy từ trước" in working("cancel", 2, "--reason", "Khác.", today=TODAY).err
    assert "đang mở" in working("reopen", 3, "--reason", "Khác.", today=TODAY).err
    assert working.rows() == before
    assert "was cancelled already" in working("--lang", "en", "cancel", 2, "--reason", "x", today=TODAY).err


def test_a_dry_run_changes_nothing(working: Office) -> None:
    """It shows the state and the reason that would be recorded."""
    before = working.rows()
    shown = working("cancel", 1, 2, "--reason", WHY, "--dry-run", today=TODAY).out
    assert "trạng thái: chưa thực hiện → đã hủy" in shown
    assert WHY in shown
    assert "nhiệm vụ 11" in shown
    assert working.rows() == before


def test_undo_takes_it_back(working: Office) -> None:
    """Task, parts and record are as they were."""
    before = task(working, 1), task(working, 9)
    working("cancel", 1, "--reason", WHY, today=TODAY)
    working("undo", today=TODAY)
    assert (task(working, 1), task(working, 9)) == before
    working("db", "check", today=TODAY)


@pytest.mark.parametrize(
    ("name", "before", "percent", "state"),
    [
        ("never begun", [], None, "not_started"),
        ("under way", [["update", 3, "--percent", 40]], 40, "in_progress"),
        ("a word without a percentage", [["update", 3, "--note", "Đã họp."]], None, "in_progress"),
    ],
)
def test_what_comes_back_is_as_it_was(
    working: Office, name: str, before: list[list[object]], percent: int | None, state: str
) -> None:
    """A suspended task goes on where it stood."""
    for words in before:
        working(*words, today=TODAY)
    working("suspend", 3, "--reason", WHY, today=TODAY)
    working("reopen", 3, "--reason", "Đã có hướng dẫn.", today=TODAY)
    held = task(working, 3)
    assert (held["state"], held["percent"], held["set_aside_reason"]) == (state, percent, None), name
    assert "mở lại: Đã có hướng dẫn." in working("show", 3, today=TODAY).out


def test_a_task_that_was_done_is_open_again(working: Office) -> None:
    """With the progress that it had before; its old result is in its record only, and the new one counts."""
    working("update", 3, "--percent", 60, "--on", "1/4/2026", today=TODAY)
    working("done", 3, "--result", "Đã mở 02 lớp.", "--evidence", "Ảnh chụp", "--on", "2/4/2026", today=TODAY)
    assert working("reopen", 3, "--reason", "Thiếu một lớp.", today=TODAY).out == "Nhiệm vụ 3: mở lại.\n"
    held = task(working, 3)
    assert (held["state"], held["percent"], held["result"], held["evidence"]) == ("in_progress", 60, None, [])
    assert "Đã mở 02 lớp." in working("show", 3, today=TODAY).out
    working("done", 3, "--result", "Đã mở 03 lớp.", "--evidence", "Danh sách", today=TODAY)
    held = task(working, 3)
    assert (held["state"], held["result"], held["evidence"]) == ("done", "Đã mở 03 lớp.", ["Danh sách"])
    working("db", "check", today=TODAY)


def test_the_parts_go_with_the_whole(working: Office) -> None:
    """Those that are done stay; the others are called off and come back with it."""
    working("done", 9, "--result", "Đã họp.", today=TODAY)
    told = working("suspend", 1, "--reason", WHY, today=TODAY).out
    assert told == "Nhiệm vụ 1: tạm hoãn.\n  cùng nhiệm vụ con: 10, 11\n"
    assert states(working, 1, 9, 10, 11) == ["suspended", "done", "suspended", "suspended"]
    assert "nhiệm vụ con: 10, 11" in working("reopen", 1, "--reason", "Tiếp tục.", today=TODAY).out
    assert states(working, 1, 9, 10, 11) == ["in_progress", "done", "not_started", "not_started"]
    working("db", "check", today=TODAY)


def test_the_whole_follows_its_parts(working: Office) -> None:
    """A part that was called off counts no longer; one that is reopened opens what waited for the common result."""
    working("cancel", 9, "--reason", WHY, today=TODAY)
    working("done", 10, 11, "--result", "Đã họp.", today=TODAY)
    assert states(working, 1) == ["reported"]
    working("reopen", 10, "--reason", "Họp lại.", today=TODAY)
    assert states(working, 1, 10) == ["in_progress", "in_progress"]
    working("db", "check", today=TODAY)


def test_a_part_is_not_reopened_under_a_closed_whole(working: Office) -> None:
    """The whole is reopened first, or together with it; its result then waits."""
    working("done", "9-11", 1, "--result", "Đã họp.", today=TODAY)
    refused = working("reopen", 9, "--reason", WHY, today=TODAY, code=5)
    assert 'nhiemvu reopen 1 --reason "..."' in refused.err
    working("reopen", 1, "--reason", WHY, today=TODAY)
    assert states(working, 1, 9) == ["reported", "done"]
    working("reopen", 9, "--reason", WHY, today=TODAY)
    assert states(working, 1, 9) == ["in_progress", "in_progress"]
    working("undo", 2, today=TODAY)
    working("reopen", 1, 9, "--reason", WHY, today=TODAY)
    assert states(working, 1, 9, 10) == ["in_progress", "in_progress", "done"]
    working("db", "check", today=TODAY)


def test_a_part_that_was_called_off_before_stays_so(working: Office) -> None:
    """Only what was set aside with the whole comes back with it."""
    working("cancel", 9, "--reason", "Chi bộ giải thể.", "--on", "3/4/2026", today=TODAY)
    working("cancel", 1, "--reason", WHY, today=TODAY)
    working("reopen", 1, "--reason", "Tiếp tục.", today=TODAY)
    assert states(working, 9, 10, 11) == ["cancelled", "not_started", "not_started"]


def test_a_proposal_reaches_the_report(working: Office) -> None:
    """It stands beside its obstacle in the record, and apart from it in the next report."""
    working(
        "update", 3, "--percent", 60, "--obstacle", "Thiếu máy quét.", "--proposal", "Ủy ban nhân dân tỉnh cấp 05 máy",
        today=TODAY,
    )  # fmt: skip
    assert "vướng mắc: Thiếu máy quét; đề nghị Ủy ban nhân dân tỉnh cấp 05 máy" in working("show", 3, today=TODAY).out
    drafted = working("report", "draft", "2026-Q2", "--part", "proposals", today=TODAY).out
    assert "Đề nghị Ủy ban nhân dân tỉnh cấp 05 máy." in drafted
    assert "Thiếu máy quét" not in drafted
