"""A task given to every unit of a group: its children, and the parent that follows them."""

import json

import pytest

from tests.support import EXAMPLES, Office

GROUP = "Các chi bộ trực thuộc"
TODAY, LATE = "2026-04-05", "2026-07-05"
REPORT = """ĐẢNG ỦY XÃ ĐỒNG MÂY
Số 12-BC/ĐU
Đồng Mây, ngày 28 tháng 3 năm 2026

BÁO CÁO
kết quả công tác chuyển đổi số quý I; phương hướng, nhiệm vụ quý II năm 2026

I- KẾT QUẢ

1. Đã họp.

II- PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026

1. Giao các chi bộ trực thuộc tổ chức sinh hoạt chuyên đề về chuyển đổi số.
"""


@pytest.fixture
def divided(office: Office) -> Office:
    """Return an office whose first task was given to the three units of a group; task 5 stands alone."""
    options = ("--due", "30/6/2026", "--period", "2026-Q2", "--series", "công tác Đảng", "--to", "BXDĐ")
    directive = "Chỉ thị số 97-CT/TW ngày 05/01/2022 của Ban Bí thư"
    return office.begun(
        *((TODAY, "unit", "add", name) for name in ("Ban Xây dựng Đảng", "Chi bộ 1", "Chi bộ 2", "Chi bộ 3")),
        (TODAY, "unit", "group", GROUP, "--add", "Chi bộ 1", "--add", "Chi bộ 2", "--add", "Chi bộ 3"),
        (TODAY, "add", "Sinh hoạt chuyên đề về chuyển đổi số", *options, "--directive", directive),
        (TODAY, "assign", 1, "--each", "chi bộ trực thuộc"),
        (TODAY, "add", "Rà soát đảng viên", "--due", "30/6/2026"),
    )


def task(office: Office, number: int) -> dict[str, object]:
    """Return one task as JSON."""
    found: dict[str, object] = office("show", number, "--format", "json", today=TODAY).json
    return found


def test_each_unit_gets_a_child_of_its_own(divided: Office) -> None:
    """In the parent's words, period and deadline; the parent keeps its lead and names its children."""
    parent, child = task(divided, 1), task(divided, 3)
    for name in ("title", "text", "series", "period", "due_on", "original_due_on", "cadence", "directives"):
        assert child[name] == parent[name], name
    assert (parent["lead"], parent["children"], parent["parent"]) == ("Ban Xây dựng Đảng", [2, 3, 4], None)
    assert (child["lead"], child["children"], child["parent"], child["origin"]) == ("Chi bộ 2", [], 1, None)


def test_given_again_only_new_units_get_one(divided: Office) -> None:
    """Nothing changes while the group is the same; a unit that came to it gets its child."""
    before = divided.rows()
    assert "đã được giao như vậy" in divided("assign", 1, "--each", GROUP, today=TODAY).err
    assert divided.rows() == before
    divided("unit", "add", "Chi bộ 4", today=TODAY)
    divided("unit", "group", GROUP, "--add", "Chi bộ 4", today=TODAY)
    assert divided("assign", 1, "--each", GROUP, today=TODAY).out.splitlines() == [
        "Nhiệm vụ 1: thêm nhiệm vụ con:",
        "  6: Chi bộ 4; hạn 30/06/2026",
    ]


def test_support_and_deadline_go_to_every_child(divided: Office) -> None:
    """To new ones and to the open ones that are there; those that are done stay as they are."""
    divided("done", 2, "--result", "Đã họp.", today=TODAY)
    divided("assign", 1, "--each", GROUP, "--due", "20/6/2026", "--support", "BXDĐ", today=TODAY)
    assert [task(divided, number)["due_on"] for number in (1, 2, 3, 4)] == [
        "2026-06-30",
        "2026-06-30",
        "2026-06-20",
        "2026-06-20",
    ]
    assert [task(divided, number)["support"] for number in (2, 3)] == [[], ["Ban Xây dựng Đảng"]]
    divided("assign", 5, "--each", GROUP, "--due", "1/6/2026", "--support", "BXDĐ", today=TODAY)
    assert (task(divided, 6)["due_on"], task(divided, 6)["support"]) == ("2026-06-01", ["Ban Xây dựng Đảng"])


