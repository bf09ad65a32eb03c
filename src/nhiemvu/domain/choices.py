"""Which tasks somebody means: what is asked of them, all of it together."""

from datetime import date
from enum import StrEnum

from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import State, Timing
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChoice:
    """What is asked of tasks; a field that is empty asks nothing.

    Without a state or timing, open tasks are meant.
    """

    #: Closed tasks and those that a later plan goes on with, too.
    everything: bool = False
    #: A unit that has any role in the task.
    unit: str | None = None
    lead: str | None = None
    #: One of these.
    states: tuple[State, ...] = ()
    #: One of these, on the day asked about.
    timings: tuple[Timing, ...] = ()
    period: Period | None = None
    series: str | None = None
    #: This one or one above what the task cites.
    directive: str | None = None
    #: The first and the last day of deadlines.
    due_from: date | None = None
    due_to: date | None = None
    starred: bool = False
    #: Told nothing of for so many days, nor given to anyone.
    silent: int | None = None
    unassigned: bool = False
    #: Words of title and text, with or without accents.
    words: str | None = None
    #: The task that they are children of.
    parent: int | None = None


class Order(StrEnum):
    """In which order tasks are listed."""

    DUE = "due"
    NUMBER = "number"
    TITLE = "title"
    LEAD = "lead"
    #: Longest untold first.
    UPDATED = "updated"
    LATE = "late"


class TaskGroup(StrEnum):
    """Under what tasks are listed."""

    LEAD = "lead"
    SERIES = "series"
    #: The first directive that a task names.
    DIRECTIVE = "directive"
    PERIOD = "period"
    STATE = "state"
    TIMING = "timing"
