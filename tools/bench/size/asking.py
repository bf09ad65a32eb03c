"""The commands of every hour that read: whole processes over offices of every size, beside their floors and others."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.bench.lines import Line, compared, grown
from tools.bench.measure import Taken
from tools.bench.size.others import taskwarrior, todoman
from tools.bench.size.programs import FLOORS, Program, ours, raced
from tools.bench.size.shape import Size

#: The command with the floor that it is held against and the ratio that is wanted: as JSON it needs no tables.
JSON, TABLE = ("click, sqlite3", 1.6), ("click, sqlite3, tabulate", 1.3)
#: At the largest size at most so many times as long as at the smallest.
WANTED_GROWTH = "≤ 1.10 times"
#: At most so many times Taskwarrior's time, by the number of tasks.
WANTED_OTHERS = {10_000: 1.3, 100_000: 0.2, 1_000_000: 0.02}
#: Tasks of a first page.
FIRST = "50"
#: Every overdue task: they grow with the open ones, one in twenty of all.
ALL = "overdue, all, table"
#: todoman reads each task from a file of its own.
MOST_OF_TODOMAN = 10_000


def asked(database: Path, size: Size) -> Mapping[str, tuple[Program, tuple[str, float]]]:
    """Return the commands over an office."""
    middle = str(size.tasks // 2 + 5)
    page = ("--limit", FIRST)
    return {
        "overdue, first page, json": (ours(database, "overdue", *page, "--format", "json"), JSON),
        "overdue, first page, table": (ours(database, "overdue", *page), TABLE),
        "list, first page, json": (ours(database, "list", *page, "--format", "json"), JSON),
        "list, first page, table": (ours(database, "list", *page), TABLE),
        "show, json": (ours(database, "show", middle, "--format", "json"), JSON),
        "show, text": (ours(database, "show", middle), TABLE),
        "nhiemvu alone": (ours(database), TABLE),
    }


def lines(offices: Mapping[int, Path], folder: Path, rounds: int) -> Iterator[Line]:
    """Yield the lines of each command at each size, and how it grows; others keep their tasks in `folder`."""
    times: dict[str, dict[int, Taken]] = {}
    for tasks, database in offices.items():
        programs = asked(database, Size(tasks))
        theirs = dict(_others(database, tasks, folder))
        whole = {ALL: ours(database, "overdue")}
        floors = {name: FLOORS[name] for name, _ in (JSON, TABLE)}
        mine = {name: program for name, (program, _) in programs.items()}
        found = raced({**mine, **whole, **floors, **theirs}, rounds)
        for name, (_, (floor, wanted)) in programs.items():
            times.setdefault(name, {})[tasks] = found[name]
            yield compared(f"{name}, {tasks:,} tasks / import {floor}", found[name], found[floor], wanted)
        for name in theirs:
            wanted_ratio = WANTED_OTHERS.get(tasks) if name.startswith("task ") else None
            own = "overdue, first page, table" if FIRST in name else ALL
            yield compared(f"{own}, {tasks:,} tasks / {name}", found[own], found[name], wanted_ratio)
    yield from _growths(times)


def _growths(times: Mapping[str, Mapping[int, Taken]]) -> Iterator[Line]:
    for name, taken in times.items():
        if len(taken) > 1:
            yield grown(name, taken, WANTED_GROWTH)


def _others(database: Path, tasks: int, folder: Path) -> Sequence[tuple[str, Program]]:
    place = folder / f"taskwarrior-{database.stem}"
    found = [taskwarrior(database, place), taskwarrior(database, place, first=FIRST)]
    if tasks <= MOST_OF_TODOMAN:
        found.append(todoman(database, folder / f"todoman-{database.stem}"))
    return [one for one in found if one is not None]
