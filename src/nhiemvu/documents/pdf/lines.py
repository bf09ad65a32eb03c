"""From the words of a PDF page to its lines: raised numbers become superscripts, columns stay apart by spaces.

Distances are points from the upper left corner of the page.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from nhiemvu.domain.text import SOFT_HYPHEN, nfc
from nhiemvu.domain.values import dataclass

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MOST_MARK_DIGITS = 3
#: A number is raised where it is at most this large and ends this high above the line's end, in sizes of the line.
RAISED_SIZE, RAISED_HEIGHT = 0.82, 0.08
#: Words nearer than this are one word, parted for their size; farther apart than this they are columns; in sizes.
SAME_WORD, COLUMN_GAP = 0.12, 2.2
#: Spaces that stand for a gap between columns, and the width of one in an indent.
COLUMN_SPACES = " " * 6
SPACE_WIDTH = 0.5
MOST_INDENT = 60
#: Share of the lower of two words that both must cover to stand on one line.
SAME_LINE = 0.5
#: "/BC-UBND" behind the room that was left for a number belongs to "Số:".
REST_OF_SYMBOL = re.compile(r"[/-]\w")
#: Spaces that stand for the room that was left for a number.
ROOM_FOR_NUMBER = "   "


@dataclass(frozen=True, slots=True)
class PdfWord:
    """Letters of one size that stand together."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str = ""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line of a page; its text begins at `left` without an indent."""

    text: str
    left: float
    top: float
    bottom: float
    size: float
    right: float = 0.0
    font: str = ""

    def indented(self, margin: float) -> str:
        """Return the text with spaces for how far from the left margin it begins."""
        spaces = round((self.left - margin) / (self.size * SPACE_WIDTH)) if self.size else 0
        return " " * min(max(spaces, 0), MOST_INDENT) + self.text


def page_lines(words: Sequence[PdfWord]) -> list[PdfLine]:
    """Return the lines of one page from top to bottom."""
    lines = map(_line, rows_of(words))
    return sorted((line for line in lines if line.text), key=lambda line: (line.bottom, line.left))


def rows_of(words: Sequence[PdfWord]) -> list[list[PdfWord]]:
    """Return the words that stand on one line together, the largest first."""
    rows: list[list[PdfWord]] = []
    # The largest word of a line tells where the line stands, so that raised numbers find it.
    for word in sorted(words, key=lambda word: (-round(word.size, 1), word.top, word.left)):
        row = max(rows, key=lambda row: _shared(row[0], word), default=None)
        if row is not None and _shared(row[0], word) >= SAME_LINE:
            row.append(word)
        else:
            rows.append([word])
    return rows


def _shared(first: PdfWord, second: PdfWord) -> float:
    lower = min(first.bottom - first.top, second.bottom - second.top)
    return (min(first.bottom, second.bottom) - max(first.top, second.top)) / lower if lower > 0 else 0


def _line(row: Sequence[PdfWord]) -> PdfLine:
    main = row[0]
    ordered = sorted(row, key=lambda word: word.left)
    parts = [_text(ordered[0], main)]
    for before, word in pairwise(ordered):
        parts += [_spaces((word.left - before.right) / main.size if main.size else 1, word.text), _text(word, main)]
    # What stands on a page is drawn: of many programs' fonts every hyphen comes as a soft one.
    text = nfc("".join(parts).replace(SOFT_HYPHEN, "-")).strip()
    size = _usual_size(row)
    return PdfLine(text, ordered[0].left, main.top, main.bottom, size, ordered[-1].right, main.font)


def _spaces(gap: float, after: str) -> str:
    if gap <= COLUMN_GAP:
        return " " if gap > SAME_WORD else ""
    return ROOM_FOR_NUMBER if REST_OF_SYMBOL.match(after) else COLUMN_SPACES


def _text(word: PdfWord, main: PdfWord) -> str:
    raised = word.size <= main.size * RAISED_SIZE and main.bottom - word.bottom > main.size * RAISED_HEIGHT
    is_mark = raised and word.text.isascii() and word.text.isdigit() and len(word.text) <= MOST_MARK_DIGITS
    return word.text.translate(SUPERSCRIPTS) if is_mark else word.text


def _usual_size(words: Iterable[PdfWord]) -> float:
    return usual_size((word.size, len(word.text)) for word in words)


def usual_size(sizes: Iterable[tuple[float, int]]) -> float:
    """Return the size that most letters have, of (size, letters); 0 for none."""
    counts: dict[float, int] = {}
    for size, letters in sizes:
        counts[round(size, 1)] = counts.get(round(size, 1), 0) + letters
    return max(counts, key=lambda size: counts[size], default=0.0)
