"""How many clerks are heard a second, and how long the last of them waits, on both kinds of database."""

from collections.abc import Iterator
from pathlib import Path

from nhiemvu.store.database import open_database
from tools.bench.crowd import (
    COMMANDS,
    PROCESSES,
    TIMES,
    Heard,
    count_in_titles,
    counted,
    location_of,
    make_hot_tasks,
    together,
    type_commands,
)
from tools.bench.lines import Line
from tools.bench.size.server import running_server


def lines(folder: Path, *, quick: bool) -> Iterator[Line]:
    """Yield lines of edits and whole commands on a file, and where it is measured in full on a server."""
    yield from _of("SQLite", str(folder / "crowd.db"), folder, quick=quick)
    if not quick:
        with running_server(folder / "server") as server:
            server.make("crowd")
            yield from _of("PostgreSQL", server.location("crowd"), folder, quick=quick)


def _of(kind: str, location: str, folder: Path, *, quick: bool) -> Iterator[Line]:
    database = open_database(location)
    make_hot_tasks(database)
    times, commands = (TIMES // 10, COMMANDS // 4) if quick else (TIMES, COMMANDS)
    heard = together(count_in_titles, location_of(database), times, folder)
    lost = PROCESSES * times - counted(database)
    yield _line(f"{kind}: {PROCESSES} × {times} edits of ten tasks, {lost} lost, 0 errors", heard)
    yield _line(
        f"{kind}: {PROCESSES} × {commands} whole commands, 0 errors",
        together(type_commands, location_of(database), commands, folder),
    )


def _line(what: str, heard: Heard) -> Line:
    waits = [1000 * heard.percentile(part) for part in (50, 95, 99)] + [1000 * heard.waits[-1]]
    told = " / ".join(f"{wait:.0f}" for wait in waits)
    return Line(f"{what}; p50 / p95 / p99 / max {told} ms", f"{heard.a_second:.1f} a second")
