"""How long tasks have been overdue: what is old must be seen beside what is new."""

from collections.abc import Iterable
from typing import NamedTuple


class Age(NamedTuple):
    """A stretch of days late, both ends in it; the last one has no end."""

    first: int
    last: int | None


AGES = (Age(1, 30), Age(31, 90), Age(91, None))


def aged(days_late: Iterable[int]) -> dict[Age, int]:
    """Return how many tasks are late by so many days, the newest first; what is not late has no age."""
    days = list(days_late)
    return {age: sum(age.first <= late and (age.last is None or late <= age.last) for late in days) for age in AGES}
