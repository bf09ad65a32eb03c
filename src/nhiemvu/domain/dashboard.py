"""What the page for the head of an office is made of: counts, and of each number the tasks that it counts.

A number belongs to a `Selection`: which of the tasks, of which unit, period, directive or age. What a selection holds
is decided here, once; `numbers_of` gives the number from the counts, and a test holds both equal.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from functools import cache

from nhiemvu.domain.ageing import Age
from nhiemvu.domain.counts import COUNT_OF, Counts, Rate
from nhiemvu.domain.directive_tree import Placed
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.last_told import LastTold
from nhiemvu.domain.tasks import State, Timing
from nhiemvu.domain.values import dataclass

#: So many overdue tasks and so many that are due soon are printed; all of them are behind their numbers.
MOST_PRINTED = 200
#: An office with no more tasks has all of them in the page's own text, too, for readers whose scripts are off.
MOST_IN_TEXT = 1000


class Which(IntEnum):
    """Which of some tasks; a task may be several of these. The values are the places of bits in the page's data."""

    TOTAL = 0
    DONE = 1
    DONE_ON_TIME = 2
    DONE_BY_EXTENSION = 3
    DONE_LATE = 4
    OPEN = 5
    OPEN_IN_TIME = 6
    OPEN_OVERDUE = 7
    OPEN_UPDATED = 8
    OPEN_SILENT = 9
    #: Done or overdue: what the rate of completion is a share of.
    DUE = 10
    SET_ASIDE = 11
    #: Open in time, with few days left.
    DUE_SOON = 12


#: How many of each there are, by the counts; those due soon are counted apart.
NUMBERS: Mapping[Which, Callable[[Counts], int]] = {
    Which.TOTAL: lambda counts: counts.total,
    Which.DONE: lambda counts: counts.done,
    Which.DONE_ON_TIME: lambda counts: counts.done_on_time,
    Which.DONE_BY_EXTENSION: lambda counts: counts.done_by_extension,
    Which.DONE_LATE: lambda counts: counts.done_late,
    Which.OPEN: lambda counts: counts.open,
    Which.OPEN_IN_TIME: lambda counts: counts.open_in_time,
    Which.OPEN_OVERDUE: lambda counts: counts.open_overdue,
    Which.OPEN_UPDATED: lambda counts: counts.open_updated,
    Which.OPEN_SILENT: lambda counts: counts.open - counts.open_updated,
    Which.DUE: lambda counts: counts.completion.denominator,
    Which.SET_ASIDE: lambda counts: counts.set_aside,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTask:
    """One counted task as a list of the page shows it."""

    id: int
    title: str
    #: None without a lead.
    unit_id: int | None
    lead: str | None
    period: str | None
    state: State
    #: None where it is suspended or cancelled.
    timing: Timing | None
    due_on: date | None
    days_late: int
    starred: bool
    #: Told of since the day from which that counts.
    updated: bool
    #: Done in time only because its deadline was extended.
    extended: bool
    told: LastTold
    #: The directives of the page's tree under which it counts.
    directives: tuple[int, ...] = ()

    def belongs(self) -> frozenset[Which]:
        """Return which of the tasks it is."""
        return belonging(self.timing, updated=self.updated, extended=self.extended)


@cache
def belonging(timing: Timing | None, *, updated: bool, extended: bool) -> frozenset[Which]:
    """Return which of the tasks one is that stands so; there are few ways to stand."""
    count = COUNT_OF[timing]
    if count == "set_aside":
        return frozenset({Which.SET_ASIDE})
    found = {Which.TOTAL, Which[count.upper()]}
    if count.startswith("done"):
        found |= {Which.DONE, Which.DUE} | ({Which.DONE_BY_EXTENSION} if extended else set())
    else:
        found |= {Which.OPEN, Which.OPEN_UPDATED if updated else Which.OPEN_SILENT}
        found |= {Which.DUE} if count == "open_overdue" else set()
        found |= {Which.DUE_SOON} if timing is Timing.DUE_SOON else set()
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The tasks behind one number; a field that is None asks nothing."""

    which: Which
    #: A unit that leads, 0 for tasks without a lead.
    unit_id: int | None = None
    #: The code of a period, "" for tasks of none.
    period: str | None = None
    directive_id: int | None = None
    age: Age | None = None

    def holds(self, task: ListedTask) -> bool:
        """Tell whether a task is behind the number."""
        return (
            self.which in task.belongs()
            and (self.unit_id is None or self.unit_id == (task.unit_id or 0))
            and (self.period is None or self.period == (task.period or ""))
            and (self.directive_id is None or self.directive_id in task.directives)
            and (self.age is None or self.age.first <= task.days_late <= (self.age.last or task.days_late))
        )

    def of(self, which: Which) -> "Selection":
        """Return the selection of others among the same tasks."""
        return Selection(
            which=which, unit_id=self.unit_id, period=self.period, directive_id=self.directive_id, age=self.age
        )


#: The one of all tasks of the page.
EVERYTHING = Selection(which=Which.TOTAL)


@dataclass(frozen=True, slots=True)
class Group:
    """The counts of what one unit, period or directive has."""

    #: The number of the unit or directive, or the code of the period; 0 or "" for what has none.
    key: int | str
    #: None for what has none.
    name: str | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which tasks the page is, in the words of the record; "" where nothing is asked."""

    period: str = ""
    series: str = ""
    unit: str = ""
    directive: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Everything that the page tells, but for the lists behind its numbers, which go beside it task by task."""

    office: str
    scope: Scope
    as_of: date
    #: Open tasks count as updated where something was said since this day.
    updated_since: date
    total: Counts
    #: Those that are done by the best rate first, as `by_completion` orders them.
    units: Sequence[Group]
    #: In order of time, tasks of no period last.
    periods: Sequence[Group]
    ages: Mapping[Age, int]
    #: Those under which something is counted, and those above them.
    places: Sequence[Placed]
    directives: Mapping[int, Directive]
    #: The counts of the tasks under each directive that has some.
    under: Mapping[int, Counts]
    #: How many open tasks are due soon.
    soon: int
    #: Overdue ones, most late first, at most MOST_PRINTED.
    overdue: Sequence[ListedTask]
    #: Open ones that are due soon, the nearest first, at most MOST_PRINTED.
    due_soon: Sequence[ListedTask]
    #: All tasks by unit, or none where they are more than MOST_IN_TEXT.
    tasks: Sequence[ListedTask]


def by_completion(group: Group) -> tuple[object, ...]:
    """Order by the rate of completion, the best first and those without one last; of equals the one with more."""
    return _place(group.counts.completion, group)


def by_updating(group: Group) -> tuple[object, ...]:
    """Order by the rate of updating, likewise."""
    return _place(group.counts.updating, group)


def _place(rate: Rate, group: Group) -> tuple[object, ...]:
    return (rate.percent is None, -(rate.percent or 0), -group.counts.total)


def ranks(groups: Sequence[Group], rate: Callable[[Counts], Rate]) -> dict[int | str, int | None]:
    """Return the rank of each by a rate, equal rates sharing one: 1, 2, 2, 4; None where there is nothing to rate."""
    shares = {group.key: rate(group.counts).percent for group in groups if group.key}
    return {
        key: None if share is None else 1 + sum(other is not None and other > share for other in shares.values())
        for key, share in shares.items()
    }
