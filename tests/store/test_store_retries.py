"""Serialisation failures and deadlocks of a server: the command is run again whole, and nobody notices."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from nhiemvu.cli import attempts
from nhiemvu.store.check import check
from nhiemvu.store.database import open_database, transaction
from tests.server import Server
from tests.store.shared_office import SharedOffice, shared_office
from tests.support import EXAMPLES, Outcome
from tests.terminal import KEYBOARD, at_terminal

TODAY = "2026-04-02"
Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"
#: When the server takes back: as a row is added, or at the very end.
AT_A_ROW, AT_THE_END = "BEFORE INSERT", "AFTER INSERT"


@pytest.fixture
def office(server: Server) -> Iterator[SharedOffice]:
    """Return a shared office without tasks."""
    with shared_office(server, filled=False) as made:
        yield made


@pytest.fixture
def type_words(
    office: SharedOffice, type_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Return a way to type commands as the clerk, who does not wait."""
    monkeypatch.setattr(attempts, "PAUSE", 0)
    return lambda *words: type_command("--db", office.location("lan"), "--today", TODAY, *words)


def take_back(office: SharedOffice, times: int, code: str = "40001", when: str = AT_A_ROW) -> None:
    """Let the server take back the next transactions that record an event; a sequence is not rolled back."""
    deferred = "CONSTRAINT TRIGGER" if when == AT_THE_END else "TRIGGER"
    office.sql(
        None,
        "CREATE SEQUENCE taken_back",
        "GRANT USAGE ON SEQUENCE taken_back TO PUBLIC",
        "CREATE FUNCTION take_back() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF nextval('taken_back') <= {times} THEN RAISE EXCEPTION 'taken back' USING ERRCODE = '{code}'; END IF;"
        " RETURN NEW; END $$",
        f"CREATE {deferred} taken_back {when} ON event"
        f" {'DEFERRABLE INITIALLY DEFERRED' if when == AT_THE_END else ''} FOR EACH ROW EXECUTE FUNCTION take_back()",
    )


def tries(office: SharedOffice) -> int:
    """Return how often a transaction came so far."""
    [(count,)] = office.sql(None, "SELECT last_value FROM taken_back")
    return int(count)


def counts(office: SharedOffice) -> tuple[int, int]:
    """Return how many tasks and events there are."""
    [(tasks, events)] = office.sql(None, "SELECT (SELECT count(*) FROM task), (SELECT count(*) FROM event)")
    return int(tasks), int(events)


@pytest.mark.parametrize("code", ["40001", "40P01"])
@pytest.mark.parametrize("when", [AT_A_ROW, AT_THE_END])
def test_a_command_is_run_again(office: SharedOffice, type_words: Callable[..., Outcome], code: str, when: str) -> None:
    """What it records is there once, and so is what it says."""
    take_back(office, 3, code, when)
    outcome = type_words("add", "Họp giao ban")
    assert (outcome.code, outcome.err) == (0, "")
    assert len(outcome.out.splitlines()) == 1
    assert (counts(office), tries(office)) == ((1, 1), 4)


def test_it_is_given_up_politely(office: SharedOffice, type_words: Callable[..., Outcome]) -> None:
    """After some times: two lines, and nothing is recorded."""
    take_back(office, 1000)
    outcome = type_words("add", "Họp giao ban")
    assert (outcome.code, outcome.out) == (6, "")
    assert [line.partition(":")[0] for line in outcome.err.splitlines()] == ["Lỗi", "Cách xử lý"]
    assert "Chưa có gì được ghi" in outcome.err
    assert (counts(office), tries(office)) == ((0, 0), attempts.MOST)


def test_what_was_handed_over_is_read_again(
    office: SharedOffice, type_words: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard input holds it no more."""
    take_back(office, 2)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Q1.read_bytes())))
    outcome = type_words("import", "-", "--yes")
    assert outcome.code == 0, outcome
    assert outcome.err.count("đã lưu 8 nhiệm vụ") == 1
    assert counts(office) == (8, 1)


def at_a_terminal(office: SharedOffice, *words: str, typed: bytes = b"", **settings: str) -> str:
    """Return what a command tells the clerk at a terminal, who types `typed`."""
    plain = {name: value for name, value in os.environ.items() if name != "NHIEMVU_LANG"}
    environment = plain | {"NHIEMVU_DB": office.location("lan"), "NHIEMVU_TODAY": TODAY} | settings
    code, told = at_terminal(words, environment, typed=typed, streams=[KEYBOARD])
    assert code == 0, told
    return told


def test_a_person_is_asked_once(office: SharedOffice) -> None:
    """The plan is shown and the question asked once; the answer holds for every attempt."""
    take_back(office, 2)
    told = at_a_terminal(office, "import", str(Q1), typed=b"y\n")
    assert told.count("Lưu 8 nhiệm vụ này?") == 1
    assert told.count("58-BC/ĐU, 31/03/2026") == 1
    assert told.count("đã lưu 8 nhiệm vụ") == 1
    assert (counts(office), tries(office)) == ((8, 1), 3)


def test_an_editor_is_opened_once(office: SharedOffice, type_words: Callable[..., Outcome], tmp_path: Path) -> None:
    """What was written in it holds."""
    assert type_words("add", "Họp giao ban").code == 0
    take_back(office, 2)
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\necho x >> {tmp_path}/opened\nsed -i "s/Họp giao ban/Họp chi bộ/g" "$1"\n')
    editor.chmod(0o700)
    at_a_terminal(office, "edit", "1", EDITOR=str(editor))
    assert (tmp_path / "opened").read_text() == "x\n"
    assert "Họp chi bộ" in type_words("show", "1").out
    assert (counts(office), tries(office)) == ((1, 2), 3)


def test_a_writer_sees_what_came_before_it(office: SharedOffice) -> None:
    """Whatever the server's keeper has set: else a read before its turn would be held against it."""
    office.sql(None, f"ALTER DATABASE {office.name} SET default_transaction_isolation = 'serializable'")
    with transaction(open_database(office.location("lan")), writing=True) as session:
        assert session.connection.execute(text("SHOW transaction_isolation")).scalar() == "read committed"
    with transaction(open_database(office.location("lan")), writing=False) as session:
        assert session.connection.execute(text("SHOW transaction_isolation")).scalar() == "repeatable read"
        assert check(session) == []
