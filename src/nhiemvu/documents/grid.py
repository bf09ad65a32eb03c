"""Tables as a plain grid, for formats that know no merged cells."""

from collections.abc import Callable, Sequence

from nhiemvu.domain.pages import Cell, Table


def grid(table: Table, written: Callable[[Cell], str]) -> Sequence[Sequence[str]]:
    """Return rows of equal length; a merged cell's words stand in its first square, the others are empty."""
    rows: list[list[str]] = []
    #: For each column, how many rows a cell above still covers.
    covered: dict[int, int] = {}
    for cells in table.rows:
        row: list[str] = []
        for cell in cells:
            _skip_covered(row, covered)
            start = len(row)
            row += [written(cell), *[""] * (cell.columns - 1)]
            covered |= dict.fromkeys(range(start, len(row)), cell.rows - 1) if cell.rows > 1 else {}
        _skip_covered(row, covered)
        rows.append(row)
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _skip_covered(row: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(row), 0):
        covered[len(row)] -= 1
        row.append("")
