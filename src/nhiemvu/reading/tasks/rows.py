"""Tasks in tables: each row is one, its words those of the content column, its fields those of the others."""

import re
from collections.abc import Iterator, Mapping, Sequence

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.choice import remembered_of_many
from nhiemvu.facts.columns import ColumnName, column_named
from nhiemvu.facts.lines import holds
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.text.ranges import Lines
from nhiemvu.reading.text.sheet import Grid, Sheet
from nhiemvu.reading.units.lists import is_name

Row = tuple[Lines, ...]
#: The longest words that repeat the cell above: "- Như trên -".
LONGEST_DITTO = 16
#: Columns whose cells are never told by another row or column.
OWN_COLUMNS = ("task_field", "number_field")
#: No cell.
NONE: Lines = (0, 0)
#: Columns that stand for another, and whether before it: who prepares a meeting leads, not who presides over it
#: ("Chủ trì"); "Tuần" says when where no other cell does.
STANDING_FOR: tuple[tuple[ColumnName, ColumnName, bool], ...] = (
    ("prepare_field", "lead_field", True),
    ("period_field", "time_field", False),
)
#: How many rows from its top a table may have before those that name its columns.
DEEPEST_HEAD = 4
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


@dataclass(frozen=True, slots=True)
class Shape:
    """Which column of a table holds what, and how many of its rows name them."""

    columns: Mapping[ColumnName, int]
    head: int
    width: int


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
        found = _shape(sheet, grid)
        if found is None and shape and lines[0] == last and _width(grid) == shape.width:
            found = Shape(shape.columns, 0, shape.width)
        if found:
            tables.append(_Reader(sheet, grid, found).table(lines))
        shape, last = found, lines[1]
    return tables


def _extent(grid: Grid) -> Lines | None:
    filled = [cell for row in grid.rows for cell in row if cell[0] < cell[1]]
    return (min(cell[0] for cell in filled), max(cell[1] for cell in filled)) if filled else None


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows), default=0)


def _shape(sheet: Sheet, grid: Grid) -> Shape | None:
    """Return which column holds what, by the heads; None for a table that is none of tasks."""
    for number, row in enumerate(grid.rows[:DEEPEST_HEAD]):
        if len(set(row)) < 2:
            continue
        under = number + 1 < len(grid.rows) and any(_reaches_down(grid, number, column) for column in range(len(row)))
        head = number + (2 if under else 1)
        columns = _columns(sheet, grid.rows[number:head])
        if "task_field" in columns and {"lead_field", "time_field", "support_field"} & columns.keys():
            return Shape(_with_content(columns, sheet, grid, head), max(head, grid.head_rows), _width(grid))
    return None


def _reaches_down(grid: Grid, number: int, column: int) -> bool:
    cell = _cell(grid.rows[number], column)
    return cell[0] < cell[1] and _cell(grid.rows[number + 1], column) == cell


def _columns(sheet: Sheet, heads: Sequence[Row]) -> dict[ColumnName, int]:
    columns: dict[ColumnName, int] = {}
    for column in range(max(map(len, heads))):
        names = [column_named(_line_of(sheet, _cell(row, column))) for row in reversed(heads)]
        name = next((name for name in names if name), None)
        if name:
            columns.setdefault(name, column)
    for name, other, _ in STANDING_FOR:
        if name in columns:
            columns.setdefault(other, columns[name])
    return columns


