"""Damage good files in every way and read them: `make fuzz SECONDS=600`, or `python -m tools.fuzz --seed 7`.

Each file must be read, or refused with its cause: no traceback, within a limit of time and of memory. Prints the seed,
the inputs of each reader and how they ended; files that fail are kept in a folder, and the exit code is 1.
"""

import argparse
import json
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

from tools.fuzz.giants import GIANTS
from tools.fuzz.mutations import PLAIN, ZIP
from tools.fuzz.seeds import good_files

ROOT = Path(__file__).parent.parent.parent
#: Seconds and megabytes for one file; a giant may take longer than a damaged document.
MOST_SECONDS, MOST_SECONDS_OF_GIANT = 20.0, 240.0
MOST_MEGABYTES = 500.0
#: Formats that go through LibreOffice take some seconds a file: one in so many.
OFFICE = (".doc", ".rtf")
OFFICE_SHARE = 40


@dataclass
class Tally:
    """What the inputs of one reader came to."""

    endings: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    slowest: float = 0.0
    megabytes: float = 0.0


class Worker:
    """The process that reads; a new one takes the place of one that was killed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def read(self, path: Path, name: str, limit: float) -> dict[str, Any]:
        """Return how a file ended."""
        process = self._process or self._started()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError
        process.stdin.write(json.dumps({"path": str(path), "name": name}) + "\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], limit)
        line = process.stdout.readline() if ready else ""
        if line:
            told: dict[str, Any] = json.loads(line)
            return told
        self.end()
        cause = f"killed by the system ({process.returncode})" if ready else f"not done after {limit:.0f} seconds"
        return {"ended": "killed", "fault": cause, "seconds": limit, "megabytes": 0.0}

    def end(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _started(self) -> "subprocess.Popen[str]":
        words = [sys.executable, "-m", "tools.fuzz.worker"]
        self._process = subprocess.Popen(  # noqa: S603 a module of ours
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self._process


def inputs(chance: Random, good: list[tuple[str, bytes]]) -> Iterator[tuple[str, str, bytes]]:
    """Yield what was done, the name and the bytes of one file after another, without end: the giants first."""
    for name, make in GIANTS.items():
        yield "giant", name, make()
    quick = [file for file in good if not file[0].endswith(OFFICE)]
    slow = [file for file in good if file[0].endswith(OFFICE)]
    while True:
        name, data = chance.choice(slow if slow and chance.randrange(OFFICE_SHARE) == 0 else quick)
        ways = (*PLAIN, *ZIP, *ZIP) if data.startswith(b"PK") else PLAIN
        way = chance.choice(ways)
        damaged = way(chance, data)
        if chance.randrange(4) == 0:
            damaged = chance.choice(PLAIN)(chance, damaged)
        yield way.__name__, name, damaged


def main() -> None:
    """Read damaged files for as long as was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9))
    parser.add_argument("--keep", type=Path, default=ROOT / "fuzz-failures", help="where files that fail are kept")
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}, {wanted.seconds:.0f} seconds", flush=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        failures = _run(Random(wanted.seed), wanted.seconds, Path(folder), wanted.keep)  # noqa: S311 no secret
    sys.exit(1 if failures else 0)


def _run(chance: Random, seconds: float, folder: Path, keep: Path) -> int:
    worker, tallies, good = Worker(), dict[str, Tally](), good_files(folder)
    failures, end = 0, time.monotonic() + seconds
    for number, (way, name, data) in enumerate(inputs(chance, good)):
        if time.monotonic() > end:
            break
        path = folder / f"input{Path(name).suffix}"
        path.write_bytes(data)
        told = worker.read(path, name, MOST_SECONDS_OF_GIANT if way == "giant" else MOST_SECONDS)
        fault = told["fault"]
        if fault is None and told["megabytes"] > MOST_MEGABYTES:
            fault = f"{told['megabytes']:.0f} MB of memory"
        tally = tallies.setdefault(Path(name).suffix, Tally())
        tally.endings["FAILED" if fault else told["ended"]] += 1
        tally.seconds += told["seconds"]
        tally.slowest = max(tally.slowest, told["seconds"])
        tally.megabytes = max(tally.megabytes, told["megabytes"])
        if fault:
            failures += 1
            keep.mkdir(exist_ok=True)
            kept = keep / f"{number}-{way}-{name}"
            kept.write_bytes(data)
            print(f"FAILED {kept}: {fault}", flush=True)
    worker.end()
    _print(tallies, failures)
    return failures


def _print(tallies: dict[str, Tally], failures: int) -> None:
    for suffix, tally in sorted(tallies.items()):
        count = tally.endings.total()
        endings = ", ".join(f"{number} {ending}" for ending, number in tally.endings.most_common())
        figures = f"{tally.seconds / count * 1000:.0f} ms each, slowest {tally.slowest:.1f} s, {tally.megabytes:.0f} MB"
        print(f"{suffix:6} {count:7} inputs ({figures}): {endings}")
    total = sum(tally.endings.total() for tally in tallies.values())
    print(f"{total} inputs, {failures} failures")


if __name__ == "__main__":
    main()
