"""Lines of the one table that is printed: ours beside theirs, and what was wanted of their ratio."""

from collections.abc import Mapping
from typing import NamedTuple

from tools.bench.measure import Taken, exponent

HEADS = ("what", "ours", "theirs", "ratio", "wanted", "peak, ours", "peak, theirs")


class Line(NamedTuple):
    """One line, as it is printed."""

    what: str
    ours: str
    theirs: str = ""
    ratio: str = ""
    wanted: str = ""
    peak: str = ""
    their_peak: str = ""


def compared(what: str, ours: Taken, theirs: Taken, wanted: float | None = None) -> Line:
    """Return a line with the ratio of our time to theirs, at most `wanted`."""
    return Line(
        what,
        seconds(ours.seconds),
        seconds(theirs.seconds),
        f"{ours.seconds / theirs.seconds:.2f}",
        "" if wanted is None else f"≤ {wanted:.2f}",
        memory(ours.peak),
        memory(theirs.peak),
    )


def grown(what: str, taken: Mapping[int, Taken], wanted: str = "") -> Line:
    """Return a line that tells how a time grows with the number of tasks, and from the smallest to the largest."""
    first, last = min(taken), max(taken)
    power = exponent(list(taken), [one.seconds for one in taken.values()])
    ratio = taken[last].seconds / taken[first].seconds
    return Line(f"growth of {what}, {first:,} to {last:,} tasks", f"n^{power:.2f}", "", f"{ratio:.2f}", wanted)


def seconds(time: float) -> str:
    """Return a time as it is printed."""
    return f"{time:.3f} s" if time < 10 else f"{time:.1f} s"


def memory(peak: int) -> str:
    """Return a peak of memory as it is printed; nothing where the system does not tell."""
    return f"{peak} MB" if peak else ""
