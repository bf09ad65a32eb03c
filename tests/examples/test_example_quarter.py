"""The script of one quarter is of the agreed form and agrees with the units and the reports beside it."""

import re
import shlex
from datetime import date
from itertools import pairwise
from pathlib import Path

from docx import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPT = (EXAMPLES / "mot-quy.txt").read_text(encoding="utf-8").splitlines()
COMMANDS = [shlex.split(line)[1:] for line in SCRIPT if line.startswith("nhiemvu ")]
#: A remark, a day, a command, or nothing: "# Nhập báo cáo", "@ 2026-04-02", "nhiemvu list"
LINE = re.compile(r"# \S.*|@ \d{4}-\d\d-\d\d|nhiemvu \S.*|")


def option(words: list[str], name: str) -> list[str]:
    """Return every value that a command gives to an option."""
    return [value for given, value in pairwise(words) if given == name]


def words_of(name: str) -> str:
    """Return the words of a report with its footnotes."""
    document = Document(str(EXAMPLES / name))
    notes = next(part for part in document.part.package.iter_parts() if part.partname == "/word/footnotes.xml")
    footnotes = re.sub(r"<[^>]+>", " ", notes.blob.decode())
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), footnotes))


def test_every_line_is_a_remark_a_day_or_a_command() -> None:
    """Whoever runs the script needs to know three signs only."""
    assert [line for line in SCRIPT if not LINE.fullmatch(line)] == []
    assert 20 <= len(COMMANDS) <= 35


def test_days_go_forward_from_before_the_first_command() -> None:
    """Each command has its day, and no day lies before the one above it."""
    days = [date.fromisoformat(line.removeprefix("@ ")) for line in SCRIPT if line.startswith("@ ")]
    assert days == sorted(set(days))
    signs = [line[0] for line in SCRIPT if line and not line.startswith("#")]
    assert signs[0] == "@"


def test_no_day_is_told_before_it_came() -> None:
    """A result dated by --on is not later than the day of its command."""
    day = date.min
    for line in SCRIPT:
        if line.startswith("@ "):
            day = date.fromisoformat(line.removeprefix("@ "))
        for told in option(shlex.split(line), "--on") if line.startswith("nhiemvu done") else ():
            number, month, year = (int(part) for part in told.split("/"))
            assert date(year, month, number) <= day, line


def test_the_units_are_those_of_the_list() -> None:
    """`unit add` and don-vi.txt name the same units with the same aliases, in one order."""
    rows = (EXAMPLES / "don-vi.txt").read_text(encoding="utf-8").splitlines()
    listed = [[name.strip() for name in row.split(";")] for row in rows if not row.startswith("#")]
    added = [[words[2], *option(words, "--alias")] for words in COMMANDS if words[:2] == ["unit", "add"]]
    assert added == listed


def test_units_are_named_by_what_they_answer_to() -> None:
    """`assign` names no unit that was not added."""
    names = {
        name for words in COMMANDS if words[:2] == ["unit", "add"] for name in (words[2], *option(words, "--alias"))
    }
    named = {
        unit
        for words in COMMANDS
        if words[0] == "assign"
        for name in ("--to", "--support")
        for unit in option(words, name)
    }
    assert named <= names


def test_what_was_recorded_is_what_the_next_report_says() -> None:
    """Every result, proof and last obstacle stands word for word in the report of the second quarter."""
    report = words_of("bao-cao-quy-2-2026.docx")
    told = [
        text
        for words in COMMANDS
        if words[0] == "done"
        for name in ("--result", "--evidence")
        for text in option(words, name)
    ]
    last = [words for words in COMMANDS if words[0] == "update"][-1]
    told += option(last, "--note") + option(last, "--obstacle")
    assert [text for text in told if text not in report] == []
    assert told


def test_some_tasks_stay_open() -> None:
    """Of eight tasks five are done, one is under way and two are not answered."""
    done = {words[1] for words in COMMANDS if words[0] == "done"}
    updated = {words[1] for words in COMMANDS if words[0] == "update"}
    assert (done, updated - done) == ({"2", "3", "6", "7", "8"}, {"4"})
