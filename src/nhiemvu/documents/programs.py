"""Running another program to its end, within a limit of time, with nothing of it left running."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class ProgramUnusable(Exception):
    """The program could not be started; the message is the system's reason."""


class ProgramTooSlow(Exception):
    """The program did not end within the limit."""


class Ended(NamedTuple):
    """How a program ended."""

    code: int
    #: What it wrote to both of its outputs.
    said: str


def run_program(words: Sequence[str], folder: Path, limit: float) -> Ended:
    """Run a program in a folder to its end, `limit` seconds at most; nothing of it runs on after that.

    Raises ProgramUnusable or ProgramTooSlow.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 the words are ours; the user's file is named by a name of ours
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=True,
        )
    except OSError as error:
        raise ProgramUnusable(error.strerror or str(error)) from error
    try:
        said, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired as error:
        raise ProgramTooSlow from error
    finally:
        if process.poll() is None:
            _end(process)
    return Ended(process.returncode, said.decode("utf-8", "replace"))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program with those that it started: the real one is often a child of the one that is called."""
    if sys.platform == "win32":
        words = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(words, capture_output=True, check=False)  # noqa: S603 a program of Windows, a number of ours
    else:
        import signal  # noqa: PLC0415 signals to groups are not known on Windows

        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
