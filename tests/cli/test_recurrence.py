"""Tasks that come back: opened each once, without drift, changed for the future only."""

import pytest

from tests.support import Office

DAY = "2023-04-03"
CASES = [
    ("no rule", 2, ["add", "Họp", "--every", "thỉnh thoảng", "--due", "30/6/2023"], "Không hiểu cách lặp lại"),
    ("no first deadline", 5, ["add", "Họp", "--every", "monthly"], "chưa có hạn"),
    ("no first deadline of a task", 5, ["edit", "1", "--every", "monthly"], "chưa có hạn"),
    ("a day that is none", 2, ["recur", "--until", "31/6/2023"], "chỉ có 30 ngày"),
    ("too long ago", 2, ["recur", "--until", "1/1/2190"], "quá 120 lần"),
    ("an earlier occurrence", 5, ["edit", "2", "--every", "weekly"], "đã mở lần tiếp theo"),
    ("a child", 5, ["edit", "5", "--every", "weekly"], "là nhiệm vụ con"),
]


@pytest.fixture
def filled(office: Office) -> Office:
    """Return an office with a plain task, a monthly one that came back once, and a divided one."""
    monthly = ("--due", "31/3/2023", "--every", "hằng tháng", "--period", "2023-M03", "--to", "Văn phòng")
    quarterly = ("--due", "30/6/2023", "--every", "hằng quý", "--period", "2023-Q2")
    return office.begun(
        (DAY, "unit", "add", "Văn phòng"),
        (DAY, "unit", "add", "Chi bộ 1"),
        (DAY, "unit", "group", "các chi bộ", "--add", "Chi bộ 1"),
        (DAY, "add", "Rà soát"),
        (DAY, "add", "Báo cáo tháng", *monthly),
        (DAY, "recur"),
        (DAY, "add", "Báo cáo quý", *quarterly),
        (DAY, "assign", 4, "--each", "các chi bộ", "--due", "15/6/2023"),
    )


def dues(office: Office) -> list[tuple[int, str, str]]:
    """Return number, deadline and period of every task that comes back."""
    tasks = office("list", "--all", "--format", "json").json
    return sorted((one["id"], one["due_on"], one["period"]) for one in tasks if one["cadence"] == "recurring")


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES)
def test_bad_input_changes_nothing(filled: Office, name: str, code: int, words: list[str], said: str) -> None:
    """The reason is said; nothing is written."""
    del name
    before = filled.rows()
    assert said in filled(*words, code=code).err
    assert filled.rows() == before


def test_what_has_come_round_is_opened_once(office: Office) -> None:
    """The turn comes when the day before has passed; asking again, or after months, neither repeats nor drifts."""
    office("add", "Báo cáo tháng", "--due", "31/1/2023", "--every", "hằng tháng", today="2023-01-05")
    assert "Chưa có nhiệm vụ định kỳ nào đến lượt" in office("recur", today="2023-01-31").err
    assert (
        "Đã mở nhiệm vụ 2: Báo cáo tháng; hạn 28/02/2023 (tiếp theo nhiệm vụ 1)."
        in office("recur", today="2023-02-01").out
    )
    before = office.rows()
    office("recur", today="2023-02-28")
    assert office.rows() == before
    office("dinh-ky", today="2023-05-20")
    days = [one["due_on"] for one in office("list", "--format", "json").json]
    assert days == ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31"]


def test_an_occurrence_takes_over_what_the_one_before_had(filled: Office) -> None:
    """Words, series, units, directives, star; a period of the same length; children as many days ahead."""
    filled("edit", 4, "--star")
    filled("recur", "--until", "31/12/2023")
    new = {one["id"]: one for one in filled("list", "--all", "--format", "json").json}
    quarterly = [one for one in new.values() if one["title"] == "Báo cáo quý" and one["parent"] is None]
    assert [(one["due_on"], one["period"], one["starred"]) for one in sorted(quarterly, key=lambda one: one["id"])] == [
        ("2023-06-30", "2023-Q2", True),
        ("2023-09-30", "2023-Q3", True),
        ("2023-12-31", "2023-Q4", True),
    ]
    children = sorted(one["due_on"] for one in new.values() if one["parent"] is not None)
    assert children == ["2023-06-15", "2023-09-15", "2023-12-16"]
    monthly = [one for one in new.values() if one["title"] == "Báo cáo tháng"]
    assert {one["lead"] for one in monthly} == {"Văn phòng"}
    assert max(one["period"] for one in monthly) == "2023-M12"
    assert filled("db", "check").code == 0


