"""Write a workbook as .xlsx, row by row, in the memory of a few rows.

Words stay words: nothing becomes a formula or a link, whatever it begins with. A sheet has its heads in bold, frozen
and with filters, wraps its words, and prints on A4 across the page with the heads on each page.
[ECMA-376; limits of Excel: 1,048,576 rows, 32,767 UTF-16 units in a cell]
"""

import math
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter  # type: ignore[import-untyped]  # it tells no types
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # likewise

from nhiemvu.documents.keeping import write_keeping
from nhiemvu.documents.xlsx_charts import place_charts
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import nfc
from nhiemvu.domain.workbooks import CellKind, Column, Sheet, Value, Workbook

#: What Excel takes.
MOST_ROWS, LONGEST_CELL = 1_048_576, 32_767
#: The first year that Excel has days of.
FIRST_YEAR = 1900
#: Characters that XML or a cell cannot hold; line ends and tabs are words.
IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
FONT = "Times New Roman"
A4 = 9
NUMBER_FORMATS: Mapping[CellKind, str] = {
    CellKind.NUMBER: "#,##0",
    CellKind.DAY: "dd/mm/yyyy",
    CellKind.PERCENT: "0.00%",
}
#: Points that a line of words takes, at the size of cells and of the title.
LINE_HEIGHT, TITLE_HEIGHT = 16.0, 22.0


class TooManyRows(NhiemvuError):
    """A sheet has more rows than Excel takes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Trang tính “{name}” có nhiều hơn {MOST_ROWS} dòng, Excel không mở được.",
                f"The sheet “{name}” has more than the {MOST_ROWS} rows that Excel opens.",
            ),
            Text(
                "Hãy lọc bớt, ví dụ theo kỳ hoặc đơn vị, hoặc ghi ra tệp .csv.",
                "Ask for less, by period or unit, or write a .csv file.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a workbook."""

    #: Where an earlier file of that name was put, if it differs.
    aside: Path | None
    #: How many cells were longer than Excel takes, and were cut.
    cut: int


def write_workbook(workbook: Workbook, target: Path) -> Written:
    """Write a workbook whole or not at all; an earlier file of that name is put aside.

    Raises TooManyRows, and what `write_keeping` raises.
    """
    cut = 0

    def fill(file: BinaryIO) -> None:
        nonlocal cut
        cut = _fill(file, workbook)

    aside = write_keeping(target, fill)
    return Written(aside, cut)


def _fill(file: BinaryIO, workbook: Workbook) -> int:
    """Write a workbook to a file; return how many cells were cut."""
    with tempfile.TemporaryDirectory(prefix="nhiemvu-") as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": 12},
        }
        book = xlsxwriter.Workbook(file, options)
        made_on = datetime(workbook.made_on.year, workbook.made_on.month, workbook.made_on.day)  # noqa: DTZ001 Excel has no zones
        book.set_properties({**workbook.properties, "created": made_on})
        try:
            cut = sum(_SheetWriter(book, sheet).write() for sheet in workbook.sheets)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            for sheet in book.worksheets():
                sheet._opt_close()  # noqa: SLF001 XlsxWriter closes these files only where all went well
    return cut


