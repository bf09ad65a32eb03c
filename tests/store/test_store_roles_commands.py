"""Every command as a clerk and as a reader of a shared database: what works, and who is told whom to ask."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from nhiemvu.cli.groups import load
from nhiemvu.store.database import transaction
from nhiemvu.store.dump import digests
from nhiemvu.store.engine import connected
from nhiemvu.store.history import events
from tests.cli.good_lines import ANSWERS, FILLING, FORMS, GOOD, TODAY, lay_reports, line
from tests.server import Server
from tests.store.shared_office import SharedOffice, shared_office
from tests.support import Outcome
from tools.build_cli_docs import every_entry

COMMANDS: dict[str, click.Command] = {
    " ".join(entry.name for entry in path): load(path[-1]) for path in every_entry() if not path[-1].children
}
#: What only reads, and what writes files alone. The rest records.
READING = {
    *("list", "show", "search", "overdue", "stats", "export", "report list", "report series", "report show"),
    *("report draft", "report headings", "report coverage", "report check", "report template", "report dashboard"),
    *("directive list", "directive show", "directive tree", "unit list", "unit show", "unit group", "form out"),
    *(
        "form in",
        "calendar",
        "history",
        "load",
        "db upgrade",
        "db check",
        "db move",
        "db who",
        "db backup",
        "db restore",
    ),
}
#: What opens no database, or one of its own.
ASIDE = {"facts list", "facts check", "facts add", "completion install", "completion show", "demo"}
#: What is done by who owns the database, on a server.
OWNERS = {"init", "db grant"}
#: The exit code of a line that tells so of the office, or that is for files alone.
EXPECTED = {**ANSWERS, "db backup": 2, "db restore": 2}
#: What commands make, of which they make no second one.
MADE = ("noi-moi.db", "so.xlsx", "trang.html", "mau.docx", "phieu")
DATABASE = 6


@pytest.fixture(scope="module")
def working(server: Server) -> Iterator[SharedOffice]:
    """Return a shared office."""
    with shared_office(server, filled=False) as office:
        yield office


Typed = Callable[..., Outcome]


@pytest.fixture
def type_as(
    working: SharedOffice, type_command: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Typed:
    """Return a way to type commands as somebody, in an empty folder and home."""
    monkeypatch.chdir(tmp_path)
    lay_reports(tmp_path)
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("EDITOR", raising=False)

    def type_words(who: str, *words: str) -> Outcome:
        return type_command("--db", working.location(who), "--today", TODAY, *words)

    return type_words


def records(office: SharedOffice) -> dict[str, str]:
    """Return hashes of all tables but those of the history."""
    with connected(office.database, writing=False) as connection:
        return {name: digest for name, digest in digests(connection).items() if not name.startswith("event")}


def is_told_whom_to_ask(outcome: Outcome) -> bool:
    """Tell whether a command was refused for want of a right, in two lines."""
    lines = outcome.err.splitlines()
    captions = [one.partition(":")[0] for one in lines]
    return outcome.code == DATABASE and captions == ["Lỗi", "Cách xử lý"] and "nhiemvu db " in lines[1]


def count_of_events(office: SharedOffice) -> int:
    """Return how many events there are."""
    [(count,)] = office.sql(None, "SELECT count(*) FROM event")
    return int(count)


def test_an_office_works_by_its_roles(working: SharedOffice, type_as: Typed) -> None:
    """Every command as reader and as clerk: what reads answers both, what records the clerk alone, who takes it back.

    What is the owner's is refused to both.
    """
    for words in FILLING:
        assert type_as("hung" if words[0] == "init" else "lan", *words).code == 0, words
    assert type_as("lan", "form", "out", "-o", FORMS).code == 0
    assert type_as("tam", "export", "--archive", "luu-tru").code == 0
    lines = {command: values for command, values in GOOD.items() if command not in ASIDE}
    lines["init"] = {**GOOD["init"], "place": ("Đồng Mây",)}
    before, recorded = records(working), count_of_events(working)
    for command, values in lines.items():
        outcome = type_as("tam", *command.split(), *line(COMMANDS[command], values))
        if command in READING:
            assert outcome.code == EXPECTED.get(command, 0), (command, outcome)
        else:
            assert is_told_whom_to_ask(outcome), (command, outcome)
    assert (records(working), count_of_events(working)) == (before, recorded)
    for made in map(Path, MADE):
        shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)
    for command, values in lines.items():
        recorded = count_of_events(working)
        outcome = type_as("lan", *command.split(), *line(COMMANDS[command], values))
        if command in OWNERS:
            assert is_told_whom_to_ask(outcome), (command, outcome)
            continue
        assert outcome.code == EXPECTED.get(command, 0), (command, outcome)
        if command == "undo":
            before = records(working)
        elif added := count_of_events(working) - recorded:
            assert type_as("lan", "undo", str(added)).code == 0
    assert records(working) == before
    with transaction(working.database, writing=False) as session:
        assert {event.actor for event in events(session)} == {working.account("hung"), working.account("lan")}
