"""Several clerks at once: nothing that one recorded is lost through another, and nobody is turned away."""

import multiprocessing
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.history import events, record_event
from nhiemvu.store.settings import read_settings, write_setting
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.edit_tasks import edit_tasks
from tests.store.store_factories import make_task

PROCESSES = 8
#: How often each process reads and writes, among so many tasks.
TIMES, HOT = 500, 10
#: How many whole commands each clerk types.
COMMANDS = 12
DAY = date(2026, 6, 20)


def location_of(database: Database) -> str:
    """Return the place of a database, with its secrets."""
    return str(database.path) if database.is_sqlite else database.engine.url.render_as_string(hide_password=False)


def together(work: Callable[..., None], *arguments: object) -> None:
    """Run a function in several processes, each with its own number, and wait for all."""
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=work, args=(number, *arguments)) for number in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * PROCESSES


def count_in_titles(number: int, location: str) -> None:
    """Read the number in a task's title and write the next one, many times."""
    database, chance = open_database(location), Random(number)  # noqa: S311 each its own order, the same each time
    for _ in range(TIMES):
        with transaction(database, writing=True) as session:
            (task,) = get_tasks(session, [chance.randint(1, HOT)])
            edit_tasks(session, [task.id], {"title": str(int(task.title) + 1)}, expected=task)
            record_event(session, at=datetime(2026, 6, 20, tzinfo=VIETNAM), actor=str(number), command="edit")


def test_no_edit_of_hot_tasks_is_lost(database: Database) -> None:
    """Eight processes that read ten tasks and write them anew reach the sum of their counts, and all is on record."""
    with transaction(database, writing=True) as session:
        for _ in range(HOT):
            make_task(session, "0")
    together(count_in_titles, location_of(database))
    with transaction(database, writing=False) as session:
        assert sum(int(task.title) for task in get_tasks(session, range(1, HOT + 1))) == PROCESSES * TIMES
        assert sum(len(event.changes) for event in events(session)) == PROCESSES * TIMES
        assert check(session) == []


def type_commands(number: int, location: str) -> None:
    """Record progress by whole commands, each in a process of its own."""
    words = [sys.executable, "-m", "nhiemvu", "--db", location, "--today", DAY.isoformat()]
    for place in range(COMMANDS):
        task = str(1 + (number + place) % HOT)
        subprocess.run([*words, "update", task, "--note", f"lượt {number}.{place}"], check=True, capture_output=True)


def test_no_command_is_turned_away(database: Database) -> None:
    """Eight clerks who type commands at the same time are all heard, whoever writes meanwhile."""
    with transaction(database, writing=True) as session:
        for place in range(HOT):
            make_task(session, f"Việc {place}")
    together(type_commands, location_of(database))
    with transaction(database, writing=False) as session:
        told = events(session)
        assert len(told) == PROCESSES * COMMANDS
        assert len({event.command for event in told}) == PROCESSES * COMMANDS
        assert check(session) == []


def count_up(number: int, location: str) -> None:
    """Read a number and write the next one, where nobody may have made the database yet."""
    del number
    for _ in range(HOT):
        with transaction(open_database(location), writing=True) as session:
            held = int(read_settings(session).get("count", "0"))
            write_setting(session, "count", str(held + 1))


def test_processes_that_meet_no_database_make_one(tmp_path: Path) -> None:
    """Eight processes that start on a missing file make it once and lose nothing."""
    path = tmp_path / "new" / "nhiemvu.db"
    together(count_up, str(path))
    with transaction(open_database(str(path)), writing=False) as session:
        assert read_settings(session) == {"count": str(PROCESSES * HOT)}
