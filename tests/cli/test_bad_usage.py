"""Bad input to the commands that look after units, the database, completion and the demo; and to every command."""

import pytest

from nhiemvu.cli.table import Entry
from tests.support import Office
from tools.build_cli_docs import every_entry, named

LEAVES = [path for path in every_entry() if not path[-1].children]


@pytest.fixture
def working(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return an office with a unit and a task, the user's folder and shell away from the tester's own."""
    office("unit", "add", "Công an xã")
    office("add", "Tổ chức hội nghị", "--to", "Công an xã")
    monkeypatch.setenv("HOME", str(office.folder))
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    monkeypatch.chdir(office.folder)
    (office.folder / "ghi-chu.txt").touch()
    return office


def refused(office: Office, code: int, *words: object) -> str:
    """Run a command that must be refused, hold that no file and no record changed, and return what was said."""
    records, files = office.rows(), sorted(office.folder.rglob("*"))
    outcome = office(*words, code=code)
    assert office.rows() == records
    assert sorted(office.folder.rglob("*")) == files
    assert outcome.out == ""
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    return lines[0]


CASES: list[tuple[str, int, list[object], str]] = [
    ("units in an unknown format", 2, ["unit", "list", "--format", "xml"], "table, json, csv, markdown"),
    ("an option of the program behind a command", 2, ["unit", "list", "--debug"], "--debug"),
    ("units of a name", 2, ["unit", "list", "Công an xã"], "Thừa tham số: Công an xã"),
    ("an upgrade to a version", 2, ["db", "upgrade", "0002"], "Thừa tham số: 0002"),
    ("a check of a file", 2, ["db", "check", "khac.db"], "Thừa tham số: khac.db"),
    ("completion for an unknown shell", 2, ["completion", "install", "--shell", "cmd"], "bash, zsh, fish"),
    ("completion for the shell of $SHELL", 2, ["completion", "install"], "“tcsh”"),
    ("the script of an unknown shell", 2, ["completion", "show", "--shell", "cmd"], "bash, zsh, fish"),
    ("the script of the shell of $SHELL", 2, ["completion", "show"], "“tcsh”"),
    ("words that are an option", 2, ["done", 1, "--result", "--dry-run"], "Tùy chọn --result thiếu giá trị"),
    ("a day that is an option", 2, ["add", "Họp", "--due", "--series"], "Tùy chọn --due thiếu giá trị"),
    ("a demo in a folder of the user", 5, ["demo", "--folder", "."], "có tệp không phải của lần chạy thử"),
    ("a demo in a file", 2, ["demo", "--folder", "ghi-chu.txt"], "--folder"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(working: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the exit code, and nothing changed."""
    assert said in refused(working, code, *words), name


@pytest.mark.parametrize("path", LEAVES, ids=named)
@pytest.mark.parametrize("attribute", ["name", "vietnamese"])
def test_every_command_refuses_an_unknown_option(office: Office, path: tuple[Entry, ...], attribute: str) -> None:
    """By both of its names: the option is named, nothing is done, and no database is made."""
    words = [getattr(entry, attribute) for entry in path]
    assert "“--khong-co”" in refused(office, 2, *words, "--khong-co")
