"""The outline of a document: labelled paragraphs and unlabelled headings in a tree, by the forms of their labels.

A form that is already open closes everything under it; a new form goes below what stands higher. Lists with letters,
brackets and dashes nest in any order, as offices use them.
"""

from dataclasses import dataclass, field

from nhiemvu.domain.pages import Style
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.headings import heading_fact
from nhiemvu.reading.text.labels import Label
from nhiemvu.reading.text.sheet import Line, Sheet

#: Height of an unlabelled heading: that of "I.".
HEADING_RANK = 4.0
#: From this rank down (brackets, letters, dashes) lists nest in any order.
FREE_RANK = 8.0
MARK_RANK = 14.0
#: The longest heading that offices write.
LONGEST_HEADING = 300


@dataclass(slots=True)
class Point:
    """One labelled paragraph or heading with what belongs to it, by line numbers."""

    label: Label | None
    #: Number of its own line; -1 for the whole document.
    line: int
    rank: float
    parent: "Point | None" = None
    children: "list[Point]" = field(default_factory=list)
    #: The first line that no longer belongs to it.
    end: int = 0
    #: Whether its line holds the label only, and the words stand on the next.
    bare: bool = False
    #: Which one it is among those of its form under its parent, from 1.
    ordinal: int = 1

    @property
    def caption(self) -> int:
        """Number of the line with its words: the next one where a label stands alone ("PHẦN THỨ HAI")."""
        return self.line + 1 if self.bare else self.line

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


def outline_of(sheet: Sheet, first: int = 0) -> Point:
    """Return the whole document as the root of its tree.

    Lines before `first` (letterhead and title) and what follows the recipients or the signature are left out.
    """
    root = Point(None, -1, 0.0)
    stack = [root]
    last = body_lines(sheet)
    for number, line in enumerate(sheet.lines[:last]):
        if line.in_table or number < first:
            continue
        rank = None if stack[-1].bare and stack[-1].line == number - 1 else _rank(line)
        if rank is None:
            if len(stack) > 1 and line.label is None and closing_of(line.text) == "closing":
                _close(stack[1:], number)
            continue
        _make_room(stack, line, rank, sheet.lines[number - 1].text if number else "")
        siblings = stack[-1].children
        point = Point(line.label, number, rank, stack[-1], bare=_is_bare(sheet, number))
        if siblings and siblings[-1].rank == rank:
            point.ordinal = siblings[-1].ordinal + 1
        stack[-1].children.append(point)
        stack.append(point)
    _end(root, last)
    return root


def body_lines(sheet: Sheet) -> int:
    """Return the number of lines before recipients, signature or annex; an annex that comes first is the body."""
    for number, line in enumerate(sheet.lines):
        closing = closing_of(line.text) if not line.label and not line.in_table else None
        if closing in ("recipients", "signature") and number > 1:
            return number
        if closing == "annex" and number > 3 and line.text.isupper():
            return number
    return len(sheet.lines)


def _is_bare(sheet: Sheet, number: int) -> bool:
    """Tell whether a line is but a label and the next one, without a label, its heading."""
    following = sheet.lines[number + 1 : number + 2]
    return not sheet.lines[number].words and bool(following) and following[0].label is None


def _rank(line: Line) -> float | None:
    if line.label:
        depth = len(line.label.value) if line.label.form.counts == "path" else 0
        return line.label.form.rank + depth / 10
    return HEADING_RANK if is_heading_without_label(line) else None


def is_heading_without_label(line: Line) -> bool:
    """Tell whether an unlabelled line heads a section by its looks and its words."""
    if line.label or line.in_table or len(line.text) > LONGEST_HEADING or line.text[-1:] in ".;:,":
        return False
    looks = line.style in (Style.HEADING, Style.SUBHEADING) or line.text.isupper()
    return looks and heading_fact(line.text) is not None and line.style is not Style.TITLE


def _make_room(stack: list[Point], line: Line, rank: float, before: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].rank == rank and _same_form(stack[depth], line):
            del stack[depth:]
            return
    while len(stack) > 1 and not _may_hold(stack[-1].rank, rank, before):
        stack.pop()


def _same_form(point: Point, line: Line) -> bool:
    return (point.label.form if point.label else None) is (line.label.form if line.label else None)


def _may_hold(upper: float, lower: float, before: str) -> bool:
    if upper >= MARK_RANK and lower < MARK_RANK:
        return lower >= FREE_RANK and before.rstrip().endswith(":")
    if upper >= FREE_RANK and lower >= FREE_RANK:
        return True
    return upper < lower


def _close(points: list[Point], number: int) -> None:
    """Let open points end at a line, unless further children come."""
    for point in points:
        point.end = point.end or number


def _end(point: Point, limit: int) -> None:
    """Give each point its end: the next point's line, or the closing sentence that ended it after its last child."""
    if not point.end or point.end > limit or (point.children and point.children[-1].line >= point.end):
        point.end = limit
    ends = [one.line for one in point.children[1:]] + [point.end]
    for child, after in zip(point.children, ends, strict=False):
        _end(child, after)
