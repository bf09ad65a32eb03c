"""How the outline grows, line by line, from the forms of labels.

A form that is already open closes everything under it; a new form goes below what stands higher. Lists with letters,
brackets and dashes nest in any order, as offices use them. An unlabelled caption stands right above its list.
"""

from collections import Counter
from collections.abc import Mapping

from nhiemvu.domain.pages import Style
from nhiemvu.facts.captions import CaptionName, caption_of_key
from nhiemvu.facts.closings import closing_of_key
from nhiemvu.facts.headings import heading_of_key
from nhiemvu.reading.outline.bodies import bodies_of
from nhiemvu.reading.outline.captions import is_caption_over, looks_like_caption, names_section
from nhiemvu.reading.outline.tree import ARTICLE_RANK, FREE_RANK, MARK_RANK, Point, give_ends
from nhiemvu.reading.text.labels import Label
from nhiemvu.reading.text.sheet import Line, Sheet
from nhiemvu.reading.units.assignees import is_order, names_unit, orders_later, oversees

#: Height of an unlabelled heading: that of "I.".
HEADING_RANK = 4.0
#: Height of unlabelled captions right above "1.".
CAPTION_RANK = 5.5
#: Heights of the days of a work plan and of their parts.
DAY_RANKS: Mapping[CaptionName | None, float] = {"day": CAPTION_RANK, "session": 5.75}
#: What stands in front of captions rather than of points.
STAR = "*"
#: How far an unlabelled caption stands above its list.
ABOVE = 0.5
#: How far a list stands below one of its form with another sign: "1)" under "1.".
BELOW = 0.3
#: How far a dash of the next depth in a list of Word stands below one of the depth above.
DEEPER = 0.01
#: The longest heading that offices write.
LONGEST_HEADING = 300


def outline_of(sheet: Sheet, first: int = 0) -> Point:
    """Return the whole document as the root of its tree.

    Lines before `first` (letterhead and title) and what is neither the document's nor an attached one's are left out.
    """
    return _Grower(sheet).grown(first)


def is_heading_without_label(line: Line) -> bool:
    """Tell whether an unlabelled line heads a section by its looks and its words."""
    if line.label or line.in_table or len(line.text) > LONGEST_HEADING or line.text[-1:] in ".;:,":
        return False
    looks = line.style in (Style.HEADING, Style.SUBHEADING) or line.text.isupper()
    return looks and heading_of_key(line.key) is not None and line.style is not Style.TITLE


