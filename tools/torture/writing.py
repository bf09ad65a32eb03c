"""A writer that is killed: it records one thing after another, and says of each when it is on the disk.

It prints "begin MARK" before a change, "commit MARK" when all but the commit is done, and "done MARK" when that has
come back: the acknowledgement. The mark stands as the command of the event and in the rows of the change.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.store.database import Database, transaction
from nhiemvu.store.history import record_event
from nhiemvu.store.session import Session
from nhiemvu.usecases.add_task import add_task
from nhiemvu.usecases.edit_tasks import edit_tasks
from nhiemvu.usecases.update_tasks import update_tasks
from tools.torture.offices import TASKS, TODAY

DAY = date.fromisoformat(TODAY)
NOW = datetime(2026, 5, 4, 8, tzinfo=VIETNAM)


def note(session: Session, chance: Random, mark: str, folder: Path) -> None:
    """Record progress in words."""
    del folder
    number = chance.randint(1, TASKS - 1)
    update_tasks(
        session, [number], percent=chance.randint(0, 100), note=f"Ghi {mark}", obstacle=None, on=None, today=DAY
    )


def prove(session: Session, chance: Random, mark: str, folder: Path) -> None:
    """Record progress with a file that proves it, which is copied in the same transaction."""
    proof = folder / f"{mark}.txt"
    proof.write_text(mark * chance.randint(1, 20_000), encoding="utf-8")
    number = chance.randint(1, TASKS - 1)
    update_tasks(
        session, [number], percent=None, note=f"Gửi {mark}", obstacle=None, evidence=[str(proof)], on=None, today=DAY
    )


def add(session: Session, chance: Random, mark: str, folder: Path) -> None:
    """Add tasks, many in one transaction."""
    del folder
    for number in range(chance.choice((1, 1, 12))):
        add_task(
            session,
            f"Việc {number} {mark}",
            due_on=None,
            directives=(),
            series=None,
            period=None,
            leads=["Ủy ban kiểm tra Đảng ủy"],
            support=(),
            today=DAY,
        )


def reword(session: Session, chance: Random, mark: str, folder: Path) -> None:
    """Correct a task's words, and say so in a note."""
    number = chance.randint(1, TASKS - 1)
    edit_tasks(session, [number], {"text": f"Rà soát nội dung {mark}"})
    note(session, chance, mark, folder)


WAYS = (note, note, prove, add, reword)


def write_on(database: Database, folder: Path, seed: str, tell: Callable[[str], None]) -> int:
    """Write until killed."""
    chance, count = Random(seed), 0  # noqa: S311 no secret
    # A connection that the parent keeps is not this process's to use.
    database.engine.dispose(close=False)
    while True:
        mark = f"mark-{seed}-{count}"
        tell(f"begin {mark}")
        with transaction(database, writing=True) as session:
            chance.choice(WAYS)(session, chance, mark, folder)
            record_event(session, at=NOW, actor="torture", command=mark)
            tell(f"commit {mark}")
        tell(f"done {mark}")
        count += 1


def learn(database: Database, folder: Path) -> None:
    """Do each change once and take it back, so that processes forked after it need not put statements together."""
    for way in set(WAYS):
        with transaction(database, writing=True, rehearsal=True) as session:
            way(session, Random(0), "mark-learnt", folder)  # noqa: S311 no secret
            record_event(session, at=NOW, actor="torture", command="mark-learnt")


def marks(lines: list[str], stage: str) -> list[str]:
    """Return the marks of a stage."""
    return [line.split()[1] for line in lines if line.startswith(f"{stage} ")]
