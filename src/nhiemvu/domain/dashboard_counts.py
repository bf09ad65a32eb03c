"""Counting the tasks of the page one by one, in the memory of a few: each in all the numbers that it is part of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from nhiemvu.domain.ageing import Age, aged
from nhiemvu.domain.counts import Counts, Tally, counted
from nhiemvu.domain.dashboard import MOST_IN_TEXT, MOST_PRINTED, ListedTask
from nhiemvu.domain.tasks import Timing

#: How a task stands, as far as counting asks: timing, updated, extended.
Standing = tuple[Timing | None, bool, bool]
Tallies = Counter[Standing]


class Counting:
    """The counts of the tasks added so far."""

    def __init__(self) -> None:
        self._total: Tallies = Counter()
        self._units: defaultdict[int, Tallies] = defaultdict(Counter)
        self._periods: defaultdict[str, Tallies] = defaultdict(Counter)
        self._directives: defaultdict[int, Tallies] = defaultdict(Counter)
        self._days_late = list[int]()
        self.overdue = _First(lambda task: (-task.days_late, task.id))
        self.due_soon = _First(lambda task: (task.due_on, task.id))
        #: All of them, or none where they are too many for the page's text.
        self.tasks = list[ListedTask]()
        self._number = 0

    def add(self, task: ListedTask) -> None:
        """Count a task."""
        standing = (task.timing, task.updated, task.extended)
        self._total[standing] += 1
        self._units[task.unit_id or 0][standing] += 1
        self._periods[task.period or ""][standing] += 1
        for directive in task.directives:
            self._directives[directive][standing] += 1
        if task.timing is Timing.OVERDUE:
            self._days_late.append(task.days_late)
            self.overdue.add(task)
        elif task.timing is Timing.DUE_SOON:
            self.due_soon.add(task)
        self._number += 1
        if self._number <= MOST_IN_TEXT:
            self.tasks.append(task)
        else:
            self.tasks.clear()

    @property
    def total(self) -> Counts:
        """The counts of all."""
        return _counts(self._total)

    @property
    def soon(self) -> int:
        """How many open ones are due soon."""
        return _counts({one: number for one, number in self._total.items() if one[0] is Timing.DUE_SOON}).open_in_time

    @property
    def units(self) -> dict[int, Counts]:
        """The counts by the unit that leads, 0 for none."""
        return {key: _counts(tallies) for key, tallies in self._units.items()}

    @property
    def periods(self) -> dict[str, Counts]:
        """The counts by period, "" for none."""
        return {key: _counts(tallies) for key, tallies in self._periods.items()}

    @property
    def directives(self) -> dict[int, Counts]:
        """The counts of the tasks under each directive that has some."""
        return {key: _counts(tallies) for key, tallies in self._directives.items()}

    @property
    def ages(self) -> dict[Age, int]:
        """How many overdue ones are late by so many days."""
        return aged(self._days_late)


def _counts(tallies: Mapping[Standing, int]) -> Counts:
    return counted(Tally(timing, updated, number, extended) for (timing, updated, extended), number in tallies.items())


class _First:
    """The first of many tasks by a key, in the memory of twice as many as are wanted."""

    def __init__(self, key: Callable[[ListedTask], Any]) -> None:
        self._key = key
        self._held = list[ListedTask]()

    def add(self, task: ListedTask) -> None:
        """Take a task into account."""
        self._held.append(task)
        if len(self._held) >= 2 * MOST_PRINTED:
            self._held = self._sorted(self._held)

    def all(self) -> tuple[ListedTask, ...]:
        """Return them in order."""
        return tuple(self._sorted(self._held))

    def _sorted(self, tasks: Iterable[ListedTask]) -> list[ListedTask]:
        return sorted(tasks, key=self._key)[:MOST_PRINTED]
