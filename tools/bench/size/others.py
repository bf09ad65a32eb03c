"""The same tasks in other programs, where these are installed: Taskwarrior and todoman.

Both are given what they can hold of a task: its title, deadline, state and lead. What is closed lies in Taskwarrior's
file of completed tasks, as it would have put it there itself.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_OID, uuid5

from tools.bench.size.programs import Program, always

OPEN = ("not_started", "in_progress", "reported")
#: Numbers of shown tasks: as many as there are.
SETTINGS = "confirmation=off\nverbose=nothing\nlast.version=2.6.2\n"


class Held(NamedTuple):
    """A task as others can hold it."""

    id: int
    title: str
    entered: date
    due_on: date | None
    completed_on: date | None
    is_open: bool


def held_tasks(database: Path) -> Iterator[Held]:
    """Yield the tasks of an office by number."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT id, title, period_first, due_on, completed_on, state FROM task ORDER BY id")
        for number, title, entered, due_on, completed_on, state in rows:
            yield Held(number, title, date.fromisoformat(entered), _day(due_on), _day(completed_on), state in OPEN)


def taskwarrior(database: Path, folder: Path, first: str = "") -> tuple[str, Program] | None:
    """Return Taskwarrior's list of all or the first overdue tasks over the same tasks, or None where it is absent."""
    program = shutil.which("task")
    if program is None:
        return None
    if not folder.exists():
        part = folder.with_suffix(".part")
        part.mkdir(parents=True, exist_ok=True)
        fill_taskwarrior(database, part)
        part.rename(folder)
    limit = [f"limit:{first}"] if first else []
    words = (
        program,
        f"rc:{folder}/taskrc",
        f"rc.data.location={folder}",
        "rc.gc=off",
        "rc.limit=none",
        *limit,
        "overdue",
    )
    return " ".join(("task", *limit, "overdue")), always(*words, TASKRC=f"{folder}/taskrc", TASKDATA=str(folder))


def fill_taskwarrior(database: Path, folder: Path) -> None:
    """Write Taskwarrior's own files."""
    (folder / "taskrc").write_text(SETTINGS, "utf-8")
    with (
        (folder / "pending.data").open("w", encoding="utf-8") as pending,
        (folder / "completed.data").open("w", encoding="utf-8") as completed,
    ):
        for one in held_tasks(database):
            fields = [f'description:"{one.title}"', f'entry:"{_moment(one.entered)}"', f'uuid:"{uuid_of(one.id)}"']
            if one.due_on:
                fields.append(f'due:"{_moment(one.due_on)}"')
            fields.append('status:"pending"' if one.is_open else 'status:"completed"')
            if not one.is_open:
                fields.append(f'end:"{_moment(one.completed_on or one.entered)}"')
            print(f"[{' '.join(sorted(fields))}]", file=pending if one.is_open else completed)


def todoman(database: Path, folder: Path) -> tuple[str, Program] | None:
    """Return todoman's list of open tasks over the same tasks, or None where it is absent."""
    program = shutil.which("todoman") or shutil.which("todo")
    if program is None:
        return None
    if not folder.exists():
        part = folder.with_suffix(".part")
        (part / "tasks").mkdir(parents=True, exist_ok=True)
        for one in held_tasks(database):
            (part / "tasks" / f"{one.id}.ics").write_text(_todo(one), "utf-8")
        part.rename(folder)
    settings = folder / "config.py"
    cache = folder / "cache.sqlite3"
    settings.write_text(f'path = "{folder}/*"\ncache_path = "{cache}"\ndate_format = "%Y-%m-%d"\n', "utf-8")
    words = (program, "--config", settings, "list", "--status", "NEEDS-ACTION", "--due", "0")
    return "todoman list", always(*words, PYTHONPATH="", LC_ALL="C.UTF-8")


def _todo(one: Held) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", "BEGIN:VTODO", f"UID:{uuid_of(one.id)}",
             f"SUMMARY:{one.title}", f"DTSTAMP:{one.entered:%Y%m%d}T000000Z",
             f"STATUS:{'NEEDS-ACTION' if one.is_open else 'COMPLETED'}"]  # fmt: skip
    if one.due_on:
        lines.append(f"DUE;VALUE=DATE:{one.due_on:%Y%m%d}")
    if not one.is_open:
        lines.append(f"COMPLETED:{one.completed_on or one.entered:%Y%m%d}T000000Z")
    return "\r\n".join([*lines, "END:VTODO", "END:VCALENDAR", ""])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def uuid_of(number: int) -> str:
    """Return the same identity of a task each time."""
    return str(uuid5(NAMESPACE_OID, str(number)))


def _moment(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