@pytest.mark.parametrize(
    ("change", "lead"),
    [
        (("unit", "merge", "Văn phòng", "--into", "Chi bộ 1"), "Chi bộ 1"),
        (("unit", "dissolve", "Văn phòng", "--to", "Chi bộ 1"), "Chi bộ 1"),
        (("unit", "dissolve", "Văn phòng", "--unassigned"), None),
        (("unit", "split", "Văn phòng", "--into", "Chi bộ 1", "--new", "Chi bộ 2", "--to", "Chi bộ 2"), None),
    ],
)
def test_what_comes_back_goes_to_a_unit_at_work(filled: Office, change: tuple[str, ...], lead: str | None) -> None:
    """A unit that ended after its occurrence was done leads no new one; the one that goes on with its work does."""
    filled("done", 3, "--result", "Đã gửi.", today="2023-05-01")
    filled(*change, today="2023-05-02")
    filled("recur", today="2023-05-10")
    newest = max(one["id"] for one in filled("list", "--format", "json").json if one["title"] == "Báo cáo tháng")
    assert filled("show", newest, "--format", "json").json["lead"] == lead


def test_the_parts_of_what_comes_back_keep_their_words_and_the_order_of_days(office: Office) -> None:
    """A part that was done before its whole was brought forward is due with the next whole, not after it."""
    office("add", "Kiểm tra đê", "--due", "20/4/2023", "--every", "hằng tháng")
    office("split", 1, "--part", "Lập danh sách", "--part", "Nghiệm thu")
    office("done", 2, "--result", "Đã lập.")
    office("edit", 3, "--due", "10/4/2023")
    office("edit", 1, "--due", "15/4/2023")
    office("recur", today="2023-04-21")
    parts = [office("show", number, "--format", "json", today="2023-04-21").json for number in (5, 6)]
    assert [(one["text"], one["due_on"]) for one in parts] == [
        ("Lập danh sách", "2023-05-20"),
        ("Nghiệm thu", "2023-05-15"),
    ]
    office("db", "check", today="2023-04-21")


def test_the_future_is_changed_and_the_past_stays(filled: Office) -> None:
    """From the newest occurrence another rule holds; the earlier ones keep theirs; undo brings the old one back."""
    past = filled("show", 2, "--format", "json").json
    filled("edit", 3, "--every", "hằng quý", "--due", "30/6/2023")
    filled("recur", today="2023-10-01")
    assert dues(filled)[:2] == [(2, "2023-03-31", "2023-M03"), (3, "2023-06-30", "2023-M04")]
    found = [one["due_on"] for one in filled("list", "--format", "json").json if one["title"] == "Báo cáo tháng"]
    assert found == ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]
    assert filled("show", 2, "--format", "json").json == past
    filled("undo", 2)
    filled("recur", today="2023-06-01")
    assert [one["due_on"] for one in filled("list", "--format", "json").json if one["title"] == "Báo cáo tháng"] == [
        "2023-03-31",
        "2023-04-30",
        "2023-05-31",
        "2023-06-30",
    ]


def test_a_moved_deadline_moves_nothing_else(filled: Office) -> None:
    """A later deadline of one occurrence leaves the days of the next ones."""
    filled("edit", 3, "--due", "10/5/2023")
    filled("recur", today="2023-05-01")
    assert dues(filled)[-1] == (6, "2023-05-31", "2023-M05")


