"""The two columns at the head of the first page: told by the white between them, each read for itself.

Distances are points from the upper left corner of the page.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from nhiemvu.documents.pdf.lines import PdfLine, PdfWord, page_lines, rows_of
from nhiemvu.documents.pdf.tables import PdfTable
from nhiemvu.domain.pages import Cell, Paragraph

#: The first row with two columns is one of the first so many; the letterhead ends within this share of the page.
FIRST_ROWS, HEAD_SHARE = 4, 0.45
#: Each column has so many lines at least.
FEWEST_LINES = 2
#: The white between the columns is at least so wide, in sizes of the letters; between words it is 0.3.
WHITE = 0.6
#: A row farther below the last one than this, in sizes, is none of the letterhead; than twice this below its column.
APART = 2.6
#: The lines of a column are centred, up to this share of its width, or begin at its left, up to this many sizes.
MOST_ASIDE, ALIGNED = 0.2, 0.2
#: A line that goes on with the one above is at most so far below it, in sizes.
WRAPPED = 0.6
#: Lines of one paragraph are nearer than this, in sizes; a full line has this share of the widest one.
NEAR, FULL = 1.5, 0.85
#: So does one of this share that the next line's first word would make so much wider than the widest.
NEARLY_FULL, TOO_WIDE = 0.7, 1.05
SAME_SIZE = 0.4
#: A line that ends within a symbol: "Số:   /UBND-".
CUT = re.compile(r"\w[/-]$")
#: "Số:   /UBND-VX", a line of its own.
SYMBOL_LINE = re.compile(r"[/-][^\W\d_]\S*$")

Interval = tuple[float, float]


def letterhead(words: Sequence[PdfWord], height: float) -> tuple[PdfTable | None, list[PdfWord]]:
    """Return the letterhead of a page with a cell for each column, or None, and the words that are not in it."""
    rows = [row for row in rows_of(words) if row[0].bottom < height * HEAD_SHARE]
    rows.sort(key=lambda row: (min(word.top for word in row), min(word.left for word in row)))
    first, white = _first_columns(rows[:FIRST_ROWS])
    if white is None:
        return None, list(words)
    zone, white = _zone(rows, first, white)
    middle = sum(white) / 2
    sides = [_side(zone, middle, is_left=is_left) for is_left in (True, False)]
    lines = [page_lines(side) for side in sides]
    if min(map(len, lines)) < FEWEST_LINES:
        return None, list(words)
    cells = tuple(Cell(tuple(map(Paragraph, _paragraphs(side)))) for side in lines)
    inside = {id(word) for side in sides for word in side}
    top, bottom = (
        pick(place for row in zone for word in row for place in (word.top, word.bottom)) for pick in (min, max)
    )
    return PdfTable((cells,), (), top, bottom), [word for word in words if id(word) not in inside]


def _first_columns(rows: Sequence[Sequence[PdfWord]]) -> tuple[int, Interval | None]:
    """Return the first row with two columns and the widest white in it."""
    for place, row in enumerate(rows):
        if gaps := _gaps(row):
            return place, max(gaps, key=lambda gap: gap[1] - gap[0])
    return 0, None


def _gaps(row: Sequence[PdfWord]) -> list[Interval]:
    ordered = sorted(row, key=lambda word: word.left)
    gaps, end = list[Interval](), ordered[0].right
    for word in ordered[1:]:
        if word.left - end > word.size * WHITE:
            gaps.append((end, word.left))
        end = max(end, word.right)
    return gaps


def _zone(rows: Sequence[list[PdfWord]], first: int, white: Interval) -> tuple[list[list[PdfWord]], Interval]:
    """Return the rows that leave a white between two columns, and the white."""
    start = first
    while start and (narrowed := _narrowed(rows[start - 1], white)):
        start, white = start - 1, narrowed
    zone = list(rows[start : first + 1])
    for place, row in enumerate(rows[first + 1 :], first + 1):
        narrowed = _narrowed(row, white)
        if narrowed is None or not _is_near(row, zone, rows[place + 1 :], sum(narrowed) / 2):
            break
        zone.append(row)
        white = narrowed
    return zone, white


def _narrowed(row: Sequence[PdfWord], white: Interval) -> Interval | None:
    """Return what of the white a row leaves, the widest part where it leaves several, or None."""
    left, right = white
    ends = sorted((word.left, word.right) for word in row if word.right > left and word.left < right)
    edges = [(left, left), *ends, (right, right)]
    whites = [(before[1], after[0]) for before, after in pairwise(edges)]
    widest = max(whites, key=lambda gap: gap[1] - gap[0])
    return widest if widest[1] - widest[0] > row[0].size * WHITE else None


def _is_near(
    row: Sequence[PdfWord], zone: Sequence[Sequence[PdfWord]], below: Sequence[Sequence[PdfWord]], middle: float
) -> bool:
    """Tell whether a row goes on with the columns that it is in: not far below, and with one alone as its lines lie."""
    sides = {word.left < middle for word in row}
    columns = [_side(zone, middle, is_left=is_left) for is_left in sides]
    farthest = row[0].size * APART
    if row[0].top - max(_bottom(one) for one in zone) > farthest:
        return False
    if not any(column and row[0].top - _bottom(column) <= farthest * 2 for column in columns):
        return False
    if len(sides) > 1 or _is_in_the_middle(row, columns[0]):
        return True
    if abs(_extent(row)[0] - _extent(columns[0])[0]) > row[0].size * ALIGNED:
        return False
    if row[0].top - _bottom(columns[0]) <= row[0].size * WRAPPED or row[0].left >= middle:
        return True
    # At the left margin the title may stand, too; beside it no column goes on.
    beside = _side(zone, middle, is_left=False)
    goes_on = (other for other in below if min(word.left for word in other) >= middle)
    return any(other[0].top - _bottom(beside) <= farthest for other in goes_on)


def _side(rows: Sequence[Sequence[PdfWord]], middle: float, *, is_left: bool) -> list[PdfWord]:
    return [word for row in rows for word in row if (word.left < middle) is is_left]


def _bottom(words: Sequence[PdfWord]) -> float:
    return max((word.bottom for word in words), default=0.0)


def _is_in_the_middle(row: Sequence[PdfWord], column: Sequence[PdfWord]) -> bool:
    (left, right), (own_left, own_right) = _extent(column), _extent(row)
    aside = abs((left + right) - (own_left + own_right)) / 2
    return aside <= (right - left) * MOST_ASIDE


def _extent(words: Sequence[PdfWord]) -> Interval:
    return min((word.left for word in words), default=0.0), max((word.right for word in words), default=0.0)


def _paragraphs(lines: Sequence[PdfLine]) -> list[str]:
    """Return the lines of a column with those joined that its width has cut."""
    texts: list[str] = []
    before: PdfLine | None = None
    for line in lines:
        if before is not None and CUT.search(before.text):
            texts[-1] += line.text
        elif before is not None and _goes_on(before, line, lines):
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
        before = line
    return texts


def _goes_on(before: PdfLine, line: PdfLine, lines: Sequence[PdfLine]) -> bool:
    is_alike = before.font == line.font and abs(before.size - line.size) < SAME_SIZE
    if not is_alike or line.bottom - before.bottom > before.size * NEAR:
        return False
    if line.text[:1].islower() or line.text[:1].isdigit():
        return True
    if SYMBOL_LINE.search(before.text):
        return False
    alike = [one for one in lines if one.text.isupper() is line.text.isupper()]
    widest, width = max(map(_width, alike)), _width(before)
    first_word = _width(line) * len(line.text.split(maxsplit=1)[0]) / len(line.text)
    is_full = width >= FULL * widest or (width >= NEARLY_FULL * widest and width + first_word > widest * TOO_WIDE)
    return before.text.isupper() is line.text.isupper() and is_full


def _width(line: PdfLine) -> float:
    return line.right - line.left
