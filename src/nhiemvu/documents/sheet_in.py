"""Sheet files (.xlsx, .xlsm, .ods, .xls) into rows of typed cells."""

from nhiemvu.documents.old_sheets import read_old_sheets
from nhiemvu.documents.old_word import OLE_START, OleKind, ole_kind
from nhiemvu.documents.sheet_cells import sheets_in
from nhiemvu.documents.sheet_zips import SheetProtected, look_over
from nhiemvu.domain.sheets import ReadSheets

#: What the names of sheet files end in.
SUPPORTED_SHEETS = ".xlsx, .xlsm, .ods, .xls"


def read_sheets(data: bytes, name: str) -> ReadSheets:
    """Return what a sheet file holds, its kind told by its content.

    Raises SheetUnreadable, SheetProtected, SheetOversized or SheetBursts.
    """
    if data.startswith(OLE_START):
        if ole_kind(data) is OleKind.PROTECTED:
            raise SheetProtected(name)
        return ReadSheets(name, read_old_sheets(data, name))
    properties = look_over(data, name)
    return ReadSheets(name, sheets_in(data, name), properties)
