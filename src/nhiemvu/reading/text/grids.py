"""Tables in loose text: rows of Markdown, tables that a web page left with a bar and a cell a line, and bare ones."""

import re
from collections.abc import Sequence

from nhiemvu.domain.pages import Block, Cell, Paragraph, Table
from nhiemvu.domain.values import replace
from nhiemvu.facts.columns import column_named
from nhiemvu.reading.text.bare_tables import cell_a_line, cells_between_tabs, columns_of_spaces
from nhiemvu.reading.text.clean import cleaned

#: | 1. | Tổ chức tập huấn | Phòng Nội vụ |
ROW = re.compile(r"\s*\|(.*\S.*)\|\s*")
#: |---|:--:|
HEAD_RULE = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*")
#: A row of more cells than this is no row.
MOST_COLUMNS = 40


def with_tables(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """Return loose lines in which tables drawn with bars have become tables."""
    blocks: list[Block] = []
    place = 0
    while place < len(paragraphs):
        found = next((one for read in READERS if (one := read(paragraphs, place))), None)
        if found:
            table, place = found
            blocks.append(table)
        else:
            blocks.append(paragraphs[place])
            place += 1
    return blocks


def with_whole_rows(table: Table) -> Table:
    """Return a table in which rows that a page has cut in two are whole again."""
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(table.rows):
        if number > table.head_rows and rows and _is_rest(rows[-1], row):
            rows[-1] = tuple(_joined(one, other) for one, other in zip(rows[-1], row, strict=True))
        else:
            rows.append(row)
    return table if len(rows) == len(table.rows) else Table(tuple(rows), table.head_rows)


def _is_rest(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """Tell whether a row without a number goes on with the sentences of the one above."""
    if len(above) != len(row) or len(row) < 2 or row[0].text or not above[0].text:
        return False
    if any(cell.columns > 1 or cell.rows > 1 or (cell.paragraphs and cell.paragraphs[0].label) for cell in row):
        return False
    goes_on = [(one.text, other.text) for one, other in zip(above[1:], row[1:], strict=True) if other.text]
    return bool(goes_on) and all(one and one[-1] not in ".;:!?" and other[0].islower() for one, other in goes_on)


def _joined(above: Cell, rest: Cell) -> Cell:
    """Return a cell with the rest of its words, the sentence that was cut whole again."""
    if not rest.paragraphs:
        return above
    *before, cut = above.paragraphs
    first, *after = rest.paragraphs
    moved = tuple(replace(mark, offset=mark.offset + len(cut.text) + 1) for mark in first.marks)
    tasks = tuple(dict.fromkeys((*cut.tasks, *first.tasks)))
    whole = replace(cut, text=f"{cut.text} {first.text}", marks=(*cut.marks, *moved), tasks=tasks)
    return Cell((*before, whole, *after))


def _markdown(paragraphs: Sequence[Paragraph], start: int) -> tuple[Table, int] | None:
    rows: list[tuple[Cell, ...]] = []
    head_rows, place = 0, start
    while place < len(paragraphs) and (match := ROW.fullmatch(paragraphs[place].text)):
        if HEAD_RULE.fullmatch(paragraphs[place].text):
            head_rows = head_rows or len(rows)
        else:
            rows.append(tuple(_cell([part]) for part in match[1].split("|")))
        place += 1
    if not rows or (len(rows) < 2 and place == start + 1):
        return None
    return Table(tuple(rows), head_rows if len(rows) > head_rows else 0), place


def _cell_a_line(paragraphs: Sequence[Paragraph], start: int) -> tuple[Table, int] | None:
    """Read a table whose bars and cells stand on lines of their own, from the bar over its first column's head."""
    if not _is_bar(paragraphs, start) or start + 1 >= len(paragraphs):
        return None
    if column_named(cleaned(paragraphs[start + 1].text)) != "number_field":
        return None
    rows: list[tuple[Cell, ...]] = []
    place = start
    while row := _row(paragraphs, place, len(rows[0]) if rows else None):
        cells, place = row
        rows.append(cells)
    return (Table(tuple(rows), 1), place) if len(rows) > 1 else None


def _row(paragraphs: Sequence[Paragraph], start: int, width: int | None) -> tuple[tuple[Cell, ...], int] | None:
    if not _is_bar(paragraphs, start):
        return None
    cells: list[Cell] = []
    place = start
    while width is None or len(cells) < width:
        end = place + 1
        while end < len(paragraphs) and not _is_bar(paragraphs, end):
            end += 1
        cells.append(_cell([paragraph.text for paragraph in paragraphs[place + 1 : end]]))
        place = end
        if (width is None and _is_bar(paragraphs, place + 1)) or place >= len(paragraphs):
            break
        if len(cells) > MOST_COLUMNS:
            return None
    if width is not None and len(cells) != width:
        return None
    return tuple(cells), min(place + 1, len(paragraphs))


def _is_bar(paragraphs: Sequence[Paragraph], place: int) -> bool:
    return place < len(paragraphs) and paragraphs[place].text.strip() == "|"


def _cell(lines: Sequence[str]) -> Cell:
    text = cleaned(" ".join(lines))
    return Cell((Paragraph(text),) if text else ())


#: What reads a table that begins at a line, in the order in which they are tried.
READERS = (_markdown, _cell_a_line, cell_a_line, cells_between_tabs, columns_of_spaces)
