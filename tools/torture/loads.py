"""Backups taken while eight writers are busy: each is a moment between its beginning and its end."""

from functools import partial
from pathlib import Path

from tools.torture.figures import Figures
from tools.torture.offices import TODAY, Office, findings, opened, written
from tools.torture.processes import Worker, fork, run_command
from tools.torture.writing import learn, marks, write_on

WRITERS = 8


def back_up_under_load(figures: Figures, times: int, office: Office, folder: Path) -> None:
    """Take so many backups of one office, each put back elsewhere and looked over."""
    database = opened(office.database)
    learn(database, office.folder)
    workers = [fork(partial(write_on, database, office.folder, f"load{number}")) for number in range(WRITERS)]
    for worker in workers:
        worker.read_until(lambda lines: bool(marks(lines, "done")))
    for number in range(times):
        acknowledged = _marks(workers, "done")
        copies = folder / f"copies-{number}"
        copies.mkdir()
        figures.hold([office.run("db", "backup", copies).broken(0)], f"backup {number}")
        begun = _marks(workers, "begin")
        figures.count("backups taken, put back and looked over")
        _look_over(figures, copies, f"backup {number}", acknowledged, begun)
    for worker in workers:
        worker.kill()
    figures.count("changes acknowledged meanwhile", sum(len(marks(worker.lines, "done")) for worker in workers))
    figures.hold((line for worker in workers for line in worker.lines if line.startswith("fault")), "a writer")
    figures.hold(findings(database), "the office itself")


def _marks(workers: list[Worker], stage: str) -> set[str]:
    for worker in workers:
        held = -1
        while held != len(worker.lines):
            held = len(worker.lines)
            worker.read(0)
    return {mark for worker in workers for mark in marks(worker.lines, stage)}


def _look_over(figures: Figures, copies: Path, where: str, acknowledged: set[str], begun: set[str]) -> None:
    (copy,) = copies.glob("*.db")
    place = copies / "restored" / "nhiemvu.db"
    words = ["--db", str(place), "--today", TODAY, "db", "restore", str(copy), "--yes"]
    figures.hold([run_command(words, copies / "printed.txt").broken(0)], f"{where}, restore")
    restored = opened(str(place))
    held = written(restored)
    figures.hold((f"acknowledged before, and not in it: {mark}" for mark in acknowledged - held.events), where)
    figures.hold((f"begun after it, and in it: {mark}" for mark in held.events - begun), where)
    figures.hold((f"half there: {mark}" for mark in held.events ^ held.rows), where)
    figures.hold(findings(restored), where)
