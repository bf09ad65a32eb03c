"""The four official counts of tasks and the rates made of them: the one way to count, for every output.

Counted is what a unit leads and can say done: a task divided among units counts by its parts. What was suspended or
cancelled is told apart and is in no count. Every count is of a day; what was completed later was open then.
[Quyết định 42/2014/QĐ-TTg and the report 1270/BC-TCTTTg of 27/12/2017: done on time and late, open in time and
overdue; completion = done / (done + open overdue)]
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from nhiemvu.domain.tasks import Task, Timing
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.values import dataclass

#: Without a day of its own, the rate of updating asks what was said in so many days.
UPDATE_DAYS = 30


class Grouping(StrEnum):
    """By what tasks are counted."""

    UNIT = "unit"
    SERIES = "series"
    #: The first directive that a task names.
    DIRECTIVE = "directive"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with what it is made of, so that a reader can check it."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, two places, halves up; None of nothing."""
        if not self.denominator:
            return None
        share = Decimal(100 * self.numerator) / Decimal(self.denominator)
        return share.quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many tasks are done on time, done late, open in time and open overdue."""

    done_on_time: int = 0
    #: How many of these only because their deadline was extended.
    done_by_extension: int = 0
    done_late: int = 0
    #: Tasks without a deadline among them: these are never overdue.
    open_in_time: int = 0
    open_overdue: int = 0
    #: How many of the open ones were told of since the day asked about.
    open_updated: int = 0
    #: Suspended or cancelled, in none of the four.
    set_aside: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Return the counts of both together."""
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in NAMES})

    @property
    def done(self) -> int:
        """How many are done."""
        return self.done_on_time + self.done_late

    @property
    def open(self) -> int:
        """How many are still to be done."""
        return self.open_in_time + self.open_overdue

    @property
    def total(self) -> int:
        """The sum of the four counts."""
        return self.done + self.open

    @property
    def completion(self) -> Rate:
        """Done / (done + open overdue): what is not yet due says nothing."""
        return Rate(self.done, self.done + self.open_overdue)

    @property
    def on_time(self) -> Rate:
        """Done on time / done."""
        return Rate(self.done_on_time, self.done)

    @property
    def updating(self) -> Rate:
        """Open and told of / open."""
        return Rate(self.open_updated, self.open)


#: The names of the counts.
NAMES = tuple(Counts.__slots__)


@dataclass(frozen=True, slots=True)
class Tally:
    """So many tasks that stand alike on a day."""

    #: None where they are suspended or cancelled.
    timing: Timing | None
    updated: bool
    number: int = 1
    #: Whether they were done in time only because their deadline was extended.
    extended: bool = False


#: Which count each standing goes to; two of them are one count.
COUNT_OF = {
    Timing.ON_TIME: "done_on_time",
    Timing.LATE: "done_late",
    Timing.NO_DEADLINE: "open_in_time",
    Timing.IN_TIME: "open_in_time",
    Timing.DUE_SOON: "open_in_time",
    Timing.OVERDUE: "open_overdue",
    None: "set_aside",
}


def counted(tallies: Iterable[Tally]) -> Counts:
    """Return the counts of tasks, however they were tallied."""
    sums = dict.fromkeys(NAMES, 0)
    for tally in tallies:
        name = COUNT_OF[tally.timing]
        sums[name] += tally.number
        if tally.updated and name.startswith("open"):
            sums["open_updated"] += tally.number
        if tally.extended:
            sums["done_by_extension"] += tally.number
    return Counts(**sums)


def count_by_lead(tasks: Sequence[Task], as_of: date, updated_since: date) -> "CountTable":
    """Return the counts of tasks on the day `as_of`, a line a unit that leads some, those without a lead last.

    `tasks` holds those that are divided and their parts; these count, not the whole.
    """
    tallies: dict[str | None, list[Tally]] = {}
    for task in tasks:
        if not task.children_counted:
            tallies.setdefault(task.lead, []).append(_tally(task, as_of, updated_since))
    leads = sorted(tallies, key=lambda lead: (lead is None, sort_key(lead or "")))
    lines = [CountLine(lead, counted(tallies[lead])) for lead in leads]
    return CountTable(lines, counted(tally for several in tallies.values() for tally in several))


def _tally(task: Task, as_of: date, updated_since: date) -> Tally:
    told = task.last_update_on
    return Tally(task.timing(as_of), told is not None and updated_since <= told <= as_of)


class DoesNotFoot(ValueError):
    """The lines of a table do not add up to its total."""


@dataclass(frozen=True, slots=True)
class CountLine:
    """The counts of one unit, series, directive or period."""

    #: None for the tasks that have none.
    name: str | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class CountTable:
    """Lines with their total; one that does not foot cannot be made."""

    lines: Sequence[CountLine]
    total: Counts

    def __post_init__(self) -> None:
        """Refuse lines that do not add up to the total."""
        together = sum((line.counts for line in self.lines), Counts())
        if together != self.total:
            raise DoesNotFoot(f"{together} is not {self.total}")


def ranked(lines: Iterable[CountLine]) -> list[tuple[int | None, CountLine]]:
    """Return units, the best at completing first, then at updating, then by name; with their places.

    Units that have completed alike share a place; where nothing is due yet there is none, and that comes last. Tasks
    without a lead are no unit's.
    """
    named = [line for line in lines if line.name is not None]
    in_order = sorted(named, key=lambda line: (*_best_first(line.counts), sort_key(line.name or "")))
    shares = [line.counts.completion.percent for line in in_order]
    return [
        (None if share is None else shares.index(share) + 1, line) for share, line in zip(shares, in_order, strict=True)
    ]


def _best_first(counts: Counts) -> tuple[Decimal, Decimal]:
    shares = (counts.completion.percent, counts.updating.percent)
    completing, updating = (-share if share is not None else Decimal(1) for share in shares)
    return completing, updating
