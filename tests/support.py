"""What the tests of the command line work with: an office, and what a command came to."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
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
