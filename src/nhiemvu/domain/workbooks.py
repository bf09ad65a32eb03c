"""The values of a workbook: sheets of rows under columns, with charts; what writes them is in `documents`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

from nhiemvu.domain.values import dataclass, field

Value: TypeAlias = str | int | float | date | None


class CellKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    #: A share of one: 0.5 is shown as 50%.
    PERCENT = "percent"
    #: A share of one that is a rate, to two places: 0.9863 is shown as 98,63%.
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    name: str
    #: In characters.
    width: float
    kind: CellKind = CellKind.TEXT
    #: In a protected sheet, a person fills it in; the others are locked.
    open: bool = field(default=False, kw_only=True)
    #: Whether what it holds stands in its middle, as short marks do.
    centred: bool = field(default=False, kw_only=True)
    #: What may be chosen in it, from a list that drops down.
    choices: tuple[str, ...] = field(default=(), kw_only=True)
    #: The largest of the whole numbers from 0 on that may be typed in it.
    most: int | None = field(default=None, kw_only=True)
    #: What is told when a cell of it is entered, and when something else is typed than may be.
    hint: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of some columns of its sheet, without the last line that sums them."""

    kind: Literal["bar", "column", "line"]
    title: str
    #: The place of the column that names what is shown.
    names: int
    #: The places of the columns of numbers.
    values: tuple[int, ...]
    stacked: bool = field(default=False, kw_only=True)
    #: One for each column of numbers, "#1B7837"; empty leaves them to the program that shows it.
    colours: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines above, a row of heads, rows, a last line, and charts under them."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    #: Lines above the heads; the first one is the title.
    above: Sequence[str] = ()
    #: The line that sums the rows; empty for none.
    foot: Sequence[Value] = field(default=(), kw_only=True)
    charts: Sequence[Chart] = field(default=(), kw_only=True)
    #: How many of the first columns are printed; None for all.
    printed: int | None = field(default=None, kw_only=True)
    protected: bool = field(default=False, kw_only=True)
    hidden: bool = field(default=False, kw_only=True)
    #: How many of the first columns stay in sight.
    still: int = field(default=0, kw_only=True)


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets, with what the file says of itself: title, subject, author, company, comments, keywords."""

    sheets: Sequence[Sheet]
    #: The day that the file tells of, which is all that it says of when it was made.
    made_on: date
    properties: Mapping[str, str] = field(default_factory=dict)
    #: Properties by names of the program's own, for itself to read.
    marks: Mapping[str, str] = field(default_factory=dict)
