"""What a clerk does with the tasks that were read before they are saved: keep, drop, join and split them.

A joined task has the label of its first part and the span of all; the parts of a split one share its label, each with
the span of its own words. What the document itself says of a deadline stays known beside what the clerk set.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from nhiemvu.domain.plans import Overruled, PlannedTask, Reading, Remainder, RemainderKind, Span
from nhiemvu.domain.text import squeeze
from nhiemvu.domain.values import dataclass, field, replace

#: A letter of a part stands at most so far behind the one before it: labels of points lie between.
NEAR = 80
#: The title of a text, told the units that it names.
Titler = Callable[[str, Sequence[str]], str]


class Action(StrEnum):
    """What becomes of one task."""

    KEEP = "keep"
    DROP = "drop"
    #: It becomes part of the task before it.
    JOIN = "join"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done with one task of a plan."""

    #: The task's place in the plan, from 0.
    place: int
    action: Action = Action.KEEP
    #: Fields of the task that get another value: title, lead, support, monitor, due_on, cadence.
    changes: Mapping[str, Any] = field(default_factory=dict)
    #: The texts of the parts of a split.
    pieces: tuple[str, ...] = ()


def edited(reading: Reading, steps: Sequence[Step], titler: Titler) -> Reading:
    """Return a reading whose tasks went through `steps`; a task that no step names is dropped.

    What is dropped becomes a remainder.
    """
    made: list[PlannedTask] = []
    for step in steps:
        task = changed(reading.tasks[step.place], step.changes)
        if step.action is Action.JOIN and made:
            made[-1] = joined(made[-1], task)
        elif step.action is Action.SPLIT:
            made += split(reading, task, step.pieces, titler, keeps_title="title" in step.changes)
        elif step.action is not Action.DROP:
            made.append(task)
    stay = {step.place for step in steps if step.action is not Action.DROP}
    dropped = [
        Remainder(RemainderKind.OTHER, task.span) for place, task in enumerate(reading.tasks) if place not in stay
    ]
    remainders = sorted([*reading.remainders, *dropped], key=lambda one: one.span)
    return replace(reading, tasks=tuple(made), remainders=tuple(remainders))


def changed(task: PlannedTask, changes: Mapping[str, Any]) -> PlannedTask:
    """Return a task with other values in some fields; a deadline of the clerk's has no words of the document."""
    if "due_on" not in changes:
        return replace(task, **changes)
    return replace(task, **changes, due_text=None, overruled=Overruled(task.stated_due_on))


def joined(first: PlannedTask, other: PlannedTask) -> PlannedTask:
    """Return one task of two; what the first does not say, the other does."""
    lead = first.lead or other.lead
    others = [name for name in (other.lead, *other.support) if name]
    dated = first if _has_own_deadline(first) or not _has_own_deadline(other) else other
    return replace(
        first,
        text=f"{first.text}\n{other.text}",
        span=Span(min(first.span.start, other.span.start), max(first.span.end, other.span.end)),
        lead=lead,
        support=_each_once([*first.support, *others], but=lead),
        monitor=_each_once([*first.monitor, *other.monitor]),
        due_on=dated.due_on,
        due_text=dated.due_text,
        overruled=dated.overruled,
        deadlines=(*first.deadlines, *other.deadlines),
        directives=tuple(dict.fromkeys([*first.directives, *other.directives])),
        points=(*first.points, *other.points),
        marks=tuple(dict.fromkeys((*first.marks, *other.marks))),
    )


def _has_own_deadline(task: PlannedTask) -> bool:
    return task.due_text is not None or task.overruled is not None


def _each_once(names: Sequence[str], but: str | None = None) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name != but)


def split(
    reading: Reading, task: PlannedTask, pieces: Sequence[str], titler: Titler, *, keeps_title: bool
) -> list[PlannedTask]:
    """Return the tasks that a task's text falls into; `pieces` are its words in order, none left out.

    Each has the deadlines, sub-points and directives of its own words, and the units of the whole. The first keeps the
    title where the clerk gave one.
    """
    spans = list(_spans(reading.text, task.span, pieces))
    units = [name for name in (task.lead, *task.support) if name]
    return [
        _part(
            reading,
            replace(task, title=task.title if keeps_title and not place else titler(piece, units), text=piece),
            spans[place],
            [span for other, span in enumerate(spans) if other != place],
            of_whole=task.due_text is None or squeeze(task.due_text) not in squeeze(task.text),
        )
        for place, piece in enumerate(pieces)
    ]


def _spans(text: str, whole: Span, pieces: Sequence[str]) -> Iterator[Span]:
    """Yield the span of each piece, found by its letters: spaces differ in the clean text, and it has the label."""
    place = whole.start
    for number, piece in enumerate(pieces):
        letters = "".join(piece.split())
        start = _place_of(letters[:1], text, place, whole.end) or place
        for letter in letters:
            found = _place_of(letter, text, place, whole.end)
            place = place if found is None else found + 1
        yield Span(whole.start if number == 0 else start, whole.end if number == len(pieces) - 1 else place)


def _place_of(letter: str, text: str, start: int, end: int) -> int | None:
    found = text.find(letter, start, min(start + NEAR, end)) if letter else -1
    return None if found < 0 else found


def _part(reading: Reading, part: PlannedTask, span: Span, others: Sequence[Span], *, of_whole: bool) -> PlannedTask:
    """Return a part, still with what the whole has, cut down to its own words; `of_whole` tells of the deadline."""
    part = replace(
        part,
        span=span,
        deadlines=tuple(one for one in part.deadlines if span.holds(one.span)),
        directives=tuple(place for place in part.directives if not _is_in(reading.citations[place].span, others)),
        points=tuple(point for point in part.points if span.holds(point.span)),
    )
    if part.overruled or of_whole or squeeze(part.due_text or "") in squeeze(part.text):
        return part
    if own := next((one for one in part.deadlines if one.due_on), None):
        return replace(part, due_on=own.due_on, due_text=own.text)
    planned = reading.metadata.period_planned
    return replace(part, due_on=planned.last_day if planned else None, due_text=None)


def _is_in(span: Span, spans: Sequence[Span]) -> bool:
    return any(other.holds(span) for other in spans)
