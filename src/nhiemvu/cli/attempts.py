"""A command whose transaction a server took back is run again from its beginning, and nobody notices.

What it printed before is not printed again, what a person answered is not asked again, standard input is read again
from where it was. Only a command on a server is listened to; one that has recorded something, or printed bytes, is not
repeated.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING, Any, TextIO, cast

from nhiemvu.domain.errors import NhiemvuError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: How often a command is run at most, and how many seconds it waits at most before the second time; longer each time.
MOST, PAUSE = 6, 0.1


class Once:
    """A stream that prints what it is told, but what it has printed in an earlier attempt only where that differs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._said: list[str] = []
        #: What the earlier attempt printed and this one has not come to yet.
        self._ahead = ""
        self.aside = False
        self.took_bytes = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 whatever the stream has
        return getattr(self._stream, name)

    @property
    def buffer(self) -> io.BufferedIOBase:
        """The stream of bytes below, to which nobody listens."""
        self.took_bytes = True
        return self._stream.buffer  # type: ignore[return-value]

    def write(self, text: str) -> int:
        """Print a text unless it was printed already."""
        if self.aside:
            return self._stream.write(text)
        if self._ahead.startswith(text):
            self._ahead = self._ahead[len(text) :]
            self._said.append(text)
            return len(text)
        new = text.removeprefix(self._ahead) if self._ahead and text.startswith(self._ahead) else text
        self._ahead = ""
        self._said.append(text)
        self._stream.write(new)
        return len(text)

    def begin_again(self) -> None:
        """Take what was printed until now for what comes again."""
        self._ahead = "".join(self._said) + self._ahead
        self._said = []


class Heard(io.RawIOBase):
    """Standard input that can be read again from its beginning."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        super().__init__()
        self._stream, self._heard, self._place = stream, bytearray(), 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read the next bytes: those that were read before, then new ones."""
        view = memoryview(buffer).cast("B")
        if self._place == len(self._heard):
            self._heard += self._stream.read1(len(view))
        found = self._heard[self._place : self._place + len(view)]
        view[: len(found)] = found
        self._place += len(found)
        return len(found)

    def close(self) -> None:
        """Stay open: who reads it again comes by another way."""

    def begin_again(self) -> None:
        """Let what was read be read again."""
        self._place = 0


class Attempts:
    """The attempts of one command."""

    def __init__(self) -> None:
        self._count = 1
        self._answers: dict[str, list[Any]] = {}
        self._asked: dict[str, int] = {}
        self._streams: list[Once] = []
        self._input: Heard | None = None
        #: Whether something was recorded for good: the command must not be run again.
        self.recorded = False

    def listen(self) -> None:
        """Begin to listen to what is printed and read; to be called before anything is."""
        if self._streams:
            return
        self._streams = [Once(sys.stdout), Once(sys.stderr)]
        sys.stdout, sys.stderr = self._streams
        if sys.stdin is not None and not sys.stdin.isatty():
            self._input = Heard(cast("io.BufferedReader", sys.stdin.buffer))
            self._reopen()

    def _reopen(self) -> None:
        if self._input:
            sys.stdin = io.TextIOWrapper(io.BufferedReader(self._input), encoding=sys.stdin.encoding)

    def may_go_on(self, error: Exception) -> bool:
        """Tell whether the command is to be run again after an error, and make ready for it, some moments later."""
        passing = isinstance(error, NhiemvuError) and error.is_passing
        took_bytes = any(stream.took_bytes for stream in self._streams)
        if not passing or self.recorded or took_bytes or not self._streams or self._count == MOST:
            return False
        from random import uniform

        sleep(uniform(0, PAUSE * self._count))  # noqa: S311 two who wait must not go on at the same moment, no more
        self._count += 1
        self._asked.clear()
        for stream in self._streams:
            stream.begin_again()
        if self._input:
            self._input.begin_again()
            self._reopen()
        return True

    def remembered(self, question: str, ask: Callable[[], Any]) -> Any:  # noqa: ANN401 whatever is asked for
        """Return the answer to a question, asking it unless the earlier attempt has asked the same one."""
        answers = self._answers.setdefault(question, [])
        place = self._asked[question] = self._asked.get(question, 0) + 1
        if place > len(answers):
            with self.aside():
                answers.append(ask())
        return answers[place - 1]

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Print what is no part of what the command says: it comes again or not, as it may."""
        for stream in self._streams:
            stream.aside = True
        try:
            yield
        finally:
            for stream in self._streams:
                stream.aside = False


_current = Attempts()


def current() -> Attempts:
    """Return those of the command that is being run."""
    return _current


@contextmanager
def attempts_of_a_command() -> Iterator[Attempts]:
    """Begin to count anew; at the end the streams are as they were."""
    global _current  # noqa: PLW0603 one process runs one command at a time
    _current = Attempts()
    streams = sys.stdin, sys.stdout, sys.stderr
    try:
        yield _current
    finally:
        if sys.stdout is not streams[1]:
            sys.stdin, sys.stdout, sys.stderr = streams
