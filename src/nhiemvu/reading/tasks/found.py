"""What is found of the tasks of a document: their points, the parts that hold them, and what of these is none."""

from nhiemvu.domain.plans import RemainderKind, Span
from nhiemvu.domain.values import dataclass
from nhiemvu.reading.outline.tree import Point
from nhiemvu.reading.units.combining import Assignees

NOBODY = Assignees()


@dataclass(frozen=True, slots=True)
class TaskPoint:
    """One task with its place in the clean text."""

    label: str
    span: Span
    #: Names that hold for it from the sentence that introduces its list.
    given: Assignees = NOBODY
    #: Its place in the outline; None for a paragraph without a label.
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines of a part, [first, last), that are no tasks, and why."""

    first: int
    last: int
    kind: RemainderKind


@dataclass(frozen=True, slots=True)
class Found:
    """The task points of a document, the lines of the parts that hold them, and what of these was left out."""

    points: tuple[TaskPoint, ...]
    parts: tuple[tuple[int, int], ...]
    left_out: tuple[LeftOut, ...]