def test_several_groups_and_tasks_at_once(divided: Office) -> None:
    """A unit of two groups gets one child a task."""
    divided("unit", "group", "Cơ quan", "--add", "BXDĐ", "--add", "Chi bộ 1", today=TODAY)
    divided("assign", "1", "5", "--each", GROUP, "--each", "Cơ quan", today=TODAY)
    assert len(task(divided, 1)["children"]) == 4  # type: ignore[arg-type] # a list
    assert len(task(divided, 5)["children"]) == 4  # type: ignore[arg-type] # a list


def test_the_parent_follows_its_children(divided: Office) -> None:
    """Under way with the first, waiting for the common result with the last, done when that is recorded."""
    assert (task(divided, 1)["state"], task(divided, 1)["percent"]) == ("not_started", 0)
    divided("update", 2, "--percent", 50, today=TODAY)
    assert (task(divided, 1)["state"], task(divided, 1)["percent"]) == ("in_progress", 16)
    assert "done 1" not in divided("done", 2, 3, "--result", "Đã họp.", "--on", "3/4/2026", today=TODAY).err
    last = divided("done", 4, "--result", "Đã họp.", "--on", "4/4/2026", today=TODAY)
    assert 'nhiemvu done 1 --result "..."' in last.err
    assert (task(divided, 1)["state"], task(divided, 1)["percent"]) == ("reported", 100)
    assert divided("done", 1, "--result", "3/3 chi bộ đã họp.", today=TODAY).out == (
        "Nhiệm vụ 1: hoàn thành ngày 04/04/2026.\n"
    )
    assert (task(divided, 1)["state"], task(divided, 1)["result"]) == ("done", "3/3 chi bộ đã họp.")
    before = divided.rows()
    again = divided("done", 1, "--result", "3/3 chi bộ đã họp.", today=TODAY)
    assert "đã ghi như vậy" in again.err
    assert divided.rows() == before
    divided("db", "check", today=TODAY)


def test_a_parent_and_its_children_are_done_in_one_command(divided: Office) -> None:
    """In whatever order they are typed."""
    outcome = divided("done", "1-4", "--result", "Đã họp.", "--on", "3/4/2026", today=TODAY)
    assert "done 1 --result" not in outcome.err
    assert {task(divided, number)["state"] for number in (1, 2, 3, 4)} == {"done"}
    divided("db", "check", today=TODAY)


def test_a_new_child_opens_a_parent_that_waited(divided: Office) -> None:
    """Its day of completion is gone with that."""
    divided("done", "2-4", "--result", "Đã họp.", today=TODAY)
    divided("unit", "group", "Cơ quan", "--add", "BXDĐ", today=TODAY)
    divided("assign", 1, "--each", "Cơ quan", today=TODAY)
    assert (task(divided, 1)["state"], task(divided, 1)["percent"]) == ("in_progress", 75)
    divided("db", "check", today=TODAY)


def test_a_note_on_the_parent_leaves_its_state_to_the_children(divided: Office) -> None:
    """Also where it waits for its result."""
    divided("update", 1, "--note", "Đã gửi công văn", today=TODAY)
    assert task(divided, 1)["state"] == "not_started"
    divided("done", "2-4", "--result", "Đã họp.", today=TODAY)
    divided("update", 1, "--note", "Đang tổng hợp", today=TODAY)
    assert task(divided, 1)["state"] == "reported"
    divided("db", "check", today=TODAY)


def test_undo_takes_the_parent_back_with_its_child(divided: Office) -> None:
    """One event holds both."""
    before = divided("list", "--format", "json", today=TODAY).json
    divided("done", "2-4", "--result", "Đã họp.", today=TODAY)
    divided("undo", today=TODAY)
    assert divided("list", "--format", "json", today=TODAY).json == before
    divided("undo", 2, today=TODAY)
    assert task(divided, 1)["children"] == []


