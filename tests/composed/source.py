"""Composed documents: a small markup, from which each format is built.

A file begins with `forms:` and `formats:`, then `---`, then the document, a paragraph a line. In it, `left || right`
are two columns (letterhead, signature), lines between bars a table (`|---|` under its head), `«1.»` at the start of a
line a number that Word counts by itself, `**line**` is bold, `[^1]` the mark of a footnote whose words stand on a line
`[^1]: ...`, `{+words+}` and `{-words-}` are tracked changes, and `<page 2>` is where a page ends and the next begins.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
DOCUMENTS, GOLDENS = HERE / "documents", HERE / "golden"

#: "[^1]", "{+thêm+}", "{-bỏ-}", "<page 2>"
INLINE = re.compile(r"\[\^(?P<note>\d+)\]|\{\+(?P<added>.+?)\+\}|\{-(?P<deleted>.+?)-\}| ?<page (?P<page>\d+)> ?")
#: "[^1]: Kế hoạch số ..."
NOTE = re.compile(r"\[\^(\d+)\]: (.+)")
#: "«1.» Tiếp tục ..."
COUNTED = re.compile(r"«([^«»]{1,12})» ")
BOLD = re.compile(r"\*\*(.+)\*\*")
COLUMNS = re.compile(r" *\|\| *")
TABLE_RULE = re.compile(r"\|(?:-+\|)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: words ("words", "added", "deleted"), the key of a note, or the number of the next page."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; without pieces it is a blank line."""

    pieces: tuple[Piece, ...]
    #: The number that the format counts by itself.
    counted: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Paragraphs that stand side by side: rows of left and right, either of which may be empty."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `head` tells whether its first row is a head."""

    rows: tuple[tuple[str, ...], ...]
    head: bool


Block = Line | Columns | Grid


@dataclass(frozen=True, slots=True)
class Composed:
    """One composed document."""

    name: str
    #: Names of forms.toml.
    forms: tuple[str, ...]
    #: The formats in which it is read; all come to one golden file.
    formats: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: Mapping[str, str]


@cache
def composed_documents() -> tuple[Composed, ...]:
    """Return every composed document, by name."""
    return tuple(parsed(path.stem, path.read_text("utf-8")) for path in sorted(DOCUMENTS.glob("*.txt")))


def parsed(name: str, source: str) -> Composed:
    """Return a document from its source."""
    head, _, body = source.partition("\n---\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    lines = body.strip("\n").split("\n")
    notes = {match[1]: match[2] for line in lines if (match := NOTE.fullmatch(line))}
    blocks = _blocks([line for line in lines if not NOTE.fullmatch(line)])
    return Composed(name, tuple(said["forms"].split()), tuple(said["formats"].split()), tuple(blocks), notes)


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        last = blocks[-1] if blocks else None
        if line.startswith("|") and not line.startswith("||"):
            rows, head = (last.rows, last.head) if isinstance(last, Grid) else ((), False)
            rule = TABLE_RULE.fullmatch(line)
            row = () if rule else (tuple(cell.strip() for cell in line.strip("|").split("|")),)
            grid = Grid((*rows, *row), head=head or bool(rule))
            blocks[-1 if rows else len(blocks) :] = [grid]
        elif COLUMNS.search(line):
            left, right = COLUMNS.split(line, maxsplit=1)
            above = last.rows if isinstance(last, Columns) else ()
            blocks[-1 if above else len(blocks) :] = [Columns((*above, (left.strip(), right.strip())))]
        else:
            blocks.append(_line(line))
    return blocks


def _line(line: str) -> Line:
    counted = COUNTED.match(line)
    words = line[counted.end() :] if counted else line
    bold = BOLD.fullmatch(words)
    return Line(tuple(pieces_of(bold[1] if bold else words)), counted[1] if counted else "", bold=bool(bold))


def pieces_of(words: str) -> list[Piece]:
    """Return the pieces of a line."""
    pieces, place = list[Piece](), 0
    for match in INLINE.finditer(words):
        if match.start() > place:
            pieces.append(Piece("words", words[place : match.start()]))
        kind = match.lastgroup or ""
        pieces.append(Piece(kind, match[kind]))
        place = match.end()
    return [*pieces, Piece("words", words[place:])] if place < len(words) else pieces
