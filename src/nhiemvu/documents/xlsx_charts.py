"""Charts of a sheet, under its rows, where their place does not depend on how high the rows become."""

from collections.abc import Iterator, Sequence
from typing import Any

from nhiemvu.documents.xlsx_looks import FONT, ROW, page_height
from nhiemvu.domain.text import writable
from nhiemvu.domain.workbooks import CellKind, Chart, Sheet, Value

#: In pixels; a page of A4 across holds a chart, with the rest of the column in which it ends.
WIDTH, WHOLE_COLUMNS, LOWEST = 960, 1040, 280
#: What a bar with its name takes, and what stands around the bars.
BAR, AROUND = 24, 120
#: A row of a sheet in points.
ROW_POINTS = ROW * 0.75
LETTERS = {"name": FONT, "size": 11}
LINES = {"visible": True, "line": {"color": "#D9D9D9"}}


def place_charts(
    book: Any,  # noqa: ANN401 XlsxWriter tells no types
    page: Any,  # noqa: ANN401 likewise
    sheet: Sheet,
    heads: int,
    rows: Sequence[Sequence[Value]],
    under: tuple[int, float],
    scale: int,
) -> list[int]:
    """Place the charts of a sheet whose heads are in the row `heads`; return the rows that begin a page of print.

    `under` is the first row that is free and how many points are above it, `scale` that of the print in percent.
    """
    begin, above = under
    breaks = []
    # The heads are repeated on each page.
    room = page_height(scale) - ROW_POINTS
    for chart, height in zip(sheet.charts, _heights(sheet.charts, len(rows)), strict=True):
        taken = height // ROW + 2
        tall = taken * ROW_POINTS
        if above % room + tall > room:
            # The row before it is free, too.
            breaks.append(begin - 1)
            above = 0
        made = _made(book, sheet, chart, heads, rows)
        made.set_size({"width": WIDTH, "height": height})
        page.insert_chart(begin, 0, made, {"object_position": 2, "description": chart.title})
        begin += taken
        above += tall
    return breaks


def _heights(charts: Sequence[Chart], rows: int) -> Iterator[int]:
    for chart in charts:
        bars = rows * (1 if chart.stacked else len(chart.values))
        yield max(LOWEST, AROUND + BAR * bars) if chart.kind == "bar" else LOWEST


def _made(book: Any, sheet: Sheet, chart: Chart, heads: int, rows: Sequence[Sequence[Value]]) -> Any:  # noqa: ANN401 XlsxWriter tells no types
    made = book.add_chart({"type": chart.kind, **({"subtype": "stacked"} if chart.stacked else {})})
    last = heads + len(rows)
    for place, column in enumerate(chart.values):
        series: dict[str, object] = {
            "name": [sheet.name, heads, column],
            "categories": [sheet.name, heads + 1, chart.names, last, chart.names],
            "values": [sheet.name, heads + 1, column, last, column],
            # Programs that show the file without reckoning take these.
            "name_data": [sheet.columns[column].name],
            "categories_data": [writable(str(row[chart.names])) for row in rows],
            "values_data": [row[column] for row in rows],
            "gap": 60,
        }
        if chart.colours:
            colour = {"color": chart.colours[place]}
            series |= {"line": colour} if chart.kind == "line" else {"fill": colour, "border": {"none": True}}
        made.add_series(series)
    made.set_title({"name": chart.title, "name_font": {**LETTERS, "size": 14, "bold": True}, "overlay": False})
    made.set_legend({"position": "bottom", "font": LETTERS} if len(chart.values) > 1 else {"none": True})
    _set_axes(made, chart, shares=sheet.columns[chart.values[0]].kind in {CellKind.PERCENT, CellKind.RATE})
    return made


def _set_axes(made: Any, chart: Chart, *, shares: bool) -> None:  # noqa: ANN401 XlsxWriter tells no types
    numbers: dict[str, object] = {"num_format": "0%", "max": 1} if shares else {"num_format": "#,##0"}
    numbers |= {"min": 0, "num_font": LETTERS, "major_gridlines": LINES}
    if chart.kind == "bar":
        # The first line of the table stands on top, the numbers below all the same.
        made.set_x_axis(numbers)
        made.set_y_axis({"num_font": LETTERS, "reverse": True, "crossing": "max"})
    else:
        made.set_x_axis({"num_font": LETTERS})
        made.set_y_axis(numbers)
