"""`make bench`: what the program takes, beside its floors and what else does the same, in one table."""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from tools.bench import documents
from tools.bench.lines import HEADS, Line
from tools.bench.page import write_page
from tools.bench.size import asking, carrying, counting, crowding, recording, starting
from tools.bench.size.building import kept_office
from tools.bench.size.programs import ROUNDS
from tools.bench.size.shape import Size

#: Where offices are kept between runs, unless another folder is named.
KEPT = Path(tempfile.gettempdir()) / "nhiemvu-bench"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured."""

    documents: documents.Sizes
    #: Tasks of the offices, and the directives that each has besides.
    tasks: tuple[int, ...]
    directives: int
    #: Tasks of the office that is carried out and in, or none.
    carried: int
    rounds: int

    @property
    def quick(self) -> bool:
        """Whether the crowd is small and no server is started."""
        return not self.carried


FULL = Extent(documents.FULL, (1000, 10_000, 100_000, 1_000_000), 20_000, 100_000, ROUNDS)
QUICK = Extent(documents.QUICK, (1000, 5000), 500, 0, 3)


def groups(extent: Extent, kept: Path, folder: Path) -> Mapping[str, Callable[[], Iterator[Line]]]:
    """Return the groups of measures by name; offices lie in `kept`, all else in `folder`."""

    def office(tasks: int) -> Path:
        return kept_office(Size(tasks, directives=extent.directives), kept)

    def offices() -> Mapping[int, Path]:
        return {tasks: office(tasks) for tasks in extent.tasks}

    found: dict[str, Callable[[], Iterator[Line]]] = {
        "starting": lambda: starting.lines(extent.rounds),
        "asking": lambda: asking.lines(offices(), kept, extent.rounds),
        "counting": lambda: counting.lines(offices(), extent.rounds),
        "recording": lambda: recording.lines(offices(), folder, extent.rounds),
        "crowding": lambda: crowding.lines(folder, quick=extent.quick),
        "documents": lambda: documents.lines(extent.documents, folder),
    }
    if extent.carried:
        found["carrying"] = lambda: carrying.lines(extent.carried, office(extent.carried), folder)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small offices and few runs: under two minutes")
    parser.add_argument("--kept", type=Path, default=KEPT, help="where offices are kept between runs")
    parser.add_argument("--only", nargs="+", default=(), metavar="GROUP", help="measure only these groups")
    parser.add_argument("--most", type=int, metavar="TASKS", help="no office larger than this")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md, too")
    chosen = parser.parse_args(arguments)
    extent = QUICK if chosen.quick else FULL
    if chosen.most:
        tasks = tuple(size for size in extent.tasks if size <= chosen.most)
        extent = Extent(extent.documents, tasks, extent.directives, min(extent.carried, chosen.most), extent.rounds)
    with tempfile.TemporaryDirectory() as folder:
        measured: dict[str, list[Line]] = {}
        for name, lines in groups(extent, chosen.kept, Path(folder)).items():
            if not chosen.only or name in chosen.only:
                measured[name] = list(lines())
    print(table([line for lines in measured.values() for line in lines]))
    if chosen.write:
        write_page(measured)


def table(lines: Sequence[Line]) -> str:
    """Return the lines as they are printed."""
    return tabulate(lines, HEADS, tablefmt="simple", disable_numparse=True)


if __name__ == "__main__":
    main()
