"""Tables whose cells are drawn with lines: the words of each cell, merged cells once, rows that pages cut.

Distances are points from the upper left corner of the page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from nhiemvu.documents.pdf.lines import PdfLine, PdfWord, page_lines
from nhiemvu.domain.pages import Cell, Paragraph, Table
from nhiemvu.domain.values import dataclass, replace

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Left, top, right and bottom of a cell; the cells of one table.
Box = tuple[float, float, float, float]
Boxes = tuple[Box, ...]
#: A drawing has more lines than any table of words.
MOST_EDGES = 3000
FEWEST_EDGES = 4
#: Edges of two tables nearer than this are the same.
SAME_EDGE = 4.0
#: "- ", "a) ", "1. ": a line of a cell that begins a paragraph.
ITEM = re.compile(r"[-+•–*]\s|\(?(?:\d{1,2}|[a-zđ])[.)]\s")
DASH = re.compile(r"[-+•–]\s")
FINISHED = re.compile(r"[.;:!?]$")
ENDED = re.compile(r"[.;!?]$")
#: A line that ends within a date, a number or a symbol: "15/5/", "31/KH-".
UNFINISHED = re.compile(r"\w[/-]$")
#: Where a narrow cell has cut a symbol or a year: "61/2018/N|Đ-CP", "116/2025/QH|15", "15/11/202|6".
CUT_SYMBOL = re.compile(
    r"\d/(?:\d{4}/(?:[A-ZĐ]{1,4}\n[A-ZĐ]{1,4}-[A-ZĐ]|QH\n\d\d(?!\d))|(?:2\n0\d\d|20\n\d\d|20\d\n\d)(?!\d))"
)
#: As much of two lines as tells that.
MOST_CUT = 20
#: A page's share of a row whose first column is empty goes on with the row above where most rows have a first cell.
MOST_ROWS = 0.5


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table in its place on a page."""

    rows: tuple[tuple[Cell, ...], ...]
    #: Where its columns begin.
    edges: tuple[float, ...]
    top: float
    bottom: float
    #: How many rows at the top are repeated on the pages that follow.
    head_rows: int = 0


def table_boxes(page: "Page") -> list[Boxes]:
    """Return the boxes of the cells of each table that is drawn on a page."""
    if not FEWEST_EDGES <= len(page.edges) <= MOST_EDGES:
        return []
    return [tuple(found.cells) for found in page.find_tables()]


def drawn_tables(
    tables: Sequence[Boxes], words: Sequence[PdfWord], *, open_edges: Sequence[float] = ()
) -> tuple[list[PdfTable], list[PdfWord]]:
    """Return the tables of a page, and the words that are in none.

    `open_edges` is where the columns of the last table of the page before begin: of that one a row may go on here.
    """
    found: list[PdfTable] = []
    left = list(words)
    for boxes in tables:
        table, left = _table(boxes, left, open_edges)
        found += [table] if table else []
    return found, left


def _table(boxes: Boxes, words: list[PdfWord], open_edges: Sequence[float]) -> tuple[PdfTable | None, list[PdfWord]]:
    edges, tops = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
    # The rest of a row has words in one of its columns, often.
    may_be_rest = len(edges) > 1 and _are_same(edges, open_edges)
    if not may_be_rest and (len(edges) < 2 or len(tops) < 2):
        return None, words
    held: dict[Box, list[PdfWord]] = {box: [] for box in boxes}
    rest: list[PdfWord] = []
    for word in words:
        held.get(_box_around(word, boxes), rest).append(word)
    rows: dict[float, list[tuple[float, Cell]]] = {top: [] for top in tops}
    for box, inside in held.items():
        columns = bisect_left(edges, box[2] - SAME_EDGE) - bisect_left(edges, box[0])
        covered = bisect_left(tops, box[3] - SAME_EDGE) - bisect_left(tops, box[1])
        cell = Cell(tuple(cell_paragraphs(page_lines(inside))), max(columns, 1), max(covered, 1))
        rows[box[1]].append((box[0], cell))
    filled = {box[0] for box, inside in held.items() if inside}
    if len(filled) < 2 and not (may_be_rest and filled):
        return None, words
    ordered = tuple(tuple(cell for _, cell in sorted(row, key=lambda placed: placed[0])) for row in rows.values())
    bottom = max(box[3] for box in boxes)
    return PdfTable(ordered, tuple(edges), tops[0], bottom), rest


