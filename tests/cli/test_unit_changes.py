"""Renaming, merging, splitting and dissolving units: what is said, what is handed over, and what is refused."""

import io
from pathlib import Path

import pytest

from tests.support import Office

BEFORE, DAY, AFTER = "2025-06-20", "2025-07-01", "2025-07-10"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with a committee, units under it, and six tasks."""
    places = ("Hồ chứa Suối Đá", "Hồ chứa Gò Sim", "Chợ Vân An", "Đê sông Trầu")
    return office.begun(
        ("2025-01-02", "unit", "add", "Tỉnh ủy"),
        ("2025-01-02", "unit", "add", "Huyện ủy Vân Khê", "--alias", "HU", "--under", "Tỉnh ủy"),
        ("2025-01-02", "unit", "add", "Ban Dân vận", "--under", "HU"),
        ("2025-01-02", "unit", "add", "Ban Tuyên giáo", "--from", "1/1/2025"),
        ("2025-01-02", "unit", "group", "các ban", "--add", "Ban Dân vận", "--add", "Ban Tuyên giáo"),
        *(
            (f"2025-02-0{number}", "add", text, "--due", "30/9/2025", "--to", "HU")
            for number, text in enumerate(places, 1)
        ),
        ("2025-02-05", "add", "Tuyên truyền", "--to", "Ban Tuyên giáo", "--support", "Ban Dân vận"),
        ("2025-02-05", "add", "Đã xong", "--to", "HU"),
        ("2025-03-01", "done", 6, "--result", "Xong."),
    )


SPLIT = ("unit", "split", "HU", "--into", "Tỉnh ủy", "--new", "Đảng ủy xã Vân An", "--until", "30/6/2025")


def lead(office: Office, number: int, today: str = AFTER) -> str | None:
    """Return the lead of a task on a day."""
    tasks = office("list", "--all", "--format", "json", today=today).json
    found: str | None = next(task["lead"] for task in tasks if task["id"] == number)
    return found


def test_a_new_name_keeps_the_unit(working: Office) -> None:
    """Its tasks stay; it is found by both names; earlier days have the old one; a slip leaves no trace."""
    told = working(
        "unit", "rename", "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "--from", "1/3/2025",
        "--basis", "Quyết định số 83-QĐ/TU ngày 25/02/2025", today=BEFORE,
    )  # fmt: skip
    assert told.out == "Ban Tuyên giáo đổi tên thành Ban Tuyên giáo và Dân vận từ 01/03/2025.\n"
    assert lead(working, 5) == "Ban Tuyên giáo và Dân vận"
    assert lead(working, 5, "2025-02-28") == "Ban Tuyên giáo"
    assert working("unit", "show", "Ban Tuyên giáo", "--format", "json", today=AFTER).json["changes"] == [
        {"kind": "rename", "unit": "Ban Tuyên giáo", "from": "2025-03-01",
         "successors": ["Ban Tuyên giáo và Dân vận"], "basis": "83-QĐ/TU"}
    ]  # fmt: skip
    again = working("unit", "rename", 4, "Ban Tuyên giáo và Dân vận", today=AFTER)
    assert "mang tên" in again.err
    working("unit", "rename", 4, "Ban Tuyên giáo, Dân vận", "--slip", today=AFTER)
    assert lead(working, 5) == "Ban Tuyên giáo, Dân vận"
    assert len(working("unit", "show", 4, "--format", "json", today=AFTER).json["changes"]) == 1


def test_a_name_that_only_accents_tell_apart_is_told_of(office: Office) -> None:
    """It may be another village; a slip is taken back."""
    assert office("unit", "add", "Văn phòng Đảng ủy").err == ""
    assert "chỉ khác dấu với đơn vị 1: Văn phòng Đảng ủy" in office("unit", "add", "van phong dang uy").err
    assert office("unit", "add", "Văn phòng Hội đồng").err == ""


def test_units_are_merged(working: Office) -> None:
    """Tasks and units below go to the one; who leads does not become a supporter for it."""
    told = working("unit", "merge", "Ban Dân vận", "HU", "--into", "Ban Tuyên giáo", "--from", "1/7/2025", today=DAY)
    assert "ngày cuối là 30/06/2025; nay là: Ban Tuyên giáo." in told.out
    assert "Ban Tuyên giáo: 5 nhiệm vụ (1-5)" in told.out
    task = working("show", 5, "--format", "json", today=AFTER).json
    assert (task["lead"], task["support"]) == ("Ban Tuyên giáo", [])
    assert lead(working, 1) == "Ban Tuyên giáo"
    assert lead(working, 6) == "Huyện ủy Vân Khê"
    assert "Ban Dân vận" not in [unit["name"] for unit in working("unit", "list", "--format", "json", today=AFTER).json]
    working("undo", today=AFTER)
    assert lead(working, 1) == "Huyện ủy Vân Khê"


def test_a_unit_that_stands_over_its_successor_leaves_no_circle(working: Office) -> None:
    """What stood between moves up, what stood beside goes under the successor."""
    working("unit", "add", "Tổ 1", "--under", "Ban Dân vận", today=BEFORE)
    working("unit", "add", "Phòng Y tế", "--under", "HU", today=BEFORE)
    working("unit", "merge", "HU", "--into", "Tổ 1", "--from", "1/7/2025", today=DAY)
    tree = working("unit", "list", "--tree", "--format", "json", today=AFTER).json
    assert {unit["name"]: unit["parent"] for unit in tree} == {
        "Ban Tuyên giáo": None,
        "Tỉnh ủy": None,
        "Ban Dân vận": "Tỉnh ủy",
        "Tổ 1": "Ban Dân vận",
        "Phòng Y tế": "Tổ 1",
    }
    assert [unit["depth"] for unit in tree if unit["name"] == "Phòng Y tế"] == [3]


def test_a_split_by_file_words_and_rest(working: Office) -> None:
    """Each task has its unit; a dry run records nothing; the rest is reminded of."""
    file = working.folder / "ban-giao.txt"
    file.write_text("# ai nhận\n4: Đảng ủy xã Vân An\n", encoding="utf-8")
    rules = ("--file", file, "--words", "chợ=Đảng ủy xã Vân An", "--to", "Tỉnh ủy")
    before = working.rows()
    rehearsed = working(*SPLIT, *rules, "--dry-run", today=DAY)
    assert "nhiệm vụ 4: thôi giao từ 01/07/2025: Huyện ủy Vân Khê" in rehearsed.out
    assert working.rows() == before
    told = working(*SPLIT, *rules, today=DAY)
    assert "Tỉnh ủy: 2 nhiệm vụ (1-2)" in told.out
    assert "Đảng ủy xã Vân An: 2 nhiệm vụ (3-4)" in told.out
    assert "Ban Dân vận" in told.err
    assert [lead(working, number) for number in (1, 3, 6)] == ["Tỉnh ủy", "Đảng ủy xã Vân An", "Huyện ủy Vân Khê"]
    shown = working("show", 3, today=AFTER).out
    assert "Huyện ủy Vân Khê (nay là Đảng ủy xã Vân An) (chủ trì): 03/02/2025 - 01/07/2025" in shown
    assert working("db", "check", today=AFTER).code == 0


def test_a_split_asks(working: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Task by task; a wrong answer is asked again; a star settles the rest."""
    keyboard = io.StringIO("2\nx\n9\nTỉnh ủy\n2*\n")
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)
    told = working(*SPLIT, today=DAY)
    assert told.err.count("Gõ một số từ 1 đến 2.") == 2
    assert "Đảng ủy xã Vân An: 3 nhiệm vụ (1, 3-4)" in told.out
    assert "Tỉnh ủy: 1 nhiệm vụ (2)" in told.out


