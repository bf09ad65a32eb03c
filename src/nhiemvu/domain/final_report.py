"""What the final report of a period says of the tasks that it had to answer, and what recording it would change.

A task is called done where the report tells of it for sure and of nothing unfinished, and does not plan it again;
everything else stays open, with the reason why.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from nhiemvu.domain.coverage import Coverage, MatchedBy, coverage_of
from nhiemvu.domain.periods import Period
from nhiemvu.domain.report_answers import AnswerWords, ReportAnswer
from nhiemvu.domain.tasks import OPEN_STATES, State, Task
from nhiemvu.domain.values import dataclass


class OpenBecause(StrEnum):
    """Why a task that a report tells of stays open."""

    UNSURE = "unsure"
    UNFINISHED = "unfinished"
    #: The report's own plan goes on with it.
    GOES_ON = "goes_on"
    CHILDREN = "children"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One task that the report tells of."""

    task: Task
    words: tuple[AnswerWords, ...]
    matched_by: MatchedBy
    #: Whether the words need no look of the clerk's.
    sure: bool
    #: Whether they say, as the record does, that the task is not finished.
    unfinished: bool
    #: Whether the record says that it was under way still when its deadline had passed.
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAgain:
    """One point of the report's plan that goes on with a task."""

    #: The point's place in the plan, from 0.
    place: int
    label: str
    words: AnswerWords
    task: Task
    matched_by: MatchedBy
    #: The deadline that the point names.
    due_on: date | None = None

    @property
    def is_due_otherwise(self) -> bool:
        """Whether the point names another deadline than the record."""
        return self.due_on is not None and self.task.due_on is not None and self.due_on != self.task.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalReport:
    """The report of one period set against the tasks that it had to answer."""

    period: Period
    #: What it had to answer, in order.
    tasks: tuple[Task, ...]
    told: tuple[Told, ...]
    #: Points that go on with tasks of this period or an earlier one.
    again: tuple[PlannedAgain, ...]
    #: Points that are tasks which were planned already: for the coming period, or for longer than this one.
    planned: tuple[PlannedAgain, ...]
    #: Marks of tasks that this report had not to answer, or that are not known.
    strange: tuple[int, ...] = ()

    @property
    def silent(self) -> tuple[Task, ...]:
        """The tasks of which it says nothing, those left out that were set aside with a reason."""
        answers = self.answers(frozenset(), unsure=True)
        return tuple(task for task in self.tasks if answers[task.id] is Coverage.UNANSWERED)

    def _points(self) -> Mapping[int, PlannedAgain]:
        """Return the first point of each task that the plan goes on with."""
        found: dict[int, PlannedAgain] = {}
        for point in (*self.again, *self.planned):
            found.setdefault(point.task.id, point)
        return found

    def open_because(self, told: Told) -> OpenBecause | None:
        """Return why an open task stays open, or None where it can be called done."""
        if not told.sure:
            return OpenBecause.UNSURE
        if told.unfinished:
            return OpenBecause.UNFINISHED
        if told.task.id in self._points():
            return OpenBecause.GOES_ON
        return OpenBecause.CHILDREN if told.task.children_done < told.task.children_counted else None

    @property
    def completions(self) -> tuple[Told, ...]:
        """The open tasks that can be called done."""
        return tuple(told for told in self.told if told.task.state in OPEN_STATES and self.open_because(told) is None)

    def day_of(self, told: Told, issued_on: date) -> date:
        """Return the day on which what a report tells of is taken to have been done; the report itself gives none.

        That is the deadline, where it lies in the period and nothing was said of the task after it; else the last day
        of the period. No day is later than that on which the report was issued.
        """
        last, due_on = min(issued_on, self.period.last_day), told.task.due_on
        kept = due_on is not None and self.period.first_day <= due_on <= last and not told.late
        return due_on if kept and due_on else last

    @property
    def left_open(self) -> tuple[tuple[Told, OpenBecause], ...]:
        """The open tasks that it tells of and that stay open, with the reason."""
        with_reasons = ((told, self.open_because(told)) for told in self.told if told.task.state in OPEN_STATES)
        return tuple((told, reason) for told, reason in with_reasons if reason)

    @property
    def unsure(self) -> tuple[Told, ...]:
        """What the clerk has to look at."""
        return tuple(told for told in self.told if not told.sure)

    def answers(self, completed: Collection[int], *, unsure: bool) -> Mapping[int, Coverage]:
        """Return what becomes of each task once some were called done; with `unsure`, what is unsure counts."""
        told = {one.task.id for one in self.told if one.sure or unsure}
        again = self._points()
        return {
            task.id: coverage_of(
                done=task.state is State.DONE or task.id in completed,
                set_aside=task.state in (State.SUSPENDED, State.CANCELLED),
                has_reason=bool(task.set_aside_reason),
                told=task.id in told,
                goes_on=task.id in again,
            )
            for task in self.tasks
        }

    def recorded(self, completed: Collection[int], *, unsure: bool) -> list[ReportAnswer]:
        """Return what is put on record: the words of each task that the report tells of, or plans again.

        What was unsure and the clerk agreed to is the clerk's own match.
        """
        coverage = self.answers(completed, unsure=unsure)
        told = {one.task.id: one for one in self.told if one.sure or unsure}
        again = self._points()
        return [
            ReportAnswer(
                task_id=task.id,
                coverage=coverage[task.id],
                matched_by=_how(told.get(task.id)) or again[task.id].matched_by,
                words=told[task.id].words if task.id in told else (again[task.id].words,),
            )
            for task in self.tasks
            if task.id in told or task.id in again
        ]


def _how(told: Told | None) -> MatchedBy | None:
    if told is None:
        return None
    return told.matched_by if told.sure else MatchedBy.CLERK