class _SheetWriter:
    """Writes one sheet."""

    def __init__(self, book: Any, sheet: Sheet) -> None:  # noqa: ANN401 XlsxWriter tells no types
        self._book, self._sheet = book, sheet
        self._page = book.add_worksheet(sheet.name)
        self._formats: dict[tuple[CellKind, bool, bool], Any] = {}
        self._row = 0
        self._cut = 0

    def write(self) -> int:
        """Write the sheet; return how many cells were cut."""
        sheet, page = self._sheet, self._page
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
        self._write_above()
        heads = self._row
        head = self._format_of(CellKind.TEXT, strong=True)
        for place, column in enumerate(sheet.columns):
            page.write_string(heads, place, column.name, head)
        self._row += 1
        drawn = _Drawn(sheet)
        for row in sheet.rows:
            self._write_row(row)
            drawn.add(row)
        last = self._row - 1
        if sheet.foot:
            self._write_row(sheet.foot, strong=True)
        self._set_page(heads, last)
        if last > heads:
            self._set_choices(heads + 1, last)
            place_charts(self._book, page, sheet, heads, drawn.rows, self._row + 1)
        return self._cut

    def _write_above(self) -> None:
        width = sum(column.width for column in self._sheet.columns)
        for place, line in enumerate(self._sheet.above):
            style = {"font_name": FONT, "font_size": 12, "text_wrap": True, "valign": "vcenter"}
            if not place:
                style |= {"bold": True, "font_size": 14, "align": "center"}
            height = LINE_HEIGHT if place else TITLE_HEIGHT
            lines = sum(math.ceil(max(len(part), 1) * (1.0 if place else 1.3) / width) for part in line.split("\n"))
            self._page.set_row(self._row, height * lines)
            words, form = self._words(line), self._book.add_format(style)
            if len(self._sheet.columns) > 1:
                self._page.merge_range(self._row, 0, self._row, len(self._sheet.columns) - 1, "", form)
            self._write_words(0, words, form)
            self._row += 1

    def _write_row(self, row: Sequence[Value], *, strong: bool = False) -> None:
        if self._row >= MOST_ROWS:
            raise TooManyRows(self._sheet.name)
        for place, (column, value) in enumerate(zip(self._sheet.columns, row, strict=True)):
            self._write_cell(place, column, value, strong=strong)
        self._row += 1

    def _write_cell(self, place: int, column: Column, value: Value, *, strong: bool) -> None:
        form = self._format_of(column.kind, strong=strong, is_open=column.open)
        if value is None or value == "":
            self._page.write_blank(self._row, place, None, form)
        elif isinstance(value, date) and value.year >= FIRST_YEAR:
            self._page.write_datetime(self._row, place, value, form)
        elif isinstance(value, date):
            self._page.write_string(self._row, place, f"{value:%d/%m/}{value.year:04}", form)
        elif isinstance(value, str):
            self._write_words(place, self._words(value), form)
        else:
            self._page.write_number(self._row, place, value, form)

    def _words(self, text: str) -> str:
        """Return words as a cell can hold them."""
        words = IMPOSSIBLE.sub("", nfc(text.replace("\r\n", "\n").replace("\r", "\n")))
        if len(words) * 2 <= LONGEST_CELL or len(units := words.encode("utf-16-le")) <= LONGEST_CELL * 2:
            return words
        self._cut += 1
        return units[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"

    def _write_words(self, place: int, words: str, form: Any) -> None:  # noqa: ANN401 XlsxWriter tells no types
        if words.startswith("<r>") and words.endswith("</r>"):
            # XlsxWriter would take such a cell for markup of its own, unless it has made that itself.
            self._page.write_rich_string(self._row, place, form, words[0], form, words[1:], form)
        else:
            self._page.write_string(self._row, place, words, form)

    def _format_of(self, kind: CellKind, *, strong: bool = False, is_open: bool = False) -> Any:  # noqa: ANN401 XlsxWriter tells no types
        """Return the look of a cell: `strong` for heads and the last line."""
        key = (kind, strong, is_open)
        if key not in self._formats:
            style: dict[str, object] = {
                "font_name": FONT,
                "font_size": 12,
                "border": 1,
                "text_wrap": True,
                "valign": "vcenter" if strong else "top",
                "locked": not is_open,
            }
            if kind in NUMBER_FORMATS:
                style |= {"num_format": NUMBER_FORMATS[kind]}
            if kind is CellKind.DAY:
                style |= {"align": "center"}
            if strong:
                style |= {"bold": True, "bg_color": "#DDEBF7"}
            if is_open:
                style |= {"bg_color": "#FFF9E5"}
            self._formats[key] = self._book.add_format(style)
        return self._formats[key]

    def _set_page(self, heads: int, last: int) -> None:
        page, places = self._page, len(self._sheet.columns)
        page.freeze_panes(heads + 1, 0)
        page.autofilter(heads, 0, max(last, heads), places - 1)
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(heads)
        page.set_footer("&C&P/&N")
        if self._sheet.protected:
            page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
        if self._sheet.hidden:
            page.hide()

    def _set_choices(self, first: int, last: int) -> None:
        for place, column in enumerate(self._sheet.columns):
            if not (column.choices or column.hint):
                continue
            rule: dict[str, object] = {"validate": "any"}
            if column.choices:
                rule = {"validate": "list", "source": list(column.choices)}
            if column.hint:
                rule |= {"input_title": column.name[:32], "input_message": column.hint[:255]}
            self._page.data_validation(first, place, last, place, rule)


class _Drawn:
    """The rows of a sheet that has charts, which also keep what they show."""

    def __init__(self, sheet: Sheet) -> None:
        self._is_drawn = bool(sheet.charts)
        self.rows: list[Sequence[Value]] = []

    def add(self, row: Sequence[Value]) -> None:
        """Keep a row where a chart shows it."""
        if self._is_drawn:
            self.rows.append(row)
