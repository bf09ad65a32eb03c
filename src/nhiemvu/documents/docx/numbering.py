"""Automatic numbers as Word shows them: definitions of lists, and the counters that run through a document.

Source: ECMA-376 part 1, 17.9, and for what it leaves open the numbers that Word shows. Lists that share a definition
share its counters; a start of a list's own (startOverride) takes effect where the list is first used. A level that is
skipped counts as used: "1.1." without a "1." before it is followed by "2.". Text boxes and notes count for themselves.
Levels count from 0.
"""

from collections.abc import Mapping

from nhiemvu.documents.docx.styles import Look, Styles
from nhiemvu.documents.docx.xml import RUN_PROPERTIES, VALUE, is_on, opened
from nhiemvu.documents.markup.list_labels import LEVELS, Level, List, next_label
from nhiemvu.documents.markup.symbols import PRIVATE, symbol_text
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, number_in
from nhiemvu.domain.values import replace


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists = _lists(root, styles) if root is not None else {}
        #: The counters of each level, by story ("body", "box", "note") and definition.
        self._counters: dict[tuple[str, int], list[int | None]] = {}
        #: Levels of lists with a start of their own that have been used, by story.
        self._begun: set[tuple[str, int, int]] = set()

    def place(self, look: Look) -> tuple[int, int] | None:
        """Return the list and level of a paragraph, or None where it has no automatic number."""
        if not look.list_id or look.list_id not in self._lists:
            return None
        if look.list_level is not None:
            return look.list_id, min(max(look.list_level, 0), LEVELS - 1)
        linked = {level.style_id: depth for depth, level in self._lists[look.list_id].levels.items() if level.style_id}
        return look.list_id, next((linked[style] for style in look.style_ids if style in linked), 0)

    def label(self, list_id: int, level: int, story: str) -> str:
        """Count one paragraph and return its number or bullet."""
        numbered = self._lists[list_id]
        counters = self._counters.get((story, numbered.definition))
        if counters is None:
            counters = self._counters[story, numbered.definition] = [None] * LEVELS
        own_start = level in numbered.starts and (story, list_id, level) not in self._begun
        if own_start:
            self._begun.add((story, list_id, level))
        return next_label(counters, numbered, level, own_start=own_start)


def _lists(root: Element, styles: Styles) -> Mapping[int, List]:
    definitions = {number_in(element, w("abstractNumId")): element for element in root.findall(w("abstractNum"))}
    marks = {number_in(mark, w("numId")): mark for mark in root.findall(w("num"))}
    found: dict[int, List] = {}
    for list_id, mark in marks.items():
        definition = _definition(mark, definitions, marks, styles)
        if list_id is not None and definition is not None:
            levels = _levels(definitions[definition])
            starts: dict[int, int] = {}
            for override in mark.findall(w("lvlOverride")):
                level = number_in(override, w("ilvl")) or 0
                levels |= _levels(override)
                start = number_in(override.find(w("startOverride")), VALUE)
                if start is not None:
                    starts[level] = start
            found[list_id] = List(definition, levels, starts)
    return found


def _definition(
    mark: Element, definitions: Mapping[int | None, Element], marks: Mapping[int | None, Element], styles: Styles
) -> int | None:
    """Return the definition of a list; one that only names a list style leads to that style's list."""
    for _ in range(len(marks) + 1):
        definition = number_in(mark.find(w("abstractNumId")), VALUE)
        if definition not in definitions:
            return None
        link = definitions[definition].find(w("numStyleLink"))
        linked = marks.get(styles.list_of(link.get(VALUE, ""))) if link is not None else None
        if linked is None or linked is mark:
            return definition
        mark = linked
    return None


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in parent.findall(w("lvl")):
        depth = number_in(element, w("ilvl"))
        if depth is not None and 0 <= depth < LEVELS:
            found[depth] = _level(element)
    return found


def _level(element: Element) -> Level:
    level = Level()
    for child in opened(element):
        if child.tag == w("numFmt"):
            custom = child.get(VALUE) == "custom"
            level = replace(level, number_format=child.get(w("format") if custom else VALUE, "decimal"))
        elif child.tag == w("lvlText"):
            level = replace(level, pattern=child.get(VALUE, ""))
        elif child.tag == w("start"):
            level = replace(level, start=number_in(child, VALUE) or 0)
        elif child.tag == w("lvlRestart"):
            level = replace(level, restarted_by=number_in(child, VALUE))
        elif child.tag == w("isLgl"):
            level = replace(level, in_figures=is_on(child))
        elif child.tag == w("pStyle"):
            level = replace(level, style_id=child.get(VALUE, ""))
    if PRIVATE.search(level.pattern):
        level = replace(level, pattern=_drawn(level.pattern, element))
    return level


def _drawn(pattern: str, element: Element) -> str:
    fonts = element.find(f"{RUN_PROPERTIES}/{w('rFonts')}")
    font = fonts.get(w("ascii"), "") if fonts is not None else ""
    return PRIVATE.sub(lambda match: symbol_text(ord(match[0]), font), pattern)
