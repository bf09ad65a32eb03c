"""Tasks in tables: each row is one, its words those of the content column, its fields those of the others."""

from dataclasses import dataclass

from nhiemvu.domain.plans import Span
from nhiemvu.facts.verbs import GroupName, field_named
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.text.sheet import Grid, Sheet


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a table of tasks."""

    label: str
    span: Span
    #: The other columns' words by what they are: "lead_field", "support_field", "time_field".
    fields: dict[GroupName, str]
    #: Where those words stand.
    places: dict[GroupName, Span]
    #: The whole row, for what it cites.
    row: Span


@dataclass(frozen=True, slots=True)
class TaskTables:
    """The task rows of a document, and the numbers of the lines where their tables begin."""

    rows: tuple[TaskRow, ...]
    starts: tuple[int, ...]


def task_tables(sheet: Sheet) -> TaskTables:
    """Return the rows of every table whose head names tasks and who leads them or when they are due."""
    rows: list[TaskRow] = []
    starts: list[int] = []
    for grid in sheet.grids:
        columns = _columns(sheet, grid)
        if "task_field" not in columns or not {"lead_field", "time_field"} & columns.keys():
            continue
        starts.append(grid.rows[0][0][0])
        rows.extend(task for row in grid.rows[max(1, grid.head_rows) :] if (task := _task(sheet, row, columns)))
    return TaskTables(tuple(rows), tuple(starts))


def _columns(sheet: Sheet, grid: Grid) -> dict[GroupName, int]:
    columns: dict[GroupName, int] = {}
    for number, cell in enumerate(grid.rows[0] if grid.rows else ()):
        name = field_named(_words(sheet, cell).replace("\n", " "))
        if name:
            columns.setdefault(name, number)
    return columns


def _task(sheet: Sheet, row: tuple[tuple[int, int], ...], columns: dict[GroupName, int]) -> TaskRow | None:
    content = _cell(row, columns["task_field"])
    cells = {name: _cell(row, number) for name, number in columns.items() if name != "task_field"}
    others: dict[GroupName, str] = {name: _words(sheet, cell) for name, cell in cells.items()}
    places: dict[GroupName, Span] = {name: _span(sheet, cell) for name, cell in cells.items() if cell[0] < cell[1]}
    if content[0] == content[1] or not any(others.values()):
        return None
    filled = [cell for cell in row if cell[0] < cell[1]]
    whole = _span(sheet, (filled[0][0], filled[-1][1]))
    first = _words(sheet, row[0]) if columns["task_field"] > 0 else ""
    label = read_label(f"{first} x") if first else None
    return TaskRow(label.written if label else first.strip(" ."), _span(sheet, content), others, places, whole)


def _cell(row: tuple[tuple[int, int], ...], number: int) -> tuple[int, int]:
    return row[number] if number < len(row) else (0, 0)


def _span(sheet: Sheet, cell: tuple[int, int]) -> Span:
    return Span(sheet.lines[cell[0]].start, sheet.lines[cell[1] - 1].end)


def _words(sheet: Sheet, cell: tuple[int, int]) -> str:
    return "\n".join(line.text for line in sheet.lines[cell[0] : cell[1]])
