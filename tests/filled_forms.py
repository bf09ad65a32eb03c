"""Forms filled in as units do it: cells of the file itself changed, or its words written into a file made anew."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it tells no types

from nhiemvu.documents.sheet_in import read_sheets
from tools.fill_form import fill, rows_of

__all__ = ["fill", "rows_of", "written_anew"]


def written_anew(
    path: Path,
    rows: Sequence[Sequence[Any]],
    target: Path,
    *,
    name: str = "Phiếu",
    hidden: bool = True,
    first: str | None = None,
) -> Path:
    """Write the rows of a form into a file made anew, after its own hidden sheet or, with `first`, another one."""
    marks = read_sheets(path.read_bytes(), path.name).sheets[1]
    book = xlsxwriter.Workbook(
        str(target), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    if first:
        book.add_worksheet(first).write_string(3, 3, "ghi chú")
    for title, held in [(name, rows), *([(marks.name, marks.rows)] if hidden else [])]:
        sheet = book.add_worksheet(title)
        for place, row in enumerate(held):
            for at, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, at, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 Excel has no zones
                elif isinstance(value, str) and value.startswith("<r>"):
                    # XlsxWriter takes such words for markup of its own, unless it has made that itself.
                    sheet.write_rich_string(place, at, day, value[0], day, value[1:])
                elif isinstance(value, str):
                    sheet.write_string(place, at, value)
                elif value is not None:
                    sheet.write_number(place, at, value)
        if title == marks.name:
            sheet.hide()
    book.close()
    return target
