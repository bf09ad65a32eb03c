"""Commands at a terminal of 80 columns: each in a process of its own, forked from one that has loaded the program.

To start Python and load the program anew would take longer than most of them do.
"""

import os
import pty
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from pkgutil import iter_modules

from nhiemvu.cli import commands

KEYBOARD, SCREEN, FAULTS = STREAMS = (0, 1, 2)
PATIENCE = 120
#: What the first process loads: the program and what its commands need.
LOADED = [
    *("nhiemvu.cli.app", "nhiemvu.store.database", "nhiemvu.reading.report", "sqlalchemy.dialects.postgresql"),
    *(f"{commands.__name__}.{module.name}" for module in iter_modules(commands.__path__)),
]


class AtTerminal:
    """A command that runs at a terminal; what it tells elsewhere goes into a file."""

    def __init__(
        self,
        words: Sequence[object],
        environment: Mapping[str, str],
        *,
        typed: str | bytes = b"",
        streams: Sequence[int] = STREAMS,
        patience: float | None = None,
    ) -> None:
        self._on_screen = SCREEN in streams
        self._terminal, self._its_end = pty.openpty()
        with tempfile.NamedTemporaryFile(delete=False) as file:
            self._elsewhere = Path(file.name)
        os.write(self._terminal, typed if isinstance(typed, bytes) else typed.encode("utf-8", "surrogateescape"))
        context = get_context("forkserver")
        context.set_forkserver_preload(LOADED)
        plain = {"COLUMNS": "80", "TERM": "xterm", **environment}
        place = os.ttyname(self._its_end), tuple(streams), str(self._elsewhere), str(Path.cwd()), patience
        self._process = context.Process(target=_run, args=([str(word) for word in words], plain, *place))
        self._process.start()

    def end(self) -> tuple[int, str]:
        """Wait for its end, and return its exit code and what it told: on the screen, where it had one."""
        printed = b""
        os.set_blocking(self._terminal, False)
        while self._process.sentinel not in (ready := wait([self._terminal, self._process.sentinel], PATIENCE)):
            assert ready, f"the command does not end: {printed!r}"
            printed += self._read()
        while more := self._read():
            printed += more
        self._process.join()
        told = printed if self._on_screen else self._elsewhere.read_bytes()
        self._elsewhere.unlink()
        os.close(self._terminal)
        os.close(self._its_end)
        assert self._process.exitcode is not None
        return self._process.exitcode, told.decode("utf-8").replace("\r\n", "\n")

    def _read(self) -> bytes:
        try:
            return os.read(self._terminal, 65536)
        except BlockingIOError:
            return b""


def at_terminal(
    words: Sequence[object],
    environment: Mapping[str, str],
    *,
    typed: str | bytes = b"",
    streams: Sequence[int] = STREAMS,
    patience: float | None = None,
) -> tuple[int, str]:
    """Run a command at a terminal, where somebody types, and return its exit code and what it told.

    `streams` are those of the terminal: the keyboard, the screen, and where faults are told. Without a screen both
    others are told of together. `patience` are the seconds before a bar is shown, where they are not the program's own.
    """
    return AtTerminal(words, environment, typed=typed, streams=streams, patience=patience).end()


def _run(
    words: Sequence[str],
    environment: Mapping[str, str],
    terminal: str,
    streams: Sequence[int],
    file: str,
    folder: str,
    patience: float | None,
) -> None:
    """Run the program as its own process does, with its streams on a terminal or in a file."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    on_terminal = os.open(terminal, os.O_RDWR | os.O_NOCTTY)
    elsewhere = os.open(file, os.O_RDWR | os.O_APPEND)
    for stream in STREAMS:
        os.dup2(on_terminal if stream in streams else elsewhere, stream)
    sys.stdin = os.fdopen(KEYBOARD, encoding="utf-8", closefd=False)
    sys.stdout, sys.stderr = (
        os.fdopen(stream, "w", encoding="utf-8", buffering=1, closefd=False) for stream in (SCREEN, FAULTS)
    )
    sys.argv = ["nhiemvu", *words]
    from nhiemvu.__main__ import main  # noqa: PLC0415 in the process of the command alone
    from nhiemvu.cli import progress  # noqa: PLC0415 in the process of the command alone

    if patience is not None:
        progress.PATIENCE = patience
    main()
