"""Completion with the Tab key: values from the database, three shells, and never a fault on the line."""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import click
import pytest

from nhiemvu.cli.app import run
from nhiemvu.cli.groups import load
from nhiemvu.cli.shells import SHELLS, ZSH_LINES, script_of
from nhiemvu.cli.table import COMMANDS, Entry
from nhiemvu.cli.types import DIRECTIVE, EVIDENCE, GROUP, PERIOD, SERIES, TASK_NUMBERS, UNIT
from tests.support import EXAMPLES, Office, Outcome

Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"
TODAY = "2026-04-02"
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the tasks of a report, units with aliases, and a group."""
    database = tmp_path_factory.mktemp("completion") / "nhiemvu.db"
    for words in (
        ["import", Q1, "--yes"],
        ["unit", "add", "Ban Dân vận", "--alias", "BDV"],
        ["unit", "add", 'Tổ "Một cửa", xã $5'],
        ["unit", "group", "Các chi bộ", "--add", "Ban Dân vận"],
        ["done", "8", "--result", "Đã kiểm tra."],
    ):
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as told:
            code = run([str(word) for word in ("--db", database, "--today", TODAY, *words)])
        assert code == 0, (words, told.getvalue())
    return database


def answer(asked: dict[str, str]) -> str:
    """Return what the program prints for a shell that asks through the environment; it must say nothing else."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with patch.dict(os.environ, asked), redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
        run([])
    assert stop.value.code == 0
    printed, complaint = (stream.detach().getvalue().decode("utf-8") for stream in (out, err))
    assert complaint == ""
    return str(printed)


def offered(database: Path | str, typed: str, shell: str = "zsh") -> list[str]:
    """Return the values that a shell is offered for the last word of a line, typed to its end."""
    words = f"nhiemvu {typed}"
    count = len(typed.split(" "))
    last = words.rpartition(" ")[2]
    asked = {
        "_NHIEMVU_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": last if shell == "fish" else str(count),
        "NHIEMVU_DB": str(database),
    }
    printed = answer(asked)
    lines = printed.rstrip("\n").split("\n") if printed.strip() else []
    if shell == "zsh":
        return [value.replace("\\:", ":") for value in lines[1::3]]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


CASES = [
    ("open tasks", "show ", ["1", "2", "3", "4", "5", "6", "7"]),
    ("a closed task whose number is begun", "show 8", ["8"]),
    ("none of those typed already", "giao 1 3-6 ", ["2", "7"]),
    ("no task has this number", "show 99", []),
    ("a range is the clerk's own", "show 1-", []),
    ("a parent", "list --parent 4", ["4"]),
    ("a unit by its first word, without accents", "assign 1 --to cong", ["Công an xã"]),
    ("a unit by its alias", "assign 1 --to bdv", ["BDV"]),
    ("a unit by its initials", "list --unit=ubnd", ["Ủy ban nhân dân xã"]),
    ("a group", "assign 1 --each c", ["Các chi bộ"]),
    ("a period", "list --period 2026-Q", ["2026-Q2", "2026-Q1"]),
    ("the period to draft", "report draft 2026-Q2", ["2026-Q2"]),
    ("a series", "report draft 2026-Q2 --series cong", ["công tác chuyển đổi số"]),
    ("a symbol", "directive show 97", ["97-CT/TW"]),
    ("a symbol as evidence", "done 1 --evidence 26-kh", ["26-KH/ĐU"]),
    ("a Vietnamese noun's command", "don-vi th", ["them"]),
    ("an option", "assign 1 --sup", ["--support"]),
    ("a choice", "list --format ma", ["markdown"]),
    ("nothing for words of one's own", "add Ban", []),
]


