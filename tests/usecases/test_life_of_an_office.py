"""Whatever an office does, day after day, its record says what a simple model of it says.

`pytest --hypothesis-profile=thorough` drives it for longer.
"""

import sqlite3
from contextlib import closing
from copy import deepcopy
from datetime import date, timedelta
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition

from nhiemvu.domain.answers import counted_days, kind_of
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.periods import parse_period
from nhiemvu.store.check import check
from nhiemvu.store.database import transaction
from nhiemvu.store.report_tasks import asked_tasks, tasks_to_answer
from nhiemvu.store.task_queries import TaskFilter
from nhiemvu.store.tasks import find_tasks
from nhiemvu.usecases.answer_tasks import answers_of
from nhiemvu.usecases.count_tasks import statistics
from nhiemvu.usecases.list_tasks import overdue_tasks
from tests.usecases.life.deadlines import TEXTS, Deadlines
from tests.usecases.life.machine import PLACE, ago, engine_at, rule, whole
from tests.usecases.life.model import COUNTS, Model, Quarter
from tests.usecases.life.moves import RESULT, Moves
from tests.usecases.life.parts import PARTS, RULES, Parts
from tests.usecases.life.reports import Reports
from tests.usecases.life.units import Units

SOON = 15
#: What picks the first, second or third of what fits.
FIRST, SECOND, THIRD = [0], [6], [12]


