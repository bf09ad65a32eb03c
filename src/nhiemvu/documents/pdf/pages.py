"""From the lines of PDF pages to loose lines of text: heads and feet of pages dropped, footnotes put at the end.

A blank line is told by the distance between two lines. What a page cuts is left for reading to join.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhiemvu.documents.pdf.lines import PdfLine, usual_size
from nhiemvu.domain.pages import Pages, Paragraph

#: The head and foot of a page, as shares of its height, and how many of its first and last lines can stand there.
HEAD, FOOT = 0.12, 0.88
MOST_MARGIN_LINES = 2
#: A line of the head or foot is none of the text where this share of the pages has it, and as many or all pages.
REPEATED = 0.5
FEWEST_REPEATED = 3
#: "12", "- 3 -", "Trang 2/5"
PAGE_NUMBER = re.compile(r"(?:[-–]\s*)?(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–])?", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
#: Footnotes are at most this large, in sizes of the body; they begin with a raised number.
NOTE_SIZE = 0.93
NOTE_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
FINISHED = re.compile(r"[.;:!?…][\"”’')\]]*$")
#: A gap is larger than the usual distance of lines, of which a quarter are nearer, by this factor.
GAP = 1.2


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The lines of one page."""

    height: float
    lines: Sequence[PdfLine]


def to_pages(pages: Sequence[PdfPage]) -> Pages:
    """Return the document as loose lines."""
    pages = _without_margins(pages)
    body_size = usual_size((line.size, len(line.text)) for page in pages for line in page.lines)
    bodies, notes = _without_notes([page.lines for page in pages], body_size)
    margin = min((line.left for body in bodies for line in body), default=0.0)
    usual = _usual_distance(bodies)
    found = [
        Paragraph(line.indented(margin), gap_before=gap) for body in bodies for line, gap in _with_gaps(body, usual)
    ]
    return Pages((*found, *(Paragraph(note, gap_before=True) for note in notes)), loose_lines=True)


def _without_margins(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages without page numbers and without what is repeated at their heads and feet."""
    keys = Counter(key for page in pages for key in {_key(line) for line in _margin_lines(page)})
    fewest = max(2, min(FEWEST_REPEATED, len(pages)), len(pages) * REPEATED)
    often = {key for key, count in keys.items() if count >= fewest}
    kept = []
    for page in pages:
        dropped = {id(line) for line in _margin_lines(page) if PAGE_NUMBER.fullmatch(line.text) or _key(line) in often}
        kept.append(PdfPage(page.height, [line for line in page.lines if id(line) not in dropped]))
    return kept


def _margin_lines(page: PdfPage) -> list[PdfLine]:
    head = [line for line in page.lines[:MOST_MARGIN_LINES] if line.bottom < page.height * HEAD]
    foot = [line for line in page.lines[-MOST_MARGIN_LINES:] if line.top > page.height * FOOT]
    return head + foot


def _key(line: PdfLine) -> str:
    return NUMBER.sub("#", line.text)


def _without_notes(
    pages: Sequence[Sequence[PdfLine]], body_size: float
) -> tuple[list[Sequence[PdfLine]], Sequence[str]]:
    """Return the lines of each page without the footnotes at its end, and the footnotes, each on one line."""
    bodies: list[Sequence[PdfLine]] = []
    notes: list[str] = []
    carried = False
    for lines in pages:
        start = len(lines)
        while start and lines[start - 1].size <= body_size * NOTE_SIZE:
            start -= 1
        if not (carried and start < len(lines) and _goes_on(notes[-1], lines[start].text)):
            start = next((place for place in range(start, len(lines)) if _begins_note(lines[place])), len(lines))
        for line in lines[start:]:
            if _begins_note(line):
                notes.append(line.text)
            else:
                notes[-1] += f" {line.text}"
        bodies.append(lines[:start])
        carried = start < len(lines)
    return bodies, notes


def _begins_note(line: PdfLine) -> bool:
    return bool(NOTE_MARK.match(line.text))


def _goes_on(note: str, line: str) -> bool:
    """Tell whether a small line at the end of a page goes on with a note that the page before has cut."""
    return not FINISHED.search(note) and not line[:1].isupper() and line[:1].isalnum() and not NOTE_MARK.match(line)


def _usual_distance(pages: Sequence[Sequence[PdfLine]]) -> float:
    distances = sorted(after.bottom - before.bottom for lines in pages for before, after in pairwise(lines))
    return distances[len(distances) // 4] if distances else 0.0


def _with_gaps(lines: Sequence[PdfLine], usual: float) -> Iterator[tuple[PdfLine, bool]]:
    before: PdfLine | None = None
    for line in lines:
        yield line, before is not None and line.bottom - before.bottom > usual * GAP
        before = line
