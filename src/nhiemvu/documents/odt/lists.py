"""Lists of OpenDocument text: which counters a list goes on with, and the label of each of its paragraphs.

A list begins anew unless it says which one it continues; lists inside it count with it. An item that holds only an
inner list has no number of its own and counts none.
"""

from nhiemvu.documents.markup.list_labels import LEVELS, List, next_label
from nhiemvu.documents.markup.xml import Element, number_in
from nhiemvu.documents.odt.styles import OdtStyles, style_of
from nhiemvu.documents.odt.xml import o

CONTINUED, CONTINUES, LIST_ID = o("text:continue-numbering"), o("text:continue-list"), o("xml:id")
#: Counters of each level; None where a level has not begun.
Counters = list[int | None]


class OdtLists:
    """How far each list of a document has counted."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._by_id: dict[str, Counters] = {}
        self._by_style: dict[str, Counters] = {}
        self._outline: Counters = [None] * LEVELS

    def counters(self, element: Element) -> Counters:
        """Return the counters that an outermost list counts with."""
        style = style_of(element)
        counters: Counters | None = self._by_id.get(element.get(CONTINUES, ""))
        if counters is None and element.get(CONTINUED) == "true":
            counters = self._by_style.get(style)
        if counters is None:
            counters = [None] * LEVELS
        self._by_style[style] = counters
        if list_id := element.get(LIST_ID):
            self._by_id[list_id] = counters
        return counters

    def heading_label(self, heading: Element, level: int) -> str:
        """Return the number of a heading outside a list; `level` counts from 1."""
        look = self._styles.look(style_of(heading))
        if not look.outlined or look.list_style == "" or heading.get(o("text:is-list-header")) == "true":
            return ""
        depth = min(level, LEVELS) - 1
        restarts = heading.get(o("text:restart-numbering")) == "true"
        start = number_in(heading, o("text:start-value"))
        return item_label(self._outline, self._styles.outline, depth, start if restarts else None)


def item_label(counters: Counters, numbered: List, level: int, start: int | None = None) -> str:
    """Return the label of the next paragraph of a list at a level from 0; `start` is a number of its own."""
    if start is not None:
        # The next number is one more than the last.
        counters[level] = start - 1
    return next_label(counters, numbered, level)
