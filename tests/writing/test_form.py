"""A form as it goes out: what is locked, what may be typed where, what it says above its table."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from nhiemvu.documents.sheet_in import read_sheets
from nhiemvu.documents.xlsx_out import write_workbook
from nhiemvu.domain.counts import Counts
from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.forms import ANSWERS, STATE_CHOICES, FormColumn, FormMark
from nhiemvu.domain.tasks import Role, State, Task
from nhiemvu.writing.figures import counts_words
from nhiemvu.writing.form import FormFrame, counts_line, form_workbook, held_words, lines_above
from tests.domain.task_factory import make_task

TODAY = date(2026, 4, 20)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = ('=HYPERLINK("http://x")', "-1+2", "@x", "</script>", "<img onerror=x>", "<r>x</r>", "a" * 40_000)
FRAME = FormFrame(
    mark=FormMark(office="Đảng ủy xã", unit_id=3, unit="Công an xã", made_on=TODAY, last_event=9, last_entry=4),
    counts=Counts(done_on_time=3, done_late=1, open_in_time=6, open_overdue=2),
    supported=1,
    period="quý II năm 2026",
    by=date(2026, 4, 25),
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Write a form whose tasks have words that programs take for something else."""
    target = tmp_path / "phieu.xlsx"
    tasks = [(make_task(number, text), Role.LEAD) for number, text in enumerate(HOSTILE, start=1)]
    write_workbook(form_workbook(FRAME, tasks), target)
    return target


def part(path: Path, name: str) -> etree._Element:
    """Return a part of the file."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def open_columns(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the letters of the columns below the heads with whether their cells are locked."""
    formats = part(path, "xl/styles.xml").find(f"{MAIN}cellXfs")
    assert formats is not None
    locked = [xf.find(f"{MAIN}protection") for xf in formats]
    columns: dict[str, set[str]] = {}
    for cell in part(path, "xl/worksheets/sheet1.xml").iter(f"{MAIN}c"):
        place = str(cell.get("r"))
        letters = place.rstrip("0123456789")
        if int(place[len(letters) :]) > 5:
            one = locked[int(cell.get("s", "0"))]
            columns.setdefault(letters, set()).add("1" if one is None else str(one.get("locked", "1")))
    yield from columns.items()


def test_only_answers_are_open(written: Path) -> None:
    """The sheet is protected, without a password; of its cells those of the answers alone are unlocked."""
    protection = part(written, "xl/worksheets/sheet1.xml").find(f"{MAIN}sheetProtection")
    assert protection is not None
    assert (protection.get("sheet"), protection.get("password")) == ("1", None)
    columns = list(FormColumn)
    assert dict(open_columns(written)) == {
        chr(ord("A") + place): {"0" if column in ANSWERS else "1"} for place, column in enumerate(columns)
    }
    assert part(written, "xl/worksheets/sheet2.xml").find(f"{MAIN}sheetProtection") is not None
    states = [sheet.get("state") for sheet in part(written, "xl/workbook.xml").iter(f"{MAIN}sheet")]
    assert states == [None, "hidden"]


def test_what_may_be_typed(written: Path) -> None:
    """A state from a list, a whole number to 100, days; each with a hint; for every row of the table."""
    rules = {
        str(rule.get("sqref")): rule for rule in part(written, "xl/worksheets/sheet1.xml").iter(f"{MAIN}dataValidation")
    }
    last = 5 + len(HOSTILE)
    kinds = {place: (rule.get("type"), [one.text for one in rule]) for place, rule in rules.items()}
    assert kinds[f"F6:F{last}"] == ("list", [f'"{",".join(STATE_CHOICES)}"'])
    assert kinds[f"G6:G{last}"] == ("whole", ["0", "100"])
    assert kinds[f"I6:I{last}"][0] == kinds[f"L6:L{last}"][0] == "date"
    assert len(rules) == len(ANSWERS)
    assert all(rule.get("prompt") and rule.get("error") for rule in rules.values())


def test_hostile_words_are_words(written: Path) -> None:
    """No formula, no link; they are read as they were."""
    sheet = part(written, "xl/worksheets/sheet1.xml")
    assert not list(sheet.iter(f"{MAIN}f", f"{MAIN}hyperlink"))
    rows = read_sheets(written.read_bytes(), "phieu.xlsx").sheets[0].rows
    told = [str(row[1]) for row in rows[5:]]
    assert told[:-1] == list(HOSTILE[:-1])
    assert len(told[-1]) == 32_767


def test_a_form_is_the_same_file_each_time(tmp_path: Path, written: Path) -> None:
    """What did not change is not put aside as something else."""
    again = tmp_path / "lai.xlsx"
    tasks = [(make_task(number, text), Role.LEAD) for number, text in enumerate(HOSTILE, start=1)]
    write_workbook(form_workbook(FRAME, tasks), again)
    assert again.read_bytes() == written.read_bytes()


def test_the_lines_above() -> None:
    """Who, of which period, the counts by the one way to count, how to fill it in and till when."""
    title, whose, counted, how = lines_above(FRAME)
    assert title == "PHIẾU BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
    assert whose == "Đảng ủy xã. Đơn vị: Công an xã. Kỳ: quý II năm 2026. Số liệu đến ngày 20/04/2026."
    assert counts_words(FRAME.counts) in counted
    assert counts_line(FRAME) == counted
    assert how.endswith("Gửi lại chậm nhất ngày 25/04/2026.")


TASK = make_task(1, "Mở lớp")
WAITING = Extension(
    id=1,
    unit=None,
    asked_on=TODAY,
    from_due_on=date(2026, 4, 15),
    new_due_on=date(2026, 5, 31),
    reason="x",
)
STANDINGS: list[tuple[Task, str]] = [
    (replace(TASK, state=State.NOT_STARTED), "chưa thực hiện"),
    (
        replace(TASK, state=State.IN_PROGRESS, percent=40, due_on=date(2026, 4, 15)),
        "đang thực hiện, 40%; quá hạn 5 ngày",
    ),
    (
        replace(TASK, state=State.IN_PROGRESS, last_update_on=date(2026, 4, 2), extensions=(WAITING,)),
        "đang thực hiện; đang xin gia hạn đến 31/05/2026; ghi ngày 02/04/2026",
    ),
]


@pytest.mark.parametrize(("task", "words"), STANDINGS)
def test_what_is_on_record(task: Task, words: str) -> None:
    """Stands beside the answers, so that a unit need not ask."""
    assert held_words(task, TODAY) == words
