"""The outline of a document: labelled paragraphs, headings and captions as a tree of points."""

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass, field
from nhiemvu.reading.text.labels import Label
from nhiemvu.reading.text.sheet import Sheet

#: Labels of this rank and above head articles and sections; those below number points.
ARTICLE_RANK = 5.0
#: From this rank down (brackets, letters, dashes) lists nest in any order.
FREE_RANK = 8.0
MARK_RANK = 14.0


@dataclass(slots=True)
class Point:
    """One labelled paragraph, heading or caption with what belongs to it, by line numbers."""

    label: Label | None
    #: Number of its own line; -1 for the whole document.
    line: int
    #: Number of the line with its words: the next one where a label stands alone ("PHẦN THỨ HAI").
    caption: int
    rank: float
    parent: "Point | None" = None
    children: "list[Point]" = field(default_factory=list)
    #: The first line that no longer belongs to it.
    end: int = 0
    #: Which one it is among those of its form under the same labelled point, from 1.
    ordinal: int = 1
    #: How many lines the heading runs over, the label's own line left out where it is bare.
    height: int = 1

    @property
    def caption_end(self) -> int:
        """The first line behind its own words."""
        return self.caption + self.height

    @property
    def own_end(self) -> int:
        """The first line that is its first child's, or its end."""
        return self.children[0].line if self.children else self.end

    @property
    def path(self) -> str:
        """Labels from the top down: "III.1"; of dashes, which number among them: "III.1.-2"."""
        parts: list[str] = []
        point: Point | None = self
        while point is not None and point.parent is not None:
            parts.insert(0, point.written)
            point = point.parent if not _is_decimal(point) else _above_decimals(point)
        return ".".join(filter(None, parts))

    @property
    def written(self) -> str:
        """Its own label in a path."""
        if self.label is None:
            return ""
        return f"{self.label.written}{self.ordinal}" if self.label.form.counts == "mark" else self.label.written


def _is_decimal(point: Point) -> bool:
    return point.label is not None and point.label.form.counts == "path"


def _above_decimals(point: Point) -> Point | None:
    """Return what stands above the numbers that a label such as "2.1" repeats."""
    upper = point.parent
    while upper is not None and upper.label is not None and upper.label.form.counts in ("number", "path"):
        upper = upper.parent
    return upper


def heading_words(point: Point, sheet: Sheet) -> str:
    """Return the words of a point's own line, or lines where its heading is broken, without its label."""
    if point.height == 1:
        return sheet.lines[point.caption].words
    return " ".join(line.words for line in sheet.lines[point.caption : point.caption_end])


def heading_key(point: Point, sheet: Sheet) -> str:
    """Return the words of a point's own line or lines, without its label, in their matching form."""
    if point.height == 1:
        return sheet.lines[point.caption].words_key
    return matching_key(heading_words(point, sheet))


def heading_span(point: Point, sheet: Sheet) -> Span:
    """Return where the words of a point's own line or lines stand."""
    first, last = sheet.lines[point.caption], sheet.lines[point.caption_end - 1]
    return Span(first.words_start, max(last.end, first.words_start))


def give_ends(point: Point, limit: int) -> None:
    """Give each point its end: the next point's line, or the closing sentence that ended it after its last child."""
    if not point.end or point.end > limit or _last_line(point) >= point.end:
        point.end = limit
    after = point.end
    for child in reversed(point.children):
        give_ends(child, after)
        after = child.line


def _last_line(point: Point) -> int:
    """Return the line of the last point under a point, however deep, or its own."""
    while point.children:
        point = point.children[-1]
    return point.line
