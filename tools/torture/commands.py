"""Whole commands killed at random moments: all of what each does is there, or nothing, and it can be done again."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from nhiemvu.domain.errors import DatabaseFault
from nhiemvu.store.database import MissingDatabase
from tools.torture.figures import Figures
from tools.torture.offices import REPORT, TODAY, Office, contents, copy_of, findings, opened, recorded_changes
from tools.torture.processes import run_command, start

GARBAGE = b"\xa5" * 9000
#: A table that tells when things were done, which is another moment each time.
DATED = "event"
#: What there is before anything was recorded.
NONE = "none"


@dataclass(frozen=True)
class Killed:
    """One command that is killed."""

    name: str
    words: Callable[[Office], list[str]]
    #: How the same command may end when it is given again: done, or there already.
    again: tuple[int, ...] = (0,)
    #: What is done to the office before.
    before: Callable[[Office], None] = lambda _: None
    #: The office that it is to change.
    changed: Callable[[Office], Office] = lambda office: office


def _new(office: Office) -> Office:
    return Office(office.folder, str(office.folder / "moi.db"))


def _garble(office: Office) -> None:
    Path(office.database).write_bytes(GARBAGE)


def commands(backup: Path, archive: Path) -> tuple[Killed, ...]:
    """Return what is killed: of each kind of command that writes, one."""
    return (
        Killed("import", lambda office: office.words("import", REPORT, "--yes")),
        Killed("done with evidence", lambda office: office.words("done", 1, "--result", "Xong.", "--evidence", REPORT)),
        Killed("add", lambda office: office.words("add", "Rà soát " * 200), again=(0,)),
        Killed("backup", lambda office: office.words("db", "backup")),
        Killed("restore", lambda office: office.words("db", "restore", backup, "--yes")),
        Killed(
            "restore of a damaged file", lambda office: office.words("db", "restore", backup, "--yes"), before=_garble
        ),
        Killed("archive", lambda office: office.words("export", "--archive", office.folder / "luu-tru"), again=(0, 5)),
        Killed(
            "load",
            lambda office: ["--db", str(office.folder / "moi.db"), "--today", TODAY, "load", str(archive)],
            again=(0, 5),
            changed=_new,
        ),
        Killed("init", lambda office: _new(office).words("init", "--office", "Xã", "--system", "party"), changed=_new),
    )


def kill_commands(figures: Figures, times: int, chance: Random, template: Office, folder: Path) -> None:
    """Kill so many commands, each kind in turn."""
    source = copy_of(template, folder / "source")
    backup, archive = folder / "copy.db", folder / "archive"
    source.must("add", "Việc có trong bản sao lưu")
    source.must("db", "backup", backup)
    source.must("export", "--archive", archive)
    known = [(kind, *_known(kind, template, folder)) for kind in commands(backup, archive)]
    for number in range(times):
        kind, seconds, states = known[number % len(known)]
        office = copy_of(template, folder / "killed")
        kind.before(office)
        running = start(kind.words(office), folder / "printed.txt")
        time.sleep(chance.uniform(0, seconds))
        ended = running.kill()
        where = f"{kind.name}, {number}"
        figures.count("killed" if ended.code < 0 else "ended before the kill")
        state = _state(kind.changed(office))
        figures.hold([None if state in states else "half done"], where)
        figures.hold(["acknowledged and lost" if ended.code == 0 and state != states[-1] else None], where)
        again = run_command(kind.words(office), folder / "printed.txt")
        figures.hold([again.broken(*kind.again)], f"{where}, again")
        if state in states[:-1] or len(states) == 1:
            figures.hold(
                ["what came of it is not the same" if _state(kind.changed(office)) != states[-1] else None], where
            )
        figures.hold(findings(opened(kind.changed(office).database)), where)


def _known(kind: Killed, template: Office, folder: Path) -> tuple[float, list[object]]:
    """Return how long a command takes that is not killed, and the states before and after it."""
    office = copy_of(template, folder / "known")
    kind.before(office)
    before = _state(kind.changed(office))
    ended = run_command(kind.words(office), folder / "printed.txt")
    if ended.code:
        raise RuntimeError(ended)
    after = _state(kind.changed(office))
    return ended.seconds, list(_distinct((before, after)))


def _distinct(states: Iterable[object]) -> Iterable[object]:
    seen: list[object] = []
    for state in states:
        if state not in seen:
            seen.append(state)
    return seen


def _state(office: Office) -> object:
    """Return what a database holds but for moments; "none" where nobody recorded anything, or that it is damaged.

    A file whose making was broken off is empty as soon as it is opened, and one in which nothing was recorded yet is as
    good as none: a command makes the database first, and then records in it.
    """
    path = Path(office.database)
    if not path.exists() or not path.stat().st_size:
        return NONE
    try:
        held = contents(office.database)
        if not recorded_changes(office.database):
            return NONE
        return {name: hashed for name, hashed in held.items() if name != DATED}
    except MissingDatabase:
        return NONE
    except DatabaseFault as fault:
        return "damaged" if path.read_bytes() == GARBAGE else type(fault).__name__
