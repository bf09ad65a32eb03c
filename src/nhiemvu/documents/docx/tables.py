"""Tables of Word: rows gathered one by one, merged cells joined into one with its spans."""

from collections.abc import Callable, Iterator, Mapping

from nhiemvu.documents.docx.xml import CELL, VALUE, is_on, opened
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, number_in
from nhiemvu.domain.pages import Cell, Paragraph, Table
from nhiemvu.domain.values import dataclass

#: Word has 63 columns at most; a broken file may say anything.
MOST_COLUMNS = 64
ROW_PROPERTIES, CELL_PROPERTIES = w("trPr"), w("tcPr")
DELETED_CELL, SPAN, SIDEWAYS, DOWNWARDS = w("cellDel"), w("gridSpan"), w("hMerge"), w("vMerge")
MERGING = frozenset({DELETED_CELL, SPAN, SIDEWAYS, DOWNWARDS})
DROPPED_ROW_MARKS = (w("del"), w("hidden"))

#: Turns the content of a cell into paragraphs.
ReadCell = Callable[[Element], tuple[Paragraph, ...]]


@dataclass(slots=True)
class _Box:
    """A cell while its spans still grow."""

    paragraphs: tuple[Paragraph, ...]
    columns: int
    rows: int = 1


class TableReader:
    """Takes the rows of one table in order and gives the table."""

    def __init__(self, read_cell: ReadCell) -> None:
        self._read_cell = read_cell
        self._rows: list[list[_Box]] = []
        self._head_rows = 0
        #: For each column where one begins, the cell that cells below may continue.
        self._above: dict[int, _Box] = {}

    def add(self, row: Element) -> None:
        """Take one row (<w:tr>); deleted and hidden ones do not count."""
        properties = row.find(ROW_PROPERTIES)
        if properties is not None and any(is_on(properties.find(mark)) for mark in DROPPED_ROW_MARKS):
            return
        if properties is not None and self._head_rows == len(self._rows) and is_on(properties.find(w("tblHeader"))):
            self._head_rows += 1
        before = _gap(properties, "gridBefore")
        boxes = [_Box((), before)] if before else []
        column = before
        for cell in opened(row):
            if cell.tag == CELL:
                column = self._place(cell, column, boxes)
        after = _gap(properties, "gridAfter")
        self._rows.append([*boxes, _Box((), after)] if after else boxes)

    def _place(self, cell: Element, column: int, boxes: list[_Box]) -> int:
        """Put a cell into its row, or make the one above or beside it larger; return the column after it."""
        properties = _merging(cell)
        columns = 1
        if properties:
            if DELETED_CELL in properties:
                return column
            columns = min(max(number_in(properties.get(SPAN), VALUE) or 1, 1), MOST_COLUMNS)
            if _goes_on(properties.get(SIDEWAYS)) and boxes:
                boxes[-1].columns += columns
                return column + columns
            above = self._above.get(column)
            if _goes_on(properties.get(DOWNWARDS)) and above is not None and above.columns == columns:
                above.rows += 1
                return column + columns
        box = _Box(self._read_cell(cell), columns)
        boxes.append(box)
        self._above[column] = box
        return column + columns

    def table(self) -> Table:
        """Return the table as it is so far."""
        rows = tuple(tuple(Cell(box.paragraphs, box.columns, box.rows) for box in row) for row in self._rows)
        return Table(rows, self._head_rows)


def flattened(table: Element) -> Iterator[Element]:
    """Yield the cells of a table inside a cell, row by row."""
    for row in opened(table):
        for cell in opened(row):
            if cell.tag == CELL:
                yield cell


def _merging(cell: Element) -> Mapping[str, Element]:
    """Return by their tags the properties that merge a cell with others; where it has properties, they stand first."""
    properties = cell[0] if len(cell) else cell
    if properties.tag != CELL_PROPERTIES:
        return {}
    return {child.tag: child for child in properties if child.tag in MERGING}


def _goes_on(merge: Element | None) -> bool:
    """Tell whether a mark of merged cells says that the cell belongs to the one before."""
    return merge is not None and merge.get(VALUE, "continue") == "continue"


def _gap(properties: Element | None, name: str) -> int:
    size = number_in(properties.find(w(name)), VALUE) if properties is not None else None
    return min(max(size or 0, 0), MOST_COLUMNS)
