"""Markdown: headings, escaped words, footnotes, pipe tables.

Source: CommonMark 0.31 (backslash escapes, block starts); GitHub's tables and footnotes.
"""

import re
from collections.abc import Mapping

from nhiemvu.documents.grid import grid
from nhiemvu.documents.note_numbers import marked, numbered_notes
from nhiemvu.domain.pages import Cell, Note, Pages, Paragraph, Style, Table

#: What Markdown would take for its own anywhere: *bold*, `code`, [link], <tag>, a | b, &amp;, ~~struck~~, $maths$.
SPECIAL = re.compile(r"[\\`*_\[\]<>|&~$#]")
#: What it would take for the start of a list, a line or a heading's underline: "- ", "+ ", "---", "===".
LINE_START = re.compile(r"^(?=[-+=])", re.MULTILINE)
#: A typed number at the start of a line, "1. " or "1) ".
NUMBER_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
#: A line end within a paragraph.
HARD_BREAK = "\\\n"
DEEPEST_HEADING = 6

Numbers = Mapping[str, tuple[int, Note]]


def to_markdown(pages: Pages) -> str:
    """Return a document as Markdown that ends with a line end, "" for one without blocks."""
    numbers = numbered_notes(pages)
    blocks = [
        _paragraph(block, numbers) if isinstance(block, Paragraph) else _table(block, numbers) for block in pages.blocks
    ]
    blocks += [f"[^{number}]: {_note(note)}" for number, note in numbers.values()]
    return "\n\n".join(filter(None, blocks)) + "\n" if blocks else ""


def _paragraph(paragraph: Paragraph, numbers: Numbers) -> str:
    words = _words(paragraph, numbers)
    depth = _heading_depth(paragraph)
    if depth:
        # A heading is one line.
        return f"{'#' * depth} {words.replace(HARD_BREAK, ' ')}"
    if words and (paragraph.style is Style.SUBTITLE or paragraph.bold):
        return f"**{words}**"
    return words


def _words(paragraph: Paragraph, numbers: Numbers) -> str:
    """Return label and words, escaped; an own label is left to make a list where Markdown knows it."""
    text = marked(paragraph, escaped, lambda key: f"[^{numbers[key][0]}]" if key in numbers else "").strip()
    label = SPECIAL.sub(r"\\\g<0>", paragraph.label)
    lines = [_line_escaped(line.strip()) for line in text.split("\n")]
    if label:
        lines[0] = f"{label} {lines[0]}".strip()
    return HARD_BREAK.join(line for line in lines if line)


def escaped(text: str) -> str:
    """Return `text` such that Markdown shows the same characters; starts of lines are escaped apart."""
    return SPECIAL.sub(r"\\\g<0>", text)


def _line_escaped(line: str) -> str:
    return NUMBER_START.sub(r"\1\\\2", LINE_START.sub(r"\\", line))


def _heading_depth(paragraph: Paragraph) -> int:
    if paragraph.style is Style.TITLE:
        return 1
    if paragraph.style is Style.HEADING:
        return min(1 + max(paragraph.level, 1), DEEPEST_HEADING)
    if paragraph.style is Style.SUBHEADING:
        return min(1 + max(paragraph.level, 2), DEEPEST_HEADING)
    return 0


def _note(note: Note) -> str:
    return " ".join(_words(paragraph, {}).replace(HARD_BREAK, " ") for paragraph in note.paragraphs)


def _table(table: Table, numbers: Numbers) -> str:
    def written(cell: Cell) -> str:
        lines = (_words(paragraph, numbers).replace(HARD_BREAK, "<br>") for paragraph in cell.paragraphs)
        return "<br>".join(lines)

    rows = [list(row) for row in grid(table, written)]
    if not rows or not rows[0]:
        return ""
    # Markdown knows exactly one head row; a table without one gets an empty head.
    head = rows.pop(0) if table.head_rows else [""] * len(rows[0])
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))
