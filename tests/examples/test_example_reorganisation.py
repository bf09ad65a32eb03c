"""The district that ends with 40 open tasks: five communes and the province go on with them, and the trail is whole."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.examples.scripts import Step, played
from tests.support import Office

DISTRICT = "Huyện ủy Vân Khê"
COMMUNES = [f"Đảng ủy xã {name}" for name in ("Vân An", "Vân Bình", "Khê Thượng", "Khê Hạ", "Đồng Mây")]
#: Of the 40, six go to each commune by the file or by words, the rest to the province.
EXPECTED = Counter({"Tỉnh ủy Lam Vân": 10} | dict.fromkeys(COMMUNES, 6))
AFTER = "2025-07-02"


@pytest.fixture(scope="module")
def played_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Step], Path]:
    """Play the whole script; return what it printed and its database in one file."""
    folder = tmp_path_factory.mktemp("example")
    database = folder / "nhiemvu.db"
    steps = played(folder, database, "sap-xep-2025.txt")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return steps, database


@pytest.fixture
def steps(played_once: tuple[list[Step], Path], office: Office) -> list[Step]:
    """Return what the script printed, and give the office its database."""
    office.copy(played_once[1])
    return played_once[0]


def leads(office: Office, today: str, *words: str) -> Counter[str]:
    """Return how many open tasks each unit leads on a day."""
    return Counter(task["lead"] for task in office("list", *words, "--format", "json", today=today).json)


def printed(steps: list[Step], day: str, *words: str) -> str:
    """Return what the command with these words printed on a day."""
    return next(step.out for step in steps if step.day == day and step.words[: len(words)] == list(words))


def test_every_task_has_the_right_unit_on_every_day(office: Office, steps: list[Step]) -> None:
    """Before the day the district, after it the communes and the province; the same in lists, counts and lateness."""
    assert steps
    office("undo", today=AFTER)  # the result of task 2, told by its new unit
    before = leads(office, "2025-06-30")
    assert before[DISTRICT] == 40
    after = leads(office, AFTER)
    assert DISTRICT not in after
    assert Counter({name: count for name, count in after.items() if name in EXPECTED}) == EXPECTED
    lines = office("stats", "--by", "unit", "--as-of", "30/6/2025", "--format", "json", today=AFTER).json["lines"]
    assert {line["name"]: line["total"] for line in lines}[DISTRICT] == 41
    now = office("stats", "--by", "unit", "--format", "json", today=AFTER).json["lines"]
    assert {line["name"]: line["total"] for line in now if line["name"] in EXPECTED} == EXPECTED
    assert {task["lead"] for task in office("overdue", "--format", "json", today="2025-06-15").json} == {DISTRICT}
    late = {task["lead"] for task in office("overdue", "--format", "json", today=AFTER).json}
    assert late <= EXPECTED.keys()
    assert len(late) > 3


def test_the_trail_is_visible(steps: list[Step]) -> None:
    """The old unit tells who has what; a new one where it comes from; a task through whose hands it went."""
    gone = printed(steps, AFTER, "unit", "show", DISTRICT)
    assert "Đến hết ngày  30/06/2025" in gone
    assert "45-NQ/TU" in gone
    assert "Tỉnh ủy Lam Vân: 10 nhiệm vụ (31-40)" in gone
    assert "Đảng ủy xã Đồng Mây: 6 nhiệm vụ (25-30)" in gone
    new = printed(steps, AFTER, "unit", "show", COMMUNES[0])
    assert f"Kế thừa  {DISTRICT}, chia, tách từ 01/07/2025 (45-NQ/TU)" in new
    task = printed(steps, AFTER, "show", "2")
    assert f"12/05/2025 {DISTRICT} (nay là Đảng ủy xã Vân An): 40%" in task
    assert f"- {DISTRICT} (nay là Đảng ủy xã Vân An) (chủ trì): 10/02/2025 - 01/07/2025" in task


def test_the_next_report_tells_both_names(steps: list[Step]) -> None:
    """What the district did stands under its name, with who it is today; of many, how many."""
    report = printed(steps, AFTER, "report", "draft")
    assert f"{DISTRICT} (nay là Đảng ủy xã Vân An)" in report
    assert f"{DISTRICT} (nay là Tỉnh ủy Lam Vân)" in report
    assert f"{DISTRICT} (nay là 6 đơn vị)" in report


def test_a_preview_is_what_is_done(steps: list[Step]) -> None:
    """The dry run tells the 40 hand-overs and records none of them."""
    rehearsed, done = (step for step in steps if step.words[:2] == ["unit", "split"])
    assert rehearsed.out.count("giao: ") >= 40
    assert "Đã bàn giao 40 nhiệm vụ" in done.out


def test_one_name_two_units(office: Office, steps: list[Step]) -> None:
    """The old commune and the new one have one name; the day tells which is meant."""
    assert steps
    named = [
        unit
        for unit in office("unit", "list", "--all", "--format", "json", today=AFTER).json
        if unit["name"] == COMMUNES[-1]
    ]
    assert [(unit["valid_from"], unit["valid_to"]) for unit in named] == [(None, "2025-06-30"), ("2025-07-01", None)]
    shown = office("unit", "show", COMMUNES[-1], "--format", "json", today=AFTER).json
    assert shown["id"] == named[1]["id"]
    assert {one["unit"] for one in shown["predecessors"]} == {COMMUNES[-1], DISTRICT}
    earlier = office("unit", "show", COMMUNES[-1], "--format", "json", today="2025-06-15").json
    assert earlier["id"] == named[0]["id"]


def test_names_of_the_day(office: Office, steps: list[Step]) -> None:
    """A renamed committee keeps its tasks and has the old name on the days before."""
    assert steps
    task = office("list", "--unit", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "--format", "json", today=AFTER).json
    assert 42 in [one["id"] for one in task]
    for day, name in (("2025-02-20", "Ban Tuyên giáo Tỉnh ủy"), (AFTER, "Ban Tuyên giáo và Dân vận Tỉnh ủy")):
        [held] = [one for one in office("list", "--format", "json", today=day).json if one["id"] == 42]
        assert held["lead"] == name


def test_undoing_everything_gives_the_district_its_tasks_back(office: Office, steps: list[Step]) -> None:
    """The reorganisation is some events like any others."""
    assert steps
    changes = [
        step
        for step in steps
        if step.day >= "2025-07-01"
        and step.words[:2] in (["unit", "merge"], ["unit", "split"], ["unit", "dissolve"])
        and "--dry-run" not in step.words
    ]
    office("undo", len(changes) + 1, today=AFTER)
    assert leads(office, AFTER)[DISTRICT] == 40
    assert office("db", "check", today=AFTER).code == 0


def test_no_name_is_of_a_real_place() -> None:
    """The script says so at its head."""
    script = Path(__file__).parents[2] / "examples" / "sap-xep-2025.txt"
    assert "đều được đặt ra" in script.read_text(encoding="utf-8").splitlines()[1]
