"""Which tasks are meant: filters of lists, sorting, grouping, and `--where` in the place of numbers."""

import pytest

from tests.support import EXAMPLES, Office

TODAY = "2026-06-22"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with the eight tasks of a report in many states.

    Deadlines: 3 on 31/5, 7 on 15/6, 2 on 20/6, 4 on 25/6, 8 on 26/6, the others on 30/6. Leads: 2 Ban Xây dựng Đảng,
    3 Trung tâm, 4 Ủy ban, 7 Công an, 8 Ủy ban Kiểm tra. Support of 3 and 4: Công an.
    """
    return office.begun(
        ("2026-04-02", "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        ("2026-04-02", "edit", 5, "--star"),
        (TODAY, "update", 4, "--percent", 40, "--on", "10/6/2026"),
        (TODAY, "done", 7, "--result", "Đã kích hoạt.", "--on", "12/6/2026"),
        (TODAY, "suspend", 8, "--reason", "Chờ hướng dẫn"),
    )


def listed(office: Office, *words: object) -> list[int]:
    """Return the numbers of the tasks that a list holds, in its order."""
    return [one["id"] for one in office("list", *words, "--format", "json", today=TODAY).json]


FILTERS: list[tuple[list[object], list[int]]] = [
    ([], [3, 2, 4, 1, 5, 6]),
    (["--all"], [3, 7, 2, 4, 8, 1, 5, 6]),
    (["--unit", "Công an xã", "--all"], [3, 7, 4]),
    (["--lead", "Công an xã", "--all"], [7]),
    (["--state", "suspended"], [8]),
    (["--state", "tạm hoãn", "--state", "da-hoan-thanh"], [7, 8]),
    (["--timing", "overdue"], [3, 2]),
    (["--timing", "quá hạn"], [3, 2]),
    (["--timing", "xong quá hạn"], []),
    (["--timing", "on_time", "--timing", "due-soon"], [7, 4]),
    (["--timing", "in_time"], [1, 5, 6]),
    (["--starred"], [5]),
    (["--silent", 14], [3, 2, 1, 5, 6]),
    (["--silent", 11], [3, 2, 4, 1, 5, 6]),
    (["--unassigned"], [1, 5, 6]),
    (["--due-from", "20/6/2026", "--due-to", "25/6/2026"], [2, 4]),
    (["--text", "to cong nghe so"], [6]),
    (["--text", '"tổ công nghệ"'], [6]),
    (["--text", "tô công nghệ"], []),
    (["--series", "công tác chuyển đổi số", "--period", "2026-Q2", "--lead", "Ban Xây dựng Đảng"], [2]),
    (["--unassigned", "--starred", "--timing", "overdue"], []),
    (["--sort", "number"], [1, 2, 3, 4, 5, 6]),
    (["--sort", "late"], [3, 2, 4, 1, 5, 6]),
    (["--sort", "updated"], [3, 2, 1, 5, 6, 4]),
    (["--sort", "lead"], [2, 3, 4, 1, 5, 6]),
    (["--group", "timing"], [3, 2, 4, 1, 5, 6]),
    (["--group", "state", "--sort", "number"], [1, 2, 3, 5, 6, 4]),
]


@pytest.mark.parametrize(("words", "numbers"), FILTERS, ids=[" ".join(map(str, words)) for words, _ in FILTERS])
def test_lists(working: Office, words: list[object], numbers: list[int]) -> None:
    """Each filter keeps what is so, several together what is all of it; order and groups are as asked."""
    assert listed(working, *words) == numbers


@pytest.mark.parametrize("limit", range(1, 9))
@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--all"],
        ["--unit", "Công an xã", "--all"],
        ["--sort", "title"],
        ["--sort", "late"],
        ["--timing", "overdue"],
    ],
    ids=str,
)
def test_a_list_ends_where_it_is_long_enough(working: Office, words: list[object], limit: int) -> None:
    """It is the beginning of the whole list, and says whether there are more."""
    whole = listed(working, *words)
    outcome = working("list", *words, "--limit", limit, "--format", "json", today=TODAY)
    assert [one["id"] for one in outcome.json] == whole[:limit]
    assert ("Còn nhiệm vụ khác" in outcome.err) is (len(whole) > limit)


@pytest.mark.parametrize("limit", [1, 2, 3])
@pytest.mark.parametrize("words", [[], ["--within", 7], ["--silent", 11]], ids=str)
def test_what_is_overdue_ends_where_it_is_long_enough(working: Office, words: list[object], limit: int) -> None:
    """The tasks with the earliest deadlines, most late first."""
    whole = working("overdue", *words, "--format", "json", today=TODAY).json
    outcome = working("overdue", *words, "--limit", limit, "--format", "json", today=TODAY)
    assert outcome.json == whole[:limit]
    assert ("Còn nhiệm vụ khác" in outcome.err) is (len(whole) > limit)


def test_headings_of_a_page_count_nothing(working: Office) -> None:
    """How many a group holds is told where all are listed: a page knows its own alone."""
    for words in (["overdue"], ["list", "--group", "lead"]):
        whole = working(*words, today=TODAY).out
        assert "Ban Xây dựng Đảng: 1 nhiệm vụ" in whole
        page = working(*words, "--limit", 1, today=TODAY).out
        assert ": 1 nhiệm vụ" not in page
        assert page.splitlines()[2] == "Trung tâm Phục vụ hành chính công xã"
        assert working(*words, "--limit", 8, today=TODAY).out == whole


def test_groups_have_headings(working: Office) -> None:
    """The largest first, what has no such thing last."""
    lines = working("list", "--group", "state", today=TODAY).out.splitlines()
    assert [line for line in lines if "nhiệm vụ" in line and ":" in line] == [
        "chưa thực hiện: 5 nhiệm vụ",
        "đang thực hiện: 1 nhiệm vụ",
    ]


def test_conditions_stand_for_numbers(working: Office) -> None:
    """By English and Vietnamese names; open tasks are meant unless a state is named."""
    working("cancel", "--where", "timing=overdue", "--where", "don-vi=Công an xã", "--reason", "Thôi", today=TODAY)
    assert listed(working, "--state", "cancelled") == [3]
    told = working("reopen", "--where", "trang-thai=tạm hoãn", "--reason", "Làm tiếp", today=TODAY).out
    assert told == "Nhiệm vụ 8: mở lại.\n"
    working("assign", "--where", "unassigned", "--where", "sao", "--to", "Công an xã", today=TODAY)
    assert listed(working, "--lead", "Công an xã") == [5]
    working("edit", "--where", "text=to cong nghe so", "--due", "1/7/2026", today=TODAY)
    assert listed(working, "--due-from", "1/7/2026") == [6]
    working("update", "--where", "im-lang=14", "--note", "Đã nhắc.", today=TODAY)
    assert listed(working, "--silent", 10) == [4]
    assert (
        working("show", "--where", "ky=2026-Q2", "--where", "starred", "--format", "json", today=TODAY).json["id"] == 5
    )


def test_numbers_and_conditions_together(working: Office) -> None:
    """Of the tasks that are named, those that are as asked."""
    working("suspend", "1-6", "--where", "chua-giao", "--reason", "Chờ giao", today=TODAY)
    assert listed(working, "--state", "suspended") == [8, 1, 5, 6]
    working("undo", today=TODAY)
    assert listed(working, "--state", "suspended") == [8]


def test_a_dry_run_tells_whom_it_would_meet(working: Office) -> None:
    """Nothing is changed."""
    before = working.rows()
    shown = working("done", "--where", "lead=Ban Xây dựng Đảng", "--result", "x", "--dry-run", today=TODAY).out
    assert "nhiệm vụ 2" in shown
    assert working.rows() == before


def test_overdue_on_another_day(working: Office) -> None:
    """As it was then: what was done or set aside later was open; what comes due and what is silent may be added."""

    def overdue(*words: object) -> list[int]:
        return [one["id"] for one in working("overdue", *words, "--format", "json", today=TODAY).json]

    assert overdue() == [3, 2]
    assert overdue("--as-of", "1/7/2026") == [3, 2, 4, 1, 5, 6]
    assert overdue("--as-of", "1/6/2026") == [3]
    assert overdue("--as-of", "10/6/2026", "--within", 5) == [3, 7]
    assert overdue("--within", 7) == [3, 2, 4]
    assert overdue("--silent", 30, "--starred") == [5]
    assert overdue("--unassigned") == []
    shown = working("overdue", "--silent", 30, today=TODAY).out
    assert "Cập nhật" in shown
    assert "(trễ 1-30 ngày: 1)" in shown
    assert "quá hạn 22 ngày" in shown


REFUSALS: list[tuple[str, int, list[object], str]] = [
    ("an unknown state", 2, ["list", "--state", "xong rồi"], "“xong rồi”"),
    ("an unknown timing", 2, ["list", "--timing", "late_ish"], "“late_ish”"),
    ("silent for no days", 2, ["list", "--silent", 0], "“0”"),
    ("an unknown order", 2, ["list", "--sort", "mau"], "due, number, title"),
    ("an unknown group", 2, ["list", "--group", "mau"], "lead, series, directive"),
    ("an unknown lead", 3, ["list", "--lead", "Sở X"], "“Sở X”"),
    ("words without a letter", 2, ["list", "--text", "..."], "..."),
    ("a day that no calendar has", 2, ["list", "--due-from", "31/6/2026"], "chỉ có 30 ngày"),
    ("within no number", 2, ["overdue", "--within", "bảy"], "“bảy”"),
    ("an impossible day to count for", 2, ["overdue", "--as-of", "31/6/2026"], "chỉ có 30 ngày"),
    ("no condition", 2, ["cancel", "--where", "mau=xanh", "--reason", "x"], "“mau=xanh” không phải là điều kiện"),
    ("a condition without its value", 2, ["cancel", "--where", "unit", "--reason", "x"], "“unit”"),
    ("a value where none is", 2, ["cancel", "--where", "starred=có", "--reason", "x"], "“starred=có”"),
    ("a bad value", 2, ["cancel", "--where", "state=lost", "--reason", "x"], "“lost”"),
    ("an unknown unit", 3, ["cancel", "--where", "unit=Sở X", "--reason", "x"], "“Sở X”"),
    ("nothing is so", 3, ["cancel", "--where", "parent=5", "--reason", "x"], "Không có nhiệm vụ nào phù hợp"),
    ("none of those named is so", 3, ["cancel", 1, "--where", "starred", "--reason", "x"], "Không có nhiệm vụ nào"),
    ("one of those named is not there", 3, ["cancel", 99, "--where", "starred", "--reason", "x"], "số 99"),
    ("neither numbers nor conditions", 2, ["cancel", "--reason", "x"], "Thiếu SỐ"),
    ("nothing to edit", 2, ["edit", "--star"], "Thiếu SỐ"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), REFUSALS, ids=[case[0] for case in REFUSALS])
def test_refusals(working: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the exit code, and nothing changed."""
    before = working.rows()
    outcome = working(*words, today=TODAY, code=code)
    assert said in outcome.err, name
    assert len(outcome.err.strip().splitlines()) == 2
    assert working.rows() == before
