"""Times of jobs: medians of runs that take turns, and how a time grows with the size of what is read."""

import math
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression, median
from time import process_time

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a job took."""

    seconds: float
    #: MB; 0 where the system does not tell.
    peak: int


def taken(jobs: Sequence[str], file: Path, rounds: int) -> Mapping[str, Taken]:
    """Return the medians of each job over a file: so many rounds, in each of them every job once, in its own process.

    Raises CalledProcessError where a job fails.
    """
    runs: dict[str, list[Taken]] = {job: [] for job in jobs}
    for _ in range(rounds):
        for job in jobs:
            runs[job].append(_run(job, file))
    return {
        job: Taken(median(run.seconds for run in done), max(run.peak for run in done)) for job, done in runs.items()
    }


def _run(job: str, file: Path) -> Taken:
    command = [sys.executable, "-m", "tools.bench.worker", job, str(file)]
    # The command is made of this package's own words.
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    seconds, peak = done.stdout.split()
    return Taken(float(seconds), int(peak))


def seconds(job: Callable[[], object], rounds: int) -> float:
    """Return the median time of a job in this process; the first run, which fills caches, does not count."""
    job()
    times: list[float] = []
    for _ in range(rounds):
        start = process_time()
        job()
        times.append(process_time() - start)
    return median(times)


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the power of the size that the times grow with: 1 is linear, 2 quadratic (least squares of logarithms)."""
    logs = [(math.log(size), math.log(max(time, 1e-6))) for size, time in zip(sizes, times, strict=True)]
    return linear_regression([size for size, _ in logs], [time for _, time in logs]).slope
