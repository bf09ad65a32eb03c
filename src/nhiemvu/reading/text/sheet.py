"""The clean text of a document, its lines with their places, its tables and its footnotes, as values."""

from bisect import bisect_left, bisect_right

from nhiemvu.domain.pages import Style
from nhiemvu.domain.plans import Span
from nhiemvu.domain.values import dataclass
from nhiemvu.reading.text.labels import Label
from nhiemvu.reading.text.marks import Anchor


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the clean text."""

    text: str
    #: The text in its matching form.
    key: str
    #: Where it begins and ends in the clean text.
    start: int
    end: int
    #: None in front of table cells' words and where there is none.
    label: Label | None = None
    style: Style = Style.BODY
    bold: bool = False
    centred: bool = False
    in_table: bool = False
    #: Depth in a list of dashes that the format tells, from 1; 0 where it does not.
    level: int = 0
    #: Numbers of the tasks that its paragraph is marked with.
    tasks: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The text without its label."""
        return self.text[self.label.length :] if self.label else self.text

    @property
    def words_key(self) -> str:
        """The text without its label, in its matching form."""
        return self.key[self.label.length :] if self.label else self.key

    @property
    def words_start(self) -> int:
        """Where the words begin in the clean text."""
        return self.start + (self.label.length if self.label else 0)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as ranges of line numbers, [first, last) for each cell; a merged cell stands in each of its squares."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    head_rows: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that later steps read from."""

    text: str
    #: The text in its matching form, a character for a character.
    key: str
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    #: Places of the marks of notes in the body.
    anchors: tuple[Anchor, ...]
    #: The words of each note in `text`, by its key.
    notes: dict[str, Span]
    #: Where the notes begin.
    body_end: int
    #: Where each line begins.
    starts: tuple[int, ...]
    #: What was taken from among the lines: numbers of pages.
    page_numbers: tuple[str, ...]

    def lines_of(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the lines that a span touches, [first, last)."""
        return max(0, bisect_right(self.starts, span.start) - 1), bisect_left(self.starts, span.end)

    def at(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]

    def key_at(self, span: Span) -> str:
        """Return the words of a span in their matching form."""
        return self.key[span.start : span.end]
