"""`edit`, by options and in the user's editor, and `--dry-run` of the commands that change several tasks."""

import os
import stat
import sys
from datetime import date

import pytest

from nhiemvu.cli.task_form import BadForm, read_form, task_form
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, State, Task
from tests.support import EXAMPLES, Office
from tests.terminal import KEYBOARD, at_terminal

TASK = Task(
    id=3,
    text="Mở lớp tập huấn:\n- Lớp 1;\n# Lớp 2.",
    title="Mở lớp tập huấn",
    series="công tác chuyển đổi số",
    period="2023-Q2",
    state=State.NOT_STARTED,
    cadence=Cadence.ONCE,
    original_due_on=date(2023, 6, 30),
    due_on=date(2023, 6, 30),
    due_text=None,
    completed_on=None,
    starred=False,
    origin=None,
)


@pytest.fixture
def filled(office: Office) -> Office:
    """Return an office with a unit and three tasks, the last one done."""
    return office.begun(
        ("2023-04-03", "unit", "add", "Văn phòng", "--alias", "VP"),
        ("2023-04-03", "add", "Mở lớp tập huấn", "--due", "30/6/2023", "--to", "VP"),
        ("2023-04-03", "add", "Sơ kết quý"),
        ("2023-04-03", "add", "Họp"),
        ("2023-04-03", "done", 3, "--result", "Đã họp."),
    )


def shown(office: Office, number: int) -> dict[str, object]:
    """Return a task as JSON."""
    found: dict[str, object] = office("show", number, "--format", "json").json
    return found


def test_options_correct_a_task(filled: Office) -> None:
    """Words, deadline, series, period, cadence and star; the first deadline stays, and the title follows the text."""
    filled("edit", 1, "--text", "Mở 03 lớp\ntập huấn", "--due", "20/6/2023", "--series", "công tác A", "--star")
    filled("sua", 1, "--period", "2023-Q2", "--cadence", "ongoing")
    task = shown(filled, 1)
    assert (task["text"], task["title"]) == ("Mở 03 lớp\ntập huấn", "Mở 03 lớp tập huấn")
    assert (task["due_on"], task["original_due_on"]) == ("2023-06-20", "2023-06-30")
    assert (task["series"], task["period"], task["cadence"]) == ("công tác A", "2023-Q2", "ongoing")
    assert task["starred"] is True
    filled("edit", 1, "--no-due", "--no-star", "--title", "Tập huấn")
    task = shown(filled, 1)
    assert (task["due_on"], task["original_due_on"], task["starred"]) == (None, "2023-06-30", False)
    filled("edit", 1, "--text", "Mở 04 lớp")
    assert (shown(filled, 1)["title"], shown(filled, 1)["text"]) == ("Tập huấn", "Mở 04 lớp")
    assert filled("db", "check").code == 0


def test_the_title_of_an_imported_task_follows_its_text(office: Office) -> None:
    """Also where it leaves out who is told to do it."""
    office("import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes", today="2026-04-02")
    before = shown(office, 4)
    assert str(before["text"]).startswith("Giao Ủy ban nhân dân xã chủ trì, ")
    office("edit", 4, "--text", str(before["text"]).replace("rà soát, làm sạch dữ liệu", "rà soát, chuẩn hóa dữ liệu"))
    assert str(shown(office, 4)["title"]).startswith("Rà soát, chuẩn hóa dữ liệu")


def test_several_tasks_are_corrected_at_once(filled: Office) -> None:
    """One event; what was so already is said and not recorded."""
    told = filled("edit", "1-3", "--period", "2023-Q3")
    assert told.out.count("Đã sửa nhiệm vụ") == 3
    assert {task["period"] for task in filled("list", "--all", "--format", "json").json} == {"2023-Q3"}
    events = len(filled("history", "--format", "json").json)
    again = filled("edit", "1-3", "--period", "2023-Q3")
    assert again.out == ""
    assert "Nhiệm vụ 1 đã như vậy" in again.err
    assert len(filled("history", "--format", "json").json) == events


