"""What a report tells of the past: the paragraphs of its results and shortcomings, with the tasks that they answer.

Headings and what stands in brackets for the clerk are left out, and so are tables, unless a line is marked with a task.
A marked line tells of the past wherever it stands, but where a report tells of the future, and in annexes.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nhiemvu.domain.plans import PlannedTask, SectionKind, Span, Told
from nhiemvu.domain.values import replace
from nhiemvu.facts.unfinished import is_unfinished
from nhiemvu.reading.outline.bodies import body_lines
from nhiemvu.reading.outline.sections import Section
from nhiemvu.reading.text.sheet import Line, Sheet

#: Sections that tell of what was done and what was not.
TELLING = (SectionKind.RESULTS, SectionKind.SHORTCOMINGS)
#: Sections that tell of the future.
PLANNING = (SectionKind.TASKS, SectionKind.TARGETS, SectionKind.PROPOSALS, SectionKind.ORGANISATION)
#: What a draft says to the clerk who goes on with it.
REMARK_START, REMARK_END = "[", "]"


def told_in(sections: Sequence[Section], sheet: Sheet) -> tuple[Told, ...]:
    """Return the paragraphs that tell of the past, in order of place."""
    kinds: dict[int, SectionKind] = {}
    captions: set[int] = set()
    # From the top down: what a section within another is for, stands.
    for section in sections:
        kinds |= dict.fromkeys(range(section.point.line, section.point.end), section.kind)
        captions |= set(range(section.point.line, section.point.caption_end))
    marked = [number for number, line in enumerate(sheet.lines) if line.tasks]
    last = body_lines(sheet) if marked else 0
    for number in marked:
        if number < last and kinds.get(number) not in (*TELLING, *PLANNING):
            kinds[number] = SectionKind.RESULTS
    return tuple(_told(sheet, captions, kinds))


def _told(sheet: Sheet, captions: set[int], kinds: dict[int, SectionKind]) -> Iterator[Told]:
    for number in sorted(number for number, kind in kinds.items() if kind in TELLING):
        line, kind = sheet.lines[number], kinds[number]
        if not line.tasks and (number in captions or line.in_table):
            continue
        words = line.words.strip()
        if words and not is_remark(words):
            span = Span(line.words_start, line.end)
            unfinished = kind is SectionKind.SHORTCOMINGS or is_unfinished(line.words_key)
            yield Told(text=words, span=span, section=kind, tasks=line.tasks, unfinished=unfinished)


def is_remark(words: str) -> bool:
    """Tell whether a whole paragraph stands in brackets: what a draft says to the clerk who goes on with it."""
    shown = words.strip()
    return shown.startswith(REMARK_START) and shown.endswith(REMARK_END)


def with_marks(tasks: Sequence[PlannedTask], sheet: Sheet) -> tuple[PlannedTask, ...]:
    """Return tasks with the numbers that their paragraphs are marked with."""
    marked = [line for line in sheet.lines if line.tasks]
    if not marked:
        return tuple(tasks)
    starts = [line.start for line in marked]
    return tuple(replace(task, marks=tuple(_marks(task.span, marked, starts))) for task in tasks)


def _marks(span: Span, marked: Sequence[Line], starts: Sequence[int]) -> Iterator[int]:
    first = bisect_left(starts, span.start)
    # A line begins before its task where it has a label.
    first -= bool(first) and marked[first - 1].end > span.start
    lines = marked[first : bisect_left(starts, span.end)]
    yield from dict.fromkeys(number for line in lines for number in line.tasks)
