"""Writers killed with SIGKILL at random moments, most of them while they change or commit."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from nhiemvu.store.database import Database
from tools.torture.figures import Figures
from tools.torture.offices import Office, copy_of, findings, opened, written
from tools.torture.processes import Worker, fork
from tools.torture.writing import learn, marks, write_on

#: So many kills strike one office before a new one takes its place: what is on record is read whole after each.
KILLS_AN_OFFICE = 40
#: Changes that are timed before the first kill.
TIMED = 20
#: Now and then so many writers are killed at the same moment.
CROWD = 3


def kill_writers(figures: Figures, kills: int, chance: Random, new_office: Callable[[int], Office]) -> None:
    """Kill writers until so many were killed, and look at what is on record after each."""
    done = 0
    while done < kills:
        office = new_office(done)
        database = opened(office.database)
        learn(database, office.folder)
        usual = _time_of_a_change(database, office)
        acknowledged: set[str] = set()
        begun: set[str] = set()
        for _ in range(min(KILLS_AN_OFFICE, kills - done)):
            crowd = CROWD if chance.randrange(10) == 0 else 1
            killed = _killed(database, office, chance, usual, [f"{done}-{number}" for number in range(crowd)])
            done += 1
            for worker in killed:
                _tell_where(figures, worker)
                acknowledged |= set(marks(worker.lines, "done"))
                begun |= set(marks(worker.lines, "begin"))
                figures.hold((line for line in worker.lines if line.startswith("fault")), f"kill {done}")
            figures.hold(look_over(database, acknowledged, begun), f"kill {done}")
            if done % 10 == 0:
                _go_on(figures, office, done)
        figures.count("changes acknowledged", len(acknowledged))


def _time_of_a_change(database: Database, office: Office) -> float:
    worker = fork(partial(write_on, database, office.folder, "timed"))
    worker.read_until(lambda lines: bool(marks(lines, "done")))
    start = time.monotonic()
    worker.read_until(lambda lines: len(marks(lines, "done")) > TIMED)
    usual = (time.monotonic() - start) / TIMED
    worker.kill()
    return usual


def _killed(database: Database, office: Office, chance: Random, usual: float, seeds: list[str]) -> list[Worker]:
    """Start a writer a seed, and kill all of them a moment after one has come so far."""
    workers = [fork(partial(write_on, database, office.folder, seed)) for seed in seeds]
    stage, times = chance.choice(("begin", "commit", "commit")), chance.randint(1, 5)
    workers[0].read_until(lambda lines: len(marks(lines, stage)) >= times)
    time.sleep(chance.uniform(0, usual if stage == "begin" else usual / 3))
    for worker in workers:
        worker.kill()
    return workers


def _tell_where(figures: Figures, worker: Worker) -> None:
    last = worker.lines[-1].split()[0] if worker.lines else "start"
    places = {"begin": "while changing", "commit": "while committing", "done": "between changes"}
    figures.count(f"killed {places.get(last, 'at the start')}")


def look_over(database: Database, acknowledged: set[str], begun: set[str]) -> list[str]:
    """Return what is not as promised of a database that writers worked on until they were killed."""
    held = written(database)
    broken = [f"acknowledged and lost: {mark}" for mark in sorted(acknowledged - held.events)]
    broken += [f"half there: {mark}" for mark in sorted(held.events ^ held.rows)]
    broken += [f"never begun: {mark}" for mark in sorted(held.events - begun) if not mark.startswith("mark-timed")]
    return broken + findings(database)


def _go_on(figures: Figures, office: Office, number: int) -> None:
    """Hold that whole commands work after a kill without any repair."""
    for words in (("update", 1, "--note", f"Sau lần {number}"), ("undo", "--yes"), ("list",), ("db", "check")):
        figures.hold([office.run(*words).broken(0)], f"kill {number}, {words[0]}")
        figures.count("commands after a kill")


def sqlite_offices(template: Office, folder: Path) -> Callable[[int], Office]:
    """Return what makes a new office of a file."""
    return lambda number: copy_of(template, folder / f"{number}")
