"""What a start costs and shows: help and completion load nothing but Click."""

import json
import os
import subprocess
import sys

import pytest

from nhiemvu.cli.groups import load
from nhiemvu.cli.language import split_arguments
from nhiemvu.cli.table import COMMANDS, Entry, find_entry
from tests.support import Office

HEAVY = {"sqlalchemy", "alembic", "tabulate", "lxml", "docxtpl", "sqlite3", "platformdirs", "dateutil"}
#: Run the program and print which of its and of the heavy modules were loaded.
PROBE = """
import json, sys
from nhiemvu.cli.app import run
try:
    code = run(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print(json.dumps({"code": code, "modules": sorted(sys.modules)}), file=sys.stderr)
"""


def probe(*arguments: str, **environment: str) -> tuple[str, int, set[str]]:
    """Return what a start prints, its exit code, and the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    told = json.loads(done.stderr.splitlines()[-1])
    return done.stdout, told["code"], set(told["modules"])


STARTS = [
    ("help", ["--help"], {}),
    ("no command, and no database", [], {"NHIEMVU_DB": "no-such-folder/nhiemvu.db"}),
    ("version", ["--version"], {}),
    ("a noun's help", ["report", "--help"], {}),
    ("a command's help", ["assign", "--help"], {}),
    (
        "completion of a command",
        [],
        {"_NHIEMVU_COMPLETE": "bash_complete", "COMP_WORDS": "nhiemvu ", "COMP_CWORD": "1"},
    ),
    (
        "completion under a noun",
        [],
        {"_NHIEMVU_COMPLETE": "bash_complete", "COMP_WORDS": "nhiemvu report ", "COMP_CWORD": "2"},
    ),
]


@pytest.mark.parametrize(("name", "arguments", "environment"), STARTS, ids=[start[0] for start in STARTS])
def test_a_start_loads_nothing_heavy(name: str, arguments: list[str], environment: dict[str, str]) -> None:
    """Neither the database nor documents nor tables are loaded to show help or to complete a word."""
    printed, code, modules = probe(*arguments, **environment)
    assert code == 0, name
    assert printed
    assert not HEAVY & modules
    assert not [
        module for module in modules if module.startswith(("nhiemvu.store", "nhiemvu.documents", "nhiemvu.use"))
    ]


def test_help_and_completion_of_commands_load_no_command() -> None:
    """The static table is enough."""
    for arguments, environment in (STARTS[0][1:], STARTS[5][1:]):
        _, _, modules = probe(*arguments, **environment)
        assert not [module for module in modules if module.startswith("nhiemvu.cli.commands.")]


def test_completion_offers_commands_with_their_helps() -> None:
    """A word that was begun is completed from English and Vietnamese names; before that the English ones are shown."""
    words = {"_NHIEMVU_COMPLETE": "zsh_complete", "COMP_CWORD": "1"}
    printed, _, _ = probe(COMP_WORDS="nhiemvu ov", **words)
    assert "overdue" in printed
    assert "quá hạn" in printed
    assert "qua-han" in probe(COMP_WORDS="nhiemvu qua", **words)[0].splitlines()
    printed, _, _ = probe(COMP_WORDS="nhiemvu d", **words)
    assert {"done", "demo", "ds", "don-vi"} <= set(printed.splitlines())
    printed, _, _ = probe(COMP_WORDS="nhiemvu ", **words)
    assert "done" in printed.splitlines()
    assert "xong" not in printed.splitlines()


def every_entry(entries: tuple[Entry, ...], path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Entry]]:
    """Return every entry of the table with the names before it."""
    found = []
    for entry in entries:
        found.append((path, entry))
        found.extend(every_entry(entry.children, (*path, entry.name)))
    return found


@pytest.mark.parametrize(("path", "entry"), every_entry(COMMANDS), ids=lambda value: getattr(value, "name", None))
def test_every_entry_of_the_table_is_a_command(path: tuple[str, ...], entry: Entry) -> None:
    """Names, helps and code agree, in both languages."""
    assert load(entry).name == entry.name, path
    assert entry.help.vi
    assert entry.help.en
    assert entry.vietnamese.isascii()


def test_names_are_unique_in_their_group() -> None:
    """No English or Vietnamese name stands twice in one group."""
    groups = [COMMANDS, *(entry.children for entry in COMMANDS if entry.children)]
    for group in groups:
        names = [name for entry in group for name in {entry.name, entry.vietnamese}]
        assert len(names) == len(set(names))
        assert all(find_entry(group, name) for name in names)


@pytest.mark.parametrize(
    ("arguments", "options", "command"),
    [
        (["--db", "x", "list", "--all"], ["--db", "x"], ["list", "--all"]),
        (["--debug", "--lang=en", "show", "3"], ["--debug", "--lang=en"], ["show", "3"]),
        (["--db"], ["--db"], []),
        ([], [], []),
    ],
)
def test_the_programs_own_options_are_told_from_the_command(
    arguments: list[str], options: list[str], command: list[str]
) -> None:
    """A value such as a path with `list` in its name is not taken for the command."""
    assert split_arguments(arguments) == (options, command)


#: What a task as JSON does without: each of these takes as long to load as to find the task.
NOT_NEEDED = HEAVY - {"sqlite3"} | {"dataclasses", "hashlib", "shutil", "tempfile", "decimal", "importlib.metadata"}


@pytest.mark.sqlite_only("a server is asked through SQLAlchemy")
@pytest.mark.parametrize("words", [["list"], ["overdue"], ["show", "1"]], ids=" ".join)
def test_a_task_is_shown_with_what_it_takes(office: Office, words: list[str]) -> None:
    """The commands of every hour load neither SQLAlchemy nor what other commands need."""
    office("add", "Rà soát hộ nghèo", "--due", "1/6/2026", "--directive", "97-CT/TW", today="2026-05-05")
    asked = ["--db", office.location, "--today", "2026-07-08", *words, "--format", "json"]
    printed, code, modules = probe(*asked)
    assert code == 0
    assert "Rà soát hộ nghèo" in printed
    assert not NOT_NEEDED & modules
    assert not [module for module in modules if module.startswith(("nhiemvu.documents", "nhiemvu.reading"))]


@pytest.mark.sqlite_only("a server is asked through SQLAlchemy")
def test_a_table_is_printed_without_asking_what_is_installed(office: Office) -> None:
    """The library of tables asks for its version so."""
    office("add", "Rà soát hộ nghèo", "--due", "1/6/2026", today="2026-05-05")
    printed, code, modules = probe("--db", office.location, "--today", "2026-07-08", "overdue")
    assert code == 0
    assert "Rà soát hộ nghèo" in printed
    assert "tabulate" in modules
    assert "importlib.metadata" not in modules
