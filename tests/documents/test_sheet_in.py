"""Sheet files into cells: what each kind of cell gives, and what is refused before it does harm."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it tells no types

from nhiemvu.documents import sheet_zips
from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.sheet_in import read_sheets
from nhiemvu.documents.sheet_zips import SheetBursts, SheetOversized, SheetProtected, SheetUnreadable
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.sheets import Cell, column_letters

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def xlsx(write: Callable[[Any, Any], None], **properties: str) -> bytes:
    """Return a workbook of one sheet that a function writes to."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    write(book, book.add_worksheet("Phiếu"))
    for name, value in properties.items():
        book.set_custom_property(name, value)
    book.close()
    return buffer.getvalue()


def ods(rows: str, manifest: str = "") -> bytes:
    """Return an OpenDocument workbook of one sheet with these rows."""
    table = f'<office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet>'
    content = f"<office:document-content {SPACES}><office:body>{table}</office:body></office:document-content>"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{ODS_TYPE}"/>{manifest}'
    listed = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</m:manifest>'
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", listed)
    return buffer.getvalue()


#: What is written into a cell, and what is read.
CELLS: list[tuple[str, Any, Cell]] = [
    ("words", "  Hòa giải ", "  Hòa giải "),
    ("lines", "một\nhai", "một\nhai"),
    ("blanks", "  \n ", None),
    ("what looks like a formula", "=1+1", "=1+1"),
    ("a whole number", 60, 60.0),
    ("a share", 0.6, 0.6),
    ("a day", datetime(2026, 7, 15), date(2026, 7, 15)),  # noqa: DTZ001 Excel has no zones
    ("a day with a time", datetime(2026, 7, 15, 9, 30), date(2026, 7, 15)),  # noqa: DTZ001 likewise
    ("true", True, "True"),
]