class _Grower:
    """Grows the tree of one document."""

    def __init__(self, sheet: Sheet) -> None:
        self._lines = sheet.lines
        self._bodies = list(bodies_of(sheet))
        self._root = Point(None, -1, -1, 0.0)
        #: The points that are open, from the root down.
        self._stack = [self._root]
        #: The last line of the body with a label.
        self._last_label = -1
        #: How many marks of a form stand under a labelled point or heading.
        self._marks: Counter[tuple[int, float]] = Counter()

    def grown(self, first: int) -> Point:
        """Return the root with everything under it."""
        for start, end in self._bodies:
            numbers = range(max(start, first), end)
            self._last_label = next((one for one in reversed(numbers) if self._has_label(one)), -1)
            for number in numbers:
                if not self._lines[number].in_table:
                    self._take(number, end)
            self._close(end)
            del self._stack[1:]
        give_ends(self._root, self._bodies[-1][1] if self._bodies else 0)
        return self._root

    def _has_label(self, number: int) -> bool:
        return self._lines[number].label is not None and not self._lines[number].in_table

    def _take(self, number: int, limit: int) -> None:
        line, top = self._lines[number], self._stack[-1]
        if top.caption == number:
            return
        if self._goes_on_as_heading(number):
            top.height += 1
            return
        rank = self._rank(number, limit)
        if rank is not None:
            self._add(number, rank, limit)
        elif len(self._stack) > 1 and line.label is None and self._ends_points(number):
            self._close(number)

    def _add(self, number: int, rank: float, limit: int) -> None:
        line = self._lines[number]
        self._make_room(line, rank, self._lines[number - 1].text if number else "")
        parent = self._stack[-1]
        point = Point(line.label, number, number + 1 if self._is_bare(number, limit) else number, rank, parent)
        if line.label and line.label.form.counts == "mark":
            point.ordinal = self._ordinal(rank)
        parent.children.append(point)
        self._stack.append(point)

    def _ends_points(self, number: int) -> bool:
        """Tell whether an unlabelled line closes the document, or gives an order of its own behind the last list."""
        line = self._lines[number]
        return closing_of_key(line.key) == "closing" or (number > self._last_label and self._is_apart(number))

    def _is_apart(self, number: int) -> bool:
        """Tell whether a line gives an order that is none of the point above it: "Giao Văn phòng tổng hợp"."""
        top, line, above = self._stack[-1], self._lines[number], self._lines[number - 1]
        if top.label is None or top.rank <= ARTICLE_RANK or above.text[-1:] not in ".;":
            return False
        if not (is_order(line.text) or orders_later(line.text) or oversees(line.text)):
            return False
        return above.label is not None or names_unit(self._lines[top.caption].words)

    def _ordinal(self, rank: float) -> int:
        """Return which mark of its form a new one is under the nearest label or heading."""
        upper = next(one for one in reversed(self._stack) if one.label or one.rank <= HEADING_RANK or self._names(one))
        self._marks[upper.line, rank] += 1
        return self._marks[upper.line, rank]

    def _names(self, point: Point) -> bool:
        return point.label is None and names_section(self._lines[point.line].text)

    def _is_bare(self, number: int, limit: int) -> bool:
        """Tell whether a line is but a label and the next one of the body, without a label, its heading."""
        line = self._lines[number]
        is_alone = line.label is not None and line.label.length >= len(line.text)
        return is_alone and number + 1 < limit and self._lines[number + 1].label is None

    def _goes_on_as_heading(self, number: int) -> bool:
        """Tell whether an unlabelled line is more of the heading right above it: in capitals, or cut in mid-phrase."""
        top, line, above = self._stack[-1], self._lines[number], self._lines[number - 1]
        if line.label or top.parent is None or top.caption_end != number or len(above.words) > LONGEST_HEADING // 2:
            return False
        if above.words.rstrip()[-1:] in ".;:!?":
            return False
        # Whether it is a closing sentence takes longest to tell.
        return self._completes(line, above, top) and not closing_of_key(line.key)

    def _completes(self, line: Line, above: Line, top: Point) -> bool:
        """Tell whether a line is of the same heading as the one above it by their letters."""
        if above.words.isupper() and line.text.isupper():
            return top.rank <= ARTICLE_RANK and heading_of_key(line.key) is None and not self._is_one_period(line)
        return line.text[0].islower() and len(line.text) <= LONGEST_HEADING // 2 and line.text[-1] not in ".;"

    def _is_one_period(self, line: Line) -> bool:
        """Tell whether a line in capitals is one of several periods that stand alone: "QUÝ I", below it "QUÝ II"."""
        if caption_of_key(line.key) != "period":
            return False
        alike = (one for one in self._lines if one.label is None and not one.in_table and one.text.isupper())
        return sum(caption_of_key(one.key) == "period" for one in alike) > 1

    def _rank(self, number: int, limit: int) -> float | None:
        line = self._lines[number]
        after = self._lines[number + 1] if number + 1 < limit else None
        if line.label:
            upper = self._starred_rank(line, after) if line.text[0] == STAR else None
            return self._label_rank(line.label, line) if upper is None else upper
        if is_heading_without_label(line):
            return HEADING_RANK
        if after is None or not is_caption_over(line, after, self._is_open):
            return None
        return DAY_RANKS.get(caption_of_key(line.key)) or self._caption_rank(line, after)

    def _starred_rank(self, line: Line, after: Line | None) -> float | None:
        """Return the height of a marked line that heads dashes like those above it: "* Giải pháp:"; else None.

        So does a star that heads numbers from one on: "* Về tuyên truyền" over "(1)".
        """
        if line.label is None or after is None or after.label is None:
            return None
        if line.text[0] == STAR and after.label.value == (1,) and looks_like_caption(line):
            return self._label_rank(after.label, after) - ABOVE
        if after.label.form is line.label.form or not line.text.endswith(":"):
            return None
        if behind := self._rank_behind_numbers(line, line.words):
            return behind
        heads = after.label.form.counts == "mark" and self._is_open(after.label) and not self._is_open(line.label)
        return self._label_rank(after.label, after) - ABOVE if heads else None

    def _rank_behind_numbers(self, line: Line, words: str) -> float | None:
        """Return the height of a caption that stands behind a list of numbers, nothing under any of them; else None."""
        top = self._stack[-1]
        if not line.text.endswith(":") or top.label is None or top.parent is None or not names_section(words):
            return None
        listed = top.parent.children if top.label.form.counts == "number" else []
        alone = len(listed) > 1 and not any(one.children for one in listed)
        ended = self._lines[top.caption_end - 1].text[-1:] in ".;"
        return top.rank - ABOVE if alone and ended else None

    def _caption_rank(self, line: Line, after: Line) -> float | None:
        if after.label:
            behind = self._rank_behind_numbers(line, line.text) if after.label.form.counts == "mark" else None
            return behind or self._label_rank(after.label, after) - ABOVE
        if self._stack[-1].rank <= CAPTION_RANK:
            return CAPTION_RANK
        alike = (point.rank for point in self._stack if self._names(point)) if names_section(line.text) else iter(())
        return next(alike, None)

    def _is_open(self, label: Label) -> bool:
        return any(point.label and point.label.form is label.form for point in self._stack)

    def _label_rank(self, label: Label, line: Line) -> float:
        form, nearest = label.form, None
        if form.counts == "mark":
            return form.rank + DEEPER * line.level
        if form.counts == "path":
            return form.rank + len(label.value) / 10
        for point in reversed(self._stack):
            if point.label and point.label.form is form:
                if point.label.sign == label.sign:
                    return point.rank
                nearest = nearest or point
        if nearest is None:
            return form.rank
        return nearest.rank + (BELOW if label.value[-1] == 1 else 0)

    def _make_room(self, line: Line, rank: float, before: str) -> None:
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].rank == rank and _same_form(self._stack[depth], line):
                del self._stack[depth:]
                return
        while len(self._stack) > 1 and not _may_hold(self._stack[-1].rank, rank, before):
            self._stack.pop()

    def _close(self, number: int) -> None:
        """Let open points end at a line, unless further children come."""
        for point in self._stack[1:]:
            point.end = point.end or number


def _same_form(point: Point, line: Line) -> bool:
    return (point.label.form if point.label else None) is (line.label.form if line.label else None)


def _may_hold(upper: float, lower: float, before: str) -> bool:
    if upper >= MARK_RANK and lower < MARK_RANK:
        return lower >= FREE_RANK and before.rstrip().endswith(":")
    if upper >= FREE_RANK and lower >= FREE_RANK:
        return True
    return upper < lower
