"""What the tests of the command line work with: an office, and what a command came to."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class Office:
    """One office: its folder, its database, and a way to type commands."""

    folder: Path
    database: Path
    type_command: Callable[..., Outcome]

    def __call__(self, *words: object, today: str = "2023-04-03", code: int = 0) -> Outcome:
        """Run a command on a day and hold its exit code."""
        outcome = self.type_command("--db", self.database, "--today", today, *words)
        assert outcome.code == code, outcome
        return outcome

    def rows(self) -> list[str]:
        """Return everything that the database holds, for telling whether anything changed."""
        if not self.database.exists():
            return []
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.iterdump())


def on_a_terminal(database: Path, *words: str, **environment: str) -> str:
    """Return what a command prints on a terminal of 80 columns, in a plain environment changed by `environment`."""
    import pty  # noqa: PLC0415 Windows has none

    main, worker = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "NHIEMVU_LANG"}}
    settings = {"NHIEMVU_DB": str(database), "NHIEMVU_TODAY": "2023-04-03", "COLUMNS": "80", "TERM": "xterm"}
    command = [sys.executable, "-m", "nhiemvu", *words]
    # The reader runs beside the writer: a terminal holds only a few thousand characters.
    with subprocess.Popen(command, stdout=worker, env=plain | settings | environment) as running:
        os.close(worker)
        printed = b"".join(iter(partial(_read, main), b""))
    os.close(main)
    assert running.returncode == 0
    return printed.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # How Linux tells that the other end was closed.
        return b""