def test_a_unit_is_dissolved(working: Office) -> None:
    """Its tasks go to another, or wait for a new lead."""
    told = working("unit", "dissolve", "HU", "--unassigned", "--until", "30/6/2025", today=DAY)
    assert "Chờ phân công lại: nhiệm vụ 1-4." in told.out
    assert [task["id"] for task in working("list", "--unassigned", "--format", "json", today=AFTER).json] == [
        1,
        2,
        3,
        4,
    ]
    told = working("unit", "dissolve", "Ban Dân vận", "--to", "Tỉnh ủy", today=AFTER)
    assert "Tỉnh ủy: 1 nhiệm vụ (5)" in told.out
    assert working("unit", "dissolve", "Ban Tuyên giáo", "--to", "Tỉnh ủy", today=AFTER).code == 0
    assert "không có đơn vị kế thừa" in working("assign", 1, "--to", "HU", today=AFTER, code=5).err


def test_who_is_no_more_takes_over_nothing_and_ends_once(working: Office) -> None:
    """A change that is recorded late, from a day on which the other unit still was, leaves no task with that unit."""
    working("unit", "dissolve", "Ban Dân vận", "--to", "Ban Tuyên giáo", "--from", "5/7/2025", today=AFTER)
    for words in (["--to", "Ban Dân vận"], ["--to", "Tỉnh ủy"]):
        unit = "HU" if "Ban Dân vận" in words else "Ban Dân vận"
        told = working("unit", "dissolve", unit, *words, "--from", "1/7/2025", today=AFTER, code=5)
        assert "nay là: “Ban Tuyên giáo”" in told.err
    assert lead(working, 1) == "Huyện ủy Vân Khê"


