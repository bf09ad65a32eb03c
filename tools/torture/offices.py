"""The office that is tortured: made by whole commands, copied for each round, and looked over after it."""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.dump import digests
from nhiemvu.store.tables import event, progress, task
from tools.torture.processes import Ended, run_command

#: The day that every command takes for today.
TODAY = "2026-05-04"
#: Tasks that writers work on.
TASKS = 10
ROOT = Path(__file__).parent.parent.parent
REPORT = ROOT / "examples" / "bao-cao-quy-1-2026.docx"


@dataclass(frozen=True)
class Office:
    """An office of its own in a folder of its own."""

    folder: Path
    #: The place of its database: a path or a URL.
    database: str

    def words(self, *words: object) -> list[str]:
        """Return the words of a command on it."""
        return ["--db", self.database, "--today", TODAY, *map(str, words)]

    @property
    def log(self) -> Path:
        """Where commands print."""
        return self.folder / "printed.txt"

    def run(self, *words: object) -> Ended:
        """Run a command to its end."""
        return run_command(self.words(*words), self.log)

    def must(self, *words: object) -> None:
        """Run a command that must do."""
        ended = self.run(*words)
        if ended.code:
            raise RuntimeError(ended)


def plain_environment() -> None:
    """Let no setting of the user reach the commands."""
    for name in ("NHIEMVU_DB", "NHIEMVU_TODAY", "NHIEMVU_LANG", "COLUMNS"):
        os.environ.pop(name, None)


def found(office: Office) -> Office:
    """Fill an office that is not there yet: units, tasks, progress, a file of evidence."""
    office.must("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", *_files(office))
    office.must("unit", "add", "Ủy ban kiểm tra Đảng ủy")
    for number in range(TASKS):
        office.must("add", f"Rà soát nội dung thứ {number}", "--to", "Ủy ban kiểm tra Đảng ủy", "--due", "30/6/2026")
    proof = office.folder / "bien-ban.txt"
    proof.write_text("Biên bản họp", encoding="utf-8")
    office.must("done", TASKS, "--result", "Đã rà soát xong.", "--evidence", proof)
    return office


def _files(office: Office) -> Sequence[object]:
    return ("--files", office.folder / "files") if "://" in office.database else ()


def copy_of(office: Office, folder: Path) -> Office:
    """Return the same office in another folder, which is emptied."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(office.folder, folder)
    return Office(folder, str(folder / Path(office.database).name))


def opened(location: str) -> Database:
    """Open a database that is there."""
    return open_database(location, create=False)


def findings(database: Database) -> list[str]:
    """Return what `db check` finds."""
    with transaction(database, writing=False) as session:
        return [finding.message.en for finding in check(session)]


def contents(location: str) -> dict[str, str]:
    """Return the hash of each table."""
    with transaction(open_database(location, create=False, outdated=True), writing=False) as session:
        return digests(session.connection)


def recorded_changes(location: str) -> list[object]:
    """Return what each event of the history changed."""
    with transaction(opened(location), writing=False) as session:
        return list(session.connection.execute(select(event.c.changes).order_by(event.c.id)).scalars())


@dataclass(frozen=True)
class Written:
    """What a database holds of what writers marked: the marks of events, and those of the rows that belong to them."""

    events: frozenset[str]
    rows: frozenset[str]


def written(database: Database) -> Written:
    """Return the marks that a database holds."""
    with transaction(database, writing=False) as session:
        told = list(session.connection.execute(select(event.c.command)).scalars())
        rows = [
            text
            for column in (progress.c.note, task.c.text)
            for text in session.connection.execute(select(column)).scalars()
        ]
    return Written(_marked(told), _marked(word for text in rows if text for word in text.split()))


def _marked(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith("mark-"))
