"""What all rules of the machine have in common: an office on disk, a model of it, and how a command is held to both."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from datetime import date
from functools import cache, wraps
from pathlib import Path
from tempfile import gettempdir
from typing import Any, NamedTuple
from unicodedata import is_normalized
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition
from hypothesis.stateful import rule as any_rule

from nhiemvu.store.engine import database_at
from tests.usecases.life.model import NOT_FOUND, Model, Refused, Task
from tests.usecases.test_undo_everything import events, records, type_words

START = date(2026, 6, 20)
OFFICE = ("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")
#: Tables to which commands only add, and whose rows they leave as they are.
APPENDED = ("progress", "closed_answer", "report_close", "unit_successor", "report", "document_source")

picks = st.integers(0, 1000)
several = st.lists(picks, min_size=1, max_size=3)
spans = st.integers(-10, 40)
#: Until which day before today something happened.
ago = st.integers(0, 6)
#: What is asked of tasks in the place of their numbers, or nothing.
asked = st.sampled_from(("", "", "", "lead", "lead", "state", "timing", "parent", "unassigned"))

Act = Callable[[Model], object]
Records = dict[str, list[tuple[object, ...]]]


class Step(NamedTuple):
    """One change: the office before it, and what was done."""

    model: Model
    records: Records
    act: Act
    words: tuple[object, ...]
    day: date


#: One place and one engine for every office, so that each statement is compiled once.
PLACE = Path(gettempdir()) / f"nhiemvu-life-{os.getpid()}"
engine_at = cache(database_at)


@cache
def empty_database() -> bytes:
    """Return the database of an office without tasks."""
    database = PLACE / "empty.db"
    assert type_words(database, *OFFICE)[0] == 0
    return whole(database)


def whole(database: Path) -> bytes:
    """Return everything that a database holds, as one file."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return database.read_bytes()


