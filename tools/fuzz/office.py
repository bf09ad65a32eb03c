"""An office at work on the disk, driven in this process; whatever a command leaves is seen, and put back."""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from nhiemvu.cli import app
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.engine import PATIENCE, Database, database_at
from nhiemvu.usecases.archive_database import archive_database
from tests.cli.good_lines import FILLING, FORMS, TODAY, lay_reports

DATABASE = "nhiemvu.db"
#: Its file and those that SQLite lays beside it.
OF_DATABASE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")
#: Seconds of work after which a command hangs; and, on a machine that has much else to do, seconds of waiting.
MOST_SECONDS, MOST_WAITING = 30, 600
#: What undoing adds to, and the counters that keep numbers from being given twice.
GROWING = {"event", "event_task", "sqlite_sequence"}
#: Variables of the environment that a command may look at; all others stay as they are.
LOOKED_AT = ("NHIEMVU_DB", "NHIEMVU_TODAY", "NHIEMVU_LANG", "NHIEMVU_SOFFICE", "COLUMNS", "LINES", "NO_COLOR", "TERM")
#: Programs that end at once, so that none waits for a person.
HELPERS = {"EDITOR": "true", "VISUAL": "", "PAGER": "cat"}


class TooLong(BaseException):
    """A command hangs; nothing in the program may catch this."""


