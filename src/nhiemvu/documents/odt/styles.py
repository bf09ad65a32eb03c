"""How paragraphs and words of an OpenDocument text look, and what its lists count with.

A style has its own properties over those of its parent; automatic styles (of the body) and named ones are one table.
"""

import re
from collections.abc import Iterator, Mapping

from nhiemvu.documents.markup.list_labels import LEVELS, Level, List
from nhiemvu.documents.markup.style_names import named_style
from nhiemvu.documents.markup.symbols import PRIVATE, symbol_text
from nhiemvu.documents.markup.xml import Element, number_in
from nhiemvu.documents.odt.xml import STYLE_NAME, o
from nhiemvu.domain.pages import Style
from nhiemvu.domain.values import dataclass

#: Deeper chains of parents are a circle.
DEEPEST = 30
#: How a level counts, by the sign that the file has for it; "01, 02, 03, ..." is a pattern that counting knows.
FORMATS: Mapping[str, str] = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
#: %1% in a label's form as LibreOffice writes it.
PLACE = re.compile(r"%([1-9])%")
STYLE, LIST_STYLE, OUTLINE = o("style:style"), o("text:list-style"), o("text:outline-style")
BOLD_WEIGHTS = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class OdtLook:
    """How a paragraph or a stretch of words looks; None where nothing says."""

    style: Style = Style.BODY
    #: Depth of a heading from 1, else 0.
    level: int = 0
    bold: bool | None = None
    centred: bool = False
    hidden: bool | None = None
    #: The list that its paragraphs are in where the list itself names none; "" switches a heading's number off.
    list_style: str | None = None
    #: Whether the style is one of headings that the outline numbers.
    outlined: bool = False


class OdtStyles:
    """The styles of one document."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, List] = {}
        self._looks: dict[tuple[str, str], OdtLook] = {}
        self.outline = List(-1, {}, {})
        if root is not None:
            self.add(root)

    def add(self, parent: Element) -> None:
        """Take the styles that stand anywhere in `parent`."""
        for element in parent.iter(STYLE, LIST_STYLE, OUTLINE):
            name = element.get(o("style:name"), "")
            if element.tag == STYLE:
                self._elements[element.get(o("style:family"), ""), name] = element
            elif element.tag == LIST_STYLE:
                self._lists[name] = List(len(self._lists), _levels(element), {})
            else:
                self.outline = List(-1, _levels(element), {})

    def list_of(self, name: str | None) -> List | None:
        """Return the list with this name, or None."""
        return self._lists.get(name) if name else None

    def look(self, name: str, family: str = "paragraph") -> OdtLook:
        """Return how what has this style looks."""
        key = (family, name)
        if key not in self._looks:
            self._looks[key] = _look(list(self._chain(key)))
        return self._looks[key]

    def _chain(self, key: tuple[str, str]) -> Iterator[Element]:
        """Yield a style, its parent, the parent's parent and so on."""
        for _ in range(DEEPEST):
            element = self._elements.get(key)
            if element is None:
                return
            yield element
            key = (key[0], element.get(o("style:parent-style-name"), ""))


def _look(chain: list[Element]) -> OdtLook:
    weight = _property(chain, "style:text-properties", "fo:font-weight")
    display = _property(chain, "style:text-properties", "text:display")
    names = (element.get(o("style:display-name"), element.get(o("style:name"), "")) for element in chain)
    style, level = next((known for name in names if (known := named_style(name))), (Style.BODY, 0))
    own_lists = [found for element in chain if (found := element.get(o("style:list-style-name"))) is not None]
    return OdtLook(
        style,
        level,
        None if weight is None else weight in BOLD_WEIGHTS,
        _property(chain, "style:paragraph-properties", "fo:text-align") == "center",
        None if display is None else display == "none",
        own_lists[0] if own_lists else None,
        any(element.get(o("style:default-outline-level")) for element in chain),
    )


def _property(chain: list[Element], group: str, name: str) -> str | None:
    found = (own.get(o(name)) for element in chain for own in element.iterchildren(o(group)))
    return next((value for value in found if value is not None), None)


def _levels(parent: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent:
        depth = (number_in(element, o("text:level")) or 0) - 1
        if 0 <= depth < LEVELS:
            levels[depth] = _level(element, depth, levels)
    return levels


def _level(element: Element, depth: int, above: Mapping[int, Level]) -> Level:
    bullet = element.get(o("text:bullet-char"))
    if bullet is not None:
        font = next((font for own in element if (font := own.get(o("style:font-name")))), "")
        return Level("bullet", PRIVATE.sub(lambda match: symbol_text(ord(match[0]), font), bullet))
    sign = element.get(o("style:num-format"), "")
    number_format = FORMATS.get(sign, sign)
    start = number_in(element, o("text:start-value"))
    form = element.get(o("loext:num-list-format"))
    pattern = PLACE.sub(r"%\1", form) if form is not None else _pattern(element, depth, number_format, above)
    return Level(number_format, pattern, 1 if start is None else start)


def _pattern(element: Element, depth: int, number_format: str, above: Mapping[int, Level]) -> str:
    """Return "%1.%2." of a level that shows two levels and has "." behind them; levels without numbers are left out."""
    shown = min(max(number_in(element, o("text:display-levels")) or 1, 1), depth + 1)
    higher = [place for place in range(depth - shown + 1, depth) if above.get(place, Level()).number_format != "none"]
    if number_format == "none":
        return ""
    numbers = ".".join(f"%{place + 1}" for place in (*higher, depth))
    return f"{element.get(o('style:num-prefix'), '')}{numbers}{element.get(o('style:num-suffix'), '')}"


def style_of(element: Element) -> str:
    """Return the name of an element's style, "" where it has none."""
    return element.get(STYLE_NAME, "")
