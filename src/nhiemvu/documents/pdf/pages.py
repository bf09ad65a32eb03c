"""From the lines and tables of PDF pages to loose lines: heads and feet of pages dropped, footnotes put at the end.

A blank line is told by the distance between two lines. What a page cuts is left for reading to join.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nhiemvu.documents.pdf.letterhead import letterhead
from nhiemvu.documents.pdf.lines import SUPERSCRIPTS, PdfLine, PdfWord, page_lines, usual_size
from nhiemvu.documents.pdf.tables import SAME_EDGE, Boxes, PdfTable, as_table, drawn_tables, goes_on, joined
from nhiemvu.documents.split_words import healed
from nhiemvu.domain.pages import Block, Pages, Paragraph
from nhiemvu.domain.values import dataclass, replace

#: The head and foot of a page, as shares of its height, and how many of its first and last lines can stand there.
HEAD, FOOT = 0.12, 0.88
MOST_MARGIN_LINES = 3
#: A line of the head or foot is none of the text where this share of the pages has it, and as many or all pages.
REPEATED = 0.5
FEWEST_REPEATED = 3
#: "12", "- 3 -", "Trang 2/5"
PAGE_NUMBER = re.compile(r"(?:[-–]\s*)?(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–])?", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
#: Footnotes are at most this large, in sizes of the body; they begin with a raised number.
NOTE_SIZE = 0.93
NOTE_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
#: A raised number in the body; a number that is not raised before the words of a note, "1 Gồm", "2. Theo".
MARK, PLAIN_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+"), re.compile(r"(\d{1,3})\.?\s+(?=\S)")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
FINISHED = re.compile(r"[.;:!?…][\"”’')\]]*$")
#: A gap is larger than the usual distance of lines, of which a quarter are nearer, by this factor.
GAP = 1.2

Part = PdfLine | PdfTable


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What stands on one page, from top to bottom."""

    height: float
    parts: Sequence[Part]

    @property
    def lines(self) -> list[PdfLine]:
        """The lines outside of tables."""
        return [part for part in self.parts if isinstance(part, PdfLine)]


def page_of(height: float, words: Sequence[PdfWord], tables: Sequence[Boxes], before: PdfPage | None) -> PdfPage:
    """Return a page of its words and of the boxes of its tables' cells; the first one may have a letterhead."""
    open_edges = (
        next((part.edges for part in reversed(before.parts) if isinstance(part, PdfTable)), ()) if before else ()
    )
    found, rest = drawn_tables(tables, words, open_edges=open_edges)
    if before is None:
        head, rest = letterhead(rest, height)
        found += [head] if head else []
    parts: list[Part] = [*page_lines(rest), *found]
    return PdfPage(height, sorted(parts, key=_place))


def _place(part: Part) -> tuple[float, float]:
    return (part.bottom, part.left) if isinstance(part, PdfLine) else (part.top + SAME_EDGE, 0.0)


def to_pages(pages: Sequence[PdfPage]) -> Pages:
    """Return the document as loose lines and tables."""
    pages = _healed(_without_margins(pages))
    body_size = usual_size((line.size, len(line.text)) for page in pages for line in page.lines)
    bodies, notes = _without_notes([page.parts for page in pages], body_size)
    bodies = _with_whole_tables(bodies)
    margin = min((part.left for body in bodies for part in body if isinstance(part, PdfLine)), default=0.0)
    usual = _usual_distance(bodies)
    found: list[Block] = [
        Paragraph(part.indented(margin), gap_before=gap) if isinstance(part, PdfLine) else as_table(part)
        for body in bodies
        for part, gap in _with_gaps(body, usual)
    ]
    return Pages((*found, *(Paragraph(note, gap_before=True) for note in notes)), loose_lines=True)


