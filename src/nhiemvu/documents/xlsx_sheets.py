"""One sheet of a workbook: lines above, heads that stay in sight, rows, a sum, and charts under them.

It wraps its words and prints on A4 across, the heads on each page.
[Limits of Excel: 1,048,576 rows, 32,767 UTF-16 units in a cell]
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it tells no types

from nhiemvu.documents.xlsx_charts import WHOLE_COLUMNS, place_charts
from nhiemvu.documents.xlsx_choices import set_choices
from nhiemvu.documents.xlsx_looks import (
    Formats,
    above_height,
    above_style,
    cell_style,
    head_height,
    head_style,
    row_height,
    scale_to_page,
)
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import writable
from nhiemvu.domain.workbooks import Sheet, Value

#: What Excel takes.
MOST_ROWS, LONGEST_CELL = 1_048_576, 32_767
#: The first year that Excel has days of.
FIRST_YEAR = 1900
A4 = 9
#: What a person may do in a sheet that is protected.
PERMITTED = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}


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


class Page(Worksheet):  # type: ignore[misc]  # it tells no types
    """A sheet whose rows grow with what is typed, though their height is told to programs that do not reckon it."""

    #: Rows from the first one whose height holds whatever is in them.
    fixed_rows = 0

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        if tag == "row":
            row = int(dict(attributes)["r"]) - 1
            if row >= self.fixed_rows:
                attributes = [(name, value) for name, value in attributes if name != "customHeight"]
            # What was written is not asked for again.
            self.row_info.pop(row, None)
            self.row_sizes.pop(row, None)
        super()._xml_start_tag_unencoded(tag, list(attributes))


class SheetWriter:
    """Writes one sheet."""

    def __init__(self, book: Any, page: Page, sheet: Sheet) -> None:  # noqa: ANN401 XlsxWriter tells no types
        self._book, self._page, self._sheet = book, page, sheet
        self._formats = Formats(book)
        self._cells, self._sums = (
            [
                self._formats.of(cell_style(column.kind, strong=strong, is_open=column.open, centred=column.centred))
                for column in sheet.columns
            ]
            for strong in (False, True)
        )
        self._row = 0
        #: How high all rows are together, in points.
        self._height = 0.0
        self._cut = 0

    def write(self) -> int:
        """Write the sheet; return how many cells were cut."""
        sheet, page = self._sheet, self._page
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
        for place, line in enumerate(sheet.above):
            self._write_above(line, title=not place)
        page.fixed_rows = heads = self._row
        self._write_heads()
        drawn: list[Sequence[Value]] = []
        for row in sheet.rows:
            self._write_row(row)
            if sheet.charts:
                drawn.append(row)
        last = self._row - 1
        if sheet.foot:
            self._write_row(sheet.foot, strong=True)
        self._set_page(heads, last)
        if last > heads:
            set_choices(page, sheet.columns, heads + 1, last)
            scale = scale_to_page(sheet.columns, WHOLE_COLUMNS)
            breaks = place_charts(self._book, page, sheet, heads, drawn, (self._row + 1, self._height), scale)
            page.set_h_pagebreaks(breaks)
        return self._cut

    def _write_above(self, line: str, *, title: bool) -> None:
        columns = self._sheet.columns[: self._sheet.printed]
        form = self._formats.of(above_style(title=title))
        self._begin_row(above_height(line, columns, title=title))
        if len(columns) > 1:
            self._page.merge_range(self._row, 0, self._row, len(columns) - 1, "", form)
        self._write_words(0, self._words(line), form)
        self._row += 1

    def _write_heads(self) -> None:
        columns = self._sheet.columns
        self._begin_row(head_height(columns))
        for place, column in enumerate(columns):
            self._write_words(place, column.name, self._formats.of(head_style(is_open=column.open)))
        self._row += 1

    def _write_row(self, row: Sequence[Value], *, strong: bool = False) -> None:
        if self._row >= MOST_ROWS:
            raise TooManyRows(self._sheet.name)
        self._begin_row(row_height(row, self._sheet.columns))
        forms = self._sums if strong else self._cells
        for place, (form, value) in enumerate(zip(forms, row, strict=True)):
            self._write_cell(place, value, form)
        self._row += 1

    def _begin_row(self, height: float) -> None:
        self._page.set_row(self._row, height)
        self._height += height

    def _write_cell(self, place: int, value: Value, form: Any) -> None:  # noqa: ANN401 XlsxWriter tells no types
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
        words = writable(text)
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

    def _set_page(self, heads: int, last: int) -> None:
        page, sheet = self._page, self._sheet
        page.freeze_panes(heads + 1, sheet.still)
        page.autofilter(heads, 0, max(last, heads), len(sheet.columns) - 1)
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.repeat_rows(heads)
        page.set_footer("&C&P/&N")
        if sheet.charts:
            # Excel heeds breaks between charts only where the page is not fitted to its sheet.
            page.set_print_scale(scale_to_page(sheet.columns, WHOLE_COLUMNS))
        else:
            page.fit_to_pages(1, 0)
        if sheet.printed:
            page.print_area(0, 0, self._row - 1, sheet.printed - 1)
        if sheet.protected:
            page.protect("", PERMITTED)
        if sheet.hidden:
            page.hide()