@dataclass(frozen=True)
class Line:
    """What is typed, and around it."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    #: What stands in the standard input; None where it is closed.
    typed: bytes | None = b""
    #: Whether the standard input is a terminal, and whether what is printed goes to one.
    terminal: bool = False
    screen: bool = False


class Outcome(NamedTuple):
    """What one command came to."""

    code: int
    out: str
    err: str
    seconds: float
    #: The traceback of an error that no user can understand, or "".
    traceback: str


class Terminal(io.TextIOWrapper):
    """A stream that says of itself that a person sits there."""

    def isatty(self) -> bool:
        """Tell so."""
        return True


#: What stands in a folder: whether it is a folder, its size, its moment of change and its number on the disk.
Files = dict[str, tuple[bool, int, int, int]]
Rows = list[str]
Records = Mapping[str, object]
Events = list[tuple[object, ...]]


class Office:
    """An office in a folder; `kept` beside it is what it is put back to."""

    def __init__(self, folder: Path) -> None:
        #: What is watched: "../.." from the office's folder leads there.
        self._root, self._kept = folder / "nha", folder / "giu"
        self.folder = self._root / "lan" / "van-phong"
        self.database = self.folder / DATABASE
        #: How it is named on the command line.
        self.location = DATABASE
        self._seen: list[tuple[int, int, int]] = []
        self._files: Files = {}
        self._fill()
        self._remember()

    def _remember(self) -> None:
        """Note what the database holds that lines are typed to."""
        self.rows, self.records, self.events = self.rows_now(), self.records_now(), self.events_now()

    def rows_now(self) -> Rows:
        """Return everything that the database holds."""
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.iterdump())

    def records_now(self) -> Records:
        """Return the rows of every table but those that only grow."""
        with closing(sqlite3.connect(self.database)) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {
                name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608 names of the schema
                for name in names
                # How the words for searching are kept depends on the way there; `db check` compares the words.
                if name not in GROWING and not name.startswith("search_")
            }

    def events_now(self) -> Events:
        """Return the whole history."""
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.execute("SELECT * FROM event ORDER BY id"))

    def _fill(self) -> None:
        self.folder.mkdir(parents=True)
        lay_reports(self.folder)
        with self.entered():
            for words in (*FILLING, ("form", "out", "-o", FORMS)):
                outcome = self.run(Line(words))
                if outcome.code:
                    raise RuntimeError(outcome)
        (self.folder / "thu-muc.docx").mkdir()
        for name in ("rong.txt", "rong.docx"):
            (self.folder / name).touch()
        (self.folder / "sai.txt").write_text("giao hết cho Đội 1", encoding="utf-8")
        (self.folder / "don-vi-la.txt").write_text("1: Sở X", encoding="utf-8")
        (self.folder / "ten\x1b[31m\nla.docx").write_bytes(b"PK\x03\x04")
        (self.folder / "anh.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
        with self.entered():
            # A file that proves a result lies beside the database.
            outcome = self.run(Line(("done", "9", "--result", "Đã xong.", "--evidence", "sai.txt")))
            if outcome.code:
                raise RuntimeError(outcome)
        self._keep()

    def _keep(self) -> None:
        with transaction(open_database(str(self.database)), writing=False) as session:
            for name in ("luu-tru", "luu-tru.zip"):
                archive_database(session, self.folder / name, facts=None, today=date.fromisoformat(TODAY))
        with closing(sqlite3.connect(self.database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(self.database, self.folder / "sao-luu.db")
        self.keep_files()
        self._look()

    def keep_files(self) -> None:
        """Take the files as they are for what they are put back to."""
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self._root, self._kept, copy_function=shutil.copy2)
        self._files = self._files_of_now()

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Work in the office's folder, with every statement compiled once and the user's home there, too."""
        before = Path.cwd()
        home = {"HOME": str(self.folder / "home"), "XDG_DATA_HOME": str(self.folder / "home" / "du-lieu")}
        plain = {name: value for name, value in os.environ.items() if name not in LOOKED_AT}
        engine = mock.patch("nhiemvu.store.database.database_at", _engine_at)
        with mock.patch.dict(os.environ, {**plain, **home, **HELPERS}, clear=True), engine:
            os.chdir(self.folder)
            try:
                yield
            finally:
                os.chdir(before)

    def run(self, line: Line) -> Outcome:
        """Type a line in this process, on the office's day unless it says otherwise."""
        words = ["--db", self.location, "--today", TODAY, *line.words]
        failures: list[str] = []
        kind = Terminal if line.screen else io.TextIOWrapper
        out, err = (kind(io.BytesIO(), encoding="cp1258") for _ in range(2))
        begun = time.perf_counter()
        with (
            mock.patch.dict(os.environ, line.environment),
            mock.patch.object(sys, "stdin", _input(line)),
            mock.patch.object(app, "exit_code_of", _noting(app.exit_code_of, failures)),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                with _limited():
                    code = app.run(words)
            except BaseException:  # noqa: BLE001 whatever it is, it is what is looked for
                code = -1
                failures.append(traceback.format_exc())
        seconds = time.perf_counter() - begun
        return Outcome(code, _printed(out), _printed(err), seconds, "".join(failures))

    def run_apart(self, line: Line) -> Outcome:
        """Type a line as a process of its own, whose environment is as hostile as the line says."""
        words = [_as_argument(word) for word in line.words]
        command = [sys.executable, "-m", "nhiemvu", "--db", self.location, "--today", TODAY, *words]
        if line.typed is None:
            command = ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command]
        paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
        begun = time.perf_counter()
        try:
            done = subprocess.run(  # noqa: S603 the program under test
                command,
                input=line.typed or b"",
                capture_output=True,
                timeout=MOST_WAITING,
                check=False,
                env={**os.environ, **paths, **line.environment},
            )
        except subprocess.TimeoutExpired as error:
            return Outcome(-1, "", "", MOST_WAITING, str(error))
        seconds = time.perf_counter() - begun
        out, err = (printed.decode("utf-8", "surrogateescape") for printed in (done.stdout, done.stderr))
        return Outcome(done.returncode, out, err, seconds, err if "Traceback (most recent call" in err else "")

    def has_written(self) -> bool:
        """Tell whether the database may have been written to since it was last put back."""
        return self._file_is_written()

    def _file_is_written(self) -> bool:
        return self._state() != self._seen

    def changed_files(self) -> list[str]:
        """Return the names of files and folders that are not what they were."""
        now = self._files_of_now()
        if now == self._files:
            return []
        # The folder of the user's own database stays when that is taken away again.
        moved = {
            name
            for name in {*now, *self._files}
            if now.get(name) != self._files.get(name) and not ("/home" in name and (self._root / name).is_dir())
        }
        return sorted(name for name in moved if _content(self._root / name) != _content(self._kept / name))

    def put_back(self) -> None:
        """Make the database and the files what they were."""
        if self._file_is_written():
            for name in OF_DATABASE:
                _remove(self.folder / name)
            shutil.copy(self._kept / self.database.relative_to(self._root), self.database)
            self._look()
        now = self._files_of_now()
        if now != self._files:
            for name in sorted({*now, *self._files}, reverse=True):
                if now.get(name) != self._files.get(name) and not (self._kept / name).is_dir():
                    _remove(self._root / name)
            shutil.copytree(self._kept, self._root, copy_function=_copied, dirs_exist_ok=True)
            self._files = self._files_of_now()

    def take_in(self, name: str, data: bytes) -> None:
        """Let a file lie in the office's folder before a command is typed; `let_go` takes it away."""
        (self.folder / name).write_bytes(data)
        path = self.folder / name
        told = path.stat()
        self._files[str(path.relative_to(self._root))] = (False, told.st_size, told.st_mtime_ns, told.st_ino)

    def let_go(self, name: str) -> None:
        """Take a file away that was taken in."""
        (self.folder / name).unlink(missing_ok=True)
        self._files.pop(str((self.folder / name).relative_to(self._root)), None)

    def _look(self) -> None:
        self._seen = self._state()

    def _state(self) -> list[tuple[int, int, int]]:
        """Return of the database's file, and of a log that holds something, what changes as it is written to."""
        found: list[tuple[int, int, int]] = []
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-journal"):
            with suppress(OSError):
                told = (self.folder / name).stat()
                if told.st_size:
                    found.append((told.st_ino, told.st_mtime_ns, told.st_size))
        return found

    def _files_of_now(self) -> Files:
        found: Files = {}
        own, start = str(self.folder), len(str(self._root)) + 1
        for folder, folders, files in os.walk(self._root):
            for name in (*folders, *files):
                path = os.path.join(folder, name)  # noqa: PTH118 a thousand times a second
                told = os.lstat(path)
                is_folder = name in folders
                if name in OF_DATABASE and folder == own:
                    continue
                found[path[start:]] = (
                    (True, 0, 0, 0) if is_folder else (False, told.st_size, told.st_mtime_ns, told.st_ino)
                )
        return found