class LifeOfAnOffice(Moves, Deadlines, Parts, Units, Reports):
    """Random commands, each run by the program and by the model."""

    #: The office at its first day's work, once it is set up: its data, the model of it, and how many names it gave.
    opening: ClassVar[list[tuple[bytes, Model, int]]] = []

    @initialize(confirms=st.booleans())
    def found(self, *, confirms: bool) -> None:
        """Set up an office that is at work."""
        if not self.opening:
            self.begin_work()
            self.opening.append((whole(self.database), self.model, self.names))
        data, model, self.names = self.opening[0]
        for path in PLACE.glob(f"{self.database.name}*"):
            path.unlink()
        self.database.write_bytes(data)
        self.model = deepcopy(model)
        self.decide_how_to_confirm(confirms=confirms)
        self.steps.clear()

    def begin_work(self) -> None:
        """Take in the first report, and have of each kind of task one: led and supported, divided, coming back."""
        for _ in range(4):
            self.add_unit()
        self.receive(Quarter(1))
        self.assign(FIRST + SECOND, "", lead=FIRST[0], support=SECOND[0], span=None)
        self.add(TEXTS[0], "NFD", 12, lead=SECOND[0])
        self.assign(THIRD, "", lead=SECOND[0], support=THIRD[0], span=None)
        self.split(THIRD[0], list(PARTS[:2]))
        self.add_what_comes_back(5, RULES[0], lead=THIRD[0])
        self.ask_for_time(FIRST, "", 30)
        self.decide_how_to_confirm(confirms=True)
        self.done(SECOND, "", RESULT, 3)
        self.holds()

    @rule(days=st.integers(1, 25))
    def wait(self, days: int) -> None:
        """Let days pass."""
        self.model.today += timedelta(days)
        self.changed = True

    @precondition(lambda self: self.steps)
    @rule(again=st.booleans())
    def undo(self, *, again: bool) -> None:
        """Take back the last change: every record is as it was; done again, it comes to the same."""
        step = self.undo_last()
        if again and step.day == self.today:
            self.run(step.act, *step.words)

    @rule(days=ago)
    def look_back(self, days: int) -> None:
        """Hold what is printed of today and of an earlier day to the model; it foots."""
        day = self.today - timedelta(days)
        printed = self.printed("stats", "--by", "unit", "--as-of", day)
        for name in COUNTS:
            assert sum(line[name] for line in printed["lines"]) == printed["total"][name], name
        assert {name: printed["total"][name] for name in COUNTS} == self.model.counts(day)
        assert {one["id"] for one in self.printed("overdue", "--as-of", day)} == self.model.late(day)
        shown = {one["id"]: one for one in self.printed("list", "--all")}
        assert {number: task.state for number, task in self.model.tasks.items()} == {
            number: one["state"] for number, one in shown.items()
        }

    @rule(quarter=st.sampled_from((Quarter(2), Quarter(3))), days=ago)
    def ask_what_a_report_lacks(self, quarter: Quarter, days: int) -> None:
        """Hold how tasks are answered, asked in few columns, to the answers that the report itself has."""
        period, day = parse_period(quarter.code), self.today - timedelta(days)
        with transaction(engine_at(str(self.database)), writing=False) as session:
            whole_tasks = tasks_to_answer(session, period, None)
            answers = [(one.task.id, one.kind) for one in answers_of(session, whole_tasks, period, day)]
            asked = asked_tasks(session, period, day)
        since, until = counted_days(period, day)
        assert [(one.id, kind_of(one, one.entries, since, until)) for one in asked] == answers

    @invariant()
    def holds(self) -> None:
        """Hold the office to the model, where anything is otherwise than it was."""
        if self.changed:
            self.says_what_the_model_says()
            self.keeps_who_had_it_and_what_was_closed()
            self.gives_open_tasks_to_units_at_work()
            self.changed = False

    def says_what_the_model_says(self) -> None:
        """Compare every task, lateness and the four counts; and check the data."""
        with transaction(engine_at(str(self.database)), writing=False) as session:
            found = {one.id: one for one in find_tasks(session, TaskFilter())}
            late = {one.id for one in overdue_tasks(session, TaskChoice(), as_of=self.today)}
            soon = {one.id for one in overdue_tasks(session, TaskChoice(), as_of=self.today, within=SOON)}
            total = statistics(session, by=None, as_of=self.today).table.total
            yesterday = self.today - timedelta(1)
            earlier = statistics(session, by=None, as_of=yesterday).table.total
            faults = check(session)
        assert not faults
        assert {number: _told(one, self.today) for number, one in found.items()} == {
            number: self.expected(number) for number in self.model.tasks
        }
        assert late == self.model.late(self.today)
        assert soon == self.model.late(self.today) | self.model.due_within(SOON)
        counts = self.model.counts(self.today)
        assert {name: getattr(total, name) for name in COUNTS} == counts
        assert {name: getattr(earlier, name) for name in COUNTS} == self.model.counts(yesterday)
        assert total.total == sum(counts.values()) - counts["set_aside"]

    def expected(self, number: int) -> dict[str, object]:
        """Return what the model says of a task."""
        task = self.model.tasks[number]
        names = {unit: self.model.units[unit].name for unit in task.roles}
        return {
            "text": task.text,
            "state": task.state,
            "due_on": task.due,
            "original_due_on": task.original,
            "completed_on": task.completed,
            "set_aside_on": task.aside,
            "starred": task.starred,
            "percent": self.model.percent(number),
            "result": task.result,
            "parent_id": task.parent,
            "children": tuple(self.model.children(number)),
            "continues_id": task.continues,
            "period": task.period and task.period.code,
            "lead": names.get(task.lead or 0),
            "support": tuple(names[unit] for unit, role in task.roles.items() if role == "support"),
            "extensions": [(one.before, one.decision, one.decided) for one in task.requests],
            "timing": self.model.timing(number),
            "due_today": task.due_at(self.today),
        }

    def keeps_who_had_it_and_what_was_closed(self) -> None:
        """Every assignment that ever held stands in the record, and what a closed period was reported with."""
        trail = {
            number: [(one.unit, one.role, one.since, one.until) for one in task.held]
            for number, task in self.model.tasks.items()
            if task.held
        }
        held: dict[int, list[tuple[object, ...]]] = {}
        for number, *one in self.rows("SELECT task_id, unit_id, role, from_on, until_on FROM assignment ORDER BY id"):
            held.setdefault(number, []).append((*one[:2], *map(_day, one[2:])))
        assert held == trail
        frozen: dict[Quarter, dict[int, tuple[object, ...]]] = {}
        for period, number, state, percent, *days in self.rows(
            "SELECT period, task_id, state, percent, due_on, completed_on"
            " FROM closed_answer JOIN report_close ON report_close.id = close_id"
        ):
            frozen.setdefault(Quarter(int(period[-1])), {})[number] = (state, percent, *map(_day, days))
        assert frozen == self.model.closed

    def gives_open_tasks_to_units_at_work(self) -> None:
        """One unit leads, and none that is no more has an open task in hand; no day of coming back is opened twice."""
        at_work = set(self.model.at_work())
        for task in self.model.tasks.values():
            assert list(task.roles.values()).count("lead") <= 1
            assert not task.is_open or set(task.roles) <= at_work
        for number, day in self.rows("SELECT task_id, occurs_on FROM task_recurrence"):
            assert self.model.tasks[number].occurs == _day(day)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return what a statement finds."""
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.execute(query))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _told(task: Any, today: date) -> dict[str, object]:
    """Return what the program says of a task, in the words of the model."""
    names = (
        "text", "state", "due_on", "original_due_on", "completed_on", "set_aside_on", "starred", "percent", "result",
        "parent_id", "children", "continues_id", "period", "lead", "support",
    )  # fmt: skip
    extensions = [(one.from_due_on, one.decision, one.decided_on) for one in task.extensions]
    told = {name: getattr(task, name) for name in names}
    return {**told, "extensions": extensions, "timing": task.timing(today), "due_today": task.due_at(today)}


IS_SHORT = settings.get_current_profile_name() != "thorough"
LifeOfAnOffice.TestCase.settings = settings(
    # Half a minute where all tests are run.
    max_examples=20 if IS_SHORT else settings().max_examples,
    stateful_step_count=30 if IS_SHORT else settings().stateful_step_count,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_life_of_an_office = LifeOfAnOffice.TestCase
