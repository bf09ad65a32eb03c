"""Processes of the program that may be killed at any moment: forked, so that a thousand cost little.

The parent has the program loaded and no database open. Only processes that were started here are ever killed.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

#: Seconds after which a process that should have ended is given up.
MOST_SECONDS = 120.0
#: How the line begins that says what to do.
TO_DO = "Cách xử lý: "
#: What no user may see.
UNTOLD = ("Traceback (most recent call last)", "Chương trình gặp lỗi", "\nSegmentation fault")


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, or minus the signal that ended it, and what it printed."""

    code: int
    printed: str
    seconds: float

    def broken(self, *codes: int) -> str | None:
        """Return what is wrong with an ending that must be one of some exit codes, its error told in two lines."""
        if self.code not in codes or any(words in self.printed for words in UNTOLD):
            return f"ended with {self.code}: {self.printed.strip()[-400:]}"
        if self.code > 0 and TO_DO not in self.printed:
            return f"says too little: {self.printed.strip()[-400:]}"
        return None


@dataclass
class Worker:
    """A forked process that prints lines; a line that was not read before it was killed is still to be read."""

    pid: int
    pipe: int
    _held: bytes = b""
    lines: list[str] = field(default_factory=list)

    def read(self, seconds: float) -> bool:
        """Take in what was printed, waiting so long for more; False where the pipe has ended."""
        ready, _, _ = select.select([self.pipe], [], [], seconds)
        if not ready:
            return True
        data = os.read(self.pipe, 65536)
        *whole, self._held = (self._held + data).split(b"\n")
        self.lines += [line.decode() for line in whole]
        return bool(data)

    def read_until(self, wanted: Callable[[list[str]], bool]) -> bool:
        """Take in lines until they are as wanted; False where the process ended before."""
        end = time.monotonic() + MOST_SECONDS
        while not wanted(self.lines):
            if not self.read(1) or time.monotonic() > end:
                return wanted(self.lines)
        return True

    def kill(self) -> int:
        """Kill the process, take in the rest, and return how it ended."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> int:
        """Take in the rest, wait for the end and return the exit code, or minus the signal."""
        while self.read(MOST_SECONDS):
            pass
        os.close(self.pipe)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def fork(work: Callable[[Callable[[str], None]], int]) -> Worker:
    """Run a function in a process of its own; it is handed a way to print a line."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        os.close(reading)
        _run(work, writing)
    os.close(writing)
    return Worker(pid, reading)


def _run(work: Callable[[Callable[[str], None]], int], pipe: int) -> NoReturn:
    code = 99
    try:
        code = work(lambda line: _print(pipe, line))
    except BaseException as error:  # noqa: BLE001 whatever it is, the parent is told
        _print(pipe, f"fault {type(error).__name__}: {error}")
    finally:
        os._exit(code)


def _print(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())


@dataclass
class Command:
    """A whole command of the program in a process of its own."""

    words: Sequence[str]
    pid: int
    log: Path
    started: float

    def kill(self) -> Ended:
        """Kill it, where it has not ended by itself."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> Ended:
        """Wait for its end."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return Ended(code, self.log.read_text(encoding="utf-8", errors="replace"), time.monotonic() - self.started)


def start(words: Sequence[str], log: Path, prepare: Callable[[], None] | None = None) -> Command:
    """Start a command whose output goes to `log`; `prepare` is called in its process before it begins."""
    started = time.monotonic()
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        _run_command(words, log, prepare)
    return Command(words, pid, log, started)


def _run_command(words: Sequence[str], log: Path, prepare: Callable[[], None] | None) -> NoReturn:
    code = 99
    try:
        file = os.open(log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        for stream in (1, 2):
            os.dup2(file, stream)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        if prepare:
            prepare()
        from nhiemvu.cli.app import main  # noqa: PLC0415 the parent may want none of it

        sys.argv[1:] = words
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 98
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def run_command(words: Sequence[str], log: Path, prepare: Callable[[], None] | None = None) -> Ended:
    """Run a command to its end."""
    return start(words, log, prepare).wait()
