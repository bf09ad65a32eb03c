"""What a corrected file changes in the points of a document that is held: which point is which, and how they differ.

A point stays the same one where its words are the same wherever it stands, else where its words are close: a label
that stayed counts for it. Each point has one counterpart at most.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from nhiemvu.domain.similarity import Corpus
from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import squeeze
from nhiemvu.domain.values import dataclass

#: How like two points must be to be one point, from 0 to 1. Tried on real documents: different points of one report
#: were not more alike than 0.3, a point of which half was written anew had 0.3 to 0.6.
CLOSE = 0.5
#: What the same label adds.
SAME_LABEL = 0.2


class Fate(StrEnum):
    """What became of one point."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    #: The same words with another lead, deadline or other directives.
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    #: An earlier correction left it out, and it is back.
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPoint:
    """One point as the held file has it, with the task that came from it."""

    task_id: int
    label: str
    text: str
    #: The unit that leads now.
    lead: str | None = None
    #: Units that have led before.
    earlier_leads: tuple[str, ...] = ()
    #: The deadline that the held file gave.
    due_on: date | None = None
    #: The deadline now, which the office may have moved.
    due_now: date | None = None
    cadence: Cadence = Cadence.ONCE
    directives: tuple[str, ...] = ()
    #: Whether the task is done, suspended or cancelled: its deadline and lead stay.
    closed: bool = False
    #: Whether the office gave the task other words than the file has.
    edited: bool = False
    #: Whether an earlier correction left the point out.
    dropped: bool = False

    @property
    def due_moved(self) -> bool:
        """Whether the office set another deadline than the file."""
        return self.due_now != self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoint:
    """One point as the corrected file has it; names of units and directives are those of the record."""

    label: str
    text: str
    lead: str | None = None
    due_on: date | None = None
    cadence: Cadence = Cadence.ONCE
    directives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointChange:
    """One point of the held file, of the corrected one, or of both; the properties tell how the two differ."""

    held: HeldPoint | None
    new: NewPoint | None

    @property
    def fate(self) -> Fate:
        """What became of the point."""
        if self.held is None:
            return Fate.ADDED
        if self.new is None:
            return Fate.REMOVED
        if self.held.dropped:
            return Fate.RESTORED
        if self.is_reworded:
            return Fate.REWORDED
        return Fate.CHANGED if self.lead or self.due or self.directives else Fate.UNCHANGED

    @property
    def is_reworded(self) -> bool:
        """Whether the words differ."""
        return self.held is not None and self.new is not None and not same_words(self.held.text, self.new.text)

    @property
    def lead(self) -> tuple[str | None, str] | None:
        """The unit that leads and the one that the corrected file names, where that one has never led."""
        if not (self.held and self.new and self.new.lead):
            return None
        known = self.new.lead in {self.held.lead, *self.held.earlier_leads}
        return None if known else (self.held.lead, self.new.lead)

    @property
    def due(self) -> tuple[date | None, date | None] | None:
        """The deadlines of both files, where they differ and the office has not set the new one itself."""
        if not (self.held and self.new) or self.new.due_on in {self.held.due_on, self.held.due_now}:
            return None
        return self.held.due_on, self.new.due_on

    @property
    def cadence(self) -> tuple[Cadence, Cadence] | None:
        """Both cadences, where new words gave another one."""
        if not (self.held and self.new and self.is_reworded) or self.held.cadence is self.new.cadence:
            return None
        return self.held.cadence, self.new.cadence

    @property
    def directives(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The directives that are cited no longer, and those cited newly."""
        if not (self.held and self.new):
            return None
        gone = tuple(name for name in self.held.directives if name not in self.new.directives)
        come = tuple(name for name in self.new.directives if name not in self.held.directives)
        return (gone, come) if gone or come else None


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for spaces and line ends."""
    return squeeze(one) == squeeze(other)


def compare_points(held: Sequence[HeldPoint], new: Sequence[NewPoint]) -> list[PointChange]:
    """Return what became of each point: those of the corrected file in its order, then those that it left out."""
    standing = [point for point in held if not point.dropped]
    dropped = [point for point in held if point.dropped]
    counterparts = _pairs(standing, new)
    rest = [place for place in range(len(new)) if place not in counterparts]
    restored = _pairs(dropped, [new[place] for place in rest])
    found = {place: standing[number] for place, number in counterparts.items()}
    found |= {rest[place]: dropped[number] for place, number in restored.items()}
    changes = [PointChange(found.get(place), point) for place, point in enumerate(new)]
    left = {point.task_id for point in found.values()}
    return changes + [PointChange(point, None) for point in standing if point.task_id not in left]


def _pairs(held: Sequence[HeldPoint], new: Sequence[NewPoint]) -> dict[int, int]:
    """Return the places of new points with the places of the held points that they are."""
    pairs: dict[int, int] = {}
    _pair_same(held, new, pairs, lambda point: f"{point.label}\n{squeeze(point.text)}")
    _pair_same(held, new, pairs, lambda point: squeeze(point.text))
    taken = set(pairs.values())
    for _, place, number in sorted(_likeness(held, new, pairs), key=lambda one: (-one[0], one[1:])):
        if place not in pairs and number not in taken:
            pairs[place] = number
            taken.add(number)
    return pairs


def _pair_same(
    held: Sequence[HeldPoint],
    new: Sequence[NewPoint],
    pairs: dict[int, int],
    key: Callable[[HeldPoint | NewPoint], str],
) -> None:
    """Pair the points that have the same key, in order."""
    taken = set(pairs.values())
    waiting: dict[str, list[int]] = {}
    for number, point in enumerate(held):
        if number not in taken:
            waiting.setdefault(key(point), []).append(number)
    for place, wanted in enumerate(new):
        if place not in pairs and (same := waiting.get(key(wanted))):
            pairs[place] = same.pop(0)


def _likeness(
    held: Sequence[HeldPoint], new: Sequence[NewPoint], pairs: dict[int, int]
) -> Iterator[tuple[float, int, int]]:
    """Yield how like each other the points without counterpart are, where they are close enough to be one point."""
    taken = set(pairs.values())
    numbers = [number for number in range(len(held)) if number not in taken]
    places = [place for place in range(len(new)) if place not in pairs]
    if not numbers or not places:
        return
    # Weighed over all points of both files: what every point says tells little.
    corpus = Corpus([*(point.text for point in held), *(point.text for point in new)])
    for place in places:
        for number, score in zip(numbers, corpus.scores(new[place].text, numbers), strict=True):
            bonus = SAME_LABEL if held[number].label == new[place].label else 0.0
            if score + bonus >= CLOSE:
                yield score + bonus, place, number