CASES: list[tuple[str, int, list[object], str]] = [
    ("nothing to correct", 2, ["edit", 1], "Chưa nêu cần sửa gì"),
    ("nothing to correct, only looked", 2, ["edit", 1, "--dry-run"], "Chưa nêu cần sửa gì"),
    ("an unknown task", 3, ["edit", 1, 98, "--star"], "Không có nhiệm vụ số 98."),
    ("a deadline set and removed", 2, ["edit", 1, "--due", "1/6/2023", "--no-due"], "vừa đặt hạn vừa bỏ hạn"),
    ("an impossible deadline", 2, ["edit", 1, "--due", "31/6/2023"], "chỉ có 30 ngày"),
    ("an impossible period", 2, ["edit", 1, "--period", "Q5"], "“Q5”"),
    ("an unknown cadence", 2, ["edit", 1, "--cadence", "x"], "once, ongoing, recurring"),
    ("an empty text", 2, ["edit", 1, "--text", " "], "để trống"),
    ("one text for several", 2, ["edit", "1-2", "--text", "x"], "nhiều nhiệm vụ"),
    ("the deadline of a task that is done", 5, ["edit", 1, 3, "--due", "1/6/2023"], "đã đóng"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(filled: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the exit code, and nothing changed."""
    before = filled.rows()
    outcome = filled(*words, code=code)
    first, second = outcome.err.strip().splitlines()
    assert said in first, name
    assert second.startswith("Cách xử lý: ")
    assert (outcome.out, filled.rows()) == ("", before)


def test_a_form_that_is_left_alone_corrects_nothing() -> None:
    """What the form shows is read back as it is, lines with # in the text among it; an emptied form likewise."""
    assert read_form(task_form(TASK), TASK) == {}
    assert read_form("\n  \n# chỉ còn ghi chú\n", TASK) == {}


FORMS: list[tuple[str, str, str, dict[str, object]]] = [
    ("another deadline", "Hạn: 30/06/2023", "Hạn: 2023-07-01", {"due_on": date(2023, 7, 1)}),
    ("no deadline", "Hạn: 30/06/2023", "Hạn:", {"due_on": None}),
    ("no series", "Loại báo cáo: công tác chuyển đổi số", "Loại báo cáo: ", {"series": None}),
    ("a field without accents", "Kỳ: 2023-Q2", "KY: quý III năm 2023", {"period": parse_period("2023-Q3")}),
    ("a cadence in English", "Tính chất: một lần", "Tính chất: ongoing", {"cadence": Cadence.ONGOING}),
    ("a star", "Đánh dấu sao: không", "Đánh dấu sao: Có", {"starred": True}),
    ("a line more", "- Lớp 1;", "- Lớp 1: ở xã;", {"text": "Mở lớp tập huấn:\n- Lớp 1: ở xã;\n# Lớp 2."}),
    ("a line that was removed", "Hạn: 30/06/2023\n", "", {}),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), FORMS, ids=[case[0] for case in FORMS])
def test_a_corrected_form(name: str, old: str, new: str, expected: dict[str, object]) -> None:
    """Only what differs is a correction."""
    assert read_form(task_form(TASK).replace(old, new), TASK) == expected, name


BAD_FORMS: list[tuple[str, str, str, str]] = [
    ("a day that no calendar has", "Hạn: 30/06/2023", "Hạn: 31/06/2023", "dòng 5: Không đọc được ngày “31/06/2023”"),
    ("a period that is none", "Kỳ: 2023-Q2", "Kỳ: Q9", "dòng 7: Không có kỳ “Q9”"),
    ("an empty title", "Tiêu đề: Mở lớp tập huấn", "Tiêu đề:", "dòng 4: “” không dùng được"),
    ("an unknown cadence", "một lần\n", "hai lần\n", "dòng 8: “hai lần” không dùng được"),
    ("an unknown field", "Kỳ:", "Kì hạn:", "dòng 7: không hiểu “Kì hạn: 2023-Q2”"),
    ("a field twice", "Kỳ: 2023-Q2", "Hạn: 30/06/2023", "dòng 7: không hiểu “Hạn: 30/06/2023”"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), BAD_FORMS, ids=[case[0] for case in BAD_FORMS])
def test_a_form_that_was_filled_in_wrongly(name: str, old: str, new: str, said: str) -> None:
    """Each wrong line is named by its number."""
    with pytest.raises(BadForm) as caught:
        read_form(task_form(TASK).replace(old, new), TASK)
    assert said in caught.value.message.vi, name
    assert caught.value.exit_code == 2


def test_all_wrong_lines_are_named_together() -> None:
    """A clerk corrects them in one go."""
    form = task_form(TASK).replace("30/06/2023", "30/06").replace("2023-Q2", "Q2")
    with pytest.raises(BadForm) as caught:
        read_form(form, TASK)
    assert "line 5: " in caught.value.message.en
    assert "; line 7: " in caught.value.message.en


def at_the_terminal(office: Office, editor: str, *words: str, answers: bytes = b"") -> tuple[int, str]:
    """Run a command with a person at the terminal, whose editor is a command of sed."""
    script = office.folder / "editor.sh"
    script.write_text(f"#!/bin/sh\n{editor}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    environment = {
        **os.environ,
        "NHIEMVU_DB": str(office.location),
        "NHIEMVU_TODAY": "2023-04-03",
        "EDITOR": str(script),
        "VISUAL": "",
    }
    return at_terminal(words, environment, typed=answers, streams=[KEYBOARD])


def test_the_editor_corrects_a_task(filled: Office) -> None:
    """The form is opened, and what was corrected in it is recorded as one event."""
    code, told = at_the_terminal(filled, 'sed -i "s,30/06/2023,20/06/2023," "$1"', "edit", "1")
    assert (code, "Đã sửa nhiệm vụ 1" in told) == (0, True)
    assert (shown(filled, 1)["due_on"], shown(filled, 1)["original_due_on"]) == ("2023-06-20", "2023-06-30")


def test_characters_that_nobody_sees_are_not_kept(filled: Office) -> None:
    """A bell or a colour pasted into the form or into an option steers no terminal; a line of Word stays a line."""
    editor = r"""sed -i 's,^Tiêu đề: ,&\x07\x1b[31m,; $s,$,\x0bdòng sau,' "$1" """
    code, told = at_the_terminal(filled, editor, "edit", "1")
    assert (code, "\x07" in told, "\x1b" in told) == (0, False, False), told
    corrected = shown(filled, 1)
    assert str(corrected["title"]).startswith("[31m")
    assert str(corrected["text"]).endswith("\ndòng sau")
    filled("edit", 1, "--text", "Một\x07\x0bhai\rba\x0c")
    assert shown(filled, 1)["text"] == "Một\nhai\nba"


UNSAVED: list[tuple[str, str, bytes, int, str]] = [
    ("closed without saving", "true", b"", 0, "Không có gì thay đổi"),
    ("emptied", ': > "$1"', b"", 0, "Không có gì thay đổi"),
    ("wrong, and not corrected", 'sed -i "s,30/06/2023,31/06/2023," "$1"', b"n\n", 1, "dòng 5: Không đọc được ngày"),
    ("an editor that fails", "exit 3", b"", 1, "Không mở được trình soạn thảo"),
]


@pytest.mark.parametrize(("name", "editor", "answers", "code", "said"), UNSAVED, ids=[case[0] for case in UNSAVED])
def test_a_form_that_is_not_saved(filled: Office, name: str, editor: str, answers: bytes, code: int, said: str) -> None:
    """Nothing changes, and it is said why."""
    before = filled.rows()
    found, told = at_the_terminal(filled, editor, "edit", "1", answers=answers)
    assert (found, said in told) == (code, True), (name, told)
    assert filled.rows() == before


def test_a_wrong_form_can_be_corrected(filled: Office) -> None:
    """The form comes up again as it was filled in."""
    editor = 'if grep -q 31/06 "$1"; then sed -i "s,31/06,01/07," "$1"; else sed -i "s,30/06,31/06," "$1"; fi'
    code, told = at_the_terminal(filled, editor, "edit", "1", answers=b"y\n")
    assert code == 0, told
    assert shown(filled, 1)["due_on"] == "2023-07-01"


def test_a_task_changed_meanwhile_is_not_overwritten(filled: Office) -> None:
    """Somebody else works on it while the form is open."""
    other = f'{sys.executable} -m nhiemvu update 1 --percent 50 >/dev/null\nsed -i "s,30/06,20/06," "$1"'
    code, told = at_the_terminal(filled, other, "edit", "1", answers=b"n\n")
    assert (code, "hạn: bạn ghi 20/06/2023" in told) == (5, True), told
    assert shown(filled, 1)["due_on"] == "2023-06-30"


REHEARSALS: list[tuple[str, list[object], str]] = [
    ("assign", ["assign", "1-2", "--to", "VP", "--due", "1/6/2023"], "nhiệm vụ 2: hạn: trống → 01/06/2023; "),
    ("update", ["update", 1, 2, "--percent", 60], "nhiệm vụ 2: trạng thái: chưa thực hiện → đang thực hiện; "),
    ("done", ["done", 1, 2, "--result", "Xong."], "nhiệm vụ 1: trạng thái: chưa thực hiện → đã hoàn thành; "),
    ("edit", ["edit", "1-2", "--star"], "nhiệm vụ 1: đánh dấu sao: không → có"),
    ("nothing", ["assign", 1, "--to", "VP"], "Sẽ không có gì thay đổi."),
]


@pytest.mark.parametrize(("name", "words", "said"), REHEARSALS, ids=[case[0] for case in REHEARSALS])
def test_a_dry_run_shows_the_changes_and_writes_nothing(
    filled: Office, name: str, words: list[object], said: str
) -> None:
    """In the words of the history; the command itself then does exactly that."""
    before = filled.rows()
    told = filled(*words, "--dry-run")
    assert said in told.out, name
    assert "chưa ghi gì" in told.err
    assert filled.rows() == before
    announced = told.out.splitlines()[1:]
    filled(*words)
    if announced:
        assert filled("history", "--limit", 1).out.splitlines()[2:] == announced


def test_unassigned_tasks_are_listed(filled: Office) -> None:
    """Open tasks without a lead; one with support only is among them, and with `--all` closed ones are, too."""

    def unassigned(*words: str) -> list[int]:
        return [task["id"] for task in filled("list", "--unassigned", *words, "--format", "json").json]

    assert unassigned() == [2]
    assert unassigned("--all") == [2, 3]
    filled("add", "Chỉ phối hợp", "--support", "VP")
    assert unassigned("--unit", "VP") == [4]
    filled("assign", 2, "--to", "VP")
    assert unassigned() == [4]
