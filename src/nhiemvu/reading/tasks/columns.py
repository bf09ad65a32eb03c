"""Which column of a table of tasks holds what, by the heads of its columns, and the cells of its rows."""

from collections.abc import Mapping, Sequence

from nhiemvu.domain.values import dataclass
from nhiemvu.facts.captions import caption_named
from nhiemvu.facts.columns import ColumnName, column_named
from nhiemvu.reading.text.ranges import Lines
from nhiemvu.reading.text.sheet import Grid, Sheet

Row = tuple[Lines, ...]
#: No cell.
NONE: Lines = (0, 0)
#: Columns that stand for another, and whether before it: who prepares a meeting leads, not who presides over it
#: ("Chủ trì"); "Tuần" says when where no other cell does.
STANDING_FOR: tuple[tuple[ColumnName, ColumnName, bool], ...] = (
    ("prepare_field", "lead_field", True),
    ("period_field", "time_field", False),
)
#: How many parts of a day a schedule has at least: morning and afternoon.
LEAST_SESSIONS = 2
#: How many rows from its top a table may have before those that name its columns.
DEEPEST_HEAD = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """Which column of a table holds what, and how many of its rows name them."""

    columns: Mapping[ColumnName, int]
    head: int
    width: int


def width_of(grid: Grid) -> int:
    """Return how many columns a table has."""
    return max((len(row) for row in grid.rows), default=0)


def shape_of(sheet: Sheet, grid: Grid) -> Shape | None:
    """Return which column holds what, by the heads; None for a table that is none of tasks."""
    for number, row in enumerate(grid.rows[:DEEPEST_HEAD]):
        if len(set(row)) < 2:
            continue
        under = number + 1 < len(grid.rows) and any(_reaches_down(grid, number, column) for column in range(len(row)))
        head = number + (2 if under else 1)
        columns = _columns(sheet, grid.rows[number:head])
        if "task_field" in columns and {"lead_field", "time_field", "support_field"} & columns.keys():
            return Shape(_with_content(columns, sheet, grid, head), max(head, grid.head_rows), width_of(grid))
    return None


def shapes_of_sessions(sheet: Sheet, grid: Grid) -> list[Shape]:
    """Return a shape for each column that is a part of the day: "Thứ, ngày | Buổi sáng | Buổi chiều"."""
    head = next(iter(grid.rows), ())
    names = [line_of(sheet, cell) for cell in head]
    sessions = [number for number, name in enumerate(names) if name and caption_named(name) == "session"]
    times = [number for number, name in enumerate(names) if column_named(name) == "time_field"]
    if len(sessions) < LEAST_SESSIONS or not times:
        return []
    return [Shape({"time_field": times[0], "task_field": number}, 1, width_of(grid)) for number in sessions]


def _reaches_down(grid: Grid, number: int, column: int) -> bool:
    cell = cell_of(grid.rows[number], column)
    return cell[0] < cell[1] and cell_of(grid.rows[number + 1], column) == cell


def _columns(sheet: Sheet, heads: Sequence[Row]) -> dict[ColumnName, int]:
    columns: dict[ColumnName, int] = {}
    for column in range(max(map(len, heads))):
        names = [column_named(line_of(sheet, cell_of(row, column))) for row in reversed(heads)]
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
        if cell_of(row, column) != cell_of(row, first) and column_named(line_of(sheet, row[column])) == "task_field":
            return {**columns, "task_field": column}
    return columns


def cell_of(row: Row, number: int) -> Lines:
    """Return the lines of a row's cell, NONE where the row has no such column."""
    return row[number] if number < len(row) else NONE


def words_in(sheet: Sheet, cell: Lines) -> str:
    """Return the words of a cell, a line a paragraph."""
    first, last = cell
    # Most cells have one line.
    return sheet.lines[first].text if last - first == 1 else "\n".join(line.text for line in sheet.lines[first:last])


def line_of(sheet: Sheet, cell: Lines) -> str:
    """Return the words of a cell as one line."""
    return words_in(sheet, cell).replace("\n", " ").strip()