def _with_content(columns: dict[ColumnName, int], sheet: Sheet, grid: Grid, head: int) -> dict[ColumnName, int]:
    """Take the second of two columns of tasks where cells of the first reach over several rows."""
    first = columns["task_field"]
    reaching = sum(_reaches_down(grid, number, first) for number in range(head, len(grid.rows) - 1))
    if not reaching:
        return columns
    row = grid.rows[head - 1]
    for column in range(first + 1, len(row)):
        if _cell(row, column) != _cell(row, first) and column_named(_line_of(sheet, row[column])) == "task_field":
            return {**columns, "task_field": column}
    return columns


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
            elif self._is_caption(number):
                captions.extend(own)
                self._given = self._unit_named(row)
                self._heading = _span(self._sheet, own[-1]) if own else None
            elif task := self._task(number, row):
                tasks.append(task)
        return TaskTable(tuple(tasks), lines, tuple(heads), tuple(captions))

    def _own(self, number: int) -> list[Lines]:
        """Return the filled cells of a row that do not come down from the row above."""
        above = self._grid.rows[number - 1] if number else ()
        filled = dict.fromkeys(cell for cell in self._grid.rows[number] if cell[0] < cell[1])
        return [cell for cell in filled if cell not in above]

    def _numbers_columns(self, row: Row) -> bool:
        words = [_line_of(self._sheet, cell) for cell in dict.fromkeys(row) if cell[0] < cell[1]]
        return len(words) > 2 and all(COLUMN_NUMBER.fullmatch(one) for one in words)

    def _fields(self, row: Row) -> dict[ColumnName, str]:
        cells = self._cells(row)
        found = {name: _words(self._sheet, cell) for name, cell in cells.items() if name not in OWN_COLUMNS}
        return {name: words for name, words in found.items() if words}

    def _cells(self, row: Row) -> dict[ColumnName, Lines]:
        """Return the cells of a row by what they hold, that of an earlier row where one but repeats it ("nt")."""
        if row is self._row:
            return self._cells_of_row
        cells = {name: _cell(row, number) for name, number in self._columns.items()}
        for name, (first, last) in cells.items():
            may_repeat = last - first == 1 and name not in OWN_COLUMNS and name in self._repeated
            if may_repeat and _is_ditto(self._sheet.lines[first].text):
                cells[name] = self._repeated[name]
        for name, other, before in STANDING_FOR:
            first, last = cells.get(name, NONE)
            if first < last and (before or cells[other][0] == cells[other][1]):
                cells[other] = (first, last)
        self._row, self._cells_of_row = row, cells
        return cells

    def _is_caption(self, number: int) -> bool:
        """Tell whether a row heads those below: one cell across, or words without a field over rows that have some."""
        row = self._grid.rows[number]
        content = _cell(row, self._columns["task_field"])
        others = [_cell(row, column) for name, column in self._columns.items() if name != "task_field"]
        if content[0] < content[1] and content in others:
            return True
        if self._fields(row):
            return False
        words = _line_of(self._sheet, content) or " ".join(_line_of(self._sheet, cell) for cell in dict.fromkeys(row))
        return holds("total", matching_key(words)) or self._heads_others(number)

    def _heads_others(self, number: int) -> bool:
        below = self._grid.rows[number + 1 : number + 2]
        label = read_label(f"{self._label(self._grid.rows[number])} x")
        if label and label.form.counts in ("number", "path") and below:
            under = read_label(f"{self._label(below[0])} x")
            return under is None or len(under.value) > len(label.value) or under.form is not label.form
        return True

    def _unit_named(self, row: Row) -> str:
        words = [_line_of(self._sheet, cell) for cell in dict.fromkeys(row) if cell[0] < cell[1]]
        return next((one.rstrip(" :") for one in words if is_name(one)), "")

    def _task(self, number: int, row: Row) -> TaskRow | None:
        own = self._own(number)
        content = _cell(row, self._columns["task_field"])
        if content not in own:
            return None
        lines = self._sheet.lines
        label, skipped = self._label(row), 0
        if not label and "number_field" not in self._columns:
            label, skipped = _own_label(lines[content[0]].text)
        skipped = skipped or _lone_mark(self._sheet, content)
        span = Span(lines[content[0]].start + skipped, lines[content[1] - 1].end)
        whole = Span(min(lines[cell[0]].start for cell in own), max(lines[cell[1] - 1].end for cell in own))
        fields = self._fields(row)
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
        first = _line_of(self._sheet, _cell(row, column))
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
    words = _words(sheet, content)
    label = read_label(words)
    is_alone = label is not None and label.form.counts == "mark" and "\n" not in words
    return label.length if label and is_alone else 0


def _cell(row: Row, number: int) -> Lines:
    return row[number] if number < len(row) else NONE


@remembered_of_many
def _is_ditto(words: str) -> bool:
    """Tell whether a cell but repeats the one above it: "nt"."""
    return len(words) <= LONGEST_DITTO and holds("ditto", matching_key(words))


def _span(sheet: Sheet, cell: Lines) -> Span:
    return Span(sheet.lines[cell[0]].start, sheet.lines[cell[1] - 1].end)


def _words(sheet: Sheet, cell: Lines) -> str:
    first, last = cell
    # Most cells have one line.
    return sheet.lines[first].text if last - first == 1 else "\n".join(line.text for line in sheet.lines[first:last])


def _line_of(sheet: Sheet, cell: Lines) -> str:
    return _words(sheet, cell).replace("\n", " ").strip()


def _words_of(sheet: Sheet, row: Row) -> str:
    return "|".join(_line_of(sheet, cell) for cell in dict.fromkeys(row)).strip("|")


def rows_of(tables: Sequence[TaskTable]) -> Iterator[TaskRow]:
    """Yield the tasks of tables."""
    for table in tables:
        yield from table.rows