def test_groups_are_reminded_of(working: Office) -> None:
    """A unit that is no more is in no group; where nobody stands for it, the command that mends it is told."""
    told = working("unit", "dissolve", "Ban Dân vận", "--to", "Tỉnh ủy", today=DAY)
    assert 'nhiemvu unit group "các ban" --add "Tỉnh ủy"' in told.err
    shown = working("unit", "group", "các ban", "--format", "json", today=AFTER).json
    assert [unit["name"] for unit in shown["members"]] == ["Ban Tuyên giáo"]
    earlier = working("unit", "group", "các ban", "--format", "json", today="2025-06-01").json
    assert len(earlier["members"]) == 2
    working("undo", today=AFTER)
    told = working("unit", "merge", "Ban Dân vận", "--into", "Ban Tuyên giáo", today=DAY)
    assert "unit group" not in told.err


def test_a_task_taken_up_again_goes_to_who_follows(working: Office) -> None:
    """To the one unit that goes on with the work; where several do, a lead is to be named anew."""
    working("unit", "merge", "HU", "--into", "Tỉnh ủy", "--until", "30/6/2025", today=DAY)
    assert lead(working, 6) == "Huyện ủy Vân Khê"
    working("reopen", 6, "--reason", "Làm lại.", today=AFTER)
    assert lead(working, 6) == "Tỉnh ủy"
    working("undo", 2, today=AFTER)
    working(*SPLIT, "--to", "Tỉnh ủy", today=DAY)
    working("reopen", 6, "--reason", "Làm lại.", today=AFTER)
    assert lead(working, 6) is None


def test_what_is_no_more_takes_no_task(working: Office) -> None:
    """Neither as lead nor in support nor in a group; the name is free for another unit."""
    working("unit", "dissolve", "Ban Dân vận", "--to", "Tỉnh ủy", "--until", "30/6/2025", today=DAY)
    for words in (("assign", 1, "--to", "Ban Dân vận"), ("assign", 1, "--to", "HU", "--support", "Ban Dân vận")):
        assert "nay là: “Tỉnh ủy”" in working(*words, today=AFTER, code=5).err
    told = working("assign", 1, "--each", "các ban", today=AFTER)
    assert "Ban Dân vận" not in told.out
    assert "Ban Tuyên giáo" in told.out
    working("unit", "add", "Ban Dân vận", "--from", "1/7/2025", today=AFTER)
    working("assign", 2, "--to", "Ban Dân vận", today=AFTER)
    assert working("list", "--unit", "Ban Dân vận", "--format", "json", today=AFTER).json[0]["id"] == 2
    assert working("list", "--unit", "Ban Dân vận", "--format", "json", today="2025-06-30").json[0]["id"] == 5


def test_a_document_that_names_a_former_unit(working: Office) -> None:
    """Its task goes to the one unit that follows; among several the clerk chooses."""
    plan = working.folder / "ke-hoach.txt"
    plan.write_text(
        "HUYỆN ỦY VÂN KHÊ\n*\nSố 5-KH/HU\n\nVân Khê, ngày 20 tháng 6 năm 2025\n\nKẾ HOẠCH\nsáu tháng cuối năm 2025\n\n"
        "NHIỆM VỤ TRỌNG TÂM\n\n1. Giao Ban Dân vận chủ trì rà soát hồ sơ dân vận.\n\n"
        "2. Giao Huyện ủy Vân Khê chủ trì tổng kết nhiệm kỳ.\n",
        encoding="utf-8",
    )
    working("unit", "dissolve", "Ban Dân vận", "--to", "Ban Tuyên giáo", "--until", "30/6/2025", today=DAY)
    working(*SPLIT, "--to", "Tỉnh ủy", today=DAY)
    working("import", plan, "--yes", today=AFTER)
    leads = {task["text"]: task["lead"] for task in working("list", "--format", "json", today=AFTER).json}
    [first] = [lead for text, lead in leads.items() if "dân vận" in text]
    [second] = [lead for text, lead in leads.items() if "tổng kết" in text]
    assert (first, second) == ("Ban Tuyên giáo", None)


def test_a_new_report_tells_the_old_unit_with_the_new_one(working: Office) -> None:
    """In its annex, for what was handed over and for what was finished; nothing else is told so."""
    working(*SPLIT, "--words", "chợ=Đảng ủy xã Vân An", "--to", "Tỉnh ủy", today=DAY)
    working("update", 3, "--percent", 50, "--note", "Đã khởi công", "--on", "20/6/2025", today=DAY)
    working("update", 5, "--percent", 10, "--note", "Đã in tờ rơi", "--on", "20/6/2025", today=DAY)
    drafted = working("report", "draft", "2025-H1", "--part", "annex", "--format", "markdown", today=AFTER).out
    assert "| Huyện ủy Vân Khê (nay là Đảng ủy xã Vân An) |" in drafted
    assert "| Huyện ủy Vân Khê (nay là Tỉnh ủy, Đảng ủy xã Vân An) |" in drafted
    assert "| Ban Tuyên giáo |" in drafted