@cache
def _known_engine(location: str, patience: int) -> Database:
    return database_at(location, patience)


def _engine_at(location: str, patience: int = PATIENCE) -> Database:
    """Return a database such that each of its statements is compiled once, wherever the command works."""
    is_path = "://" not in location and not location.startswith(("file:", "~"))
    return _known_engine(str(Path(location).absolute()) if is_path else location, patience)


def _noting(translate: Callable[[Exception], int], failures: list[str]) -> Callable[[Exception], int]:
    """Return the program's own translator of errors, which notes those that it has no words for."""

    def translated(error: Exception) -> int:
        before = sys.stderr.buffer.tell() if isinstance(sys.stderr, io.TextIOWrapper) else 0
        code = translate(error)
        sys.stderr.flush()
        if isinstance(sys.stderr, io.TextIOWrapper) and isinstance(sys.stderr.buffer, io.BytesIO):
            said = sys.stderr.buffer.getvalue()[before:].decode("utf-8", "replace")
            if "Chương trình gặp lỗi" in said or "The program failed" in said:
                failures.append("".join(traceback.format_exception(error)))
        return code

    return translated


def _as_argument(word: str) -> str:
    """Return a word as a system hands it over: without what ends it, no half characters, no longer than it allows."""
    return word.replace("\0", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")[:30_000]


def _input(line: Line) -> io.TextIOWrapper | None:
    if line.typed is None:
        return None
    kind = Terminal if line.terminal else io.TextIOWrapper
    return kind(io.BytesIO(line.typed), encoding="utf-8")


@contextmanager
def _limited() -> Iterator[None]:
    def stop(*_: Any) -> None:  # noqa: ANN401 the system's own
        raise TooLong(f"not done after {MOST_SECONDS} seconds")

    clocks = ((signal.ITIMER_PROF, signal.SIGPROF, MOST_SECONDS), (signal.ITIMER_REAL, signal.SIGALRM, MOST_WAITING))
    before = [signal.signal(sign, stop) for _, sign, _ in clocks]
    for clock, _, seconds in clocks:
        signal.setitimer(clock, seconds)
    try:
        yield
    finally:
        for (clock, sign, _), earlier in zip(clocks, before, strict=True):
            signal.setitimer(clock, 0)
            signal.signal(sign, earlier)


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    return buffer.getvalue().decode("utf-8", "surrogateescape") if isinstance(buffer, io.BytesIO) else ""


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else (b"folder" if path.is_dir() else None)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _copied(source: str, target: str) -> None:
    """Copy a file that is not there, but for the database, which is put back in its own way."""
    if not Path(target).exists() and Path(source).name not in OF_DATABASE:
        shutil.copy2(source, target)
