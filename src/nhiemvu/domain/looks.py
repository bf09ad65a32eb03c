"""What a document looks like in print: its sheets, page numbers, and each paragraph with its letters.

Readers of formats make `Printed` with all inheritance of styles resolved. Lengths of the page are in millimetres,
sizes of letters and distances between lines in points.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from nhiemvu.domain.values import dataclass

#: How the lines of a paragraph stand between the margins.
Align: TypeAlias = Literal["left", "centre", "right", "both"]
#: How the distance of lines is given: in points, or as a multiple of a line's own height.
LineRule: TypeAlias = Literal["exactly", "at_least", "multiple"]
#: Which pages a header is for.
HeaderKind: TypeAlias = Literal["default", "first", "even"]


class Stretch(NamedTuple):
    """Letters in a row that look alike; capitals that the format draws stand as capitals."""

    text: str
    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Square(NamedTuple):
    """The cell of a table that a paragraph stands in; tables, rows and columns count from 0."""

    table: int
    row: int
    column: int
    #: How many cells the row has.
    columns: int
    #: Whether the table has lines.
    ruled: bool


# No slots: what is derived of a line is asked for by many rules.
@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """One paragraph; line breaks and tabs stand in its text."""

    stretches: tuple[Stretch, ...]
    #: Its place among the paragraphs with words, from 1; 0 for one without.
    number: int
    #: The number or bullet that the format counts by itself.
    label: str = ""
    align: Align = "left"
    #: From the margin to the first line and to the others.
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    #: Whether the space to a paragraph of the same style is left out.
    closed_up: bool = False
    line_rule: LineRule = "multiple"
    line: float = 1.0
    #: Whether a rule is drawn in or under it.
    drawn: bool = False
    square: Square | None = None
    #: Number of its sheet.
    sheet: int = 0

    @cached_property
    def text(self) -> str:
        """The words as typed."""
        return "".join(stretch.text for stretch in self.stretches)

    @cached_property
    def labelled_text(self) -> str:
        """The words behind the automatic number, without space around."""
        return f"{self.label} {self.text}".strip() if self.label else self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """Where pages of one kind show their number."""

    kind: HeaderKind
    edge: Literal["top", "bottom"]
    align: Align
    font: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSheet:
    """The pages of one section."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    #: From the upper edge to the header.
    header: float
    #: Whether the first page has a header of its own.
    own_first: bool
    numbers: tuple[PageNumber, ...] = ()

    @property
    def across(self) -> bool:
        """Whether the pages lie across."""
        return self.width > self.height

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The frame of a table."""

    #: The sum of its columns; 0 where the file does not tell.
    width: float
    sheet: int
    #: Number of the first paragraph with words in it, 0 where none has.
    first: int
    #: Whether it has lines; columns side by side have none.
    ruled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One document as it prints."""

    sheets: tuple[PrintedSheet, ...]
    #: In reading order, those without words, too.
    lines: tuple[PrintedLine, ...]
    notes: tuple[PrintedLine, ...] = ()
    tables: tuple[PrintedTable, ...] = ()

    def everything(self) -> Iterator[PrintedLine]:
        """Yield the paragraphs of the body and those of notes."""
        yield from self.lines
        yield from self.notes
