"""A small office in plain values: its tasks and units, and how they stand; nothing here knows the program."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

OPEN = {"not_started", "in_progress", "reported"}
FINISHED = {"reported", "done"}
ASIDE = {"suspended", "cancelled"}
COUNTS = ("done_on_time", "done_late", "open_in_time", "open_overdue", "set_aside")
USAGE, NOT_FOUND, CONFLICT = 2, 3, 5
ONE_DAY = timedelta(days=1)


class Refused(Exception):
    """The office does not take what was asked for."""

    def __init__(self, code: int = CONFLICT) -> None:
        super().__init__(code)
        self.code = code


class Quarter(NamedTuple):
    """One quarter of 2026."""

    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(2026, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(2026 + self.number // 4, (3 * self.number) % 12 + 1, 1) - ONE_DAY

    @property
    def code(self) -> str:
        """Its name in the program."""
        return f"2026-Q{self.number}"

    @property
    def following(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.number + 1)


@dataclass
class Entry:
    """What was said of a task."""

    day: date
    state: str
    percent: int | None = None
    result: str | None = None


@dataclass
class Held:
    """One unit's role in a task."""

    unit: int
    role: str
    since: date
    until: date | None = None


@dataclass
class Request:
    """A later deadline that was asked for."""

    before: date
    to: date
    decision: str | None = None
    decided: date | None = None


@dataclass
class Task:
    """One task with its whole record."""

    text: str
    due: date | None
    original: date | None
    period: Quarter | None = None
    #: The quarter of the report that planned it.
    source: Quarter | None = None
    parent: int | None = None
    continues: int | None = None
    state: str = "not_started"
    completed: date | None = None
    aside: date | None = None
    starred: bool = False
    #: In the order in which they were made.
    entries: list[Entry] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    #: How it comes back, reckoned from which day, and for which day it stands.
    rule: str | None = None
    first: date | None = None
    occurs: date | None = None
    #: The occurrence before it.
    after: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN

    @property
    def roles(self) -> dict[int, str]:
        """Who has a role in it now."""
        return {one.unit: one.role for one in self.held if one.until is None}

    @property
    def lead(self) -> int | None:
        """Who leads it."""
        return next((unit for unit, role in self.roles.items() if role == "lead"), None)

    @property
    def waiting(self) -> Request | None:
        """The later deadline that is asked for and not decided."""
        return next((one for one in self.requests if one.decision is None), None)

    @property
    def told(self) -> list[Entry]:
        """What was said, by the days of which it was said."""
        return sorted(self.entries, key=lambda entry: entry.day)

    @property
    def said(self) -> int | None:
        """The percentage that was said last."""
        return next((entry.percent for entry in reversed(self.told) if entry.percent is not None), None)

    @property
    def result(self) -> str | None:
        """What came of it, if nothing took that back."""
        since, finished = 0, False
        for place, entry in enumerate(self.entries):
            if finished and entry.state not in FINISHED:
                since = place + 1
            finished = entry.state in FINISHED
        left = {id(entry) for entry in self.entries[since:]}
        return next((entry.result for entry in reversed(self.told) if entry.result and id(entry) in left), None)

    def say(self, day: date, state: str, percent: int | None = None, result: str | None = None) -> None:
        """Record what was said of it."""
        self.entries.append(Entry(day, state, percent, result))

    def give(self, unit: int, role: str, day: date) -> None:
        """Give a unit a role; it has one, and the task one lead."""
        if self.roles.get(unit) == role:
            return
        for one in self.held:
            if one.until is None and (one.unit == unit or role == one.role == "lead"):
                one.until = max(day, one.since)
        self.held.append(Held(unit, role, day))

    def take(self, unit: int, day: date) -> date:
        """Take its role from a unit, and return the day."""
        [mine] = [one for one in self.held if one.unit == unit and one.until is None]
        mine.until = max(day, mine.since)
        return mine.until

    def pass_on(self, unit: int, heir: int | None, day: date) -> None:
        """Let another unit, or nobody, go on in the role of a unit; who leads stays in the lead."""
        role = self.roles[unit]
        since = self.take(unit, day)
        if heir is not None and (role == "lead" or heir not in self.roles):
            self.give(heir, role, since)

    def move_deadline(self, due: date | None) -> None:
        """Set the deadline; the first one stays."""
        self.due, self.original = due, self.original or due

    def was_open(self, day: date) -> bool:
        """Tell whether it was open on a day."""
        done = self.state == "done" and self.completed is not None and self.completed <= day
        return not done and not (self.state in ASIDE and self.aside is not None and self.aside <= day)

    def due_at(self, day: date) -> date | None:
        """Return the deadline that held on a day."""
        later = [one for one in self.requests if one.decision == "approved" and one.decided and one.decided > day]
        return min(later, key=lambda one: one.decided or date.max).before if later else self.due

    def standing(self, day: date) -> str:
        """Return which of the counts it goes to on a day."""
        due = self.due_at(day)
        if not self.was_open(day):
            if self.state != "done":
                return "set_aside"
            return "done_late" if due and self.completed and self.completed > due else "done_on_time"
        reported = self.state == "reported" and self.completed is not None and self.completed <= day
        reached = self.completed if reported and self.completed else day
        return "open_overdue" if due and due < reached else "open_in_time"


