"""Charts of a sheet, under its rows, where their place does not depend on how high the rows become."""

from collections.abc import Sequence
from typing import Any

from nhiemvu.domain.workbooks import CellKind, Chart, Sheet, Value

#: In pixels; a page of A4 across holds this width.
WIDTH, LOWEST, HIGHEST = 1000, 320, 1600
#: What a bar with its name takes, and what stands around the bars.
BAR, AROUND = 24, 120
#: Rows of a sheet are this high.
ROW = 20
FONT = {"name": "Times New Roman", "size": 11}


def place_charts(
    book: Any,  # noqa: ANN401 XlsxWriter tells no types
    page: Any,  # noqa: ANN401 likewise
    sheet: Sheet,
    heads: int,
    rows: Sequence[Sequence[Value]],
    under: int,
) -> None:
    """Place the charts of a sheet whose heads are in the row `heads` from the row `under` on."""
    for chart in sheet.charts:
        height = _height(chart, len(rows))
        made = _made(book, sheet, chart, heads, rows)
        made.set_size({"width": WIDTH, "height": height})
        page.insert_chart(under, 0, made, {"object_position": 2, "description": chart.title})
        under += height // ROW + 2


def _height(chart: Chart, bars: int) -> int:
    if chart.kind != "bar":
        return LOWEST
    several = 1 if chart.stacked else len(chart.values)
    return min(HIGHEST, max(LOWEST, AROUND + BAR * bars * several))


def _made(book: Any, sheet: Sheet, chart: Chart, heads: int, rows: Sequence[Sequence[Value]]) -> Any:  # noqa: ANN401 XlsxWriter tells no types
    made = book.add_chart({"type": chart.kind, **({"subtype": "stacked"} if chart.stacked else {})})
    last = heads + len(rows)
    for place, column in enumerate(chart.values):
        series: dict[str, object] = {
            "name": [sheet.name, heads, column],
            "categories": [sheet.name, heads + 1, chart.names, last, chart.names],
            "values": [sheet.name, heads + 1, column, last, column],
            "name_data": [sheet.columns[column].name],
            "categories_data": [row[chart.names] for row in rows],
            "values_data": [row[column] for row in rows],
            "gap": 60,
        }
        if chart.colours:
            colour = {"color": chart.colours[place]}
            series |= {"fill": colour, "border": {"none": True}} if chart.kind != "line" else {"line": colour}
        made.add_series(series)
    shares = sheet.columns[chart.values[0]].kind is CellKind.PERCENT
    numbers: dict[str, object] = {"num_format": "0%", "max": 1} if shares else {"num_format": "#,##0"}
    made.set_title({"name": chart.title, "name_font": {**FONT, "size": 14, "bold": True}, "overlay": False})
    made.set_legend({"position": "bottom", "font": FONT} if len(chart.values) > 1 else {"none": True})
    numbers |= {"min": 0, "num_font": FONT, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    if chart.kind == "bar":
        # The first line of the table stands on top, the numbers below all the same.
        made.set_x_axis(numbers)
        made.set_y_axis({"num_font": FONT, "reverse": True, "crossing": "max"})
    else:
        made.set_x_axis({"num_font": FONT})
        made.set_y_axis(numbers)
    return made
