"""Type into the cells of a form as a unit does, the rest of the file staying as it is."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

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
    """Type answers into a form, in the file itself or a copy of it, whose other parts stay as they are.

    Raises KeyError where the form has no row of a task.
    """
    rows, heads = rows_of(path)
    places = {head: place for place, head in enumerate(rows[heads])}
    parts = _parts(path)
    root = etree.fromstring(parts[FORM_SHEET])
    cells = {cell.get("r"): cell for cell in root.iter(f"{{{MAIN}}}c")}
    row_of = {row[places[FormColumn.NUMBER.value]]: place for place, row in enumerate(rows) if place > heads}
    for number, typed in answers.items():
        for column, value in typed.items():
            _type(cells[f"{column_letters(places[column.value])}{row_of[number] + 1}"], value)
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
