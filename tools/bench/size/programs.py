"""Whole programs that take turns, and the floors beneath ours: what Python and its libraries take to start."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tools.bench.measure import ROOT, Taken
from tools.bench.size.shape import AS_OF

STOPWATCH = Path(__file__).with_name("stopwatch.py")
#: Medians are of so many runs, but of fewer where one takes longer than so many seconds.
ROUNDS, FEW, LONG = 9, 3, 10.0


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its words, which may differ from run to run."""

    words: Callable[[int], Sequence[str]]
    environment: Mapping[str, str] = field(default_factory=dict)


def always(*words: str | Path, **environment: str) -> Program:
    """Return a program that is run with the same words each time."""
    return Program(lambda _: [str(word) for word in words], environment)


def ours(database: Path | str, *words: str, **environment: str) -> Program:
    """Return our program with a command's words."""
    return always(*_own(), "--db", database, "--today", AS_OF.isoformat(), *words, **environment)


def ours_in_turn(database: Path | str, words: Callable[[int], Sequence[str]]) -> Program:
    """Return our program with a command's words that differ from run to run."""
    return Program(lambda turn: [*_own(), "--db", str(database), "--today", AS_OF.isoformat(), *words(turn)])


def _own() -> Sequence[str]:
    """Return how a clerk starts the program; where it is not installed, as a module."""
    installed = Path(sys.executable).with_name("nhiemvu")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "nhiemvu"]


def python(code: str, *words: str | Path) -> Program:
    """Return a process of Python that runs some code."""
    return always(sys.executable, "-c", code, *words)


#: What a command cannot be faster than, by what it has to load.
FLOORS: Mapping[str, Program] = {
    "click": python("import click"),
    "click, sqlite3": python("import click, sqlite3"),
    "click, sqlite3, tabulate": python("import click, sqlite3, tabulate"),
    "sqlalchemy": python("from sqlalchemy import create_engine"),
}


def raced(programs: Mapping[str, Program], rounds: int = ROUNDS) -> Mapping[str, Taken]:
    """Return the medians of whole programs: one run each that does not count, then rounds of each one in its turn.

    Raises CalledProcessError where one fails.
    """
    runs: dict[str, list[Taken]] = {name: [] for name in programs}
    slow = {name for name, program in programs.items() if run(program, 0).seconds > LONG}
    for turn in range(1, rounds + 1):
        for name, program in programs.items():
            if name not in slow or turn <= FEW:
                runs[name].append(run(program, turn))
    return {name: Taken(median(one.seconds for one in done), max(one.peak for one in done))
            for name, done in runs.items()}  # fmt: skip


def run(program: Program, turn: int) -> Taken:
    """Run a program once."""
    words = program.words(turn)
    command = [sys.executable, "-I", "-S", str(STOPWATCH), *words]
    # What Python compiled is kept, as it is where the program is installed.
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("NHIEMVU_", "PYTHONDONT"))}
    # The commands are made of this package's own words.
    done = subprocess.run(  # noqa: S603
        command,
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**plain, "COLUMNS": "80", **program.environment},
    )
    seconds, peak, code = done.stdout.split()
    if int(code):
        raise subprocess.CalledProcessError(int(code), words, done.stdout, done.stderr)
    return Taken(float(seconds), int(peak) // 1024)
