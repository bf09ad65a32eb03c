"""What may be typed into the cells of a column: one of a list, a whole number, a day; with a hint for who types."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it tells no types

from nhiemvu.domain.workbooks import CellKind, Column

#: Days before are slips.
FIRST_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 Excel has no zones
#: So many characters Excel takes in a title and in a message.
LONGEST_TITLE, LONGEST_HINT = 32, 255


def set_choices(page: Worksheet, columns: Sequence[Column], first: int, last: int) -> None:
    """Say in rows from `first` to `last` what may be typed into each column that asks for something."""
    for place, column in enumerate(columns):
        rule = _rule(column)
        if column.hint:
            title, hint = column.name[:LONGEST_TITLE], column.hint[:LONGEST_HINT]
            rule |= {"input_title": title, "input_message": hint, "error_title": title, "error_message": hint}
        if rule:
            page.data_validation(first, place, last, place, {"validate": "any", **rule})


def _rule(column: Column) -> dict[str, Any]:
    if column.choices:
        return {"validate": "list", "source": list(column.choices)}
    if column.most is not None:
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": column.most}
    if column.open and column.kind is CellKind.DAY:
        return {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
    return {}