def rule(**strategies: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a rule of a method; none is followed twice in a row, so that days are as mixed as an office's are."""

    def decorate(method: Callable[..., None]) -> Callable[..., None]:
        @wraps(method)
        def follow(machine: "Machine", *arguments: Any, **drawn: Any) -> None:
            machine.followed = method.__name__
            method(machine, *arguments, **drawn)

        as_rule: Callable[..., Any] = any_rule
        followed: Callable[..., None] = as_rule(**strategies)(follow)
        return precondition(lambda machine: machine.followed != method.__name__)(followed)

    return decorate


def where_any(likely: Callable[[Task], bool]) -> Callable[[Any], Any]:
    """Let a rule wait until there is a task that it is for."""
    return precondition(lambda machine: any(likely(task) for task in machine.model.tasks.values()))


class Machine(RuleBasedStateMachine):
    """An office, run by the program and by the model."""

    def __init__(self) -> None:
        super().__init__()
        PLACE.mkdir()
        self.database = PLACE / "nhiemvu.db"
        self.database.write_bytes(empty_database())
        self.patched = patch("nhiemvu.store.database.database_at", engine_at)
        self.patched.start()
        self.model = Model(START)
        self.names = 0
        #: The rule that was followed last.
        self.followed = ""
        #: What can be undone.
        self.steps: list[Step] = []
        #: Whether anything, or the day, is otherwise than when the office was last held to the model.
        self.changed = True

    def teardown(self) -> None:
        """Leave no files."""
        self.patched.stop()
        shutil.rmtree(PLACE)

    @property
    def today(self) -> date:
        """The office's day."""
        return self.model.today

    def type(self, *words: object) -> tuple[int, str]:
        """Type a command on the office's day."""
        return type_words(self.database, "--today", self.today.isoformat(), *map(str, words))

    def run(self, act: Act, *words: object) -> None:
        """Run a command: it does what `act` does to the model, or is refused as that is; the record only grows."""
        before, history, model = records(self.database), events(self.database), deepcopy(self.model)
        wanted = 0
        try:
            act(model)
        except Refused as refused:
            wanted, model = refused.code, self.model
        code, printed = self.type(*words)
        assert code == wanted, (words, printed)
        after, grown = records(self.database), events(self.database)
        assert grown[: len(history)] == history
        assert len(grown) - len(history) == (before != after), words
        assert wanted == 0 or before == after
        _require_kept(before, after)
        if before != after:
            self.changed = True
            self.steps.append(Step(self.model, before, act, words, self.today))
        self.model = model

    def undo_last(self) -> Step:
        """Take the last change back: every record is as it was."""
        history = events(self.database)
        code, printed = self.type("undo")
        assert code == 0, printed
        self.changed = True
        step = self.steps.pop()
        assert records(self.database) == step.records, step.words
        grown = events(self.database)
        assert grown[: len(history)] == history
        assert len(grown) == len(history) + 1
        given = {"last_task": self.model.last_task, "last_unit": self.model.last_unit, "today": self.today}
        self.model = deepcopy(step.model)
        for name, value in given.items():
            setattr(self.model, name, value)
        return step

    def printed(self, *words: object) -> Any:
        """Return what a command prints as JSON."""
        code, printed = self.type(*words, "--format", "json")
        assert code == 0, printed
        return json.loads(printed)

    def name(self) -> str:
        """Return a name that no unit has had."""
        self.names += 1
        return f"Tổ công tác số {self.names}"

    def pick(self, pick: int, likely: Callable[[Task], bool] = lambda _: True) -> int:
        """Return the number of a task, mostly of one that is `likely` to be taken."""
        fit = [number for number, task in self.model.tasks.items() if likely(task)]
        return _often(pick, fit, list(self.model.tasks))

    def unit(self, pick: int) -> int:
        """Return the number of a unit, mostly of one at work."""
        return _often(pick, self.model.at_work(), list(self.model.units))

    def choose(
        self, picks: list[int], asked: str, likely: Callable[[Task], bool] = lambda _: True
    ) -> tuple[Callable[[Model], list[int]], list[object]]:
        """Return how the model finds the tasks that are meant, and the words that name them."""
        one = self.pick(picks[0], likely)
        if not asked:
            numbers = list(dict.fromkeys(self.pick(pick, likely) for pick in picks))
            return (lambda _: list(numbers)), list(numbers)
        task = self.model.tasks[one]
        value = {"state": task.state, "lead": task.lead or 1, "timing": "overdue", "parent": task.parent or one}.get(
            asked
        )
        tests: dict[str, Callable[[Model, int, Task], bool]] = {
            "state": lambda _, __, other: other.state == value,
            "lead": lambda _, __, other: other.is_open and other.lead == value,
            "timing": lambda model, number, other: (
                other.standing(model.today) == "open_overdue"
                and model.stands(number, model.today)
                and not model.counted(number)
            ),
            "parent": lambda _, __, other: other.is_open and other.parent == value,
            "unassigned": lambda model, number, other: (
                other.is_open and other.lead is None and not model.children(number)
            ),
        }

        def find(model: Model) -> list[int]:
            handed_on = asked != "state"
            found = [
                number
                for number, other in sorted(model.tasks.items())
                if tests[asked](model, number, other) and not (handed_on and model.is_handed_on(number, model.today))
            ]
            if not found:
                raise Refused(NOT_FOUND)
            return found

        return find, ["--where", f"{asked}={value}" if value else asked]


def _often(pick: int, fit: list[int], every: list[int]) -> int:
    """Return one of what fits, or, of six times once, any."""
    place, turn = divmod(pick, 6)
    among = fit if fit and turn < 5 else every
    return among[place % len(among)]


def _require_kept(before: Records, after: Records) -> None:
    """Hold that no row is gone, that some stay as they are, and that every text is composed."""
    for table, rows in before.items():
        if table in APPENDED:
            assert set(rows) <= set(after[table]), table
        elif table not in {"search_entry", "task_directive"}:
            assert {row[0] for row in rows} <= {row[0] for row in after[table]}, table
    assert all(
        is_normalized("NFC", value)
        for rows in after.values()
        for row in rows
        for value in row
        if isinstance(value, str)
    )
