"""What the tests of the command line work with: an office, and what a command came to."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, text

from nhiemvu.store.dump import digests
from nhiemvu.store.engine import connected, database_at
from tests.server import Server

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
#: Real documents for measuring, beside the project; absent in most checkouts.
CORPUS = ROOT.parent / "shared" / "corpus" / "documents"


@dataclass(frozen=True)
class Outcome:
    """What one command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The printed JSON."""
        return json.loads(self.out)


#: Databases that were filled by commands, by what they were filled with: a file, or the name of one on the server; with
#: each a copy of the files that were laid beside it.
FILLED: dict[tuple[str, bool], tuple[bytes, Path]] = {}
#: The rows of files of which the same bytes were looked at before: a test asks before and after what changes nothing.
DUMPED: dict[tuple[bytes, bytes], list[str]] = {}
MOST_DUMPED = 4


@dataclass
class Office:
    """One office: its folder, its database, and a way to type commands."""

    folder: Path
    #: The path of a SQLite file, or the URL of a database on the server.
    location: str
    type_command: Callable[..., Outcome]
    server: Server | None = None

    def __call__(self, *words: object, today: str = "2023-04-03", code: int = 0) -> Outcome:
        """Run a command on a day and hold its exit code."""
        outcome = self.type_command("--db", self.location, "--today", today, *words)
        assert outcome.code == code, outcome
        return outcome

    @property
    def files(self) -> Path:
        """The folder of the files that prove results."""
        return self.folder / "nhiemvu.db-files"

    @property
    def facts(self) -> Path:
        """The file of the office's own facts."""
        if self.server:
            return self.folder / "data" / "nhiemvu" / f"{make_url(self.location).database}.facts.toml"
        return self.database.with_suffix(".facts.toml")

    @property
    def database(self) -> Path:
        """The file of a SQLite office, for tests that are about it."""
        assert self.server is None, "mark the test as one of SQLite alone: @pytest.mark.sqlite_only(reason)"
        return Path(self.location)

    def rows(self) -> list[str]:
        """Return everything that the database holds, for telling whether anything changed."""
        if self.server:
            return self.server.rows(self.location)
        if not self.database.exists():
            return []
        log = self.database.with_name(f"{self.database.name}-wal")
        held = (self.database.read_bytes(), log.read_bytes() if log.exists() else b"")
        if held not in DUMPED:
            with closing(sqlite3.connect(self.database)) as connection:
                rows = list(connection.iterdump())
            if len(DUMPED) >= MOST_DUMPED:
                DUMPED.pop(next(iter(DUMPED)))
            DUMPED[held] = rows
        return DUMPED[held]

    def is_made(self) -> bool:
        """Tell whether there is a database."""
        return bool(self.rows()) if self.server else self.database.exists()

    def name_files(self) -> None:
        """Name the folder of files where a database on a server needs it."""
        if self.server:
            self.ask(
                "INSERT INTO setting (key, value) VALUES ('files', :folder)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                folder=str(self.files),
            )

    def digests(self) -> dict[str, str]:
        """Return the hashes of the tables, which are equal where databases of either kind are."""
        database = database_at(self.location)
        try:
            with connected(database, writing=False) as connection:
                return digests(connection)
        finally:
            database.engine.dispose()

    def ask(self, statement: str, **values: object) -> list[dict[str, Any]]:
        """Run a statement of SQL, values written as `:name`, and return the rows that it yields."""
        database = database_at(self.location)
        try:
            with connected(database, writing=True) as connection:
                found = connection.execute(text(statement), values)
                return [dict(row) for row in found.mappings()] if found.returns_rows else []
        finally:
            database.engine.dispose()

    def copy(self, file: Path) -> None:
        """Give the office a database that holds what a SQLite file does."""
        if self.server:
            self.location = self.server.lend(self.server.template_of(file))
        else:
            # Nobody has it open, so that all is in the file.
            shutil.copyfile(file, self.database)

    def begun(self, *lines: tuple[object, ...]) -> "Office":
        """Return the office after commands that only record, each a line of its day and its words; see `once`."""

        def fill() -> None:
            for day, *words in lines:
                self(*words, today=str(day))

        self.once(repr(lines), fill)
        return self

    def once(self, key: str, fill: Callable[[], object]) -> None:
        """Give the office the database and files that `fill` makes by its commands: they are run once, copied later."""
        kept = (key, self.server is None)
        if kept not in FILLED:
            if self.server:
                self.location = self.server.make()
            fill()
            beside = self.folder.with_name(f"filled-{len(FILLED)}")
            shutil.copytree(self.folder, beside, ignore=shutil.ignore_patterns("nhiemvu.db", "*-wal", "*-shm"))
            FILLED[kept] = self._held(), beside
        held, beside = FILLED[kept]
        if self.server:
            self.location = self.server.lend(held.decode())
        else:
            self.database.write_bytes(held)
        shutil.copytree(beside, self.folder, dirs_exist_ok=True)

    def _held(self) -> bytes:
        if self.server:
            return str(make_url(self.location).database).encode()
        with closing(sqlite3.connect(self.database)) as held:
            return held.serialize()


def seen_below(folder: Path) -> dict[str, tuple[int, ...]]:
    """Return of each file and folder what tells of a change: mode, and of files size, moment and number on the disk."""
    found: dict[str, tuple[int, ...]] = {}
    for above, folders, files in os.walk(folder):
        for name in (*folders, *files):
            told = os.lstat(path := os.path.join(above, name))  # noqa: PTH118 hundreds of thousands of times a run
            of_file = () if name in folders else (told.st_size, told.st_mtime_ns, told.st_ino)
            found[path] = (told.st_mode, *of_file)
    return found


def emptied(folder: Path) -> Path:
    """Return a folder with nothing in it: one place for every example, so that statements for it are compiled once."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def on_a_terminal(database: str | Path, *words: str, **environment: str) -> str:
    """Return what a command prints on a terminal of 80 columns, in a plain environment changed by `environment`."""
    from tests.terminal import SCREEN, at_terminal  # noqa: PLC0415 Windows has none

    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "NHIEMVU_LANG"}}
    settings = {"NHIEMVU_DB": str(database), "NHIEMVU_TODAY": "2023-04-03"}
    code, printed = at_terminal(words, plain | settings | environment, streams=[SCREEN])
    assert code == 0, printed
    return printed
