"""Whatever an office does, day after day, its record says what a simple model of it says."""

import json
import shutil
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.usecases.test_undo_everything import events, records, type_words

START = date(2026, 6, 1)
CONFLICT = 5
OPEN = {"not_started", "in_progress", "reported"}
picks = st.integers(0, 1000)
spans = st.integers(-10, 30)


@dataclass
class Task:
    """What the model knows of one task."""

    due: date | None
    original: date | None
    lead: int | None = None
    state: str = "not_started"
    completed: date | None = None
    #: Whether anything was ever done in it.
    begun: bool = False
    #: The later deadline that is asked for and not decided.
    request: date | None = None
    approved: int = 0
    starred: bool = False

    def is_late(self, today: date) -> bool:
        """Tell whether it is open and behind its deadline."""
        reached = self.completed or today
        return self.state in OPEN and self.due is not None and self.due < reached


@dataclass
class Unit:
    """What the model knows of one unit."""

    name: str
    renamed_on: date | None = None
    ended: bool = False
    heir: int | None = None


@dataclass
class Model:
    """The whole office in a few lines."""

    tasks: dict[int, Task] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    confirms: bool = False

    def heir(self, number: int | None) -> int | None:
        """Return who goes on with the work of a unit, or the unit itself while it is at work."""
        while number is not None and self.units[number].ended:
            number = self.units[number].heir
        return number


