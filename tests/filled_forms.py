"""Forms filled in as units do it: cells of the file itself changed, or its words written into a file made anew."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it tells no types
from lxml import etree

from nhiemvu.documents.sheet_in import read_sheets
from nhiemvu.domain.forms import FormColumn
from nhiemvu.domain.sheets import Cell, column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORM_SHEET = "xl/worksheets/sheet1.xml"
#: _x0041_
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
DAY_ZERO = date(1899, 12, 30)
#: What a unit types, by task and column.
Answers = Mapping[int, Mapping[FormColumn, Cell]]
Rows = list[list[Cell]]


def rows_of(path: Path) -> tuple[Rows, int]:
    """Return the rows of a form's sheet, and the place of its heads."""
    sheet = read_sheets(path.read_bytes(), path.name).sheets[0]
    rows = [list(row) for row in sheet.rows]
    return rows, next(place for place, row in enumerate(rows) if FormColumn.NUMBER.value in row)


def fill(path: Path, answers: Answers, target: Path | None = None) -> Path:
    """Type answers into a form, in the file itself or a copy of it, whose other parts stay as they are."""
    rows, heads = rows_of(path)
    places = {head: place for place, head in enumerate(rows[heads])}
    parts = _parts(path)
    root = etree.fromstring(parts[FORM_SHEET])
    cells = {cell.get("r"): cell for cell in root.iter(f"{{{MAIN}}}c")}
    for place, row in enumerate(rows[heads + 1 :], start=heads + 2):
        number = row[places[FormColumn.NUMBER.value]]
        for column, value in answers.get(int(str(number or 0).removesuffix(".0")), {}).items():
            _type(cells[f"{column_letters(places[column.value])}{place}"], value)
    parts[FORM_SHEET] = etree.tostring(root)
    (target or path).write_bytes(_zipped(parts))
    return target or path


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _type(cell: etree._Element, value: Cell) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")
    if value is None:
        return
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        # Excel writes what would be read as an escaped character so.
        words.text = ESCAPED.sub("_x005F_x\\1_", value)
        return
    number = (value - DAY_ZERO).days if isinstance(value, date) else value
    etree.SubElement(cell, f"{{{MAIN}}}v").text = str(number)


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
