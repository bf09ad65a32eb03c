"""What of the tasks sections lies in no task, named by kind: with the tasks, every character once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from nhiemvu.domain.plans import Remainder, RemainderKind, Span
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.closings import closing_of_key
from nhiemvu.reading.tasks.enumerated import ends_in_number
from nhiemvu.reading.tasks.found import Found
from nhiemvu.reading.tasks.rows import TaskTable
from nhiemvu.reading.text.ranges import Lines, Ranges
from nhiemvu.reading.text.sheet import Line, Sheet
from nhiemvu.reading.units.assignees import is_order

#: The longest title of a table.
LONGEST_TITLE = 160
#: Kinds of which each line is a remainder of its own; lines of the others that follow one another are one.
ALONE = (RemainderKind.HEADING, RemainderKind.LABEL, RemainderKind.LEAD_IN, RemainderKind.TABLE_FRAME)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line that is in no task."""

    line: int
    kind: RemainderKind
    span: Span


def remainders_of(
    sheet: Sheet, found: Found, tables: Sequence[TaskTable], tasks: Sequence[Span]
) -> tuple[Remainder, ...]:
    """Return the remainders of every part that holds tasks and of every table of tasks, in order of place.

    `tasks` are the spans of the tasks in order of place.
    """
    return tuple(_joined(_Search(sheet, found, tables, tasks).pieces()))


def _joined(pieces: Iterator[Piece]) -> Iterator[Remainder]:
    before: Piece | None = None
    for piece in pieces:
        if before is None:
            before = piece
        elif before.kind is piece.kind and piece.line == before.line + 1 and piece.kind not in ALONE:
            before = Piece(piece.line, piece.kind, Span(before.span.start, piece.span.end))
        else:
            yield Remainder(before.kind, before.span)
            before = piece
    if before is not None:
        yield Remainder(before.kind, before.span)


class _Search:
    """Looks for what of one document's parts is in no task."""

    def __init__(self, sheet: Sheet, found: Found, tables: Sequence[TaskTable], tasks: Sequence[Span]) -> None:
        self._sheet = sheet
        self._tasks = tasks
        self._starts = [task.start for task in tasks]
        self._ranges = Ranges([*found.parts, *(table.lines for table in tables)])
        self._named: dict[int, RemainderKind] = {}
        self._tables = {table.lines[0] for table in tables}
        for table in tables:
            self._name(table.lines, RemainderKind.TABLE_FRAME)
            for lines in table.heads:
                self._name(lines, RemainderKind.TABLE_HEAD)
            for lines in table.captions:
                self._name(lines, RemainderKind.HEADING)
        for left_out in found.left_out:
            self._name((left_out.first, left_out.last), left_out.kind)

    def _name(self, lines: Lines, kind: RemainderKind) -> None:
        self._named.update(dict.fromkeys(range(*lines), kind))

    def pieces(self) -> Iterator[Piece]:
        """Yield every stretch of a line that is in no task, in order."""
        for first, last in self._ranges:
            number = first
            while number < last:
                line = self._sheet.lines[number]
                for gap in self._gaps(line):
                    yield Piece(number, self._kind(number, line, gap, first), gap)
                # Lines that lie within a task are in no other.
                number = max(number + 1, self._last_line(line.end))

    def _last_line(self, end: int) -> int:
        """Return the number of the line in which the last task ends that begins before a place, -1 without one."""
        before = bisect_left(self._starts, end) - 1
        return bisect_left(self._sheet.starts, self._tasks[before].end) - 1 if before >= 0 else -1

    def _gaps(self, line: Line) -> Iterator[Span]:
        """Yield the stretches of a line between tasks."""
        place, end = line.start, line.end
        number = max(0, bisect_right(self._starts, line.start) - 1)
        while number < len(self._tasks) and self._tasks[number].start < end:
            task = self._tasks[number]
            if task.start > place:
                yield from self._stripped(place, task.start)
            place = max(place, min(task.end, end))
            number += 1
        if place < end:
            yield from self._stripped(place, end)

    def _stripped(self, start: int, end: int) -> Iterator[Span]:
        words = self._sheet.text[start:end]
        bare = words.strip()
        if bare:
            start += len(words) - len(words.lstrip())
            yield Span(start, start + len(bare))

    def _kind(self, number: int, line: Line, gap: Span, first: int) -> RemainderKind:
        """Return why a stretch of a line is in no task; `first` is the first line of its part."""
        if kind := self._named.get(number):
            return kind
        words = self._sheet.at(gap) if gap.end < line.end else line.text
        is_label = line.label is not None and gap.end <= line.words_start
        numbers = not is_label and gap.end < line.end and ends_in_number(words)
        if is_label or (numbers and ":" not in words[:-1]):
            return RemainderKind.LABEL
        if closing_of_key(line.key):
            return RemainderKind.CLOSING
        if numbers or words.endswith(":"):
            return RemainderKind.LEAD_IN
        if number + 1 in self._tables and len(line.text) <= LONGEST_TITLE:
            return RemainderKind.HEADING
        return RemainderKind.ASSESSMENT if self._tells_first(line, first) else RemainderKind.OTHER

    def _tells_first(self, line: Line, first: int) -> bool:
        """Tell whether an unlabelled paragraph stands in front of the tasks of its part and tells nobody to act."""
        after = bisect_right(self._starts, line.start)
        before = self._tasks[after - 1].end if after else 0
        stands_first = before <= self._sheet.lines[first].start
        return stands_first and line.label is None and not line.in_table and not is_order(line.text)