class LifeOfAnOffice(RuleBasedStateMachine):
    """Random commands, each run by the program and by the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.database = self.folder / "nhiemvu.db"
        self.today = START
        self.model = Model()
        self.names = 0
        #: Before each change that can be undone: the model, and every record.
        self.earlier: list[tuple[Model, dict[str, list[tuple[object, ...]]]]] = []

    def teardown(self) -> None:
        """Leave no files."""
        shutil.rmtree(self.folder)

    @initialize()
    def found(self) -> None:
        """Name the office and its first three units."""
        assert self.type("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")[0] == 0
        for _ in range(3):
            self.add_unit()
        self.add(5, 0)
        self.earlier.clear()

    def type(self, *words: object) -> tuple[int, str]:
        """Type a command on the model's day."""
        return type_words(self.database, "--today", self.today.isoformat(), *map(str, words))

    def run(self, model: Model | None, *words: object) -> None:
        """Run a command that makes `model` of the office, or that is a conflict (None)."""
        before, history = records(self.database), events(self.database)
        code, printed = self.type(*words)
        assert code == (0 if model else CONFLICT), (words, printed)
        after, grown = records(self.database), events(self.database)
        assert grown[: len(history)] == history
        assert len(grown) - len(history) == (before != after), words
        assert model is not None or before == after
        if before != after:
            self.earlier.append((self.model, before))
        self.model = model or self.model

    def name(self) -> str:
        """Return a name that no unit has had."""
        self.names += 1
        return f"Tổ công tác số {self.names}"

    def copy(self, pick: int) -> tuple[Model, int, Task]:
        """Return the model to be changed, and one of its tasks."""
        model = deepcopy(self.model)
        number = sorted(model.tasks)[pick % len(model.tasks)]
        return model, number, model.tasks[number]

    def at_work(self) -> list[int]:
        """Return the units that are at work."""
        return [number for number, unit in self.model.units.items() if not unit.ended]

    @rule(days=st.integers(1, 9))
    def wait(self, days: int) -> None:
        """Let days pass."""
        self.today += timedelta(days=days)

    @rule(confirms=st.booleans())
    def decide_how_to_confirm(self, *, confirms: bool) -> None:
        """Let the office confirm completion, or take it at once."""
        model = deepcopy(self.model)
        model.confirms = confirms
        self.run(
            model, "init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party",
            "--confirmation", "required" if confirms else "none",
        )  # fmt: skip

    @rule()
    def add_unit(self) -> None:
        """Set up a unit."""
        model, name = deepcopy(self.model), self.name()
        self.run(self.model, "unit", "add", name)
        model.units[max(model.units, default=0) + 1] = Unit(name)
        self.model = model

    @rule(span=st.none() | spans, pick=picks)
    def add(self, span: int | None, pick: int) -> None:
        """Add a task, with a unit in the lead or without."""
        model = deepcopy(self.model)
        due = None if span is None else self.today + timedelta(days=span)
        lead = ([None, *self.at_work()])[pick % (len(self.at_work()) + 1)]
        model.tasks[max(model.tasks, default=0) + 1] = Task(due, due, lead)
        words = [*(["--due", due] if due else []), *(["--to", lead] if lead else [])]
        self.run(model, "add", "Rà soát hòa giải cơ sở", *words)

    @precondition(lambda self: self.at_work())
    @rule(pick=picks, unit=picks, span=st.none() | spans)
    def assign(self, pick: int, unit: int, span: int | None) -> None:
        """Give a task another lead."""
        model, number, task = self.copy(pick)
        task.lead = self.at_work()[unit % len(self.at_work())]
        words: list[object] = []
        if span is not None:
            task.due = self.today + timedelta(days=span)
            task.original = task.original or task.due
            words = ["--due", task.due]
        self.run(model if task.state in OPEN else None, "assign", number, "--to", task.lead, *words)

    @rule(pick=picks, span=spans, starred=st.booleans())
    def edit(self, pick: int, span: int, *, starred: bool) -> None:
        """Move a deadline by hand, and mark the task."""
        model, number, task = self.copy(pick)
        due = self.today + timedelta(days=span)
        allowed = task.state in OPEN or task.due == due
        task.due, task.original, task.starred = due, task.original or due, starred
        self.run(model if allowed else None, "edit", number, "--due", due, "--star" if starred else "--no-star")

    @rule(pick=picks, percent=st.integers(0, 100))
    def update(self, pick: int, percent: int) -> None:
        """Record progress."""
        model, number, task = self.copy(pick)
        allowed = task.state in OPEN
        task.begun = True
        if task.state == "not_started":
            task.state = "in_progress"
        self.run(model if allowed else None, "update", number, "--percent", percent)

    @rule(pick=picks)
    def done(self, pick: int) -> None:
        """Record completion, which waits where the office confirms it."""
        model, number, task = self.copy(pick)
        allowed = task.state in OPEN or (task.state == "done" and task.completed == self.today)
        if task.state != "done":
            task.state, task.completed, task.begun = "reported" if model.confirms else "done", self.today, True
        self.run(model if allowed else None, "done", number, "--result", "Đã làm xong.")

    @rule(pick=picks)
    def confirm(self, pick: int) -> None:
        """Confirm what was reported; its day stays."""
        model, number, task = self.copy(pick)
        allowed = task.state in {"reported", "done"}
        task.state = "done"
        self.run(model if allowed else None, "confirm", number)

    @rule(pick=picks)
    def give_back(self, pick: int) -> None:
        """Return what was reported."""
        model, number, task = self.copy(pick)
        allowed = task.state == "reported"
        task.state, task.completed = "in_progress", None
        self.run(model if allowed else None, "return", number, "--reason", "Chưa đủ minh chứng")

    @rule(pick=picks, move=st.sampled_from((("suspend", "suspended"), ("cancel", "cancelled"))))
    def set_aside(self, pick: int, move: tuple[str, str]) -> None:
        """Suspend or cancel."""
        model, number, task = self.copy(pick)
        verb, state = move
        allowed = task.state in OPEN or task.state == state or (task.state, state) == ("suspended", "cancelled")
        task.state, task.completed = state, None
        self.run(model if allowed else None, verb, number, "--reason", "Theo chỉ đạo")

    @rule(pick=picks)
    def reopen(self, pick: int) -> None:
        """Take up again; whoever goes on with a unit's work has it."""
        model, number, task = self.copy(pick)
        if task.state not in OPEN:
            task.state, task.completed = "in_progress" if task.begun else "not_started", None
            task.lead = model.heir(task.lead)
        self.run(model, "reopen", number, "--reason", "Làm tiếp")

    @rule(pick=picks, span=spans)
    def ask_for_time(self, pick: int, span: int) -> None:
        """Ask for a later deadline."""
        model, number, task = self.copy(pick)
        to = self.today + timedelta(days=span)
        allowed = task.state in OPEN - {"reported"} and not task.request and task.due is not None and to > task.due
        task.request = to
        self.run(model if allowed else None, "extend", number, "--to", to, "--reason", "Chờ hướng dẫn")

    @rule(pick=picks, approves=st.booleans())
    def decide_on_time(self, pick: int, *, approves: bool) -> None:
        """Approve or refuse it."""
        model, number, task = self.copy(pick)
        allowed = task.request is not None
        if approves:
            allowed = allowed and task.due is not None and task.request is not None and task.request > task.due
            task.due = task.request
            task.approved += 1
        task.request = None
        words = ["--approve"] if approves else ["--refuse", "--reason", "Đủ thời gian"]
        self.run(model if allowed else None, "extend", number, *words)

    @precondition(lambda self: self.at_work())
    @rule(pick=picks)
    def rename(self, pick: int) -> None:
        """Give a unit a new name from today on, once a day."""
        model, name = deepcopy(self.model), self.name()
        number = self.at_work()[pick % len(self.at_work())]
        unit = model.units[number]
        allowed = unit.renamed_on is None or unit.renamed_on < self.today
        unit.name, unit.renamed_on = name, self.today
        self.run(model if allowed else None, "unit", "rename", number, name)

    @precondition(lambda self: len(self.at_work()) > 1)
    @rule(pick=picks, follows=st.booleans())
    def end_unit(self, pick: int, *, follows: bool) -> None:
        """Merge a unit into the next, or dissolve it and let its tasks wait for a new lead."""
        model, units = deepcopy(self.model), self.at_work()
        number, heir = units[pick % len(units)], units[(pick + 1) % len(units)]
        model.units[number].ended, model.units[number].heir = True, heir if follows else None
        for task in model.tasks.values():
            if task.lead == number and task.state not in {"done", "cancelled"}:
                task.lead = model.units[number].heir
        words = ["merge", number, "--into", heir] if follows else ["dissolve", number, "--unassigned"]
        self.run(model, "unit", *words)

    @precondition(lambda self: self.earlier)
    @rule()
    def undo(self) -> None:
        """Take back the last change: every record is as it was."""
        history = events(self.database)
        code, printed = self.type("undo")
        assert code == 0, printed
        self.model, held = self.earlier.pop()
        assert records(self.database) == held
        grown = events(self.database)
        assert grown[: len(history)] == history
        assert len(grown) == len(history) + 1

    @invariant()
    def says_what_the_model_says(self) -> None:
        """Compare lists, one task shown, lateness and the four counts; and check the data."""
        if not self.model.tasks:
            return
        found = {one["id"]: one for one in self.printed("list", "--all")}
        assert found.keys() == self.model.tasks.keys()
        for number, task in self.model.tasks.items():
            self.compare(found[number], task)
        last = max(found)
        assert self.printed("show", last)["lead"] == found[last]["lead"]
        late = {number for number, task in self.model.tasks.items() if task.is_late(self.today)}
        assert {one["id"] for one in self.printed("overdue")} == late
        self.compare_counts(len(late))
        code, printed = self.type("db", "check")
        assert code == 0, printed

    def printed(self, *words: object) -> Any:
        """Return what a command prints as JSON."""
        code, printed = self.type(*words, "--format", "json")
        assert code == 0, printed
        return json.loads(printed)

    def compare(self, found: dict[str, Any], task: Task) -> None:
        """Hold one task to the model."""
        assert found["state"] == task.state
        assert found["due_on"] == (task.due and task.due.isoformat())
        assert found["original_due_on"] == (task.original and task.original.isoformat())
        assert found["starred"] is task.starred
        if task.lead is None:
            assert found["lead"] is None
        else:
            assert found["lead"].startswith(self.model.units[task.lead].name)

    def compare_counts(self, late: int) -> None:
        """Hold the four counts to the model; they foot."""
        total = self.printed("stats")["total"]
        states = Counter(task.state for task in self.model.tasks.values())
        done = [task for task in self.model.tasks.values() if task.state == "done"]
        done_late = sum(bool(task.due and task.completed and task.completed > task.due) for task in done)
        expected = {
            "done_on_time": len(done) - done_late,
            "done_late": done_late,
            "open_in_time": sum(states[state] for state in OPEN) - late,
            "open_overdue": late,
        }
        assert {name: total[name] for name in expected} == expected
        assert total["total"] == sum(expected.values())
        assert total["set_aside"] == states["suspended"] + states["cancelled"]


LifeOfAnOffice.TestCase.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
test_life_of_an_office = LifeOfAnOffice.TestCase
