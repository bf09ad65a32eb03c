"""Composed documents as PDF files: lines broken at the width of the page, pages numbered at their heads."""

import textwrap
from collections.abc import Iterator

from tests.composed.source import Columns, Composed, Grid, Line
from tests.documents.pdf_files import WIDTH, Piece, pdf_file

SIZE, LEFT, RIGHT, STEP, GAP = 13, 85, 330, 18, 6
TOP, BOTTOM, HEAD = 80, 770, 40
#: How many letters of the one width that the font has stand on a line.
LETTERS = (WIDTH - LEFT - 40) * 2 // SIZE


def printed(document: Composed) -> bytes:
    """Return the bytes of a PDF file."""
    pages: list[list[Piece]] = [[]]
    y = float(TOP)
    for pieces, gap in _lines(document):
        y += gap
        if y + STEP > BOTTOM:
            number = str(len(pages) + 1)
            pages.append([(WIDTH / 2, HEAD, SIZE, number)])
            y = TOP
        pages[-1] += [(x, y, SIZE, words) for x, words in pieces]
        y += STEP
    return pdf_file(*pages)


def _lines(document: Composed) -> Iterator[tuple[list[tuple[float, str]], float]]:
    """Yield the pieces of each line with their left edges, and the gap above it."""
    for block in document.blocks:
        if isinstance(block, Columns):
            for left, right in block.rows:
                yield [(x, words) for x, words in ((LEFT, left), (RIGHT, right)) if words], 0
        elif isinstance(block, Grid) or block.counted or any(piece.kind != "words" for piece in block.pieces):
            raise NotImplementedError(document.name)
        else:
            yield from _paragraph(block)


def _paragraph(line: Line) -> Iterator[tuple[list[tuple[float, str]], float]]:
    words = "".join(piece.text for piece in line.pieces)
    for number, part in enumerate(textwrap.wrap(words, LETTERS)):
        yield [(LEFT, part)], 0 if number else GAP
