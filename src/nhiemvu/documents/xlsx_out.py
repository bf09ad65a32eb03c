"""Write a workbook as .xlsx, row by row, in the memory of a few rows.

Words stay words: nothing becomes a formula or a link, whatever it begins with.
[ECMA-376; XlsxWriter's mode of constant memory]
"""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import xlsxwriter  # type: ignore[import-untyped]  # it tells no types
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # likewise

from nhiemvu.documents.keeping import write_keeping
from nhiemvu.documents.xlsx_looks import FONT, MEASURES, SIZE
from nhiemvu.documents.xlsx_sheets import Page, SheetWriter
from nhiemvu.domain.values import dataclass
from nhiemvu.domain.workbooks import Workbook


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a workbook."""

    #: Where an earlier file of that name was put, if it differs.
    aside: Path | None
    #: How many cells were longer than Excel takes, and were cut.
    cut: int


def write_workbook(workbook: Workbook, target: Path) -> Written:
    """Write a workbook whole or not at all; an earlier file of that name that differs is put aside.

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
            "default_format_properties": {"font_name": FONT, "font_size": SIZE},
            **MEASURES,
        }
        book = xlsxwriter.Workbook(file, options)
        made_on = datetime(workbook.made_on.year, workbook.made_on.month, workbook.made_on.day)  # noqa: DTZ001 Excel has no zones
        book.set_properties({**workbook.properties, "created": made_on})
        for name, value in workbook.marks.items():
            book.set_custom_property(name, value, "text")
        try:
            cut = sum(
                SheetWriter(book, book.add_worksheet(sheet.name, Page), sheet).write() for sheet in workbook.sheets
            )
            book.close()
        except FileCreateError as error:
            # It holds what the system said.
            raise error.args[0] from error
        finally:
            for page in book.worksheets():
                page._opt_close()  # noqa: SLF001 XlsxWriter closes these files only where all went well
    return cut
