"""Composed documents as Word files: automatic numbers, footnotes, tables, tracked changes."""

import re
from xml.sax.saxutils import escape

from tests.composed.source import Columns, Composed, Grid, Line, Piece, pieces_of
from tests.documents.word_files import cell, level, numbered, p, r, row, word_file

BOLD = "<w:b/>"
CHANGED = 'w:id="{number}" w:author="Văn thư" w:date="2024-03-06T08:00:00Z"'
#: Depth, Word's name of the numbers, and the pattern of each kind of number: "Điều 1.", "I.", "1.1.", "1.", "a)", "-".
KINDS = (
    (0, "decimal", "Điều %1{end}", re.compile(r"Điều \d+(.*)")),
    (0, "upperRoman", "%1{end}", re.compile(r"[IVX]+(.*)")),
    (2, "decimal", "%2.%3{end}", re.compile(r"\d+\.\d+(.*)")),
    (1, "decimal", "%2{end}", re.compile(r"\d+(.*)")),
    (3, "lowerLetter", "%4{end}", re.compile(r"[a-z](\).*)")),
    (4, "bullet", "{end}", re.compile(r"(-)")),
    (5, "bullet", "{end}", re.compile(r"(\+)")),
)


def in_word(document: Composed) -> bytes:
    """Return the bytes of a .docx file."""
    notes = "".join(
        f'<w:footnote w:id="{key}">{p("<w:r><w:footnoteRef/></w:r>", _words(f" {words}"))}</w:footnote>'
        for key, words in document.notes.items()
    )
    return word_file(
        "".join(_block(block) for block in document.blocks),
        numbering=_numbering(document),
        footnotes=notes or None,
    )


def depth_and_pattern(counted: str) -> tuple[int, str, str]:
    """Return the depth of a number that a format counts, its kind and pattern: "1.1." is (2, "decimal", "%2.%3.")."""
    for depth, kind, pattern, form in KINDS:
        if match := form.fullmatch(counted):
            return depth, kind, pattern.format(end=match[1])
    raise ValueError(counted)


def levels_of(document: Composed) -> dict[int, tuple[str, str]]:
    """Return kind and pattern of each depth that a document counts, as its first number shows them."""
    levels: dict[int, tuple[str, str]] = {}
    for block in document.blocks:
        if isinstance(block, Line) and block.counted:
            depth, kind, pattern = depth_and_pattern(block.counted)
            levels.setdefault(depth, (kind, pattern))
    return levels


def _numbering(document: Composed) -> str | None:
    levels = levels_of(document)
    if not levels:
        return None
    shown = "".join(level(depth, kind, pattern) for depth, (kind, pattern) in sorted(levels.items()))
    listed = f'<w:abstractNum w:abstractNumId="0">{shown}</w:abstractNum>'
    return f'{listed}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def _block(block: Line | Columns | Grid) -> str:
    if isinstance(block, Line):
        return _paragraph(block)
    if isinstance(block, Grid):
        rows = (row(*(cell(_typed(words)) for words in cells)) for cells in block.rows)
        return f"<w:tbl>{''.join(rows)}</w:tbl>"
    sides = ([_typed(side[place]) for side in block.rows if side[place]] or [p()] for place in (0, 1))
    return f"<w:tbl>{row(*(cell(*side) for side in sides))}</w:tbl>"


def _paragraph(line: Line) -> str:
    counted = numbered(1, depth_and_pattern(line.counted)[0]) if line.counted else ""
    look = BOLD if line.bold else ""
    return p(*(_run(number, piece, look) for number, piece in enumerate(line.pieces)), properties=counted)


def _typed(words: str) -> str:
    return p(*(_run(number, piece, "") for number, piece in enumerate(pieces_of(words))))


def _run(number: int, piece: Piece, look: str) -> str:
    changed = CHANGED.format(number=number + 1)
    if piece.kind == "note":
        return f'<w:r><w:footnoteReference w:id="{piece.text}"/></w:r>'
    if piece.kind == "page":
        return f"{_words(' ')}<w:r><w:lastRenderedPageBreak/></w:r>"
    if piece.kind == "added":
        return f"<w:ins {changed}>{_words(piece.text, look)}</w:ins>"
    if piece.kind == "deleted":
        return f'<w:del {changed}><w:r><w:delText xml:space="preserve">{escape(piece.text)}</w:delText></w:r></w:del>'
    return _words(piece.text, look)


def _words(text: str, look: str = "") -> str:
    """Return runs; a non-breaking hyphen is an element of its own in Word."""
    held = r(escape(text), look)
    return held.replace("\u2011", '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
