"""Sheet files that are zips, looked over before they are read.

The library that reads them holds a sheet as a rectangle up to its last cell and ends the program where that fills the
memory, so a file with a word in the last cell of a sheet is refused here.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from nhiemvu.documents.markup.parts import LARGEST_PART, ZIP_ERRORS, is_oversized, unpacked
from nhiemvu.documents.markup.xml import finished, forget, number_in, parsed
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.sheets import column_letters

#: Cells of a sheet, the empty ones up to its last one counted in: 10,000 rows of 200 columns.
MOST_CELLS = 2_000_000
#: Bytes of all parts of a file, unpacked.
LARGEST_WHOLE = 256 * 1024 * 1024
#: Bytes that are looked over at a time.
PIECE = 1024 * 1024
#: Where a cell stands: XFD1048576
PLACE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
#: "XFD1048576", in either quotes, and how long that is at the most.
ANY_PLACE, LONGEST_PLACE = re.compile(rb"""["']\s*([A-Za-z]{1,3})(\d{1,7})\s*["']"""), 64
#: The rows of sheets, and the strings that cells share, in each form of the format.
OFFICE_ROW, OFFICE_STRING = "{*}row", "{*}si"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
LIBRE_SHEETS, LIBRE_MANIFEST = "content.xml", "META-INF/manifest.xml"
ENCRYPTED = b"encryption-data"
#: What an .xlsb has in the place of words that could be looked over; the library would read it.
BINARY_BOOK = "xl/workbook.bin"
#: Where programs keep the properties that a file was given: Office, and LibreOffice.
PROPERTIES = ("docProps/custom.xml", "meta.xml")


class SheetUnreadable(UnreadableDocument):
    """A file that is no sheet file, or is damaged."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Không đọc được “{name}”: tệp hỏng hoặc không phải bảng tính.",
                f"“{name}” cannot be read: it is damaged, or no sheet file.",
            ),
            Text(
                "Mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx; nếu không mở được, đề nghị đơn vị gửi lại.",
                "Open it in Excel or LibreOffice and save it as .xlsx; where that fails, ask the unit for it again.",
            ),
        )


class SheetProtected(UnreadableDocument):
    """A sheet file under a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp “{name}” được đặt mật khẩu mở tệp.", f"The file “{name}” opens by a password only."),
            Text(
                "Đề nghị đơn vị bỏ mật khẩu (File > Info > Protect Workbook) rồi gửi lại.",
                "Ask the unit to take the password off (File > Info > Protect Workbook) and to send it again.",
            ),
        )


class SheetOversized(UnreadableDocument):
    """A sheet that would fill the memory."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__(
            Text(
                f"Tệp “{name}” quá lớn: có dữ liệu ở tận ô {place}.",
                f"The file “{name}” is too large: it has something as far as cell {place}.",
            ),
            Text(
                "Xóa các dòng, cột thừa phía sau bảng (chọn cả dòng, cột rồi xóa) và lưu lại.",
                "Delete the rows and columns behind the table and save it.",
            ),
        )


class SheetBursts(UnreadableDocument):
    """A sheet file that would unpack to more than any form."""

    def __init__(self, name: str) -> None:
        limit = LARGEST_WHOLE // (1024 * 1024)
        super().__init__(
            Text(
                f"Tệp “{name}” quá lớn khi giải nén (hơn {limit} MB).",
                f"The file “{name}” is too large when unpacked (over {limit} MB).",
            ),
            Text("Kiểm tra nguồn của tệp; bớt ảnh trong tệp.", "Check where it comes from; take pictures out of it."),
        )


def look_over(data: bytes, name: str) -> Mapping[str, str]:
    """Return the properties that a zip was given of its own, once it is known to be harmless.

    Raises SheetUnreadable, SheetProtected, SheetOversized, SheetBursts.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {member.filename: member for member in archive.infolist()}
            if sum(member.file_size for member in parts.values()) > LARGEST_WHOLE:
                raise SheetBursts(name)
            if manifest := parts.get(LIBRE_MANIFEST):
                _refuse_encrypted(archive, manifest, name)
            for part, member in parts.items():
                if part == LIBRE_SHEETS:
                    _require_room(_libre_places(_pieces(archive, member), name), name)
                elif part.casefold() == BINARY_BOOK:
                    raise SheetUnreadable(name)
                else:
                    # Which part is a sheet, others say, whatever its name: so each is taken for one.
                    _require_room(_places(archive, member, name), name)
            return _properties(archive, [parts[part] for part in PROPERTIES if part in parts], name)
    except ZIP_ERRORS as error:
        raise SheetUnreadable(name) from error


