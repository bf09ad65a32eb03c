"""Layouts of official pages: which rule book holds for a document, its page, and how each element looks.

Lengths are in millimetres, sizes of letters and distances of lines in points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from nhiemvu.domain.pages import Style
from nhiemvu.domain.symbols import System
from nhiemvu.domain.text import fold
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, rows

#: The least and the most that is allowed.
Range: TypeAlias = tuple[float, float]
#: How far a drawn rule runs under words: as far as these, or a part of it.
Drawn: TypeAlias = Literal["whole", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(Fact):
    """One rule book with the time in which it holds."""

    name: str
    title: str
    system: System
    valid_from: date | None = None
    valid_to: date | None = None
    #: Width and height.
    paper: Range
    top: Range
    bottom: Range
    left: Range
    right: Range
    page_number_size: Range
    #: How far the page number stands from the upper edge.
    page_number_from_top: float
    font: str
    #: "exactly" or "at_least" so many points, or a "multiple" of a line, from and to.
    body_line: tuple[str, float, float]
    #: The least space behind a paragraph.
    body_after: float
    first_line: Range
    #: How the names of offices begin over which none needs to stand in the letterhead.
    stands_alone: tuple[str, ...] = ()
    #: How points are labelled from the highest to the lowest: "I-", "1.", "1.1.", "a)", "-".
    labels: tuple[str, ...]
    #: What stands in front of a symbol: "Số ", "Số: ".
    symbol_prefix: str
    #: What stands in a letter's symbol for its kind, or where it has none for those who drafted it: "CV", "VP".
    letter_code: str
    letter_drafted_by: str
    #: How a letter says what it is about: "về việc ", "V/v ".
    subject_prefix: str
    #: The lines at the head of the right column; the second is empty where there is none.
    nation: str
    motto: str
    #: Under the last line of these.
    rule_under_nation: Drawn
    #: "*" and "-----" are written, the others drawn.
    rule_under_office: Literal["*", "part"]
    rule_under_subtitle: Literal["-----", "part"]
    #: What ends a recipient but the last, which ends in a full stop.
    recipient_end: str
    #: What the last recipient begins with.
    archive: str
    #: Who keeps the office's own copy, where the office names nobody.
    keeper: str
    #: What ends the last sentence.
    full_stop: str
    #: Whether a comma stands between a cited symbol and its date.
    date_comma: bool
    #: Marks of who signs for whom: a collective body, a head, by order.
    for_body: str
    for_head: str
    by_order: str

    def names_superior(self, office: str) -> bool:
        """Tell whether the letterhead of an office names the one above it."""
        return not fold(office).startswith(tuple(fold(name) for name in self.stands_alone))

    def holds_on(self, day: date) -> bool:
        """Tell whether documents of a day follow this rule book."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Fact):
    """How one element looks."""

    system: System
    style: Style
    size: Range
    bold: bool
    italic: bool
    underline: bool
    capitals: bool
    align: Literal["left", "centre", "right", "both"]


@remembered
def layouts() -> tuple[Layout, ...]:
    """Return every rule book."""
    return tuple(Layout(**{**row, "system": System(row["system"])}) for row in rows("layouts"))


@remembered
def looks() -> tuple[Look, ...]:
    """Return the look of every element of either system."""
    return tuple(
        Look(**{**row, "system": System(row["system"]), "style": Style(row["style"])}) for row in rows("looks")
    )


def layout_for(system: System, day: date) -> Layout:
    """Return the rule book that a document of a system and day follows: the one that holds, else the nearest older."""
    known = [layout for layout in layouts() if layout.system is system]
    held = next((layout for layout in known if layout.holds_on(day)), None)
    return held or min(known, key=lambda layout: layout.valid_from or date.min)


def layout_named(name: str) -> Layout | None:
    """Return the rule book of this name, or None."""
    return next((layout for layout in layouts() if layout.name == name), None)


@remembered
def looks_of(system: System) -> Mapping[Style, Look]:
    """Return how the elements of a system's documents look."""
    return {look.style: look for look in looks() if look.system is system}
