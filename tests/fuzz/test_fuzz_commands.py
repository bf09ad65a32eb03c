"""Commands with hostile arguments: a short run of each build, and that the fuzzer sees what it looks for."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from nhiemvu.store.session import Session
from nhiemvu.usecases import update_tasks
from tools.fuzz.again import read_lines, write_lines
from tools.fuzz.commands import Fuzzer, Tally, Typist, Wrong
from tools.fuzz.lines import COMMANDS, command_of, parameters
from tools.fuzz.office import Line, Office, Outcome
from tools.fuzz.readers import READERS, good_files_of
from tools.fuzz.values import good_values
from tools.fuzz.verdict import wrong_in

UPDATE = Line(("update", "1", "--note", "Đang làm"))
REFUSED = Line(("update", "99", "--note", "Đang làm"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return an office in whose folder the tests work."""
    held = Office(tmp_path_factory.mktemp("fuzz"))
    with held.entered():
        yield held


def fault_of(office: Office, *lines: Line) -> str:
    """Return what is wrong with lines."""
    with pytest.raises(Wrong) as wrong:
        Typist(office).hold(lines, Tally())
    return str(wrong.value)


def test_a_short_run_finds_nothing(office: Office) -> None:
    """Lines of commands in an order of chance, alone, in sequences and as processes, are held as `make fuzz` does."""
    fuzzer = Fuzzer(office)
    failures = fuzzer.run(Random(8), seconds=7, rounds=1)  # noqa: S311 no secret
    assert not failures, [(failure.lines, failure.fault) for failure in failures]
    assert sum(tally.codes.total() for tally in fuzzer.tallies.values()) > 5


@pytest.mark.parametrize("name", READERS)
def test_good_files_are_read(office: Office, tmp_path: Path, name: str) -> None:
    """What is damaged is taken by its reader when it is whole."""
    for reader, file, data in good_files_of(office):
        if reader != name:
            continue
        place = READERS[name].place
        path = tmp_path / file
        path.write_bytes(data)
        if place:
            office.take_in(place, data)
        tally = Tally()
        Typist(office).hold([READERS[name].line(path)], tally)
        office.let_go(place or "khong-co")
        assert dict(tally.codes) == {0: 1}


def test_every_parameter_is_given_values() -> None:
    """A parameter of a new kind must be told what it takes."""
    assert all(
        good_values(one)
        for command in COMMANDS
        for one in parameters(command)
        if not getattr(one.click, "is_flag", False)
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("update", "1"), "update"),
        (("--lang=en", "don-vi", "them", "X"), "unit add"),
        (("report",), ""),
        ((), ""),
    ],
)
def test_commands_are_known(words: tuple[str, ...], name: str) -> None:
    """By either name, behind options of the program."""
    assert command_of(Line(words)) == name


VERDICTS = [
    ("done", Line(("list",)), Outcome(0, "", "", 0.1, ""), None),
    ("a traceback", Line(("list",)), Outcome(1, "", "", 0.1, "Traceback"), "Traceback"),
    ("an odd code", Line(("list",)), Outcome(7, "", "", 0.1, ""), "exit code 7"),
    ("silent refusal", Line(("list",)), Outcome(2, "", "Lỗi: x.\n", 0.1, ""), "without saying"),
    ("refusal", Line(("list",)), Outcome(2, "", "Lỗi: x.\nCách xử lý: y.\n", 0.1, ""), None),
    ("steering", Line(("list",)), Outcome(0, "a\x1b[2Jb", "", 0.1, ""), "prints"),
    ("colour on a screen", Line(("list",), screen=True), Outcome(0, "\x1b[31ma\x1b[0m", "", 0.1, ""), None),
    ("JSON", Line(("list", "--format", "json")), Outcome(0, "[]", "", 0.1, ""), None),
    ("no JSON", Line(("list", "--format=json")), Outcome(0, "[", "", 0.1, ""), "no JSON"),
    ("words that are no option", Line(("add", "--", "--format", "json")), Outcome(0, "[", "", 0.1, ""), None),
]


@pytest.mark.parametrize(
    ("line", "outcome", "said"), [case[1:] for case in VERDICTS], ids=[case[0] for case in VERDICTS]
)
def test_outcomes_are_judged(line: Line, outcome: Outcome, said: str | None) -> None:
    """What is wrong is told; what is right is not."""
    fault = wrong_in("list", line, outcome)
    assert fault is None if said is None else said in (fault or "")


def test_a_fault_of_the_program_is_found(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its traceback is told, though the screen shows none."""
    monkeypatch.setattr(update_tasks, "update_tasks", lambda *_, **__: 1 / 0)
    assert "ZeroDivisionError" in fault_of(office, UPDATE)


def test_a_change_of_a_refused_line_is_found(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the database, and in the folder."""

    def commit_early(session: Session, *_: object, **__: object) -> None:
        session.connection.exec_driver_sql("INSERT INTO setting VALUES ('x', 'y')")
        session.connection.exec_driver_sql("COMMIT")
        session.connection.exec_driver_sql("BEGIN")

    original = update_tasks.update_tasks

    def change_first(session: Session, *arguments: object, **options: object) -> object:
        commit_early(session)
        return original(session, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(update_tasks, "update_tasks", change_first)
    assert "the record changed at exit code 3" in fault_of(office, REFUSED)

    def write_first(session: Session, *arguments: object, **options: object) -> object:
        Path("rac.txt").touch()
        return original(session, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(update_tasks, "update_tasks", write_first)
    assert "rac.txt" in fault_of(office, REFUSED)
    assert not office.changed_files()


def test_a_change_that_undoing_leaves_is_found(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written without a note of it stays behind."""
    original = update_tasks.update_tasks

    def slip(session: Session, *arguments: object, **options: object) -> object:
        session.connection.exec_driver_sql("INSERT INTO setting VALUES ('x', 'y')")
        return original(session, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(update_tasks, "update_tasks", slip)
    assert "undoing leaves something in ['setting']" in fault_of(office, UPDATE)


def test_lines_are_kept_for_another_time(tmp_path: Path) -> None:
    """Half characters and bytes come back as they were."""
    lines = (Line(("add", "\ud800\x00"), {"LANG": "\udce0"}, b"\xff", terminal=True), Line(("list",), {}, None))
    write_lines(tmp_path / "lines.json", lines)
    assert read_lines(tmp_path / "lines.json") == lines


def test_lines_are_typed_in_the_folder_of_their_office(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one office writes lies in no other's folder, wherever the lines before were typed."""
    monkeypatch.chdir(tmp_path)
    tally = Tally()
    Typist(office).hold([Line(("export", "-o", "ra.csv"))], tally)
    assert dict(tally.codes) == {0: 1}
    assert not [*tmp_path.iterdir()]
    assert not office.changed_files()
