"""Composed documents as text: as typed, wrapped to a width, in Markdown, and in every encoding that is read."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterator

from tests.composed.source import Columns, Composed, Grid, Line, Piece

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TONES = "\u0300\u0301\u0303\u0309\u0323"
#: Where the right column begins, and how wide wrapped lines are.
RIGHT, WIDTH = 36, 72


class TextBuilder:
    """Writes one document as lines of text."""

    def __init__(self, document: Composed, fold: Callable[[str], list[str]], *, markdown: bool = False) -> None:
        """Take what folds a paragraph into lines."""
        self._document = document
        self._fold = fold
        self._markdown = markdown
        self._open_notes: list[str] = []

    def text(self) -> str:
        """Return the whole text; notes stand at the end of the page that holds their mark."""
        lines = [line for block in self._document.blocks for line in self._lines(block)]
        return "\n".join([*lines, *self._printed_notes()]) + "\n"

    def _lines(self, block: Line | Columns | Grid) -> Iterator[str]:
        if isinstance(block, Columns):
            yield from (f"{left:<{RIGHT}}{right}".rstrip() for left, right in block.rows)
        elif isinstance(block, Grid):
            yield from self._table(block)
        else:
            yield from self._paragraph(block)

    def _table(self, grid: Grid) -> Iterator[str]:
        for number, row in enumerate(grid.rows):
            yield f"| {' | '.join(row)} |"
            if number == 0 and grid.head:
                yield "|" + "---|" * len(row)

    def _paragraph(self, line: Line) -> Iterator[str]:
        parts = [f"{line.counted} " if line.counted else ""]
        for piece in line.pieces:
            if piece.kind == "page":
                yield from self._folded("".join(parts), line)
                yield from [*self._printed_notes(), "", piece.text, ""]
                parts = []
            else:
                parts.append(self._shown(piece))
        yield from self._folded("".join(parts), line)

    def _folded(self, words: str, line: Line) -> list[str]:
        return self._fold(f"**{words}**" if line.bold and self._markdown else words)

    def _shown(self, piece: Piece) -> str:
        if piece.kind == "note":
            self._open_notes.append(piece.text)
            return piece.text.translate(SUPERSCRIPTS)
        return "" if piece.kind == "deleted" else piece.text

    def _printed_notes(self) -> list[str]:
        printed = [
            line
            for key in self._open_notes
            for line in ["", *self._fold(f"{key.translate(SUPERSCRIPTS)} {self._document.notes[key]}")]
        ]
        self._open_notes.clear()
        return printed


def typed(document: Composed) -> str:
    """Return a document with a line a paragraph."""
    return TextBuilder(document, lambda words: [words]).text()


def wrapped(document: Composed) -> str:
    """Return a document whose lines are broken at a width, as after printing and copying."""
    return TextBuilder(document, lambda words: textwrap.wrap(words, WIDTH) or [""]).text()


def in_markdown(document: Composed) -> str:
    """Return a document in Markdown."""
    return TextBuilder(document, lambda words: [words], markdown=True).text()


def in_old_windows(text: str) -> bytes:
    """Return text in Windows-1258, whose tones stand behind their letters."""
    return b"".join(_old(character) for character in text)


def _old(character: str) -> bytes:
    try:
        return character.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", character)
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        return f"{letter}{''.join(part for part in parts if part in TONES)}".encode("cp1258")
