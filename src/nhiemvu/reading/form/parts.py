"""Parts of a printed page: a paragraph, or what of it stands between line breaks and the tabs of two columns."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

from nhiemvu.domain.looks import PrintedLine, Stretch
from nhiemvu.domain.pages import Style
from nhiemvu.domain.text import matching_key, nfc, squeeze
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.reading.text.labels import Label, read_label

Side: TypeAlias = Literal["left", "right", ""]
#: Two columns side by side, and a narrow one that keeps them apart.
MOST_COLUMNS = 3
#: Letters above which a paragraph is no line of a head or foot, but a sentence.
LONGEST_LINE = 200
#: What a line under a heading is made of.
RULE_SIGNS = frozenset("*-_–—─=~ ")
#: Signs that join to a line.
SOLID_SIGNS = frozenset("_—─ ")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page with what it is."""

    line: PrintedLine
    stretches: tuple[Stretch, ...]
    #: None for what is no element of the page: cells of data, annexes.
    style: Style | None = None
    #: The column of a letterhead or signature.
    side: Side = ""
    #: Whether it is a whole paragraph, whose place between the margins is its own.
    whole: bool = True

    @property
    def raw(self) -> str:
        """The words as typed."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def text(self) -> str:
        """The words in composed form with single spaces, behind the automatic number."""
        words = squeeze(nfc(self.raw))
        return f"{self.line.label} {words}" if words and self.line.label and self.whole else words

    @property
    def key(self) -> str:
        """The words in their matching form."""
        return matching_key(self.text)

    @property
    def label(self) -> Label | None:
        """The number or mark that it begins with."""
        return read_label(self.text)

    @property
    def in_data(self) -> bool:
        """Whether it stands in a table of data, not in columns side by side."""
        square = self.line.square
        return square is not None and (square.ruled or square.columns > MOST_COLUMNS)

    def share(self, is_so: Callable[[Stretch], bool]) -> float:
        """Return how much of its letters are so, from 0 to 1."""
        counts = [(sum(map(str.isalnum, stretch.text)), is_so(stretch)) for stretch in self.stretches]
        total = sum(count for count, _ in counts)
        return sum(count for count, so in counts if so) / total if total else 0.0

    def styled(self, style: Style | None) -> "Part":
        """Return the part as one that is known to be this."""
        return replace(self, style=style)


def is_rule(part: Part) -> bool:
    """Tell whether a part is a line under a heading that is typed: "*", "-----"."""
    return bool(part.text) and set(part.text) <= RULE_SIGNS


def is_solid(part: Part) -> bool:
    """Tell whether a typed line under a heading is made of signs that join: "____"."""
    return is_rule(part) and set(part.text) <= SOLID_SIGNS


def whole_part(line: PrintedLine) -> Part:
    """Return a paragraph as one part."""
    return Part(line, line.stretches)


def parts_of(line: PrintedLine) -> Iterator[Part]:
    """Yield the parts of a paragraph of a letterhead or signature: each line of it, each of its two columns."""
    rows = _split(line.stretches, "\n")
    whole = len(rows) == 1
    for row in rows:
        columns = [column for column in _split(row, "\t") if any(stretch.text.strip() for stretch in column)]
        if len(columns) == 2:
            yield Part(line, tuple(columns[0]), side="left", whole=False)
            yield Part(line, tuple(columns[1]), side="right", whole=False)
        elif columns:
            merged = tuple(stretch for column in columns for stretch in column)
            yield Part(line, merged, side=_side(line), whole=whole)
    if not any(stretch.text.strip() for stretch in line.stretches):
        yield Part(line, (), side=_side(line))


def _side(line: PrintedLine) -> Side:
    square = line.square
    if square is None or square.columns < 2:
        return ""
    return "left" if square.column == 0 else "right"


def _split(stretches: Sequence[Stretch], sign: str) -> list[list[Stretch]]:
    rows: list[list[Stretch]] = [[]]
    for stretch in stretches:
        first, *others = stretch.text.split(sign)
        rows[-1].append(stretch._replace(text=first))
        rows.extend([stretch._replace(text=other)] for other in others)
    return rows
