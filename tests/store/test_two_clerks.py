"""Two clerks at one task, in two processes: the second is told what the other made of it, and loses nothing."""

import os
import time
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.meanwhile import Meanwhile, Signed, value_words
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, State
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.tasks import get_tasks
from tests.terminal import KEYBOARD, AtTerminal, at_terminal

#: An editor that tells that the form is open, waits for the other clerk, and then brings the deadline forward.
EDITOR = """#!/bin/sh
touch "{folder}/open"
while [ ! -e "{folder}/go" ]; do sleep 0.05; done
sed -i "s,30/06/2026,20/06/2026," "$1"
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str:
    """Return where an empty database lies, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_path"))
    location: str = request.getfixturevalue("server").make()
    return location


def environment(place: str, **more: str) -> dict[str, str]:
    """Return the surroundings of a command."""
    return {**os.environ, "NHIEMVU_DB": place, "NHIEMVU_TODAY": "2026-06-01", "NHIEMVU_LANG": "vi", **more}


def typed(place: str, *words: str) -> None:
    """Run a command in a process of its own."""
    code, told = at_terminal(words, environment(place), streams=[KEYBOARD])
    assert code == 0, told


def edited(place: str, folder: Path, others: Sequence[Sequence[str]], answers: bytes) -> tuple[int, str]:
    """Return what `edit 1` says to a clerk in whose editor the form lay open while others ran their commands."""
    script = folder / "editor.sh"
    script.write_text(EDITOR.format(folder=folder), encoding="utf-8")
    script.chmod(0o700)
    first = AtTerminal(
        ["edit", "1"], environment(place, EDITOR=str(script), VISUAL=""), typed=answers, streams=[KEYBOARD]
    )
    until = time.monotonic() + 60
    while not (folder / "open").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    for words in others:
        typed(place, *words)
    (folder / "go").touch()
    return first.end()


def task(place: str) -> Any:
    """Return the task as it stands."""
    with transaction(open_database(place), writing=False) as session:
        return get_tasks(session, [1])[0]


OTHERS = [("edit", "1", "--due", "15/07/2026"), ("update", "1", "--percent", "50")]


def test_the_second_clerk_sees_both_versions(place: str, tmp_path: Path) -> None:
    """What it was, what the other made of it and who, what was to be written; nothing is written over."""
    typed(place, "add", "Mở lớp tập huấn", "--due", "30/06/2026")
    code, said = edited(place, tmp_path, OTHERS, b"n\n")
    assert code == 5, said
    assert "hạn: lúc mở là 30/06/2026, nay là 15/07/2026, bạn ghi 20/06/2026" in said
    assert "trạng thái: lúc mở là chưa thực hiện, nay là đang thực hiện" in said
    assert "tiến độ: lúc mở là trống, nay là 50%" in said
    assert " ghi lúc " in said
    assert "nhiemvu show 1" in said
    assert (task(place).due_on, task(place).percent) == (date(2026, 7, 15), 50)


def test_the_form_comes_again_with_what_was_typed(place: str, tmp_path: Path) -> None:
    """Asked, the clerk records his own word over the newer record, of which the rest stays."""
    typed(place, "add", "Mở lớp tập huấn", "--due", "30/06/2026")
    code, said = edited(place, tmp_path, OTHERS, b"y\n")
    assert code == 0, said
    assert (task(place).due_on, task(place).percent) == (date(2026, 6, 20), 50)


VALUES = [
    (None, "trống"),
    ((), "trống"),
    (("Công an xã", "Đoàn xã"), "Công an xã, Đoàn xã"),
    (True, "có"),
    (50, "50%"),
    (State.DONE, "đã hoàn thành"),
    (Cadence.ONGOING, "thường xuyên"),
    (date(2026, 6, 30), "30/06/2026"),
    (parse_period("2026-Q2"), "“2026-Q2”"),
    ("Mở lớp\ntập huấn", "“Mở lớp tập huấn”"),
]


@pytest.mark.parametrize(("value", "words"), VALUES)
def test_values_in_words(value: object, words: str) -> None:
    """Each kind of value is told as screens show it."""
    assert value_words(value).vi == words


def test_what_is_told_where_no_field_differs() -> None:
    """Who recorded something new, and what the clerk wanted."""
    same = {"percent": 50}
    signed = Signed("lan", datetime(2026, 6, 1, 10, 32, tzinfo=VIETNAM))
    told = Meanwhile(3, same, same, {"due_on": None}, signed).told
    assert told.vi == "nhiệm vụ 3 (lan ghi lúc 10:32 01/06/2026): có lượt ghi mới; hạn: bạn ghi trống"
    assert told.en == "task 3 (by lan at 10:32 01/06/2026): something new was recorded; due: you wrote none"
