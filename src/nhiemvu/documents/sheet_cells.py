"""The one library that reads sheet files: its values turned into cells, whatever kind of file they come from."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from nhiemvu.documents.sheet_zips import SheetProtected, SheetUnreadable
from nhiemvu.domain.sheets import Cell, ReadSheet

#: Day 0 of serial numbers: what a sheet shows for a time without a day.
DAY_ZERO = date(1899, 12, 30)


def sheets_in(data: bytes, name: str) -> list[ReadSheet]:
    """Return the sheets of a file that is known to be harmless; formulas are their last values.

    Raises SheetUnreadable or SheetProtected.
    """
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return [
                ReadSheet(
                    one.name,
                    one.visible is not SheetVisibleEnum.Visible,
                    _rows(book.get_sheet_by_name(one.name).to_python(skip_empty_area=False)),
                )
                for one in book.sheets_metadata
                if one.typ is SheetTypeEnum.WorkSheet
            ]
    except PasswordError as error:
        raise SheetProtected(name) from error
    except (CalamineError, OSError, ValueError, LookupError) as error:
        raise SheetUnreadable(name) from error


def _rows(read: Sequence[Sequence[Any]]) -> list[tuple[Cell, ...]]:
    return [tuple(_cell(value) for value in row) for row in read]


def _cell(value: Any) -> Cell:  # noqa: ANN401 whatever the library gives
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, time | timedelta):
        return DAY_ZERO
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        # What a damaged file has for a number may be none.
        return float(value) if isfinite(value) else str(value)
    text = str(value)
    return text if text.strip() else None