@pytest.mark.parametrize(
    "words",
    [
        ("edit", 3, "--every", "thoi"),
        ("edit", 3, "--cadence", "once"),
        ("cancel", 3, "--reason", "Không còn chế độ báo cáo"),
        ("suspend", 3, "--reason", "Chờ hướng dẫn"),
    ],
)
def test_what_is_stopped_comes_back_no_more(filled: Office, words: tuple[object, ...]) -> None:
    """Until it is taken up again: the record of what was stays, and undo takes the stop back."""
    filled(*words)
    filled("recur", today="2023-05-20")
    titles = [one["title"] for one in filled("list", "--all", "--format", "json").json]
    assert titles.count("Báo cáo tháng") == 2
    filled("undo")
    filled("recur", today="2023-05-20")
    titles = [one["title"] for one in filled("list", "--all", "--format", "json").json]
    assert titles.count("Báo cáo tháng") == 3


def test_how_a_task_comes_back_is_shown(filled: Office) -> None:
    """Rule, what it follows, and what comes next, on the screen and for programs; the history tells it in words."""
    assert "Lặp lại: hằng tháng; tính từ 31/03/2023; lần tiếp theo: nhiệm vụ 3" in filled("show", 2).out
    assert "sau nhiệm vụ 2; lần tiếp theo: 31/05/2023, chưa mở" in filled("show", 3).out
    assert filled("show", 3, "--format", "json").json["recurrence"] == {
        "rule": "every 1 month",
        "first_due_on": "2023-03-31",
        "occurs_on": "2023-04-30",
        "after": 2,
        "next": None,
    }
    assert filled("show", 1, "--format", "json").json["recurrence"] is None
    assert "lặp lại: cách tính: “every 1 month”, của lần: 30/04/2023" in filled("history", 3).out


def test_a_rule_that_names_its_day_needs_no_deadline(office: Office) -> None:
    """The first day is the next one that the rule gives."""
    office("add", "Báo cáo tháng", "--every", "ngày 25 hằng tháng", today="2023-04-26")
    assert office("show", 1, "--format", "json").json["due_on"] == "2023-05-25"
    office("recur", today="2023-06-01")
    assert office("show", 2, "--format", "json").json["due_on"] == "2023-06-25"


def test_dry_run_opens_nothing(filled: Office) -> None:
    """What would be opened is shown."""
    before = filled.rows()
    assert "nhiệm vụ" in filled("recur", "--until", "31/12/2023", "--dry-run").out
    assert filled.rows() == before


def test_the_desk_says_what_has_come_round(filled: Office) -> None:
    """It is told until it is opened."""
    assert "Định kỳ, đã đến lượt" not in filled(today="2023-04-30").out
    desk = filled(today="2023-05-01").out
    assert "Định kỳ, đã đến lượt mở lần tiếp theo: 1 nhiệm vụ" in desk
    assert "nhiemvu recur" in desk
    filled("recur", today="2023-05-01")
    assert "Định kỳ, đã đến lượt" not in filled(today="2023-05-01").out


@pytest.mark.parametrize(
    ("every", "vi", "en"),
    [
        ("ngày 25 hằng tháng", "ngày 25 hằng tháng", "day 25 of each month"),
        ("ngày 20 tháng cuối quý", "ngày 20 tháng cuối quý", "day 20 of a quarter's last month"),
        ("thứ sáu hằng tuần", "thứ sáu hằng tuần", "every Friday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("2 tuần", "2 tuần một lần", "every 2 weeks"),
        ("6 tháng", "6 tháng một lần", "half-yearly"),
        ("thoi", "không lặp lại nữa", "no more"),
    ],
)
def test_rules_are_told_in_words(office: Office, every: str, vi: str, en: str) -> None:
    """The usual ones as a clerk says them, in both languages."""
    office("add", "Báo cáo", "--due", "30/6/2023", "--every", "monthly")
    office("edit", 1, "--every", every)
    assert f"Lặp lại: {vi}" in office("show", 1).out
    assert f"Comes back: {en}" in office("--lang", "en", "show", 1).out