def _box_around(word: PdfWord, boxes: Iterable[Box]) -> Box:
    """Return the box in which the middle of a word is, or an empty one."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return next((box for box in boxes if box[0] <= x < box[2] and box[1] <= y < box[3]), (0.0, 0.0, 0.0, 0.0))


def cell_paragraphs(lines: Iterable[PdfLine]) -> list[Paragraph]:
    """Return the lines of a cell as paragraphs: what its width has cut is joined."""
    words = [line.text for line in lines]
    has_items = sum(1 for text in words if DASH.match(text)) > 1
    texts: list[str] = []
    for text in words:
        ended = texts and (FINISHED.search(texts[-1]) or ITEM.match(texts[0]) or (has_items and DASH.match(text)))
        if not texts or (ended and ITEM.match(text)):
            texts.append(text)
        else:
            texts[-1] += text if _is_cut(texts[-1], text) else f" {text}"
    return [Paragraph(text) for text in texts]


def _is_cut(text: str, after: str) -> bool:
    """Tell whether a line ends within a date, a number or a symbol, with which the next one goes on."""
    return bool(UNFINISHED.search(text) or CUT_SYMBOL.search(f"{text[-MOST_CUT:]}\n{after[:MOST_CUT]}"))


def goes_on(table: PdfTable, after: PdfTable) -> bool:
    """Tell whether a table at the head of a page has the columns of the one at the end of the page before."""
    return _are_same(table.edges, after.edges)


def _are_same(edges: Sequence[float], others: Sequence[float]) -> bool:
    return len(edges) == len(others) and all(
        abs(one - other) <= SAME_EDGE for one, other in zip(edges, others, strict=True)
    )


def joined(table: PdfTable, after: PdfTable) -> PdfTable:
    """Return two parts of one table as one: a repeated head once, a row that the page has cut whole."""
    rows = list(table.rows)
    more = list(after.rows)
    pairs = takewhile(lambda pair: _texts(pair[0]) == _texts(pair[1]), zip(rows[:-1], more, strict=False))
    repeated = sum(1 for _ in pairs)
    more = more[repeated:]
    if more and len(more[0]) == len(rows[-1]) and _is_rest(rows, more[0]):
        rows[-1] = tuple(_one_cell(*cells) for cells in zip(rows[-1], more[0], strict=True))
        more = more[1:]
    return replace(table, rows=(*rows, *more), head_rows=max(table.head_rows, repeated))


def _is_rest(rows: Sequence[Sequence[Cell]], row: Sequence[Cell]) -> bool:
    numbered = sum(bool(above and above[0].paragraphs) for above in rows)
    return not row[0].paragraphs and numbered > MOST_ROWS * len(rows)


def _one_cell(first: Cell, second: Cell) -> Cell:
    if not first.paragraphs or not second.paragraphs:
        return replace(first, paragraphs=first.paragraphs + second.paragraphs)
    cut, rest = first.paragraphs[-1], second.paragraphs[0]
    if ENDED.search(cut.text) or ITEM.match(rest.text):
        return replace(first, paragraphs=first.paragraphs + second.paragraphs)
    whole = replace(cut, text=f"{cut.text}{'' if _is_cut(cut.text, rest.text) else ' '}{rest.text}")
    return replace(first, paragraphs=(*first.paragraphs[:-1], whole, *second.paragraphs[1:]))


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def as_table(table: PdfTable) -> Table:
    """Return a table as a block."""
    return Table(table.rows, table.head_rows)
