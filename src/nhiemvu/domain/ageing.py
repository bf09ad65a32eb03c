"""How long tasks have been overdue: what is old must be seen beside what is new."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nhiemvu.domain.text import sort_key
from nhiemvu.domain.values import dataclass


class Age(NamedTuple):
    """A stretch of days late, both ends in it; the last one has no end."""

    first: int
    last: int | None


AGES = (Age(1, 30), Age(31, 90), Age(91, None))


def aged(days_late: Iterable[int]) -> dict[Age, int]:
    """Return how many tasks are late by so many days, the newest first; what is not late has no age."""
    return _summed((late, 1) for late in days_late)


def _summed(tasks: Iterable[tuple[int, int]]) -> dict[Age, int]:
    """Return how many tasks are of each age, given as days late and how many are so late."""
    sums = dict.fromkeys(AGES, 0)
    for late, number in tasks:
        for age in AGES:
            if age.first <= late and (age.last is None or late <= age.last):
                sums[age] += number
    return sums


class Overdue(NamedTuple):
    """So many tasks of one lead that are late by as many days."""

    #: None for tasks without a lead.
    lead: str | None
    days_late: int
    number: int


@dataclass(frozen=True, slots=True)
class AgeLine:
    """How long the tasks of one lead have been overdue."""

    #: None for tasks without a lead.
    name: str | None
    ages: Mapping[Age, int]
    #: Of the one that is most late.
    most_late: int

    @property
    def total(self) -> int:
        """How many are overdue."""
        return sum(self.ages.values())


def ages_by_lead(overdue: Iterable[Overdue]) -> tuple[Sequence[AgeLine], AgeLine]:
    """Return how long tasks have been overdue, a line a lead, those without a lead last; and all of them together."""
    held: dict[str | None, list[tuple[int, int]]] = {}
    for one in overdue:
        held.setdefault(one.lead, []).append((one.days_late, one.number))
    leads = sorted(held, key=lambda lead: (lead is None, sort_key(lead or "")))
    lines = [AgeLine(lead, _summed(held[lead]), max(late for late, _ in held[lead])) for lead in leads]
    everything = [pair for pairs in held.values() for pair in pairs]
    return lines, AgeLine(None, _summed(everything), max((late for late, _ in everything), default=0))