@dataclass
class Unit:
    """One unit: its names by the days from which they hold, and its end."""

    name: str
    since: date | None = None
    #: Its last day.
    until: date | None = None
    heirs: tuple[int, ...] = ()
    renamed: date | None = None


@dataclass
class Model:
    """The whole office."""

    today: date
    tasks: dict[int, Task] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    confirms: bool = False
    #: Numbers are given once for all time, whatever is undone.
    last_task: int = 0
    last_unit: int = 0
    #: The quarters whose reports were imported, and what was closed: state, percent, deadline, day of completion.
    reports: set[Quarter] = field(default_factory=set)
    closed: dict[Quarter, dict[int, tuple[object, ...]]] = field(default_factory=dict)

    def add_task(self, task: Task) -> int:
        """Give a task its number."""
        self.last_task += 1
        self.tasks[self.last_task] = task
        return self.last_task

    def add_unit(self, unit: Unit) -> int:
        """Give a unit its number."""
        self.last_unit += 1
        self.units[self.last_unit] = unit
        return self.last_unit

    def at_work(self, day: date | None = None) -> list[int]:
        """Return the units that are at work on a day, or today."""
        then = day or self.today
        return [number for number, unit in self.units.items() if unit.until is None or unit.until >= then]

    def heirs(self, number: int) -> list[int]:
        """Return the units at work that go on with the work of one, or itself."""
        if number in self.at_work():
            return [number]
        return list(dict.fromkeys(last for heir in self.units[number].heirs for last in self.heirs(heir)))

    def children(self, number: int) -> list[int]:
        """Return the parts of a task."""
        return [child for child, task in self.tasks.items() if task.parent == number]

    def counted(self, number: int) -> list[Task]:
        """Return the parts of a task that were not cancelled."""
        return [task for task in (self.tasks[child] for child in self.children(number)) if task.state != "cancelled"]

    def percent(self, number: int) -> int | None:
        """Return how far a task is; a whole by its parts."""
        task, parts = self.tasks[number], self.counted(number)
        if task.state == "done":
            return 100
        if parts:
            return sum(100 if part.state == "done" else part.said or 0 for part in parts) // len(parts)
        return task.said

    def follow(self, numbers: set[int | None]) -> None:
        """Let wholes that are open stand as their parts do."""
        for number in numbers - {None}:
            whole, parts = self.tasks[number or 0], self.counted(number or 0)
            if not (parts and whole.is_open):
                continue
            whole.state, whole.completed = "not_started", None
            if all(part.state == "done" for part in parts):
                whole.state, whole.completed = "reported", max(part.completed for part in parts if part.completed)
            elif any(part.state not in {"not_started", "suspended"} or part.said for part in parts):
                whole.state = "in_progress"

    def require_order(self, numbers: list[int]) -> None:
        """Refuse an open part that is due after its whole."""
        for number in numbers:
            task = self.tasks[number]
            for child, whole in [(self.tasks[child], task) for child in self.children(number)] + (
                [(task, self.tasks[task.parent])] if task.parent else []
            ):
                if child.is_open and child.due and whole.due and child.due > whole.due:
                    raise Refused

    def links_after(self, number: int) -> list[Task]:
        """Return the tasks of later plans that go on from one."""
        return [task for task in self.tasks.values() if task.continues == number and task.state != "cancelled"]

    def is_handed_on(self, number: int, day: date) -> bool:
        """Tell whether a task of a later plan stands for one on a day."""
        begun = any(link.period is None or link.period.first <= day for link in self.links_after(number))
        return begun and self.tasks[number].was_open(day)

    def stands(self, number: int, day: date) -> bool:
        """Tell whether a task stands for its chain on a day."""
        task = self.tasks[number]
        before = self.tasks[task.continues] if task.continues else None
        waits = before and before.was_open(day) and task.period and task.period.first > day
        return not self.is_handed_on(number, day) and not (waits and task.state != "cancelled")

    def timing(self, number: int) -> str | None:
        """Return how a task stands today in the words of lists, None where it is set aside or handed on."""
        task, standing = self.tasks[number], self.tasks[number].standing(self.today)
        if standing == "set_aside" or self.is_handed_on(number, self.today):
            return None
        if standing != "open_in_time":
            return {"done_on_time": "on_time", "done_late": "late", "open_overdue": "overdue"}[standing]
        if task.due is None:
            return "no_deadline"
        return "due_soon" if task.state != "reported" and (task.due - self.today).days <= 7 else "in_time"

    def late(self, day: date) -> set[int]:
        """Return what is overdue on a day; of what is divided the parts."""
        return {
            number
            for number, task in self.tasks.items()
            if task.standing(day) == "open_overdue" and self.stands(number, day) and not self.counted(number)
        }

    def due_within(self, days: int) -> set[int]:
        """Return what is open and due in so many days from today on; of what is divided the parts."""
        last = self.today + timedelta(days)
        return {
            number
            for number, task in self.tasks.items()
            if task.is_open
            and task.due
            and self.today <= task.due <= last
            and self.stands(number, self.today)
            and not self.counted(number)
        }

    def counts(self, day: date) -> dict[str, int]:
        """Count what is no whole of others, each once."""
        each = Counter(
            task.standing(day)
            for number, task in self.tasks.items()
            if self.stands(number, day) and not self.counted(number)
        )
        return {name: each[name] for name in COUNTS}

    def spoken_of(self, number: int, quarter: Quarter) -> bool:
        """Tell whether something was said of a task, or of a part, in a quarter."""
        several = [self.tasks[one] for one in (number, *self.children(number))]
        return any(quarter.first <= entry.day <= quarter.last for task in several for entry in task.entries)

    def to_answer(self, quarter: Quarter) -> list[int]:
        """Return what the report of a quarter must answer."""
        return [number for number, task in self.tasks.items() if task.parent is None and self._asked(number, quarter)]

    def _asked(self, number: int, quarter: Quarter) -> bool:
        task, said = self.tasks[number], self.spoken_of(number, quarter)
        if task.period is None:
            done_then = task.completed is not None and quarter.first <= task.completed <= quarter.last
            finished = task.state == "done" and task.completed is not None and task.completed < quarter.first
            # Silence takes nothing out of the report.
            return (
                (said and not finished)
                or done_then
                or (task.is_open and task.due is not None and task.due <= quarter.last)
            )
        if task.period == quarter:
            return task.state != "cancelled" or said
        if task.period > quarter:
            return False
        goes_on = any(link.period is None or link.period.first <= quarter.last for link in self.links_after(number))
        done_since = task.completed is not None and task.completed >= quarter.first
        return (task.is_open and not goes_on) or done_since or (task.state in ASIDE and said)