def _refuse_encrypted(archive: zipfile.ZipFile, manifest: zipfile.ZipInfo, name: str) -> None:
    if not is_oversized(manifest, LARGEST_PART) and ENCRYPTED in unpacked(archive, manifest):
        raise SheetProtected(name)


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as part:
        while piece := part.read(PIECE):
            yield piece


def _require_room(places: Iterable[tuple[int, int]], name: str) -> None:
    """Hold that the rectangle up to the last of some places, counted from 1, is one that can be held."""
    rows = columns = 0
    for row, column in places:
        rows, columns = max(rows, row), max(columns, column)
        if rows * columns > MOST_CELLS:
            raise SheetOversized(name, f"{column_letters(columns - 1)}{rows}")


def _places(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[tuple[int, int]]:
    """Yield where the cells of a part stand; of a damaged one, which may be read still, all that could be."""
    try:
        yield from _office_places(_pieces(archive, member), name, member.filename)
    except SheetUnreadable:
        rest = b""
        for piece in _pieces(archive, member):
            for match in ANY_PLACE.finditer(rest + piece):
                yield int(match[2]), _column_number(match[1].decode())
            rest = piece[-LONGEST_PLACE:]


def _office_places(pieces: Iterable[bytes], name: str, part: str) -> Iterator[tuple[int, int]]:
    """Yield the last filled cell of each row of a part, wherever it lies; other parts have no rows."""
    row = 0
    tags = (OFFICE_ROW, OFFICE_STRING)
    for element in finished(pieces, tags, name, part, lambda damaged, _: SheetUnreadable(damaged)):
        if str(element.tag).endswith("row"):
            row = number_in(element, "r") or row + 1
            column = last = 0
            for cell in element:
                place = PLACE.fullmatch(cell.get("r", ""))
                column = _column_number(place[1]) if place else column + 1
                last = column if len(cell) else last
                row = max(row, int(place[2])) if place and len(cell) else row
            if last:
                yield row, last
        forget(element)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def _libre_places(pieces: Iterable[bytes], name: str) -> Iterator[tuple[int, int]]:
    """Yield the last filled cell of each row; a row or cell may stand for a million of them."""
    row = 0
    tags = (f"{{{TABLE}}}table-row", f"{{{TABLE}}}table")
    for element in finished(pieces, tags, name, LIBRE_SHEETS, lambda damaged, _: SheetUnreadable(damaged)):
        if element.tag == tags[1]:
            row = 0
            continue
        row += number_in(element, f"{{{TABLE}}}number-rows-repeated") or 1
        column = last = 0
        for cell in element:
            column += number_in(cell, f"{{{TABLE}}}number-columns-repeated") or 1
            if cell.get(f"{{{OFFICE}}}value-type"):
                last = column
        if last:
            yield row, last
        forget(element)


def _properties(archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo], name: str) -> dict[str, str]:
    """Return what is named in parts of properties: <property name="a"><vt:lpwstr>b</vt:lpwstr></property>."""
    found: dict[str, str] = {}
    for member in members:
        if is_oversized(member, LARGEST_PART):
            continue
        root = parsed(unpacked(archive, member), name, member.filename, lambda damaged, _: SheetUnreadable(damaged))
        for element in root.iter("{*}property", "{*}user-defined"):
            names = [value for key, value in element.items() if str(key).endswith("name")]
            found |= {str(key): "".join(str(words) for words in element.itertext()) for key in names}
    return found
