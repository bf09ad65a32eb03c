"""Tables of Word: ruled ones with fitted columns, and columns side by side that nobody sees as a table."""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt

from nhiemvu.documents.docx_out.rules import RuledLines
from nhiemvu.documents.markup.style_names import AFTER_TABLE_NAME, CELL_NAME, HEAD_CELL_NAME, TEMPLATE_NAMES
from nhiemvu.domain.pages import Cell, Paragraph, Style, Table
from nhiemvu.domain.values import dataclass

#: Twentieths of a point that a letter of 13 points takes, and the space at both sides of a cell.
LETTER_WIDTH = 130
CELL_PADDING = 216
BORDER_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
NO_PADDING = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'

#: Gives the runs of a paragraph, its label first.
Runs = Callable[[Paragraph], str]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a table is written with."""

    runs: Runs
    #: Ids of the template's styles by their names.
    style_ids: Mapping[str, str]
    rules: RuledLines

    def style(self, name: str) -> str:
        """Return the mark of a style, "" where the template lacks it."""
        return f'<w:pStyle w:val="{self.style_ids[name]}"/>' if name in self.style_ids else ""


def table_xml(table: Table, desk: Desk, width: int) -> str:
    """Return a table and the small paragraph after it; `width` is that of the text in twentieths of a point."""
    columns = _column_widths(table, width)
    line = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' if table.ruled else '<w:{} w:val="nil"/>'
    borders = "".join(line.format(side) for side in BORDER_SIDES)
    padding = "" if table.ruled else NO_PADDING
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    rows = "".join(_rows(table, desk, columns))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{padding}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        f"<w:p><w:pPr>{desk.style(AFTER_TABLE_NAME)}</w:pPr></w:p>"
    )


def _rows(table: Table, desk: Desk, columns: Sequence[int]) -> Sequence[str]:
    rows: list[str] = []
    #: For each column where a cell from above goes on: for how many rows, and over how many columns.
    going_on: dict[int, tuple[int, int]] = {}
    for place, cells in enumerate(table.rows):
        head = place < table.head_rows
        look = desk.style(HEAD_CELL_NAME if head else CELL_NAME) if table.ruled else None
        middle = '<w:vAlign w:val="center"/>' if head else ""
        written, column, waiting = "", 0, list(cells)
        while column < len(columns):
            rows_left, span = going_on.pop(column, (0, 1))
            if rows_left:
                written += _cell(columns[column : column + span], "<w:p/>", '<w:vMerge w:val="continue"/>')
            elif waiting:
                cell = waiting.pop(0)
                span, rows_left = max(cell.columns, 1), cell.rows
                merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
                covered = columns[column : column + span]
                content = _content(cell, desk, look, sum(covered))
                written += _cell(covered, content, merge + middle)
            else:
                written += _cell(columns[column : column + 1], "<w:p/>", "")
            if rows_left > 1:
                going_on[column] = rows_left - 1, span
            column += span
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{written}</w:tr>")
    return rows


def _cell(columns: Sequence[int], content: str, look: str) -> str:
    span = f'<w:gridSpan w:val="{len(columns)}"/>' if len(columns) > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{sum(columns)}" w:type="dxa"/>{span}{look}</w:tcPr>{content}</w:tc>'


def _content(cell: Cell, desk: Desk, look: str | None, width: int) -> str:
    """Return the paragraphs of a cell with the mark of this style, or without one in the style of what each is."""
    written = ""
    for place, paragraph in enumerate(cell.paragraphs):
        if paragraph.style is Style.RULE and not paragraph.text:
            written += desk.rules.drawn(cell.paragraphs[place - 1] if place else None, width)
            continue
        own = look if look is not None else desk.style(_style_name(paragraph))
        middle = '<w:jc w:val="center"/>' if paragraph.centred else ""
        written += f"<w:p><w:pPr>{own}{middle}</w:pPr>{desk.runs(desk.rules.fitted(paragraph, width))}</w:p>"
    return written or "<w:p/>"


def _style_name(paragraph: Paragraph) -> str:
    return CELL_NAME if paragraph.style is Style.BODY else TEMPLATE_NAMES[paragraph.style]


def _column_widths(table: Table, width: int) -> Sequence[int]:
    """Share the width: each column takes its longest word, and the rest goes by how much stands in it."""
    count = _column_count(table)
    if len(table.widths) == count and sum(table.widths) > 0:
        return [width * share // sum(table.widths) for share in table.widths]
    if not table.ruled:
        return [width // count] * count
    least, wanted = [CELL_PADDING] * count, [1.0] * count
    for column, cell in _single_cells(table, count):
        longest = max(map(len, cell.text.split()), default=0) * LETTER_WIDTH + CELL_PADDING
        least[column] = max(least[column], min(longest, width // count))
        wanted[column] += len(cell.text)
    weights = [sqrt(letters) for letters in wanted]
    rest = max(width - sum(least), 0)
    return [need + int(rest * weight / sum(weights)) for need, weight in zip(least, weights, strict=True)]


def _column_count(table: Table) -> int:
    covered: dict[int, int] = {}
    most = 1
    for place, row in enumerate(table.rows):
        own = sum(max(cell.columns, 1) for cell in row)
        most = max(most, own + covered.get(place, 0))
        for cell in row:
            for below in range(place + 1, place + cell.rows):
                covered[below] = covered.get(below, 0) + max(cell.columns, 1)
    return most


def _single_cells(table: Table, count: int) -> Sequence[tuple[int, Cell]]:
    """Return the cells that take one column, with their column; rows under merged cells are left out."""
    found: list[tuple[int, Cell]] = []
    for row in table.rows:
        if sum(max(cell.columns, 1) for cell in row) == count:
            column = 0
            for cell in row:
                if cell.columns == 1:
                    found.append((column, cell))
                column += max(cell.columns, 1)
    return found