def _healed(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages with syllables whole that lay in pieces."""
    lines = [line for page in pages for line in page.lines]
    texts = iter(healed([line.text for line in lines]))
    return [
        replace(
            page,
            parts=[replace(part, text=next(texts)) if isinstance(part, PdfLine) else part for part in page.parts],
        )
        for page in pages
    ]


def _without_margins(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages without page numbers and without what is repeated at their heads and feet."""
    keys = Counter(key for page in pages for key in {_key(line) for line in _margin_lines(page)})
    fewest = max(2, min(FEWEST_REPEATED, len(pages)), len(pages) * REPEATED)
    often = {key for key, count in keys.items() if count >= fewest}
    kept = []
    for page in pages:
        dropped = {id(line) for line in _margin_lines(page) if PAGE_NUMBER.fullmatch(line.text) or _key(line) in often}
        kept.append(PdfPage(page.height, [part for part in page.parts if id(part) not in dropped]))
    return kept


def _margin_lines(page: PdfPage) -> list[PdfLine]:
    head = [line for line in page.lines[:MOST_MARGIN_LINES] if line.bottom < page.height * HEAD]
    foot = [line for line in page.lines[-MOST_MARGIN_LINES:] if line.top > page.height * FOOT]
    return head + foot


def _key(line: PdfLine) -> str:
    return NUMBER.sub("#", line.text)


def _without_notes(pages: Sequence[Sequence[Part]], body_size: float) -> tuple[list[Sequence[Part]], Sequence[str]]:
    """Return the parts of each page without the footnotes at its end, and the footnotes, each on one line."""
    bodies: list[Sequence[Part]] = []
    notes: list[str] = []
    carried = False
    for parts in pages:
        small = _small_lines(parts, body_size)
        body = parts[: len(parts) - len(small)]
        small = _with_raised_marks(small, _marks(body))
        first = 0
        if not (carried and small and _goes_on(notes[-1], small[0].text)):
            first = next((place for place, line in enumerate(small) if _begins_note(line)), len(small))
        for line in small[first:]:
            if _begins_note(line):
                notes.append(line.text)
            else:
                notes[-1] += f" {line.text}"
        bodies.append([*body, *small[:first]])
        carried = first < len(small)
    return bodies, notes


def _marks(body: Sequence[Part]) -> set[str]:
    """Return the numbers of the notes that the body of a page calls for."""
    lines = (part.text for part in body if isinstance(part, PdfLine))
    return {mark.translate(DIGITS) for line in lines for mark in MARK.findall(line)}


def _with_raised_marks(small: Sequence[PdfLine], called: set[str]) -> list[PdfLine]:
    """Return small lines with the numbers of notes raised where a program set them as plain ones: "1 Gồm ..."."""
    if not called or any(_begins_note(line) for line in small):
        return list(small)
    raised: list[PdfLine] = []
    for line in small:
        match = PLAIN_MARK.match(line.text)
        if match and match[1] in called:
            raised.append(replace(line, text=f"{match[1].translate(SUPERSCRIPTS)} {line.text[match.end() :]}"))
        else:
            raised.append(line)
    return raised


def _small_lines(parts: Sequence[Part], body_size: float) -> list[PdfLine]:
    """Return the lines in small letters at the end of a page."""
    small: list[PdfLine] = []
    for part in reversed(parts):
        if not isinstance(part, PdfLine) or part.size > body_size * NOTE_SIZE:
            break
        small.append(part)
    return small[::-1]


def _begins_note(line: PdfLine) -> bool:
    return bool(NOTE_MARK.match(line.text))


def _goes_on(note: str, line: str) -> bool:
    """Tell whether a small line at the end of a page goes on with a note that the page before has cut."""
    return not FINISHED.search(note) and not line[:1].isupper() and line[:1].isalnum() and not NOTE_MARK.match(line)


def _with_whole_tables(bodies: Sequence[Sequence[Part]]) -> list[Sequence[Part]]:
    """Return the pages with each table whole on the page where it begins."""
    whole: list[list[Part]] = []
    for body in bodies:
        parts = list(body)
        # The page on which the table began may be further up than the one before.
        above = next((page for page in reversed(whole) if page), None)
        if above and parts and isinstance(above[-1], PdfTable) and isinstance(parts[0], PdfTable):
            first, second = above[-1], parts[0]
            if goes_on(first, second):
                above[-1] = joined(first, second)
                parts = parts[1:]
        whole.append(parts)
    return list(whole)


def _usual_distance(pages: Sequence[Sequence[Part]]) -> float:
    distances = sorted(
        after.bottom - before.bottom
        for parts in pages
        for before, after in pairwise(parts)
        if isinstance(before, PdfLine) and isinstance(after, PdfLine)
    )
    return distances[len(distances) // 4] if distances else 0.0


def _with_gaps(parts: Sequence[Part], usual: float) -> Iterator[tuple[Part, bool]]:
    before: Part | None = None
    for part in parts:
        after_table = isinstance(before, PdfTable)
        yield part, before is not None and (after_table or part.bottom - before.bottom > usual * GAP)
        before = part
