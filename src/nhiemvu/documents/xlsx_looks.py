"""How the cells of a workbook look, how high their rows are, and how much a page of paper holds."""

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from nhiemvu.domain.workbooks import CellKind, Column, Value

FONT, SIZE, TITLE_SIZE = "Times New Roman", 12, 14
NUMBER_FORMATS: Mapping[CellKind, str] = {
    CellKind.NUMBER: "#,##0",
    CellKind.DAY: "dd/mm/yyyy",
    CellKind.PERCENT: "0%",
    CellKind.RATE: "0.00%",
}
#: Points that a line of words takes, at the size of cells and of the title; Excel has no higher row.
LINE_HEIGHT, TITLE_HEIGHT, HIGHEST_ROW = 16.0, 22.0, 409.0
#: How much wider a letter of the title is, and of a head.
TITLE_LETTER, BOLD_LETTER = 1.3, 1.1
#: A4 across without its margins, in pixels of 1/96 inch.
PAGE_WIDTH, PAGE_HEIGHT = 1026, 660
#: Pixels of a column beside its letters, of a digit, by which columns are measured, and of a row with one line.
PADDING, DIGIT, ROW = 5, 8, 21
#: How many letters take the room of a digit, and what a line loses where a word goes to the next one.
LETTERS_A_DIGIT, LOST = 1.15, 1.5
#: What XlsxWriter reckons with such digits and rows.
MEASURES = {"default_column_width": 72, "default_row_height": ROW}
OPEN, OPEN_HEAD, STRONG = "#FFF9E5", "#FFE699", "#DDEBF7"


def cell_style(kind: CellKind, *, strong: bool, is_open: bool, centred: bool = False) -> dict[str, object]:
    """Return the look of a cell: `strong` for heads and the last line, `is_open` for what a person fills in."""
    style: dict[str, object] = {
        "font_name": FONT,
        "font_size": SIZE,
        "border": 1,
        "text_wrap": True,
        "valign": "vcenter" if strong else "top",
        "locked": not is_open,
    }
    if kind in NUMBER_FORMATS:
        style |= {"num_format": NUMBER_FORMATS[kind]}
    if kind in NUMBER_FORMATS or centred:
        style |= {"align": "center"}
    if strong or is_open:
        style |= {"bold": strong, "bg_color": STRONG if strong else OPEN}
    return style


def head_style(*, is_open: bool) -> dict[str, object]:
    """Return the look of the head of a column."""
    colour = OPEN_HEAD if is_open else STRONG
    return {**cell_style(CellKind.TEXT, strong=True, is_open=False), "align": "center", "bg_color": colour}


def above_style(*, title: bool) -> dict[str, object]:
    """Return the look of a line above the heads."""
    style: dict[str, object] = {"font_name": FONT, "font_size": SIZE, "text_wrap": True, "valign": "vcenter"}
    return style | {"bold": True, "font_size": TITLE_SIZE, "align": "center"} if title else style


def above_height(line: str, columns: Sequence[Column], *, title: bool) -> float:
    """Return how high a line above the heads is that goes across all columns, in points."""
    width = sum(column.width for column in columns) / (TITLE_LETTER if title else 1)
    return min(HIGHEST_ROW, (TITLE_HEIGHT if title else LINE_HEIGHT) * _lines(line, width))


def row_height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Return how high a row is whose words are wrapped, in points: programs other than Excel do not reckon it."""
    lines = (_lines(value, column.width) for column, value in zip(columns, row, strict=True) if isinstance(value, str))
    return min(HIGHEST_ROW, LINE_HEIGHT * max(lines, default=1))


def head_height(columns: Sequence[Column]) -> float:
    """Return how high the row of heads is, whose letters are bold, in points."""
    lines = (len(textwrap.wrap(column.name, max(1, int(column.width / BOLD_LETTER)))) for column in columns)
    return LINE_HEIGHT * max(lines, default=1)


def _lines(words: str, width: float) -> int:
    room = max(1.0, width * LETTERS_A_DIGIT - LOST)
    if len(words) <= room and "\n" not in words:
        return 1
    return sum(max(1, math.ceil(len(line) / room)) for line in words.split("\n"))


def scale_to_page(columns: Sequence[Column], least: int) -> int:
    """Return by how many percent columns, and what is `least` pixels wide under them, are made smaller for a page."""
    width = max(least, sum(DIGIT * column.width + PADDING for column in columns))
    return max(10, min(100, math.floor(100 * PAGE_WIDTH / width)))


def page_height(scale: int) -> float:
    """Return how many points of a sheet a page holds that is made smaller to so many percent."""
    return PAGE_HEIGHT * 0.75 * 100 / scale


class Formats:
    """The looks of a workbook's cells, each made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 XlsxWriter tells no types
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, style: Mapping[str, object]) -> Any:  # noqa: ANN401 XlsxWriter tells no types
        """Return a look."""
        key = tuple(sorted(style.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(style))
        return self._made[key]
