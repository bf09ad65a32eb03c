"""Counts and searches, which go through more than a page: beside the same question put to `sqlite3` alone."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from tools.bench.lines import Line, compared, grown
from tools.bench.measure import Taken
from tools.bench.size.programs import FLOORS, ours, python, raced
from tools.bench.size.shape import AS_OF
from tools.bench.size.words import Phrases

ASK = "import sqlite3, sys; print(len(sqlite3.connect(sys.argv[1]).execute(sys.argv[2], sys.argv[3:]).fetchall()))"
#: What a person at the shell of SQLite would type for the same four numbers by unit.
COUNT = (
    "SELECT unit_id, sum(state = 'done' AND (due_on IS NULL OR completed_on <= due_on)),"
    " sum(state = 'done' AND completed_on > due_on),"
    " sum(state IN ('not_started', 'in_progress', 'reported') AND due_on < ?),"
    " sum(state IN ('not_started', 'in_progress', 'reported') AND due_on >= ?)"
    " FROM task LEFT JOIN assignment ON task_id = task.id AND role = 'lead' AND until_on IS NULL GROUP BY unit_id"
)
LIKE = "SELECT id FROM search_entry WHERE exact LIKE ?"
WANTED_COUNT, WANTED_SEARCH = 2.0, 0.2


def phrase() -> str:
    """Return words that stand in few of an office's texts, one behind the other."""
    return " ".join(Phrases(Random(7)).one().text.split()[:4])  # noqa: S311 the same each time


def lines(offices: Mapping[int, Path], rounds: int) -> Iterator[Line]:
    """Yield lines at each size, and how both grow."""
    counts: dict[int, Taken] = {}
    searches: dict[int, Taken] = {}
    for tasks, database in offices.items():
        programs = {
            "stats": ours(database, "stats", "--by", "unit"),
            "count": python(ASK, database, COUNT, AS_OF.isoformat(), AS_OF.isoformat()),
            "core": FLOORS["sqlalchemy"],
            "search": ours(database, "search", "--phrase", phrase()),
            "like": python(ASK, database, LIKE, f"%{phrase()}%"),
        }
        found = raced(programs, rounds)
        counts[tasks], searches[tasks] = found["stats"], found["search"]
        floor = Taken(found["count"].seconds + found["core"].seconds / WANTED_COUNT, found["count"].peak)
        what = f"stats by unit, {tasks:,} tasks / count in sqlite3 and half the start of Core"
        yield compared(what, found["stats"], floor, WANTED_COUNT)
        yield compared(f"search of a phrase, {tasks:,} tasks / LIKE", found["search"], found["like"], WANTED_SEARCH)
    if len(offices) > 1:
        yield grown("stats by unit", counts)
        yield grown("search of a phrase", searches)
