"""What docs/doc-van-ban.md shows outside of its sessions: the form of a plan, the office's own file, its errors."""

import re
from datetime import date

import pytest

from nhiemvu.cli.plan_form import task_block
from nhiemvu.cli.plan_form_in import read_plan_form
from nhiemvu.domain.plan_edits import Action, Step
from nhiemvu.facts.office import TABLES, read_entries
from nhiemvu.usecases.look_after_facts import KINDS
from nhiemvu.usecases.read_file import read_file
from tests.support import EXAMPLES, ROOT

PAGE = (ROOT / "docs" / "doc-van-ban.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """Return the blocks of the page in a language."""
    return [found[2] for found in BLOCK.finditer(PAGE) if found[1] == language]


def test_the_block_of_a_task_is_that_of_the_form() -> None:
    """The clerk meets in the editor what the page shows."""
    reading = read_file(EXAMPLES / "bao-cao-quy-1-2026.docx").reading
    shown, corrected, _ = blocks("text")
    assert shown == task_block(reading, 5) + "\n"
    split, drop = Action.SPLIT, [Step(place) for place in (0, 1, 2, 3, 4, 6, 7)]
    form = "\n".join([*(task_block(reading, place) for place in range(5)), corrected, task_block(reading, 6),
                      task_block(reading, 7)])  # fmt: skip
    steps = read_plan_form(form, reading)
    assert steps is not None
    (step,) = [one for one in steps if one not in drop]
    assert (step.place, step.action, len(step.pieces)) == (5, split, 2)
    assert step.changes == {
        "title": "Kiện toàn 12 tổ công nghệ số cộng đồng",
        "lead": "Đoàn Thanh niên xã",
        "support": ("Ban Xây dựng Đảng", "Công an xã"),
        "due_on": date(2026, 5, 31),
    }


def test_the_offices_file_is_one_that_can_be_used() -> None:
    """And its errors are told as the page shows them."""
    (toml,) = blocks("toml")
    entries, faults = read_entries(toml.encode())
    assert ([entry.table for entry in entries], faults) == (["headings", "deadlines"], [])
    wrong = toml.replace('section = "tasks"', 'section = "phần"').replace("trong ngày 15-4", "ngày 15-4")
    told = "".join(f"dòng {fault.line}: {fault.message.vi}\n" for fault in read_entries(wrong.encode())[1])
    assert told == blocks("text")[2]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_may_be_added_is_told(kind: str) -> None:
    """Each kind of entry has its line in the table, with the option that it needs."""
    (row,) = re.findall(rf"^\| `{kind}` \|.*$", PAGE, re.MULTILINE)
    assert all(f"`--{option}`" in row for option in KINDS[kind].needed)
    assert KINDS[kind].table in TABLES
