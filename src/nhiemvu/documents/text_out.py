"""Plain text: a blank line between blocks, notes as superscript numbers with their words at the end.

Lines are not wrapped, except in the cells of a table that would be wider than a page.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap

from nhiemvu.documents.grid import grid
from nhiemvu.documents.note_numbers import marked, numbered_notes
from nhiemvu.domain.pages import Cell, Note, Pages, Paragraph, Table

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Characters across a page, between two columns, and in the narrowest column that is made to fit.
PAGE_WIDTH = 120
GUTTER = "  "
#: Between columns side by side, such as those of a letterhead: wide enough to be seen as two columns.
WIDE_GUTTER = " " * 6
NARROWEST = 12

Numbers = Mapping[str, tuple[int, Note]]


def to_text(pages: Pages, width: int = PAGE_WIDTH) -> str:
    """Return a document as plain text that ends with a line end, "" for one without blocks; tables fit `width`."""
    numbers = numbered_notes(pages)
    blocks = [
        _paragraph(block, numbers) if isinstance(block, Paragraph) else _table(block, numbers, width)
        for block in pages.blocks
    ]
    notes = "\n".join(f"{superscript(number)} {note.text}" for number, note in numbers.values())
    return "".join(f"{text}\n" for text in ["\n\n".join(blocks), f"\n{notes}" if notes else ""] if text)


def superscript(number: int) -> str:
    """Return 12 as ¹²."""
    return str(number).translate(SUPERSCRIPTS)


def _paragraph(paragraph: Paragraph, numbers: Numbers) -> str:
    words = marked(paragraph, str, lambda key: superscript(numbers[key][0]) if key in numbers else "")
    return f"{paragraph.label} {words}" if paragraph.label else words


def _table(table: Table, numbers: Numbers, page: int) -> str:
    def written(cell: Cell) -> str:
        return "\n".join(_paragraph(paragraph, numbers) for paragraph in cell.paragraphs)

    rows = grid(table, written)
    gutter = GUTTER if table.ruled else WIDE_GUTTER
    widest = [max(map(_widest_line, column)) for column in zip(*rows, strict=True)]
    if table.ruled and table.widths:
        least = [max(map(_longest_word, column)) for column in zip(*rows, strict=True)]
        widths = _shared(widest, least, table.widths, page - len(gutter) * (len(least) - 1))
    else:
        widths = _fitted(widest, page - len(gutter) * (len(widest) - 1))
    lines = [_row(row, widths, gutter) for row in rows]
    if table.head_rows:
        lines.insert(table.head_rows, GUTTER.join("-" * width for width in widths))
    return "\n".join(lines)


def _widest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _fitted(widths: Sequence[int], room: int) -> Sequence[int]:
    """Return widths that fit the page: the wide columns share what the narrow ones leave."""
    fitted, left = list(widths), len(widths)
    for width, column in sorted((width, column) for column, width in enumerate(widths)):
        fitted[column] = min(width, max(room // left, NARROWEST))
        room -= fitted[column]
        left -= 1
    return fitted


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _shared(widest: Sequence[int], least: Sequence[int], shares: Sequence[int], room: int) -> Sequence[int]:
    """Return widths by the shares that a table gives its columns: none wider than its lines, nor cutting a word.

    What words take beyond their column's share comes from the columns with the most to spare.
    """
    given = (room * share // sum(shares) for share in shares)
    widths = [max(fewest, min(most, width)) for most, fewest, width in zip(widest, least, given, strict=True)]
    while sum(widths) > room and widths != list(least):
        wide = max(range(len(widths)), key=lambda column: widths[column] - least[column])
        widths[wide] -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], gutter: str) -> str:
    columns = [
        [part for line in cell.split("\n") for part in wrap(line, max(width, 1)) or [""]]
        for cell, width in zip(cells, widths, strict=True)
    ]
    return "\n".join(
        gutter.join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()
        for parts in zip_longest(*columns, fillvalue="")
    )
