"""Damage good files in every way and have each reader read them."""

import json
import os
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tools.fuzz.giants import GIANTS
from tools.fuzz.mutations import PLAIN, ZIP
from tools.fuzz.seeds import DOCUMENT, GoodFile

ROOT = Path(__file__).parent.parent.parent
#: Seconds and megabytes for one file; a giant may take longer than a damaged document.
MOST_SECONDS, MOST_SECONDS_OF_GIANT = 20.0, 240.0
MOST_MEGABYTES = 500.0
#: Formats that go through LibreOffice take some seconds a file: one in so many.
OFFICE = (".doc", ".rtf")
OFFICE_SHARE = 40
#: One file in so many is a document; the others are read by commands.
DOCUMENT_SHARE = 2


@dataclass
class Tally:
    """What the inputs of one reader came to."""

    endings: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    slowest: float = 0.0
    megabytes: float = 0.0


class Worker:
    """The process that reads; a new one takes the place of one that was killed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def read(self, path: Path, name: str, limit: float, reader: str = DOCUMENT) -> dict[str, Any]:
        """Return how a file ended with a reader."""
        process = self._process or self._started()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError
        process.stdin.write(json.dumps({"path": str(path), "name": name, "reader": reader}) + "\n")
        process.stdin.flush()
        ready = self._waited(process, limit)
        line = process.stdout.readline() if ready else ""
        if line:
            told: dict[str, Any] = json.loads(line)
            return told
        self.end()
        cause = f"killed by the system ({process.returncode})" if ready else f"not done after {limit:.0f} s of work"
        return {"ended": "killed", "fault": cause, "seconds": limit, "megabytes": 0.0}

    def _waited(self, process: "subprocess.Popen[str]", limit: float) -> bool:
        """Wait for an answer until the process has worked for so long, whatever else the machine does meanwhile."""
        begun, worked = time.monotonic(), _seconds_of_work(process.pid)
        while True:
            if select.select([process.stdout or sys.stdin], [], [], min(limit, 1.0))[0]:
                return True
            waited = time.monotonic() - begun
            work = _seconds_of_work(process.pid)
            # One that works no more waits for another, such as LibreOffice.
            if waited > limit and (work is None or worked is None or work - worked > limit or waited > 10 * limit):
                return False

    def end(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _started(self) -> "subprocess.Popen[str]":
        words = [sys.executable, "-m", "tools.fuzz.worker", *([str(self._folder)] if self._folder else [])]
        self._process = subprocess.Popen(  # noqa: S603 a module of ours
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self._process


def _seconds_of_work(process: int) -> float | None:
    """Return for how long a process has been at work [proc(5)], or None where the system does not say."""
    try:
        words = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def inputs(chance: Random, good: list[GoodFile]) -> Iterator[tuple[str, GoodFile]]:
    """Yield what was done and the file that it made, one after another, without end: the giants first."""
    for name, make in GIANTS.items():
        yield "giant", GoodFile(DOCUMENT, name, make())
    documents = [file for file in good if file.reader == DOCUMENT]
    quick = [file for file in documents if not file.name.endswith(OFFICE)]
    slow = [file for file in documents if file.name.endswith(OFFICE)]
    others = [file for file in good if file.reader != DOCUMENT]
    while True:
        among = slow if slow and chance.randrange(OFFICE_SHARE) == 0 else quick
        file = chance.choice(others if others and chance.randrange(DOCUMENT_SHARE) else among)
        ways = (*PLAIN, *ZIP, *ZIP) if file.data.startswith(b"PK") else PLAIN
        way = chance.choice(ways)
        damaged = way(chance, file.data)
        if chance.randrange(4) == 0:
            damaged = chance.choice(PLAIN)(chance, damaged)
        yield way.__name__, file._replace(data=damaged)


def read_damaged(
    chance: Random, good: list[GoodFile], *, seconds: float, folder: Path, keep: Path
) -> tuple[dict[str, Tally], int]:
    """Read damaged files for so long; return what they came to by reader, and how many failed and are kept."""
    worker, tallies = Worker(folder), dict[str, Tally]()
    failures, end = 0, time.monotonic() + seconds
    for number, (way, file) in enumerate(inputs(chance, good)):
        if time.monotonic() > end:
            break
        path = folder / f"input{Path(file.name).suffix}"
        path.write_bytes(file.data)
        limit = MOST_SECONDS_OF_GIANT if way == "giant" else MOST_SECONDS
        told = worker.read(path, file.name, limit, file.reader)
        fault = told["fault"]
        if fault is None and told["megabytes"] > MOST_MEGABYTES:
            fault = f"{told['megabytes']:.0f} MB of memory"
        name = Path(file.name).suffix if file.reader == DOCUMENT else file.reader
        _note(tallies.setdefault(name, Tally()), told, failed=bool(fault))
        if fault:
            failures += 1
            keep.mkdir(exist_ok=True)
            kept = keep / f"{number}-{way}-{file.name}"
            kept.write_bytes(file.data)
            print(f"FAILED {kept} ({file.reader}): {ascii_of(fault)}", flush=True)
    worker.end()
    return tallies, failures


def ascii_of(text: str) -> str:
    """Return a text in letters that every terminal has, half characters, too."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _note(tally: Tally, told: dict[str, Any], *, failed: bool) -> None:
    tally.endings["FAILED" if failed else told["ended"]] += 1
    tally.seconds += told["seconds"]
    tally.slowest = max(tally.slowest, told["seconds"])
    tally.megabytes = max(tally.megabytes, told["megabytes"])


def print_readers(tallies: dict[str, Tally], failures: int) -> None:
    """Print what the inputs of each reader came to."""
    for name, tally in sorted(tallies.items()):
        count = tally.endings.total()
        endings = ", ".join(f"{number} {ending}" for ending, number in tally.endings.most_common())
        figures = f"{tally.seconds / count * 1000:.0f} ms each, slowest {tally.slowest:.1f} s, {tally.megabytes:.0f} MB"
        print(f"{name:18} {count:7} files ({figures}): {endings}")
    total = sum(tally.endings.total() for tally in tallies.values())
    print(f"{total} files, {failures} failures")