CASES: list[tuple[str, int, list[object], str]] = [
    ("rename: unknown", 3, ["unit", "rename", "Sở X", "Sở Y"], "“Sở X”"),
    ("rename: taken", 5, ["unit", "rename", "HU", "tỉnh ủy"], "Đã có đơn vị"),
    (
        "rename: two days",
        2,
        ["unit", "rename", "HU", "B", "--from", "1/7/2025", "--until", "30/6/2025"],
        "một trong hai",
    ),
    ("rename: tomorrow", 2, ["unit", "rename", "HU", "B", "--from", "2/7/2025"], "sau hôm nay"),
    ("rename: no document", 2, ["unit", "rename", "HU", "B", "--basis", "xyz"], "Không nhận ra văn bản"),
    ("merge: unknown", 3, ["unit", "merge", "Sở X", "--into", "HU"], "“Sở X”"),
    ("merge: into itself", 2, ["unit", "merge", "HU", "--into", "HU"], "kế thừa chính mình"),
    ("merge: into none", 2, ["unit", "merge", "HU"], "Thiếu đơn vị nhận"),
    ("merge: into two", 2, ["unit", "merge", "HU", "--into", "Tỉnh ủy", "--new", "X"], "vào một đơn vị"),
    ("merge: a new one that is held", 5, ["unit", "merge", "HU", "--new", "Ban Dân vận"], "Đã có đơn vị"),
    (
        "merge: before it began",
        2,
        ["unit", "merge", "Ban Tuyên giáo", "--into", "HU", "--from", "1/1/2025"],
        "thành lập",
    ),
    ("split: into one", 2, ["unit", "split", "HU", "--into", "Tỉnh ủy"], "ít nhất hai"),
    ("split: undecided", 2, [*SPLIT], "số 1, 2, 3, 4"),
    ("split: some undecided", 2, [*SPLIT, "--words", "hồ chứa=Tỉnh ủy"], "số 3, 4"),
    ("split: to another", 2, [*SPLIT, "--to", "Ban Dân vận"], "không phải đơn vị kế thừa"),
    ("split: a rule that is none", 2, [*SPLIT, "--words", "hồ chứa"], "“hồ chứa”"),
    ("split: a file that is not there", 3, [*SPLIT, "--file", "khong-co.txt"], "khong-co.txt"),
    ("dissolve: with tasks", 5, ["unit", "dissolve", "HU"], "còn nhiệm vụ đang mở: 1, 2, 3, 4"),
    ("dissolve: unknown", 3, ["unit", "dissolve", "Sở X"], "“Sở X”"),
    ("dissolve: to itself", 2, ["unit", "dissolve", "HU", "--to", "HU"], "kế thừa chính mình"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(working: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the right exit code, and nothing changed."""
    before = working.rows()
    outcome = working(*words, today=DAY, code=code)
    assert working.rows() == before
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert said in lines[0], name
    assert outcome.out == ""


FILES = [
    ("3 xã Vân An\n", 2, "dòng 1: không hiểu"),
    ("99: Tỉnh ủy\n", 2, "không có nhiệm vụ đang mở số 99"),
    ("1: Ban Dân vận\n", 2, "không phải đơn vị kế thừa"),
]


@pytest.mark.parametrize(("lines", "code", "said"), FILES)
def test_files_that_are_refused(working: Office, lines: str, code: int, said: str) -> None:
    """Nothing is recorded of the rest either."""
    file: Path = working.folder / "ban-giao.txt"
    file.write_text(lines, encoding="utf-8")
    before = working.rows()
    assert said in working(*SPLIT, "--file", file, "--to", "Tỉnh ủy", today=DAY, code=code).err
    assert working.rows() == before


def test_no_second_end_and_no_earlier_name(working: Office) -> None:
    """What is no more cannot be changed again, and a name is not set between others."""
    working("unit", "rename", "Ban Tuyên giáo", "Ban TG", "--from", "1/6/2025", today=DAY)
    assert "từ 01/06/2025" in working("unit", "rename", "Ban TG", "X", "--from", "1/5/2025", today=DAY, code=5).err
    working("unit", "dissolve", "Ban Dân vận", "--to", "Tỉnh ủy", today=DAY)
    for words in (
        ("rename", "Ban Dân vận", "X"),
        ("merge", "Ban Dân vận", "--into", "HU"),
        ("dissolve", "Ban Dân vận"),
    ):
        assert "đã kết thúc hoạt động" in working("unit", *words, today=AFTER, code=5).err
    assert "đã kết thúc hoạt động" in working("unit", "merge", "HU", "--into", "Ban Dân vận", today=AFTER, code=5).err
