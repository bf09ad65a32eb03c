"""Tasks in tables: each row is one, its words those of the content column, its fields those of the others."""

import re
from collections.abc import Iterator, Mapping, Sequence

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.captions import caption_named
from nhiemvu.facts.choice import remembered_of_many
from nhiemvu.facts.columns import ColumnName
from nhiemvu.facts.lines import holds
from nhiemvu.reading.tasks.columns import (
    NONE,
    STANDING_FOR,
    Row,
    Shape,
    cell_of,
    line_of,
    shape_of,
    shapes_of_sessions,
    width_of,
    words_in,
)
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.text.ranges import Lines
from nhiemvu.reading.text.sheet import Grid, Sheet
from nhiemvu.reading.units.lists import whole_names

#: The longest words that repeat the cell above: "- Như trên -".
LONGEST_DITTO = 16
#: Columns whose cells are never told by another row or column.
OWN_COLUMNS = ("task_field", "number_field")
#: "(1)", "2", "A": a row that numbers the columns.
COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a table of tasks."""

    label: str
    span: Span
    #: The other columns' words by what they are: "lead_field", "support_field", "time_field".
    fields: Mapping[ColumnName, str]
    #: Where those words stand.
    places: Mapping[ColumnName, Span]
    #: The whole row, for what it cites.
    row: Span
    #: Where the words of the caption among the rows above it stand.
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class TaskTable:
    """One table of tasks."""

    rows: tuple[TaskRow, ...]
    #: The lines of the table, of its heads and of rows that are captions of those below.
    lines: Lines
    heads: tuple[Lines, ...]
    captions: tuple[Lines, ...]


def task_tables(sheet: Sheet) -> list[TaskTable]:
    """Return every table whose head names tasks and who leads them or when they are due.

    A table without a head of its own that follows such a one, with as many columns, goes on with it.
    """
    tables: list[TaskTable] = []
    shape: Shape | None = None
    last = -1
    for grid in sheet.grids:
        lines = _extent(grid)
        if lines is None:
            continue
        found = shape_of(sheet, grid)
        if found is None and shape and lines[0] == last and width_of(grid) == shape.width:
            found = Shape(shape.columns, 0, shape.width)
        if found:
            tables.append(_Reader(sheet, grid, found).table(lines))
        elif sessions := shapes_of_sessions(sheet, grid):
            tables.append(_beside([_Reader(sheet, grid, one).table(lines) for one in sessions]))
        shape, last = found, lines[1]
    return tables


def _beside(parts: Sequence[TaskTable]) -> TaskTable:
    """Return the tasks of several columns of one table as those of one."""
    found = sorted((row for part in parts for row in part.rows), key=lambda row: row.span)
    return replace(parts[0], rows=tuple(found), captions=())


def _extent(grid: Grid) -> Lines | None:
    filled = [cell for row in grid.rows for cell in row if cell[0] < cell[1]]
    return (min(cell[0] for cell in filled), max(cell[1] for cell in filled)) if filled else None


class _Reader:
    """Reads the rows of one table of tasks."""

    def __init__(self, sheet: Sheet, grid: Grid, shape: Shape) -> None:
        self._sheet = sheet
        self._grid = grid
        self._columns = shape.columns
        self._head = shape.head
        #: The row that was looked at last, and its cells by what they hold.
        self._row: Row | None = None
        self._cells_of_row: dict[ColumnName, Lines] = {}
        #: The cells of the task before, which "nt" repeats.
        self._repeated: Mapping[ColumnName, Lines] = {}
        #: The unit that the last caption among the rows names.
        self._given = ""
        #: Where the words of the last caption stand.
        self._heading: Span | None = None

    def table(self, lines: Lines) -> TaskTable:
        """Return the table, which stands on these lines."""
        tasks: list[TaskRow] = []
        heads, captions = [], []
        titles = {_words_of(self._sheet, row) for row in self._grid.rows[: self._head]} - {""}
        for number, row in enumerate(self._grid.rows):
            own = self._own(number)
            if number < self._head or _words_of(self._sheet, row) in titles or self._numbers_columns(row):
                heads.extend(own)
                continue
            fields = self._fields(row)
            if self._is_caption(number, fields):
                captions.extend(own)
                self._given = self._unit_named(row)
                self._heading = _span(self._sheet, own[-1]) if own else None
            elif task := self._task(own, row, fields):
                tasks.append(task)
        return TaskTable(tuple(tasks), lines, tuple(heads), tuple(captions))

    def _own(self, number: int) -> list[Lines]:
        """Return the filled cells of a row that do not come down from the row above."""
        above = self._grid.rows[number - 1] if number else ()
        filled = dict.fromkeys(cell for cell in self._grid.rows[number] if cell[0] < cell[1])
        return [cell for cell in filled if cell not in above]

    def _numbers_columns(self, row: Row) -> bool:
        filled = [cell for cell in dict.fromkeys(row) if cell[0] < cell[1]]
        return len(filled) > 2 and all(COLUMN_NUMBER.fullmatch(line_of(self._sheet, cell)) for cell in filled)

    def _fields(self, row: Row) -> dict[ColumnName, str]:
        cells = self._cells(row)
        found = {name: words_in(self._sheet, cell) for name, cell in cells.items() if name not in OWN_COLUMNS}
        return {name: words for name, words in found.items() if words}

    def _cells(self, row: Row) -> dict[ColumnName, Lines]:
        """Return the cells of a row by what they hold, that of an earlier row where one but repeats it ("nt")."""
        if row is self._row:
            return self._cells_of_row
        cells = {name: cell_of(row, number) for name, number in self._columns.items()}
        for name, (first, last) in cells.items():
            may_repeat = last - first == 1 and name not in OWN_COLUMNS and name in self._repeated
            if may_repeat and _is_ditto(self._sheet.lines[first].text):
                cells[name] = self._repeated[name]
        if self._goes_on_with_day(cells):
            cells["time_field"] = self._repeated["time_field"]
        for name, other, before in STANDING_FOR:
            first, last = cells.get(name, NONE)
            if first < last and (before or cells[other][0] == cells[other][1]):
                cells[other] = (first, last)
        self._row, self._cells_of_row = row, cells
        return cells

    def _goes_on_with_day(self, cells: Mapping[ColumnName, Lines]) -> bool:
        """Tell whether an empty cell of days means the day above: "Thứ Hai 01/6 | 7h30 | ..." over " | 8h00 | ..."."""
        first, last = cells.get("time_field", NONE)
        if first < last or "time_field" not in self._repeated or cells["task_field"][0] == cells["task_field"][1]:
            return False
        return caption_named(line_of(self._sheet, self._repeated["time_field"])) == "day"

    def _is_caption(self, number: int, fields: Mapping[ColumnName, str]) -> bool:
        """Tell whether a row heads those below: one cell across, or words without a field over rows that have some."""
        row = self._grid.rows[number]
        content = cell_of(row, self._columns["task_field"])
        others = [cell_of(row, column) for name, column in self._columns.items() if name != "task_field"]
        if content[0] < content[1] and content in others:
            return True
        if fields:
            return False
        words = line_of(self._sheet, content) or " ".join(line_of(self._sheet, cell) for cell in dict.fromkeys(row))
        return holds("total", matching_key(words)) or self._heads_others(number)

    def _heads_others(self, number: int) -> bool:
        below = self._grid.rows[number + 1 : number + 2]
        own = self._label(self._grid.rows[number])
        if self._given and own.isdecimal() and not (below and self._label(below[0]).startswith(f"{own}.")):
            # "1 | Báo cáo quy hoạch chợ. | | " under "II. Phòng Kinh tế"
            return False
        label = read_label(f"{own} x")
        if label and label.form.counts in ("number", "path") and below:
            under = read_label(f"{self._label(below[0])} x")
            return under is None or len(under.value) > len(label.value) or under.form is not label.form
        return True

    def _unit_named(self, row: Row) -> str:
        words = (line_of(self._sheet, cell) for cell in dict.fromkeys(row) if cell[0] < cell[1])
        shown = (one[label.length :] if (label := read_label(one)) else one for one in words)
        return next((named for one in shown if (named := whole_names(one))), "")

    def _task(self, own: Sequence[Lines], row: Row, fields: dict[ColumnName, str]) -> TaskRow | None:
        content = cell_of(row, self._columns["task_field"])
        if content not in own:
            return None
        lines = self._sheet.lines
        label, skipped = self._label(row), 0
        if not label and "number_field" not in self._columns:
            label, skipped = _own_label(lines[content[0]].text)
        skipped = skipped or _lone_mark(self._sheet, content)
        span = Span(lines[content[0]].start + skipped, lines[content[1] - 1].end)
        whole = Span(min(lines[cell[0]].start for cell in own), max(lines[cell[1] - 1].end for cell in own))
        self._repeated = self._cells(row)
        if self._given:
            fields.setdefault("lead_field", self._given)
        return TaskRow(label, span, fields, self._places(row), whole, self._heading)

    def _places(self, row: Row) -> dict[ColumnName, Span]:
        cells = self._cells(row).items()
        return {name: _span(self._sheet, cell) for name, cell in cells if name != "task_field" and cell[0] < cell[1]}

    def _label(self, row: Row) -> str:
        column = self._columns.get("number_field", 0)
        if column == self._columns["task_field"]:
            return ""
        first = line_of(self._sheet, cell_of(row, column))
        label = read_label(f"{first} x") if first else None
        if label and label.length > len(first):
            return label.written
        return first.strip(" .") if "number_field" in self._columns else ""


def _own_label(words: str) -> tuple[str, int]:
    """Return the number that stands in the content cell itself, and how many characters it takes."""
    label = read_label(words)
    return (label.written, label.length) if label and label.value and label.length < len(words) else ("", 0)


def _lone_mark(sheet: Sheet, content: Lines) -> int:
    """Return how many characters a dash takes that is the only one of a content cell: it labels nothing."""
    words = words_in(sheet, content)
    label = read_label(words)
    is_alone = label is not None and label.form.counts == "mark" and "\n" not in words
    return label.length if label and is_alone else 0


@remembered_of_many
def _is_ditto(words: str) -> bool:
    """Tell whether a cell but repeats the one above it: "nt"."""
    return len(words) <= LONGEST_DITTO and holds("ditto", matching_key(words))


def _span(sheet: Sheet, cell: Lines) -> Span:
    return Span(sheet.lines[cell[0]].start, sheet.lines[cell[1] - 1].end)


def _words_of(sheet: Sheet, row: Row) -> str:
    return "|".join(line_of(sheet, cell) for cell in dict.fromkeys(row)).strip("|")


def rows_of(tables: Sequence[TaskTable]) -> Iterator[TaskRow]:
    """Yield the tasks of tables."""
    for table in tables:
        yield from table.rows