@pytest.mark.parametrize(("name", "typed", "expected"), CASES, ids=[case[0] for case in CASES])
def test_values_come_from_the_database(held: Path, name: str, typed: str, expected: list[str]) -> None:
    """Numbers, names, periods and symbols that begin as typed, whatever the case and accents."""
    assert offered(held, typed) == expected, name


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_is_offered_the_same(held: Path, shell: str) -> None:
    """The three protocols carry the same values, names with spaces, commas and quotes whole."""
    assert offered(held, "show ", shell) == ["1", "2", "3", "4", "5", "6", "7"]
    assert 'Tổ "Một cửa", xã $5' in offered(held, "list --unit ", shell)
    assert "qua-han" in offered(held, "qua", shell)


def test_values_come_with_what_they_stand_for(held: Path, type_command: Callable[..., Outcome]) -> None:
    """A task's title, a unit's aliases, a directive's title stand beside them."""
    told = answer(
        {
            "_NHIEMVU_COMPLETE": "fish_complete",
            "COMP_WORDS": "nhiemvu show 3",
            "COMP_CWORD": "3",
            "NHIEMVU_DB": str(held),
        }
    )
    title = type_command("--db", held, "show", 3, "--format", "json").json["title"]
    assert told == f"plain,3\t{title}\n"


def damaged(folder: Path) -> Iterator[tuple[str, Path | str]]:
    """Yield databases that cannot be used."""
    yield "missing", folder / "none" / "nhiemvu.db"
    (folder / "text.db").write_text("xin chào", encoding="utf-8")
    yield "text", folder / "text.db"
    (folder / "empty.db").touch()
    yield "empty", folder / "empty.db"
    (folder / "folder.db").mkdir()
    yield "a folder", folder / "folder.db"
    (folder / "half.db").write_bytes(b"SQLite format 3\0" + bytes(300))
    yield "damaged", folder / "half.db"
    yield "a bad URL", "mysql://may-chu/ten"
    yield "a server that is not there", "postgresql+psycopg://127.0.0.1:1/ten"


def test_no_fault_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    """Whatever the database is, the line stays clean: no values, no message, no new file."""
    for name, location in damaged(tmp_path):
        before = sorted(tmp_path.rglob("*"))
        for typed in ("show ", "assign 1 --to ", "list --period ", "directive show "):
            assert offered(location, typed) == [], name
        assert sorted(tmp_path.rglob("*")) == before, name


def test_a_busy_database_does_not_hold_the_key_up(held: Path, tmp_path: Path) -> None:
    """Beside a writer it is read; where it is locked whole, the wait is short and silent."""
    database = tmp_path / "nhiemvu.db"
    shutil.copy(held, database)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert offered(database, "show 3") == ["3"]
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        with patch.object(sqlite3, "connect", wraps=sqlite3.connect) as connect:
            assert offered(database, "show 3") == []
    # Seconds that each opening may wait for the lock, which one that takes no notice of locks does not.
    openings = [call for call in connect.call_args_list if "immutable=1" not in call.args[0]]
    assert openings
    assert sum(call.kwargs["timeout"] for call in openings) <= 2


def test_bad_words_on_the_line_do_no_harm(held: Path) -> None:
    """An impossible day or number before the word that is completed is left to the command itself."""
    assert offered(held, "--today 99 show 3") == ["3"]
    assert offered(held, "show x 3") == ["3"]
    assert offered(held, "assign 5-1 --to bdv") == ["BDV"]
    assert "show" in offered(held, "no-such-command ")


#: Which type a parameter has that takes a recorded value, by the parameter's name.
TAKES: dict[str | None, set[object]] = {
    "ids": {TASK_NUMBERS},
    "unit": {UNIT},
    "leads": {UNIT},
    "support": {UNIT},
    "under": {UNIT},
    "groups": {GROUP},
    "series": {SERIES},
    "period": {PERIOD},
    "directive": {DIRECTIVE},
    "directives": {DIRECTIVE},
    "wanted": {DIRECTIVE},
    "evidence": {EVIDENCE},
}


def every_command(entries: tuple[Entry, ...]) -> Iterator[click.Command]:
    """Yield every command of the table."""
    for entry in entries:
        if entry.children:
            yield from every_command(entry.children)
        else:
            yield load(entry)