def test_lists_and_pages_show_who_belongs_to_whom(divided: Office) -> None:
    """The parent's number beside a child, the children's standing on the parent's page; all within 80 columns."""
    divided("update", 3, "--percent", 40, today=TODAY)
    divided("done", 2, "--result", "Đã họp.", today=TODAY)
    assert [found["id"] for found in divided("list", "--parent", 1, "--format", "json", today=TODAY).json] == [3, 4]
    assert [found["id"] for found in divided("ds", "--parent", 1, "--all", "--format", "json", today=TODAY).json] == [
        2,
        3,
        4,
    ]
    rows = divided("list", "--format", "csv", today=TODAY).out.splitlines()
    assert rows[0].startswith("Số,Thuộc,Nhiệm vụ")
    assert rows[1].startswith("1,,")
    assert rows[2].startswith("3,1,")
    assert "Thuộc" not in divided("list", "--unit", "BXDĐ", today=TODAY).out
    page = divided("show", 1, today=TODAY).out
    assert "Nhiệm vụ con (1/3 đã hoàn thành):" in page
    assert "3   Chi bộ 2  30/06/2026  40%, trong hạn" in page
    assert max(len(line) for line in page.splitlines()) <= 80
    assert "Thuộc nhiệm vụ  1" in divided("show", 3, today=TODAY).out


def test_what_is_late_is_told_once_by_its_parts(divided: Office) -> None:
    """Lists of what is overdue hold what the counts count: not the whole beside its parts; the bare list holds both."""
    divided("done", 2, "--on", "30/6/2026", today=LATE)
    counted = divided("stats", "--format", "json", today=LATE).json["total"]["open_overdue"]
    for words in (("overdue",), ("list", "--timing", "overdue")):
        assert sorted(found["id"] for found in divided(*words, "--format", "json", today=LATE).json) == [3, 4, 5], words
    divided("export", divided.folder / "tre.json", "--timing", "overdue", today=LATE)
    exported = json.loads((divided.folder / "tre.json").read_text(encoding="utf-8"))
    assert sorted(found["id"] for found in exported) == [3, 4, 5]
    assert counted == 3
    assert "Quá hạn: 3" in divided(today=LATE).out or "3 nhiệm vụ quá hạn" in divided(today=LATE).out
    assert {1, 3} <= {found["id"] for found in divided("list", "--format", "json", today=LATE).json}


def test_the_draft_names_the_parent_once(divided: Office) -> None:
    """With how many of its units are done, and their mean."""
    divided("update", 3, "--percent", 50, today=TODAY)
    divided("done", 2, "--result", "Đã họp.", today=TODAY)
    drafted = divided("report", "draft", "2026-Q2", "--part", "results", today="2026-07-02").out
    assert drafted.casefold().count("sinh hoạt chuyên đề") == 1
    assert "1/3 đơn vị đã hoàn thành; tiến độ 50%" in drafted


def test_an_import_leaves_the_work_of_a_group_to_the_clerk(divided: Office) -> None:
    """No unit is made of a group's name, and the command to type is shown."""
    path = divided.folder / "bc.txt"
    path.write_text(REPORT, encoding="utf-8")
    told = divided("import", path, "--yes", today=TODAY)
    assert f'nhiemvu assign 6 --each "{GROUP}"' in told.err
    assert "Đơn vị mới" not in told.err
    assert task(divided, 6)["lead"] is None
    divided("assign", 6, "--each", GROUP, today=TODAY)
    assert task(divided, 6)["children"] == [7, 8, 9]


