"""Several clerks at once over a few hot tasks: each reads and writes, or types whole commands, and notes its times.

Tests hold that nothing is lost and nobody turned away; the measurements tell how many are heard a second.
"""

import multiprocessing
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from sqlalchemy import text

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.history import record_event
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.add_task import add_task
from nhiemvu.usecases.edit_tasks import edit_tasks

PROCESSES = 8
#: Tasks that all of them write, and how often each process reads and writes one.
HOT, TIMES = 10, 500
#: How many whole commands each clerk types.
COMMANDS = 12
DAY = date(2026, 6, 20)
TITLE = text("SELECT title FROM task WHERE id = :number")
#: What one process does: its number, the database, how often, and the file for the seconds at which it began and ended.
Work = Callable[[int, str, int, Path], None]


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a crowd: every turn's seconds, in ascending order, and those of all together."""

    waits: tuple[float, ...]
    seconds: float

    @property
    def a_second(self) -> float:
        """How many were heard a second."""
        return len(self.waits) / self.seconds

    def percentile(self, part: int) -> float:
        """Return the seconds that so many in a hundred did not exceed."""
        return quantiles(self.waits, n=100, method="inclusive")[part - 1]


def location_of(database: Database) -> str:
    """Return the place of a database, with its secrets."""
    return str(database.path) if database.is_sqlite else database.engine.url.render_as_string(hide_password=False)


def make_hot_tasks(database: Database) -> None:
    """Add the tasks that all will write, each with the title 0."""
    with transaction(database, writing=True) as session:
        for _ in range(HOT):
            nothing = {"due_on": None, "directives": (), "series": None, "period": None, "leads": (), "support": ()}
            add_task(session, "0", **nothing, today=DAY)  # type: ignore[arg-type]  # each of its own kind


def counted(database: Database) -> int:
    """Return the sum of the numbers in the titles of the hot tasks: how many edits are there."""
    with transaction(database, writing=False) as session:
        return sum(int(task.title) for task in get_tasks(session, range(1, HOT + 1)))


def together(work: Work, location: str, times: int, folder: Path) -> Heard:
    """Run work in several processes, each with its own number, and wait for all.

    Raises RuntimeError where one fails.
    """
    # Forked from one that has loaded what they run: they meet at once, and starting Python is not what is looked at.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    notes = [folder / f"{work.__name__}-{number}" for number in range(PROCESSES)]
    workers = [context.Process(target=work, args=(number, location, times, note)) for number, note in enumerate(notes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise RuntimeError([worker.exitcode for worker in workers])
    turns = [[float(time) for time in line.split()] for note in notes for line in note.read_text("utf-8").splitlines()]
    waits = sorted(ended - began for began, ended in turns)
    return Heard(tuple(waits), max(ended for _, ended in turns) - min(began for began, _ in turns))


def count_in_titles(number: int, location: str, times: int, note: Path) -> None:
    """Read the number in a task's title and write the next one, many times."""
    database, chance, actor = open_database(location), Random(number), str(number)  # noqa: S311 the same each time
    with note.open("w", encoding="utf-8") as file:
        for _ in range(times):
            began = perf_counter()
            with transaction(database, writing=True) as session:
                number = chance.randint(1, HOT)
                title = session.connection.execute(TITLE, {"number": number}).scalar_one()
                edit_tasks(session, [number], {"title": str(int(title) + 1)})
                record_event(session, at=datetime(2026, 6, 20, tzinfo=VIETNAM), actor=actor, command="edit")
            print(began, perf_counter(), file=file)


def commands_of(number: int, location: str, times: int) -> Iterator[list[str]]:
    """Yield the words of whole commands by which one clerk records progress."""
    for place in range(times):
        task, said = str(1 + (number + place) % HOT), f"lượt {number}.{place}"
        yield ["--db", location, "--today", DAY.isoformat(), "update", task, "--note", said]


def type_commands(number: int, location: str, times: int, note: Path) -> None:
    """Record progress by whole commands, each in a process of its own that starts Python."""
    with note.open("w", encoding="utf-8") as file:
        for words in commands_of(number, location, times):
            began = perf_counter()
            # The commands are made of this module's own words.
            subprocess.run([sys.executable, "-m", "nhiemvu", *words], check=True, capture_output=True)  # noqa: S603
            print(began, perf_counter(), file=file)
