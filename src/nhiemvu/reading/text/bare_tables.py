"""Tables of loose text without a bar: a cell a line, as copied out of a page, and columns held by tabs or spaces.

All begin with the heads of a table of tasks, that of its numbers first; what does not count on from there is text.
"""

import re
from collections.abc import Sequence

from nhiemvu.domain.pages import Cell, Paragraph, Table
from nhiemvu.domain.values import dataclass, field
from nhiemvu.facts.columns import column_named
from nhiemvu.reading.text.clean import cleaned

#: "1", "12.", "03"
NUMBER = re.compile(r"(\d{1,3})[.)]?")
#: "I", "IV.": the row is a caption over those below it.
GROUP = re.compile(r"([IVX]{1,5})[.)]?")
#: A piece of a line between gaps of two spaces or more, or tabs.
PIECE = re.compile(r"\S+(?: \S+)*")
TAB = "\t"
FEWEST_COLUMNS, MOST_COLUMNS = 3, 9
LONGEST_NUMBER_HEAD = 16
#: How far left of its head the words of a column may begin.
SLACK = 2


def cell_a_line(paragraphs: Sequence[Paragraph], start: int) -> tuple[Table, int] | None:
    """Return the table that begins at a line with the head of its numbers, and where it ends."""
    if not _heads_numbers(paragraphs[start].text):
        return None
    width = next(
        (
            place - start
            for place in range(start + FEWEST_COLUMNS, min(start + MOST_COLUMNS + 1, len(paragraphs)))
            if _number(paragraphs[place].text) == 1
        ),
        0,
    )
    heads = [cleaned(paragraph.text) for paragraph in paragraphs[start : start + width]]
    if not _are_heads(heads):
        return None
    rows, place, number = [heads], start + width, 1
    while place + width <= len(paragraphs) and _number(paragraphs[place].text) == number:
        cells = [cleaned(paragraph.text) for paragraph in paragraphs[place : place + width]]
        if any(NUMBER.fullmatch(cell) for cell in cells[1:]):
            break
        rows.append(cells)
        place, number = place + width, number + 1
    return (_table(rows), place) if len(rows) > 1 else None


def cells_between_tabs(paragraphs: Sequence[Paragraph], start: int) -> tuple[Table, int] | None:
    """Return the table that was pasted at a line, a row a line, and where it ends.

    Numbers that Word counts by itself are lost when they are pasted; a row of one merged cell is a line without a tab.
    """
    heads = _between_tabs(paragraphs[start])
    if len(heads) < FEWEST_COLUMNS or not _are_heads(heads):
        return None
    rows, place, number = [heads], start + 1, 1
    while place < len(paragraphs):
        cells = _between_tabs(paragraphs[place])
        if not _is_row(cells, heads, number) and not _is_caption(paragraphs, place, heads, number):
            break
        rows.append(cells or [cleaned(paragraphs[place].text)])
        place, number = place + 1, number + (bool(cells) and _number(cells[0]) == number)
    return (_table(rows), place) if any(map(_has_task, rows[1:])) else None


def _is_row(cells: Sequence[str], heads: Sequence[str], number: int) -> bool:
    """Tell whether cells are a row of a task: with the next number or none, or as many as there are heads."""
    if not 1 < len(cells) <= len(heads):
        return False
    if not _heads_numbers(heads[0]):
        return len(cells) == len(heads)
    return _number(cells[0]) == number or not cells[0]


def _is_caption(paragraphs: Sequence[Paragraph], place: int, heads: Sequence[str], number: int) -> bool:
    """Tell whether a line stands over a row, alone or behind a number of its own; a heading of the text does not."""
    if place + 1 >= len(paragraphs) or not paragraphs[place].text.strip():
        return False
    cells = _between_tabs(paragraphs[place])
    if cells and not (len(cells) <= len(heads) and GROUP.fullmatch(cells[0])):
        return False
    return _is_row(_between_tabs(paragraphs[place + 1]), heads, number)


def _has_task(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and not GROUP.fullmatch(cells[0])


def _between_tabs(paragraph: Paragraph) -> list[str]:
    return [cleaned(cell).strip() for cell in paragraph.text.split(TAB)] if TAB in paragraph.text else []


def columns_of_spaces(paragraphs: Sequence[Paragraph], start: int) -> tuple[Table, int] | None:
    """Return the table whose columns begin under the heads on the line at `start`, and where it ends."""
    first = PIECE.search(paragraphs[start].text)
    if first is None or not _heads_numbers(first[0]):
        return None
    pieces = list(PIECE.finditer(paragraphs[start].text))
    heads = [cleaned(piece[0]) for piece in pieces]
    if not _are_heads(heads):
        return None
    found = _Columns([piece.start() for piece in pieces])
    place = start + 1
    while place < len(paragraphs) and found.takes(paragraphs[place]):
        place += 1
    return (_table([heads, *found.rows]), place) if found.rows else None


@dataclass(slots=True)
class _Columns:
    """The rows of one table, as far as its lines have been taken."""

    starts: Sequence[int]
    rows: list[list[str]] = field(default_factory=list)
    _last: int = 0

    def takes(self, paragraph: Paragraph) -> bool:
        """Take a line: a row with the next number, a caption over rows, or the rest of the row above."""
        placed = [(self._column(piece), cleaned(piece[0])) for piece in PIECE.finditer(paragraph.text)]
        columns = [column for column, _ in placed]
        if not placed or len(set(columns)) < len(columns):
            return False
        begins = columns[0] == 0
        if begins and _number(placed[0][1]) == self._last + 1 and len(placed) > 1:
            self._last += 1
        elif not (begins and GROUP.fullmatch(placed[0][1])) and (begins or not self.rows or paragraph.gap_before):
            return False
        if begins:
            self.rows.append([""] * len(self.starts))
        for column, words in placed:
            self.rows[-1][column] = f"{self.rows[-1][column]} {words}".strip()
        return True

    def _column(self, piece: re.Match[str]) -> int:
        return max((column for column, start in enumerate(self.starts) if start <= piece.start() + SLACK), default=0)


def _heads_numbers(words: str) -> bool:
    return len(words) <= LONGEST_NUMBER_HEAD and column_named(words) == "number_field"


def _are_heads(heads: Sequence[str]) -> bool:
    """Tell whether these are the heads of a table of tasks."""
    named = {column_named(head) for head in heads}
    known = sum(column_named(head) is not None for head in heads)
    return len(heads) >= FEWEST_COLUMNS and "task_field" in named and 2 * known > len(heads) and len(named) > 2


def _number(words: str) -> int | None:
    match = NUMBER.fullmatch(words.strip())
    return int(match[1]) if match else None


def _table(rows: Sequence[Sequence[str]]) -> Table:
    width = len(rows[0])
    return Table(tuple(_cells(row, width) for row in rows), head_rows=1)


def _cells(row: Sequence[str], width: int) -> tuple[Cell, ...]:
    """Return the cells of a row: one alone covers all columns, others have empty ones behind them."""
    if len(row) == 1:
        return (Cell((Paragraph(row[0]),), columns=width),)
    return tuple(Cell((Paragraph(words),) if words else ()) for words in [*row, *[""] * (width - len(row))])