CASES: list[tuple[str, int, list[object], str]] = [
    ("an unknown group", 3, ["assign", 5, "--each", "Các đoàn thể"], "Không có nhóm đơn vị “Các đoàn thể”"),
    ("a close one", 3, ["assign", 5, "--each", "Các chi bô truc thuc"], f"Có phải: “{GROUP}”?"),
    ("a unit for a group", 3, ["assign", 5, "--each", "chi bộ 2"], "là một đơn vị"),
    ("a group and a lead", 2, ["assign", 5, "--each", GROUP, "--to", "BXDĐ"], "--to cùng với --each"),
    ("neither", 2, ["assign", 5, "--due", "1/6/2026"], "Thiếu --to hoặc --each"),
    ("a member in support", 2, ["assign", 5, "--each", GROUP, "--support", "Chi bộ 1"], "vừa chủ trì vừa phối hợp"),
    ("an unknown unit in support", 3, ["assign", 5, "--each", GROUP, "--support", "Sở X"], "“Sở X”"),
    ("an unknown task", 3, ["assign", 99, "--each", GROUP], "99"),
    ("a child divided again", 5, ["assign", 2, "--each", GROUP], "nhiệm vụ con của nhiệm vụ 1"),
    ("a deadline after the parent's", 5, ["assign", 1, "--each", GROUP, "--due", "1/7/2026"], "sau hạn 30/06/2026"),
    (
        "a child's deadline after it",
        5,
        ["assign", 2, "--to", "Chi bộ 1", "--due", "1/7/2026"],
        "của nhiệm vụ 2 sau hạn",
    ),
    ("a deadline before the children's", 5, ["assign", 1, "--to", "BXDĐ", "--due", "1/6/2026"], "2 (30/06/2026), 3"),
    ("the percent of a parent", 5, ["update", 1, "--percent", 50], "tính từ 3 nhiệm vụ con"),
    ("a parent done too soon", 5, ["done", 1, "--result", "Xong."], "chưa hoàn thành: 2, 3, 4"),
    ("children of an unknown task", 3, ["list", "--parent", 99], "99"),
    ("children of no number", 2, ["list", "--parent", "ba"], "“ba”"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(divided: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the right exit code, and nothing changed."""
    before = divided.rows()
    outcome = divided(*words, today=TODAY, code=code)
    assert divided.rows() == before
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert said in lines[0], name
    assert outcome.out == ""


def test_a_parent_is_not_done_before_its_last_child(divided: Office) -> None:
    """The refusal names the day that would do."""
    divided("done", "2-4", "--result", "Đã họp.", "--on", "4/4/2026", today=TODAY)
    refused = divided("done", 1, "--result", "Xong.", "--on", "3/4/2026", today=TODAY, code=5)
    assert "--on 04/04/2026" in refused.err


def test_parent_and_children_move_their_deadlines_together(divided: Office) -> None:
    """What counts is how they stand in the end."""
    divided("edit", "1-4", "--due", "1/6/2026", today=TODAY)
    assert {task(divided, number)["due_on"] for number in (1, 2, 3, 4)} == {"2026-06-01"}
    divided("edit", "1-4", "--due", "1/8/2026", today=TODAY)
    divided("db", "check", today=TODAY)


def test_children_are_planned_with_their_parent(divided: Office) -> None:
    """Those that were moved apart stay where they are."""
    divided("edit", 4, "--period", "2026-Q4", today=TODAY)
    divided("edit", 1, "--period", "2026-Q3", "--series", "công tác chuyển đổi số", today=TODAY)
    assert [task(divided, number)["period"] for number in (1, 2, 3, 4)] == ["2026-Q3"] * 3 + ["2026-Q4"]
    assert {task(divided, number)["series"] for number in (1, 2, 3)} == {"công tác chuyển đổi số"}


def test_a_closed_parent_is_not_divided(office: Office) -> None:
    """As it is not assigned."""
    office("import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes", today=TODAY)
    office("unit", "group", "Nhóm", "--add", "Công an xã", today=TODAY)
    office("done", 8, "--result", "Đã kiểm tra.", today=TODAY)
    assert "đã đóng" in office("assign", 8, "--each", "Nhóm", today=TODAY, code=5).err