@pytest.mark.parametrize(("written", "read"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_cells(written: Any, read: Cell) -> None:
    """Each gives its value; a day is a day, whatever time stands behind it."""

    def write(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        if isinstance(written, str):
            sheet.write_string(1, 2, written)
        elif isinstance(written, datetime):
            sheet.write_datetime(1, 2, written, day)
        else:
            sheet.write(1, 2, written)

    [sheet] = read_sheets(xlsx(write), "a.xlsx").sheets
    assert sheet.rows[1][2] == read if read is not None else not any(any(row) for row in sheet.rows)


@pytest.mark.parametrize("number", [b"1e999", b"-1e999", b"nan"])
def test_what_is_no_number(number: bytes) -> None:
    """A cell that says it is a number and has none gives words, which are told as such, and ends nothing."""
    parts = unpacked(xlsx(lambda _, sheet: sheet.write(0, 0, 60)))
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"<v>60</v>", b"<v>" + number + b"</v>"
    )
    ((cell,),) = read_sheets(packed(parts), "x.xlsx").sheets[0].rows
    assert isinstance(cell, str)


def test_sheets_and_properties() -> None:
    """Hidden sheets are told as such, formulas give their last value, and the file's own properties come along."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write_formula(0, 0, "=40+2", None, 42)
        sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!")
        hidden = book.add_worksheet("nhiemvu")
        hidden.write_string(0, 0, "x")
        hidden.hide()

    read = read_sheets(xlsx(write, **{"nhiemvu-phieu": "1;2"}), "a.xlsx")
    assert [(one.name, one.hidden) for one in read.sheets] == [("Phiếu", False), ("nhiemvu", True)]
    assert read.sheets[0].rows[0][0] == 42
    assert read.properties == {"nhiemvu-phieu": "1;2"}


def test_opendocument() -> None:
    """Repeated cells are so many; the million empty ones at the end, which every such file has, are none."""
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    day = '<table:table-cell office:value-type="date" office:date-value="2026-07-15"/>'
    empty = '<table:table-cell table:number-columns-repeated="16380"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048570">{empty}</table:table-row>'
    two = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = f"<table:table-row>{two}{cell}{day}{empty}</table:table-row>{rest}"
    [sheet] = read_sheets(ods(rows), "a.ods").sheets
    assert [tuple(row[:4]) for row in sheet.rows] == [(None, None, "x", date(2026, 7, 15))]
    far = f'<table:table-row table:number-rows-repeated="1048575">{empty}</table:table-row>'
    with pytest.raises(SheetOversized, match="XFA1048577"):
        read_sheets(ods(f"{rows}{far}<table:table-row>{empty}{cell}</table:table-row>".replace(rest, "")), "a.ods")
    encrypted = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    with pytest.raises(SheetProtected):
        read_sheets(ods(rows, encrypted), "a.ods")


def test_a_word_in_the_last_cell() -> None:
    """The rectangle up to it would fill the memory: the cell is named. One that only has a look is no matter."""
    far = xlsx(lambda _, sheet: sheet.write_string(1_048_575, 16_383, "x"))
    with pytest.raises(SheetOversized, match="XFD1048576"):
        read_sheets(far, "a.xlsx")
    looks = xlsx(lambda book, sheet: sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True})))
    assert not any(any(row) for row in read_sheets(looks, "a.xlsx").sheets[0].rows)


#: How the last cell may be written, and in which part it may lie.
FAR: list[tuple[str, bytes, str]] = [
    ("as it is", b'r="XFD1048576"', "xl/worksheets/sheet1.xml"),
    ("in other quotes", b"r='XFD1048576'", "xl/worksheets/sheet1.xml"),
    ("in small letters", b'r="xfd1048576"', "xl/worksheets/sheet1.xml"),
    ("over lines", b's="0"\n r = "XFD1048576"', "xl/worksheets/sheet1.xml"),
    ("elsewhere", b'r="XFD1048576"', "xl/phieu.xml"),
    ("under another suffix", b'r="XFD1048576"', "xl/worksheets/sheet1.dat"),
    ("in large letters", b'r="XFD1048576"', "xl/worksheets/SHEET1.XML"),
    ("behind a fault", b'x=y r="XFD1048576"', "xl/worksheets/sheet1.xml"),
]


@pytest.mark.parametrize(("place", "part"), [case[1:] for case in FAR], ids=[case[0] for case in FAR])
def test_however_the_last_cell_is_written(place: bytes, part: str) -> None:
    """It is found before the library sees it, which would end the program."""
    parts = unpacked(xlsx(lambda _, sheet: sheet.write_number(0, 0, 1)))
    sheet = parts.pop("xl/worksheets/sheet1.xml")
    relations = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(b"worksheets/sheet1.xml", part[3:].encode())
    assert sheet.count(b'r="A1"') == 1
    parts[part] = sheet.replace(b'r="A1"', place)
    with pytest.raises(SheetOversized):
        read_sheets(packed(parts), "a.xlsx")


def test_a_binary_workbook() -> None:
    """It is refused: what it holds cannot be looked over."""
    parts = unpacked(xlsx(lambda _, sheet: sheet.write_number(0, 0, 1)))
    with pytest.raises(SheetUnreadable):
        read_sheets(packed({**parts, "xl/workbook.bin": b""}), "a.xlsb")


def test_pictures_and_folders_in_a_file_are_no_matter() -> None:
    """They are looked over as sheets would be, and hold none."""
    parts = unpacked(xlsx(lambda _, sheet: sheet.write_number(0, 0, 1)))
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10
    read = read_sheets(packed({**parts, "xl/media/": b"", "xl/media/image1.png": picture}), "a.xlsx")
    assert [tuple(row) for row in read.sheets[0].rows] == [(1.0,)]


def test_a_file_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused by what it states, before anything is unpacked."""
    monkeypatch.setattr(sheet_zips, "LARGEST_WHOLE", 1000)
    with pytest.raises(SheetBursts):
        read_sheets(xlsx(lambda _, sheet: sheet.write_string(0, 0, "x")), "a.xlsx")


GOOD = xlsx(lambda _, sheet: sheet.write_string(0, 0, "x"))
BAD: list[tuple[str, bytes, type[UnreadableDocument]]] = [
    ("nothing", b"", SheetUnreadable),
    ("words", "không phải bảng tính".encode(), SheetUnreadable),
    ("half of a zip", GOOD[: len(GOOD) // 2], SheetUnreadable),
    ("a zip of something else", (Path("examples") / "bao-cao-quy-1-2026.docx").read_bytes(), SheetUnreadable),
    ("old Office, damaged", OLE + bytes(4000), SheetUnreadable),
    ("under a password", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), SheetProtected),
]


@pytest.mark.parametrize(("data", "fault"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_is_no_sheet_file(data: bytes, fault: type[UnreadableDocument]) -> None:
    """It is refused by name."""
    with pytest.raises(fault) as refused:
        read_sheets(data, "phieu.xlsx")
    assert "“phieu.xlsx”" in refused.value.message.vi


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_letters_of_columns(place: int, letters: str) -> None:
    """Counted as sheets do."""
    assert column_letters(place) == letters
