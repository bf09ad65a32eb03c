"""Composed documents as OpenDocument text: lists, footnotes, tables, tracked changes."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from tests.composed.source import Columns, Composed, Grid, Line, Piece, pieces_of
from tests.composed.word import depth_and_pattern, levels_of
from tests.documents.odt_files import odt_file

FORMATS = {"decimal": "1", "upperRoman": "I", "lowerLetter": "a"}
BOLD = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'


def in_open_text(document: Composed) -> bytes:
    """Return the bytes of an .odt file."""
    builder = _Builder(document)
    body = "".join(builder.block(block) for block in document.blocks)
    return odt_file(f"{builder.tracked()}{body}", automatic=BOLD + _list_style(document))


class _Builder:
    """Writes one document."""

    def __init__(self, document: Composed) -> None:
        self._document = document

    def tracked(self) -> str:
        """Return the list of changes, which holds what was deleted."""
        lines = [block for block in self._document.blocks if isinstance(block, Line)]
        words = [piece.text for line in lines for piece in line.pieces if piece.kind == "deleted"]
        regions = "".join(
            f"<text:changed-region><text:deletion><text:p>{escape(text)}</text:p></text:deletion></text:changed-region>"
            for text in words
        )
        return f"<text:tracked-changes>{regions}</text:tracked-changes>" if words else ""

    def block(self, block: Line | Columns | Grid) -> str:
        """Return one block."""
        if isinstance(block, Line):
            return self._line(block)
        if isinstance(block, Grid):
            return _table([[self._paragraph(words)] for words in cells] for cells in block.rows)
        sides = ([self._paragraph(side[place]) for side in block.rows if side[place]] for place in (0, 1))
        return _table([list(sides)])

    def _line(self, line: Line) -> str:
        words = "".join(self._piece(piece) for piece in line.pieces)
        shown = f'<text:span text:style-name="B">{words}</text:span>' if line.bold else words
        paragraph = f"<text:p>{shown}</text:p>"
        if not line.counted:
            return paragraph
        depth = depth_and_pattern(line.counted)[0]
        inner = "<text:list><text:list-item>" * depth + paragraph + "</text:list-item></text:list>" * depth
        return (
            '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>'
            f"{inner}</text:list-item></text:list>"
        )

    def _paragraph(self, words: str) -> str:
        return f"<text:p>{''.join(self._piece(piece) for piece in pieces_of(words))}</text:p>"

    def _piece(self, piece: Piece) -> str:
        if piece.kind == "note":
            body = f"<text:note-body><text:p>{escape(self._document.notes[piece.text])}</text:p></text:note-body>"
            citation = f"<text:note-citation>{piece.text}</text:note-citation>"
            return f'<text:note text:note-class="footnote">{citation}{body}</text:note>'
        if piece.kind == "page":
            return "<text:soft-page-break/> "
        if piece.kind == "deleted":
            return "<text:change text:change-id='c'/>"
        return escape(piece.text)


def _table(rows: Iterable[Sequence[Sequence[str]]]) -> str:
    """Return a table of rows of cells of paragraphs."""
    shown = (
        "".join(f"<table:table-cell>{''.join(cell) or '<text:p/>'}</table:table-cell>" for cell in row) for row in rows
    )
    held = "".join(f"<table:table-row>{row}</table:table-row>" for row in shown)
    return f"<table:table>{held}</table:table>"


def _list_style(document: Composed) -> str:
    levels = "".join(
        _list_level(depth, kind, pattern) for depth, (kind, pattern) in sorted(levels_of(document).items())
    )
    return f'<text:list-style style:name="L">{levels}</text:list-style>' if levels else ""


def _list_level(depth: int, kind: str, pattern: str) -> str:
    """Return one level; of the pattern "Điều %1." the format keeps what stands before and behind the number."""
    place = f'text:level="{depth + 1}"'
    if kind == "bullet":
        return f'<text:list-level-style-bullet {place} text:bullet-char="{pattern}"/>'
    before, _, rest = pattern.partition("%")
    behind = re.sub(r"\A\d(?:\.%\d)*", "", rest)
    shown = f'style:num-prefix="{before}" style:num-suffix="{behind}" text:display-levels="{pattern.count("%")}"'
    return f'<text:list-level-style-number {place} style:num-format="{FORMATS[kind]}" {shown}/>'
