"""What a page for a browser consists of: sections with tiles, tables and charts, and numbers that open lists.

A page stands alone: what is behind its numbers lies in it as rows, which are written beside this value. Texts are
plain; whoever writes the file escapes them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from nhiemvu.domain.language import Language
from nhiemvu.domain.values import dataclass


class Tone(StrEnum):
    """How something is coloured; words beside it always say the same."""

    PLAIN = "plain"
    #: Done on time.
    KEPT = "kept"
    #: Done late.
    LATE = "late"
    #: Open in time.
    AHEAD = "ahead"
    #: Open and overdue.
    OVERDUE = "overdue"
    #: A rate.
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Link:
    """A number that opens the list of what it counts."""

    words: str
    #: What the list holds, as the page's script reads it: "7 u12".
    code: str
    #: The heading of the list.
    title: str
    #: The place in the page's text that stands for the list where scripts are off.
    target: str


Run: TypeAlias = str | Link
Runs: TypeAlias = tuple[Run, ...]


class Part(NamedTuple):
    """A stretch of a bar."""

    tone: Tone
    #: Both from 0 to 100.
    start: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    runs: Runs
    #: What stands under it in small letters.
    note: Runs = ()
    #: A bar, whose figures are in the cell or its row.
    bar: tuple[Part, ...] = ()
    #: What the column is sorted by; None comes last, whichever way.
    order: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `head` names what its row is about."""

    name: str
    kind: Literal["head", "words", "number", "share"] = "words"
    #: What the button says that sorts by it, and whether the largest comes first; "" for none.
    sorting: str = ""
    largest_first: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    #: How far it stands below the row that it belongs to.
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; on a narrow screen each row becomes a card."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    #: The last row, which sums the others up.
    total: Row | None = None
    #: So many rows are shown at first on a screen; 0 for all.
    opening: int = 0
    #: The column by which it is sorted already.
    sorted_by: int | None = None


class Rectangle(NamedTuple):
    """A rectangle of a chart."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


class Label(NamedTuple):
    """Words in a chart, on the line `y`."""

    x: float
    y: float
    words: str
    anchor: Literal["start", "middle", "end"] = "middle"


class Rule(NamedTuple):
    """A level line across a chart."""

    y: float
    x1: float
    x2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing in units of its own, and the same in words."""

    key: str
    title: str
    description: str
    width: float
    height: float
    rectangles: tuple[Rectangle, ...]
    labels: tuple[Label, ...] = ()
    rules: tuple[Rule, ...] = ()
    #: What the tones mean.
    legend: tuple[tuple[Tone, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number that is seen first."""

    tone: Tone
    label: str
    number: Run
    note: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the page."""

    key: str
    title: str
    lines: tuple[Runs, ...] = ()
    tiles: tuple[Tile, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    #: What stands under the tables in small letters.
    notes: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A whole page but for the rows behind its numbers."""

    language: Language
    title: str
    #: Who is meant by "we": the office.
    office: str
    #: Under the title: of which day, of which tasks.
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    #: Lists in the page's own text for readers whose scripts are off.
    lists: tuple[Section, ...]
    foot: tuple[str, ...]
    #: The names of units by their numbers, for the lists.
    names: Mapping[int, str]
    #: What buttons and lists say, by the name that template and script know.
    words: Mapping[str, str]
