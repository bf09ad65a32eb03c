"""The commands that write one thing, each on another task of a copy, and how often they wait for the disk."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from tools.bench.lines import Line, compared
from tools.bench.size.programs import FLOORS, ours_in_turn, raced

WANTED = 1.5
WANTED_WAITS = 2
#: 12345 fsync(5) = 0, or 12345 fdatasync(3) = 0
WAIT = re.compile(r"\bf(?:data)?sync\(")
OPEN_TASKS = (
    "SELECT id FROM task WHERE state = 'in_progress' AND parent_id IS NULL"
    " AND id NOT IN (SELECT continues_id FROM task WHERE continues_id IS NOT NULL) ORDER BY id DESC LIMIT ?"
)


def lines(offices: Mapping[int, Path], folder: Path, rounds: int) -> Iterator[Line]:
    """Yield lines of `done` and `add` at each size."""
    for tasks, database in offices.items():
        copy = folder / f"written-{tasks}.db"
        shutil.copyfile(database, copy)
        numbers = _open_tasks(copy, rounds + 2)
        programs = {
            "done": ours_in_turn(copy, partial(_done, numbers)),
            "add": ours_in_turn(copy, lambda turn: ["add", f"Rà soát hộ nghèo đợt {turn}", "--due", "1/9/2026"]),
            "core": FLOORS["sqlalchemy"],
        }
        found = raced(programs, rounds)
        for name in ("done", "add"):
            yield compared(f"{name}, {tasks:,} tasks / import Core", found[name], found["core"], WANTED)
        yield _waits(copy, numbers[-1])
        copy.unlink()


def _done(numbers: Sequence[int], turn: int) -> Sequence[str]:
    return ["done", str(numbers[turn]), "--result", "Đã làm xong"]


def _open_tasks(database: Path, count: int) -> Sequence[int]:
    with closing(sqlite3.connect(database)) as connection:
        return [number for (number,) in connection.execute(OPEN_TASKS, [count])]


def _waits(database: Path, number: int) -> Line:
    """Return how often one `done` waits until something is on the disk."""
    wanted = f"≤ {WANTED_WAITS}"
    strace = shutil.which("strace")
    if strace is None:
        return Line("waits for the disk of one done", "not counted: strace is absent", wanted=wanted)
    program = ours_in_turn(database, partial(_done, [number]))
    command = [strace, "-f", "-e", "trace=fsync,fdatasync", *program.words(0)]
    # The command is made of this package's own words.
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return Line("waits for the disk of one done (fsync)", str(len(WAIT.findall(done.stderr))), wanted=wanted)
