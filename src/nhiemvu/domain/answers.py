"""What became of each planned task: done, under way, or unanswered; each task once."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.moves import Move, move_between
from nhiemvu.domain.periods import Period
from nhiemvu.domain.secrecy import result_words
from nhiemvu.domain.tasks import FINISHED, SET_ASIDE, State, Task
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.domain.windows import CALENDAR, Window


class AnswerKind(StrEnum):
    """How a task is answered in a report."""

    DONE = "done"
    #: Done, but nobody recorded what came of it.
    DONE_WITHOUT_RESULT = "done_without_result"
    UNDER_WAY = "under_way"
    UNANSWERED = "unanswered"


#: How what is done is answered.
FINISHED_KINDS = (AnswerKind.DONE, AnswerKind.DONE_WITHOUT_RESULT)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a result: a document, or words."""

    text: str
    directive: Directive | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One progress entry, as a report needs it."""

    reported_on: date
    state: State
    percent: int | None = None
    note: str | None = None
    result: str | None = None
    obstacle: str | None = None
    evidence: tuple[Evidence, ...] = ()
    #: Whether a unit in support says it of its part.
    in_support: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One task and what the report says of it."""

    task: Task
    kind: AnswerKind
    #: The entry that answers: the completion, or the newest of the period; None where there is none.
    entry: Entry | None = None
    #: How the report names the lead where it was another unit in the period: "Huyện ủy A (nay là Đảng ủy xã B)".
    lead: str | None = None


class Asked(Protocol):
    """What tells how a task is answered, beside what was said of it."""

    @property
    def state(self) -> State:
        """Its state."""

    @property
    def completed_on(self) -> date | None:
        """The day of its completion."""

    @property
    def secrecy(self) -> object:
        """How secret it is, where it is."""

    @property
    def children(self) -> object:
        """Its children, or whether it has any."""

    @property
    def last_update_on(self) -> date | None:
        """The newest day on which something was said of it or of a child."""


def answer(task: Task, entries: Sequence[Entry], period: Period, as_of: date, window: Window = CALENDAR) -> Answer:
    """Return how a task is answered in the report of `period`, by what happened up to `as_of`.

    `entries` are newest first. Reports are written in the days after the period's end, so a completion in those
    days still answers; of an open task only what was said since the period began counts. What was said of its
    children counts for a parent. Why a task was returned or taken up again is the office's word, no answer, and what
    was taken back by it answers no more. A series that closes its periods on a day of its own counts from the day after
    the one before to that day, and nothing later.
    """
    since, until = counted_days(period, as_of, window)
    kind, entry = _answered(task, entries, since, until)
    if kind in FINISHED_KINDS:
        return _told_apart(Answer(task, kind, entry), until)
    return Answer(task, kind, _with_children(task, entry) if _told_by_children(task, since, until) else entry)


def kind_of(task: Asked, entries: Sequence[Entry], since: date, until: date) -> AnswerKind:
    """Return how a task is answered by what was said of it in the days that count; see `answer`."""
    kind, _ = _answered(task, entries, since, until)
    # Of a secret task the same words are said with a result and without.
    return AnswerKind.DONE if task.secrecy and kind in FINISHED_KINDS else kind


def counted_days(period: Period, as_of: date, window: Window = CALENDAR) -> tuple[date, date]:
    """Return the first and the last day that count for the report of a period as it is written on the day `as_of`."""
    until = as_of if window == CALENDAR else min(as_of, window.last_day(period))
    return window.first_day(period), until


def _answered(task: Asked, entries: Sequence[Entry], since: date, until: date) -> tuple[AnswerKind, Entry | None]:
    known = [entry for entry in entries if entry.reported_on <= until]
    if task.state is State.DONE and task.completed_on and task.completed_on <= until:
        finished = [entry for entry in known if entry.state in FINISHED and not entry.in_support]
        completion = next((entry for entry in finished if _states_completion(entry)), next(iter(finished), None))
        return AnswerKind.DONE if completion and completion.result else AnswerKind.DONE_WITHOUT_RESULT, completion
    current = [
        entry for entry in standing_entries(known) if entry.reported_on >= since and entry.state is not State.DONE
    ]
    # The lead's word comes first, however old; that of a unit in support is better than none.
    current.sort(key=lambda entry: entry.in_support)
    newest = _with_words(current[0], current) if current else None
    under_way = newest or _told_by_children(task, since, until)
    return AnswerKind.UNDER_WAY if under_way else AnswerKind.UNANSWERED, newest


def _with_words(newest: Entry, current: Sequence[Entry]) -> Entry:
    """Return the newest entry; where it only says how far the work is, with what its unit said of it last."""
    if _says_something(newest) or newest.state in FINISHED:
        return newest
    said = next((one for one in current if one.in_support == newest.in_support and _says_something(one)), None)
    if said is None or said.state in {*FINISHED, *SET_ASIDE}:
        return newest
    proofs = (*newest.evidence, *said.evidence)
    return replace(newest, note=said.note, result=said.result, obstacle=said.obstacle, evidence=proofs)


def _says_something(entry: Entry) -> bool:
    return bool(entry.note or entry.result or entry.obstacle)


def _told_by_children(task: Asked, since: date, until: date) -> bool:
    return bool(task.children and task.last_update_on and since <= task.last_update_on <= until)


def _told_apart(found: Answer, as_of: date) -> Answer:
    """Return a completion, of a secret task with the words that the report says of all such tasks."""
    task = found.task
    if not task.secrecy:
        return found
    entry = found.entry or Entry(reported_on=task.completed_on or as_of, state=task.state)
    late = task.days_late(as_of) if task.due_on else None
    return replace(found, kind=AnswerKind.DONE, entry=replace(entry, result=result_words(task.title, late)))


def standing_entries(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, newest first, without returns and reopenings, and without what these took back."""
    standing = list[Entry]()
    before: State | None = None
    for entry in reversed(entries):
        if entry.in_support:
            standing.append(entry)
            continue
        if move_between(before, entry.state) in {Move.RETURN, Move.REOPEN}:
            while standing and standing[-1].state in {*FINISHED, *SET_ASIDE}:
                standing.pop()
        else:
            standing.append(entry)
        before = entry.state
    return standing[::-1]


def _states_completion(entry: Entry) -> bool:
    """Tell whether an entry states a completion; one that only confirms it, or a word while it waits, does not."""
    return entry.result is not None or entry.percent == 100


def _with_children(task: Task, newest: Entry | None) -> Entry:
    """Return the newest entry of a parent, or a new one, with the progress that its children have made."""
    newest = newest or Entry(reported_on=task.last_update_on or date.min, state=task.state)
    return replace(newest, percent=task.percent)
