"""Later deadlines: asked for, approved, refused, and what they change."""

import pytest

from tests.support import EXAMPLES, Office, on_a_terminal

TODAY = "2026-06-20"
WHY = "Chờ số liệu của các thôn"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with eight tasks that are due on 30/6/2026; a unit leads the third."""
    return office.begun(
        ("2026-04-02", "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        ("2026-04-02", "unit", "add", "Chi bộ 1"),
        ("2026-04-02", "assign", 3, "--to", "Chi bộ 1", "--due", "30/6/2026"),
    )


def task(office: Office, number: int, today: str = TODAY) -> dict[str, object]:
    """Return a task as JSON."""
    found: dict[str, object] = office("show", number, "--format", "json", today=today).json
    return found


def test_the_deadline_moves_with_the_approval_only(working: Office) -> None:
    """The request is shown with its unit, reason and decision; the first deadline stays."""
    told = working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    assert told.out == "Nhiệm vụ 3: xin gia hạn từ 30/06/2026 đến 15/07/2026, chờ quyết định.\n"
    assert (task(working, 3)["due_on"], task(working, 3)["timing"]) == ("2026-06-30", "in_time")
    assert "xin gia hạn" in working("list", today=TODAY).out
    told = working(
        "extend", 3, "--approve", "--basis", "Công văn số 15-CV/ĐU ngày 25/6/2026", "--on", "25/6/2026",
        today="2026-06-26",
    )  # fmt: skip
    assert told.out == "Nhiệm vụ 3: gia hạn đến 15/07/2026 (hạn gốc 31/05/2026).\n"
    held = task(working, 3)
    assert (held["due_on"], held["original_due_on"]) == ("2026-07-15", "2026-05-31")
    shown = working("show", 3, today=TODAY).out
    assert f"- 20/06/2026 Chi bộ 1 xin từ 30/06/2026 đến 15/07/2026: {WHY}; 25/06/2026 đồng ý" in shown
    assert "theo Công văn số 15-CV/ĐU ngày 25/6/2026" in shown
    assert "15-CV/ĐU" in working("directive", "list", today=TODAY).out
    [one] = working("show", 3, "--format", "json", today=TODAY).json["extensions"]
    assert (one["decision"], one["granted_due_on"], one["unit"]) == ("approved", "2026-07-15", "Chi bộ 1")


def test_on_time_after_an_extension_is_told_apart(working: Office) -> None:
    """In the list, in JSON and in the counts, which still add up; a task done before its first deadline is not."""
    working("extend", 3, 4, "--to", "15/7/2026", "--reason", WHY, "--approve", today=TODAY)
    working("done", 3, "--result", "Đã họp.", "--on", "10/7/2026", today="2026-07-10")
    working("done", 4, "--result", "Đã họp.", "--on", "25/6/2026", today="2026-07-10")
    assert [task(working, number, "2026-07-10")["on_time_by_extension"] for number in (3, 4)] == [True, False]
    assert "(sau gia hạn)" in working("list", "--all", today="2026-07-10").out
    total = working("stats", "--format", "json", today="2026-07-10").json["total"]
    assert (total["done_on_time"], total["done_by_extension"], total["total"]) == (2, 1, 8)
    assert "có 1 nhiệm vụ đúng hạn sau gia hạn" in working("stats", today="2026-07-10").out
    assert "gia hạn" in working("stats", "--by", "period", today="2026-07-10").out.splitlines()[1]
    assert "gia hạn" not in working("stats", "--by", "period", today="2026-06-20").out
    shown = on_a_terminal(working.location, "stats", "--by", "period", NHIEMVU_TODAY="2026-07-10", NO_COLOR="1")
    assert max(map(len, shown.splitlines())) <= 80
    head = "Kỳ,Tổng,Xong đúng hạn,sau gia hạn,Xong quá hạn"
    assert working("stats", "--by", "period", "--format", "csv", today=TODAY).out.startswith(head)


def test_before_the_approval_the_earlier_deadline_held(working: Office) -> None:
    """Asked about a day on which it was late, it was, though an extension came later."""
    working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working("extend", 3, "--approve", "--on", "5/7/2026", today="2026-07-05")
    for day, overdue in (("2026-07-03", 1), ("2026-07-05", 0), ("2026-07-20", 1)):
        counts = working("stats", "--unit", "Chi bộ 1", "--as-of", day, "--format", "json", today="2026-07-20").json
        assert counts["total"]["open_overdue"] == overdue, day


def test_a_page_of_an_earlier_day_begins_with_what_was_most_late_then(working: Office) -> None:
    """Not with what is by the deadline of today, where an extension moved that later."""
    working("extend", 3, "--to", "15/12/2026", "--reason", WHY, today="2026-06-25")
    working("extend", 3, "--approve", "--on", "20/7/2026", today="2026-07-20")
    working("edit", 4, "--due", "1/7/2026", today="2026-07-20")
    for words in ((), ("--within", 3)):
        asked = ("overdue", "--as-of", "5/7/2026", *words, "--format", "json")
        whole = working(*asked, today="2026-07-20").json
        assert whole[0]["days_late"] >= whole[-1]["days_late"]
        for limit in (1, 4, 7):
            assert working(*asked, "--limit", limit, today="2026-07-20").json == whole[:limit]


def test_a_refusal_leaves_the_deadline(working: Office) -> None:
    """Its reason is kept; another request may follow, and another day may be given than the one asked for."""
    working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    told = working("extend", 3, "--refuse", "--reason", "Việc gấp", today=TODAY).out
    assert told == "Nhiệm vụ 3: không đồng ý gia hạn; hạn vẫn là 30/06/2026.\n"
    assert "20/06/2026 không đồng ý: Việc gấp" in working("show", 3, today=TODAY).out
    working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working("extend", 3, "--approve", "--to", "7/7/2026", today=TODAY)
    assert task(working, 3)["due_on"] == "2026-07-07"
    assert "đồng ý đến 07/07/2026" in working("show", 3, today=TODAY).out
    working("db", "check", today=TODAY)


def test_the_third_is_flagged_and_the_most_is_a_setting(working: Office) -> None:
    """Without a limit any number is taken; with one, no more."""
    for day in ("1/7/2026", "2/7/2026"):
        assert working("extend", 3, "--to", day, "--reason", WHY, "--approve", today=TODAY).err == ""
    told = working("extend", 3, "--to", "3/7/2026", "--reason", WHY, "--approve", today=TODAY)
    assert "gia hạn nhiều lần (lần 3)" in told.err
    office = ["init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", "--max-extensions"]
    working(*office, 3, today=TODAY)
    before = working.rows()
    refused = working("extend", 3, "--to", "4/7/2026", "--reason", WHY, today=TODAY, code=5)
    assert "đã gia hạn 3 lần" in refused.err
    assert working.rows() == before
    working(*office, 4, today=TODAY)
    working("extend", 3, "--to", "4/7/2026", "--reason", WHY, today=TODAY)


def test_a_request_may_be_decided_after_the_work(working: Office) -> None:
    """It was asked for before completion was reported; a new one comes too late."""
    working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working("done", 3, "--result", "Đã họp.", "--on", "5/7/2026", today="2026-07-06")
    assert task(working, 3, "2026-07-06")["timing"] == "late"
    working("extend", 3, "--approve", today="2026-07-07")
    assert task(working, 3, "2026-07-08")["timing"] == "on_time"
    assert "đã báo hoàn thành" in working(
        "extend", 3, "--to", "30/7/2026", "--reason", WHY, today="2026-07-08", code=5
    ).err  # fmt: skip


@pytest.mark.parametrize("verb", ["suspend", "cancel"])
def test_a_request_waits_while_its_task_is_set_aside(working: Office, verb: str) -> None:
    """It can be refused then; once the task is taken up again, it can be approved."""
    working("extend", 3, 4, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working(verb, 3, 4, "--reason", "Chờ", today=TODAY)
    working("extend", 4, "--refuse", "--reason", "Việc gấp", today=TODAY)
    working("reopen", 3, "--reason", "Làm tiếp", today=TODAY)
    working("extend", 3, "--approve", today=TODAY)
    assert task(working, 3)["due_on"] == "2026-07-15"


@pytest.mark.parametrize("given", [[], ["--to", "5/8/2026"]])
def test_a_request_is_overtaken_by_a_later_deadline(working: Office, given: list[str]) -> None:
    """Where the deadline was set past the day asked for, the request is ended first; a new one may follow."""
    working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working("assign", 3, "--to", "Chi bộ 1", "--due", "20/7/2026", today=TODAY)
    before = working.rows()
    told = working("extend", 3, "--approve", *given, today=TODAY, code=5).err
    assert "đến 15/07/2026 không còn ý nghĩa: hạn nay là 20/07/2026" in told
    assert working.rows() == before
    working("extend", 3, "--refuse", "--reason", "Đã đổi hạn", today=TODAY)
    working("extend", 3, "--to", "5/8/2026", "--reason", WHY, "--approve", today=TODAY)
    assert task(working, 3)["due_on"] == "2026-08-05"


def test_a_request_after_the_deadline_is_noted(working: Office) -> None:
    """It is taken, and said to be late."""
    told = working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today="2026-07-02")
    assert "khi đã quá hạn" in told.err


def test_parts_stay_within_the_whole(working: Office) -> None:
    """A part is not extended beyond its whole, neither when asked nor when approved; together in order they are."""
    working("unit", "group", "Các chi bộ", "--add", "Chi bộ 1", today=TODAY)
    working("edit", 4, "--due", "30/6/2026", today=TODAY)
    working("assign", 4, "--each", "Các chi bộ", today=TODAY)
    assert "sau hạn 30/06/2026" in working("extend", 9, "--to", "15/7/2026", "--reason", WHY, today=TODAY, code=5).err
    working("extend", 4, "--to", "15/7/2026", "--reason", WHY, "--approve", today=TODAY)
    working("extend", 9, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working("edit", 4, "--due", "10/7/2026", today=TODAY)
    before = working.rows()
    assert "nhiệm vụ 4" in working("extend", 9, "--approve", today=TODAY, code=5).err
    assert working.rows() == before
    working("extend", 9, "--approve", "--to", "10/7/2026", today=TODAY)


def test_undo_takes_the_decision_back(working: Office) -> None:
    """The request waits again, and the deadline is what it was."""
    working("extend", 3, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    before = task(working, 3)
    working("extend", 3, "--approve", today=TODAY)
    working("undo", today=TODAY)
    assert task(working, 3) == before
    shown = working("extend", 3, "--approve", "--dry-run", today=TODAY).out
    assert "quyết định: trống → đồng ý" in shown
    assert task(working, 3) == before


CASES: list[tuple[str, int, list[object], str]] = [
    ("no day", 2, ["extend", 3, "--reason", WHY], "Thiếu --to"),
    ("no reason", 2, ["extend", 3, "--to", "15/7/2026"], "Thiếu --reason"),
    ("refused without a reason", 2, ["extend", 3, "--refuse"], "Thiếu --reason"),
    ("refused to a day", 2, ["extend", 3, "--refuse", "--to", "15/7/2026", "--reason", WHY], "không có hạn mới"),
    ("both decisions", 2, ["extend", 3, "--approve", "--refuse"], "vừa đồng ý vừa không đồng ý"),
    ("asked tomorrow", 2, ["extend", 3, "--to", "15/7/2026", "--reason", WHY, "--on", "21/6/2026"], "sau hôm nay"),
    ("an unknown task", 3, ["extend", 99, "--to", "15/7/2026", "--reason", WHY], "Không có nhiệm vụ số 99"),
    ("the deadline itself", 5, ["extend", 3, "--to", "30/6/2026", "--reason", WHY], "không sau hạn 30/06/2026"),
    ("nothing asked", 5, ["extend", 3, "--approve"], "không có đề nghị gia hạn"),
    ("nothing to refuse", 5, ["extend", 3, "--refuse", "--reason", "x"], "không có đề nghị gia hạn"),
    ("no deadline", 5, ["extend", 5, "--to", "15/7/2026", "--reason", WHY], "không có hạn"),
    ("one that waits", 5, ["extend", 6, "--to", "20/7/2026", "--reason", WHY], "chưa được quyết định"),
    (
        "decided before asked",
        2,
        ["extend", 6, "--approve", "--on", "19/6/2026"],
        "không thể quyết định ngày 19/06/2026",
    ),
    ("approved to the deadline", 5, ["extend", 6, "--approve", "--to", "30/6/2026"], "không sau hạn"),
    ("suspended", 5, ["extend", 7, "--to", "15/7/2026", "--reason", WHY], "đã đóng"),
    ("approved while suspended", 5, ["extend", 7, "--approve"], "đã đóng"),
    ("approved though cancelled", 5, ["extend", 8, "--approve"], "đã đóng"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(working: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Each says what is wrong and changes nothing."""
    working("edit", 5, "--no-due", today=TODAY)
    working("edit", 6, "--due", "30/6/2026", today=TODAY)
    working("extend", 6, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working("edit", 7, 8, "--due", "30/6/2026", today=TODAY)
    working("extend", 7, 8, "--to", "15/7/2026", "--reason", WHY, today=TODAY)
    working("suspend", 7, "--reason", "Chờ", today=TODAY)
    working("cancel", 8, "--reason", "Thôi", today=TODAY)
    before = working.rows()
    outcome = working(*words, today=TODAY, code=code)
    assert said in outcome.err, name
    assert working.rows() == before


@pytest.mark.parametrize(
    ("typed", "due"),
    [("trong tháng 7", "2026-07-31"), ("+2w", "2026-07-04"), ("10 ngày làm việc", "2026-07-03"), ("eoy", "2026-12-31")],
)
def test_the_later_deadline_is_taken_in_words(working: Office, typed: str, due: str) -> None:
    """By the grammar of every deadline, with the rule shown; words are counted from the day of the request."""
    told = working("extend", 3, "--to", typed, "--reason", WHY, "--approve", today=TODAY).out
    assert f"Hạn: {typed} → " in told
    assert task(working, 3)["due_on"] == due
    working("extend", 3, "--to", "sớm nhất", "--reason", WHY, today=TODAY, code=2)
