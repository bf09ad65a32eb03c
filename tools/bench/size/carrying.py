"""Many tasks out and in: ours with all that was recorded of them, Taskwarrior's with what it holds of a task."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.bench.lines import Line, compared, memory, seconds
from tools.bench.size.others import SETTINGS, Held, held_tasks, uuid_of
from tools.bench.size.programs import Program, always, ours, run

#: At most so many times Taskwarrior's time.
WANTED_IN, WANTED_OUT = 0.33, 0.5


def lines(tasks: int, database: Path, folder: Path) -> Iterator[Line]:
    """Yield a line for each way, of one run each, for they take long."""
    archive, loaded, plain = folder / "archive", folder / "loaded.db", folder / "tasks.json"
    mine = run(ours(database, "export", "--all", "-o", str(plain), "--format", "json"), 0)
    program = shutil.which("task")
    if program is None:
        yield Line(f"export of {tasks:,} tasks as JSON", seconds(mine.seconds), peak=memory(mine.peak))
    else:
        theirs = run(_taskwarrior(program, folder, "import", str(_as_json(database, folder))), 0)
        out = run(_taskwarrior(program, folder, "export"), 0)
        yield compared(f"export of {tasks:,} tasks as JSON / task export", mine, out, WANTED_OUT)
    everything = run(ours(database, "export", "--archive", str(archive)), 0)
    yield Line(f"archive of {tasks:,} tasks with history", seconds(everything.seconds), peak=memory(everything.peak))
    back = run(ours(loaded, "load", str(archive)), 0)
    if program is None:
        yield Line(f"load of {tasks:,} tasks with history", seconds(back.seconds), peak=memory(back.peak))
    else:
        yield compared(f"load of {tasks:,} tasks with history / task import", back, theirs, WANTED_IN)
        floor = run(always(sys.executable, "-m", "tools.bench.size.copying", database, folder / "copied.db"), 0)
        yield compared("the same rows from table to table, SQLite alone / task import", floor, theirs)


def _taskwarrior(program: str, folder: Path, *words: str) -> Program:
    home = folder / "taskwarrior"
    home.mkdir(exist_ok=True)
    (home / "taskrc").write_text(SETTINGS, "utf-8")
    return always(program, f"rc:{home}/taskrc", f"rc.data.location={home}", *words)


def _as_json(database: Path, folder: Path) -> Path:
    """Write the tasks as Taskwarrior imports them."""
    file = folder / "taskwarrior.json"
    with file.open("w", encoding="utf-8") as target:
        for one in held_tasks(database):
            target.write(json.dumps(_object(one), ensure_ascii=False) + "\n")
    return file


def _object(one: Held) -> dict[str, str]:
    moments = {"entry": one.entered, "due": one.due_on, "end": None if one.is_open else one.completed_on or one.entered}
    days = {name: f"{day:%Y%m%d}T000000Z" for name, day in moments.items() if day}
    status = "pending" if one.is_open else "completed"
    return {"uuid": uuid_of(one.id), "description": one.title, "status": status, **days}
