"""Several clerks at once: nothing that one recorded is lost through another, and nobody is turned away."""

import io
import sys
from contextlib import redirect_stdout
from multiprocessing import get_context
from pathlib import Path

from nhiemvu.cli.app import run
from nhiemvu.cli.commands import update  # noqa: F401 what is loaded here need not be loaded in each fork
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.history import events
from nhiemvu.store.settings import read_settings, write_setting
from tools.bench.crowd import (
    COMMANDS,
    HOT,
    PROCESSES,
    TIMES,
    commands_of,
    count_in_titles,
    counted,
    location_of,
    make_hot_tasks,
    together,
)


def test_no_edit_of_hot_tasks_is_lost(database: Database, tmp_path: Path) -> None:
    """Eight processes that read ten tasks and write them anew reach the sum of their counts, and all is on record."""
    make_hot_tasks(database)
    heard = together(count_in_titles, location_of(database), TIMES, tmp_path)
    assert len(heard.waits) == counted(database) == PROCESSES * TIMES
    with transaction(database, writing=False) as session:
        assert sum(len(event.changes) for event in events(session)) == PROCESSES * TIMES
        assert check(session) == []


def test_no_command_is_turned_away(database: Database, tmp_path: Path) -> None:
    """Eight clerks who type commands at the same time are all heard, whoever writes meanwhile."""
    make_hot_tasks(database)
    together(type_in_forks, location_of(database), COMMANDS, tmp_path)
    with transaction(database, writing=False) as session:
        told = events(session)
        assert len(told) == PROCESSES * COMMANDS
        assert len({event.command for event in told}) == PROCESSES * COMMANDS
        assert check(session) == []


def type_in_forks(number: int, location: str, times: int, note: Path) -> None:
    """Record progress by whole commands, each in a process of its own, forked from one that has loaded the program."""
    note.write_text("0 1\n", "utf-8")
    for words in commands_of(number, location, times):
        process = get_context("fork").Process(target=type_words, args=(words,))
        process.start()
        process.join()
        assert process.exitcode == 0, words


def type_words(words: list[str]) -> None:
    """Run one command and end as it does."""
    with redirect_stdout(io.StringIO()):
        sys.exit(run(words))


def count_up(number: int, location: str, times: int, note: Path) -> None:
    """Read a number and write the next one, where nobody may have made the database yet."""
    del number
    note.write_text("0 1\n", "utf-8")
    for _ in range(times):
        with transaction(open_database(location), writing=True) as session:
            held = int(read_settings(session).get("count", "0"))
            write_setting(session, "count", str(held + 1))


def test_processes_that_meet_no_database_make_one(tmp_path: Path) -> None:
    """Eight processes that start on a missing file make it once and lose nothing."""
    path = tmp_path / "new" / "nhiemvu.db"
    together(count_up, str(path), HOT, tmp_path)
    with transaction(open_database(str(path)), writing=False) as session:
        assert read_settings(session) == {"count": str(PROCESSES * HOT)}