def test_every_parameter_that_takes_a_recorded_value_is_completed() -> None:
    """No command takes a unit, series, period, task or directive as plain words."""
    plain = [
        f"{command.name} {parameter.name}"
        for command in every_command(COMMANDS)
        for parameter in command.params
        if parameter.name in TAKES and parameter.type not in TAKES[parameter.name]
    ]
    assert plain == []


def in_bash(held: Path, words: list[str], **settings: str) -> list[str]:
    """Return what bash would put on the line for the last of `words`, with the script sourced."""
    if not shutil.which("bash"):
        pytest.skip("bash is absent")
    script = script_of("bash") + (
        'COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _nhiemvu_completion; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", *words],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "NHIEMVU_DB": str(held), "PATH": f"{BIN}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        | settings,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes(held: Path) -> None:
    """A single value stands alone, in quotes where it needs them; of several each is shown with its meaning."""
    assert in_bash(held, ["nhiemvu", "assign", "1", "--to", "Cô"]) == ['"Công an xã"']
    assert in_bash(held, ["nhiemvu", "assign", "1", "--to", '"Cô']) == ['"Công an xã"']
    assert in_bash(held, ["nhiemvu", "assign", "1", "--to", "'Cô"]) == ["'Công an xã'"]
    assert in_bash(held, ["nhiemvu", "list", "--unit", "=", "Tổ"]) == ['"Tổ \\"Một cửa\\", xã \\$5"']
    assert len(in_bash(held, ["nhiemvu", "list", "--unit", "="])) > 5
    assert in_bash(held, ["nhiemvu", "qua"]) == ["qua-han"]
    assert in_bash(held, ["nhiemvu", "directive", "show", "97"]) == ["97-CT/TW"]
    several = in_bash(held, ["nhiemvu", "show", ""], COLUMNS="80")
    assert [line.split()[0] for line in several] == ["1", "2", "3", "4", "5", "6", "7"]
    assert "(Bố trí 12 điểm" in several[2]
    assert max(len(line) for line in several) < 80
    assert in_bash(held, ["nhiemvu", "show", ""], COMP_TYPE="37") == ["1", "2", "3", "4", "5", "6", "7"]


def test_bash_with_a_bad_database_stays_silent(tmp_path: Path) -> None:
    """Nothing is offered and nothing is printed."""
    assert in_bash(tmp_path / "none.db", ["nhiemvu", "show", ""]) == [""]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_reads(shell: str, tmp_path: Path) -> None:
    """Each script is well formed where its shell is at hand."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is absent")
    script = tmp_path / "script"
    script.write_text(script_of(shell), encoding="utf-8")
    subprocess.run([shell, "-n", str(script)], check=True)


def test_fish_completes(held: Path) -> None:
    """The real shell offers the same values, and keeps an option before its value."""
    if not shutil.which("fish"):
        pytest.skip("fish is absent")
    for typed, expected in (("show 3", "3"), ("list --unit=Cô", "--unit=Công an xã"), ("qua", "qua-han")):
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"{script_of('fish')}\ncomplete --do-complete 'nhiemvu {typed}'"],
            capture_output=True,
            check=True,
            encoding="utf-8",
            env={**os.environ, "NHIEMVU_DB": str(held), "PATH": f"{BIN}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
        )
        assert [line.partition("\t")[0] for line in done.stdout.splitlines()] == [expected]


@pytest.fixture
def home(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home folder of the test's own."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "BASH_COMPLETION_USER_DIR", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(office.folder))
    monkeypatch.setenv("SHELL", "/bin/bash")
    return office.folder


PLACES = {
    "bash": ".local/share/bash-completion/completions/nhiemvu",
    "zsh": ".zfunc/_nhiemvu",
    "fish": ".config/fish/completions/nhiemvu.fish",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_install_writes_the_script_once(
    shell: str, home: Path, type_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell is told from $SHELL, what was written is said, and a second run changes nothing."""
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    first = type_command("completion", "install")
    target = home / PLACES[shell]
    assert first.code == 0, first
    assert str(target) in first.out
    assert target.read_text(encoding="utf-8") == script_of(shell) == type_command("goi-y", "xem").out
    held = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    second = type_command("goi-y", "cai-dat", "--shell", shell)
    assert second.code == 0
    assert "đã cài" in second.out
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == held


def test_an_earlier_version_is_replaced(home: Path, type_command: Callable[..., Outcome]) -> None:
    """The script that the program wrote before is known by its head."""
    target = home / PLACES["bash"]
    target.parent.mkdir(parents=True)
    target.write_text("# nhiemvu completion for bash, written by: nhiemvu completion install\nold\n", encoding="utf-8")
    assert type_command("completion", "install").code == 0
    assert target.read_text(encoding="utf-8") == script_of("bash")


def test_the_users_own_zsh_file_is_kept(home: Path, type_command: Callable[..., Outcome]) -> None:
    """Two lines are added at its end, once, whatever stands there and in whatever encoding."""
    own = b"# c\xe1 nh\xe2n\nalias ll='ls -l'"
    (home / ".zshrc").write_bytes(own)
    for _ in range(2):
        assert type_command("completion", "install", "--shell", "zsh").code == 0
        assert (home / ".zshrc").read_bytes() == own + b"\n" + "".join(f"{line}\n" for line in ZSH_LINES).encode()


def test_bash_reads_the_script_at_its_start(home: Path, type_command: Callable[..., Outcome]) -> None:
    """One line is added to the user's own file, once, and a new interactive bash knows how to complete."""
    (home / ".bashrc").write_text("alias ll='ls -l'\n", encoding="utf-8")
    for _ in range(2):
        assert type_command("completion", "install").code == 0
    own, line = (home / ".bashrc").read_text(encoding="utf-8").splitlines()
    assert (own, PLACES["bash"] in line) == ("alias ll='ls -l'", True)
    if not shutil.which("bash"):
        pytest.skip("bash is absent")
    words = ["bash", "--rcfile", str(home / ".bashrc"), "-i", "-c", "complete -p nhiemvu"]
    done = subprocess.run(words, capture_output=True, check=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    assert "nhiemvu" in done.stdout


def refused(outcome: Outcome, code: int) -> str:
    """Hold that a command was refused in two lines, and return the first."""
    lines = outcome.err.strip().splitlines()
    assert outcome.code == code, outcome
    assert outcome.out == ""
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"]
    return lines[0]


@pytest.mark.without_database
def test_what_cannot_be_installed_is_refused(
    home: Path, type_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown shell is a usage error, a file of somebody else a conflict, and nothing is written."""
    monkeypatch.setenv("SHELL", "/bin/dash")
    assert "dash" in refused(type_command("completion", "install"), 2)
    monkeypatch.delenv("SHELL")
    assert "shell" in refused(type_command("completion", "show"), 2)
    assert "powershell" not in refused(type_command("completion", "install", "--shell", "powershell"), 2)
    assert list(home.iterdir()) == []
    target = home / PLACES["bash"]
    target.parent.mkdir(parents=True)
    target.write_text("complete -W 'a b' nhiemvu\n", encoding="utf-8")
    assert str(target) in refused(type_command("completion", "install", "--shell", "bash"), 5)
    assert target.read_text(encoding="utf-8") == "complete -W 'a b' nhiemvu\n"
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ("x" * 300)))
    assert "tên quá dài" in refused(type_command("completion", "install", "--shell", "bash"), 1)

    (home / ".zfunc").write_text("", encoding="utf-8")
    refused(type_command("completion", "install", "--shell", "zsh"), 1)
    assert not (home / ".zshrc").exists()


def test_a_script_to_which_nothing_leads_does_not_stay(
    tmp_path: Path, type_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file that the shell reads first cannot be written, the script goes again, its folder too."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "missing"))
    assert "missing" in refused(type_command("completion", "install", "--shell", "bash"), 1)
    assert list(tmp_path.iterdir()) == []
