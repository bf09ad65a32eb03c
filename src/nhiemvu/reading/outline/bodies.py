"""Where the words of a document stand: between its head and recipients or signature, and of what is attached to it."""

from collections.abc import Iterator

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.closings import closing_of_key, may_end
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.lines import holds
from nhiemvu.reading.text.sheet import Line, Sheet

#: How many lines under the title of what is attached may say so: "(Kèm theo Quyết định số ...)".
NEAR_TITLE = 8
#: A report or form that is attached is a pattern to be filled in, or tells of the past.
NEVER_ATTACHED = ("BC", "QĐ")


def bodies_of(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines, [first, last), that a document's words are in: its own, then those attached to it."""
    start = 0
    while start < len(sheet.lines):
        end = _end(sheet, start)
        yield start, end
        start = _attached(sheet, end)


def body_lines(sheet: Sheet) -> int:
    """Return the number of lines before recipients, signature or annex; an annex that comes first is the body."""
    return next(bodies_of(sheet), (0, 0))[1]


def _end(sheet: Sheet, start: int) -> int:
    lines = sheet.lines
    bare = (number for number in range(start, len(lines)) if not (lines[number].label or lines[number].in_table))
    return next((number for number in bare if _ends(lines[number], number - start)), len(lines))


def _ends(line: Line, number: int) -> bool:
    """Tell whether a line without a label ends a body, `number` being how many lines of it stand above."""
    if not may_end(line.key):
        return False
    closing = closing_of_key(line.key)
    if closing in ("recipients", "signature"):
        return number > 1
    return number > 3 and closing in ("annex", "office") and line.text.isupper()


def _attached(sheet: Sheet, start: int) -> int:
    """Return the line with the title of the next attached document that says so, or the number of lines."""
    for number in range(start, len(sheet.lines)):
        line = sheet.lines[number]
        kind = kinds_by_name().get(matching_key(line.text).strip(" :")) if line.text.isupper() else None
        if kind is None or kind.code in NEVER_ATTACHED or line.label or line.in_table:
            continue
        below = sheet.lines[number + 1 : number + 1 + NEAR_TITLE]
        if any(holds("attached", matching_key(one.text)) for one in below):
            return number
    return len(sheet.lines)
