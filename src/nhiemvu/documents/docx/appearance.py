"""How paragraphs and letters of Word look, all inheritance resolved: defaults, table, styles, list, own properties.

Source: ECMA-376 part 1, 17.7.2. Values stand by name; lengths in points.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from nhiemvu.documents.docx.xml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VALUE, is_on
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, number_in

#: What is stated, by name: "bold", "size", "align", "first".
Values: TypeAlias = dict[str, Any]

#: 240, 12.5pt, -3mm
LENGTH = re.compile(r"\s*(-?\d{1,7}(?:\.\d{1,6})?)(pt|mm|cm|in|pc|pi)?\s*")
POINTS_OF_UNIT = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pc": 12.0, "pi": 12.0}
MILLIMETRES_OF_POINT = 25.4 / 72
#: Points of one unit where a length names none.
TWENTIETH, HALF = 0.05, 0.5
SWITCHES = {w("b"): "bold", w("i"): "italic", w("caps"): "capitals", w("vanish"): "hidden"}
ALIGNMENTS = {"center": "centre", "right": "right", "end": "right", "left": "left", "start": "left"}
#: Drawn rules that are none.
NO_RULES = frozenset({"nil", "none"})
#: A line of Word's own height is 240 units.
WHOLE_LINE = 240
#: Space of a paragraph whose space Word sets by itself.
AUTOMATIC_SPACE = 14.0


def points(element: Element | None, name: str, unit: float = TWENTIETH) -> float | None:
    """Return a length in points; `unit` is that of a bare number."""
    match = LENGTH.fullmatch(element.get(w(name), "")) if element is not None else None
    return float(match[1]) * POINTS_OF_UNIT.get(match[2], unit) if match else None


def is_drawn(border: Element | None) -> bool:
    """Tell whether a border is a line that prints."""
    return border is not None and border.get(VALUE, "nil") not in NO_RULES


class Appearances:
    """The looks that the styles and lists of one document give."""

    def __init__(self, styles: Element | None, numbering: Element | None, theme: Element | None) -> None:
        elements = styles.findall(w("style")) if styles is not None else []
        self._elements = {style.get(w("styleId"), ""): style for style in elements}
        self._fonts = _theme_fonts(theme)
        defaults = styles.find(w("docDefaults")) if styles is not None else None
        self._base: Values = {"font": "Times New Roman", "size": 10.0}
        for properties in defaults.iter(RUN_PROPERTIES) if defaults is not None else ():
            self._base |= self._letters(properties)
        for properties in defaults.iter(PARAGRAPH_PROPERTIES) if defaults is not None else ():
            self._base |= paragraph_values(properties)
        self._usual = next((style.get(w("styleId"), "") for style in elements if _is_usual(style)), "")
        self._styles: dict[str, Values] = {}
        self._lists = _list_values(numbering)

    def of_style(self, style_id: str) -> Values:
        """Return what a style states, with those that it is based on."""
        if style_id not in self._styles:
            values: Values = {}
            line: list[str] = []
            while style_id in self._elements and style_id not in line:
                line.append(style_id)
                style_id = _value(self._elements[style_id].find(w("basedOn")))
            for ancestor in reversed(line):
                element = self._elements[ancestor]
                values |= self._stated(element.find(PARAGRAPH_PROPERTIES), element.find(RUN_PROPERTIES))
            self._styles[line[0] if line else style_id] = values
            return values
        return self._styles[style_id]

    def of_paragraph(self, properties: Element | None, table_style: str = "") -> Values:
        """Return how a paragraph and its letters look where they state nothing themselves."""
        own = paragraph_values(properties) if properties is not None else {}
        named = own.get("style", "")
        style = self.of_style(named if named in self._elements else self._usual)
        merged = {**self._base, **self.of_style(table_style), **style}
        place = own.get("list", merged.get("list")), own.get("depth", merged.get("depth")) or 0
        indents = self._lists.get(place, {})
        return {**merged, **{name: value for name, value in indents.items() if name not in style}, **own}

    def of_letters(self, around: Values, properties: Element | None) -> Values:
        """Return how the letters of a run look in a paragraph that looks like `around`."""
        if properties is None:
            return around
        own = self._letters(properties)
        return {**around, **self.of_style(own.get("letter_style", "")), **own}

    def ruled_tables(self, style_id: str) -> bool:
        """Tell whether a style of tables draws lines."""
        return bool(self.of_style(style_id).get("ruled"))

    def _stated(self, paragraph: Element | None, letters: Element | None) -> Values:
        values = paragraph_values(paragraph) if paragraph is not None else {}
        parent = paragraph if paragraph is not None else letters
        style = parent.getparent() if parent is not None else None
        if style is not None and any(map(is_drawn, style.iterfind(f"{w('tblPr')}/{w('tblBorders')}/*"))):
            values["ruled"] = True
        return values | (self._letters(letters) if letters is not None else {})

    def _letters(self, properties: Element) -> Values:
        values: Values = {}
        for child in properties:
            tag = child.tag
            if tag in SWITCHES:
                values[SWITCHES[tag]] = is_on(child)
            elif tag == w("u"):
                values["underline"] = child.get(VALUE, "single") != "none"
            elif tag == w("sz"):
                size = points(child, "val", HALF)
                values |= {"size": size} if size else {}
            elif tag == w("rStyle"):
                values["letter_style"] = child.get(VALUE, "")
            elif tag == w("rFonts"):
                values |= self._named_fonts(child)
        return values

    def _named_fonts(self, element: Element) -> Values:
        """Return the fonts of plain letters and of those with accents."""
        values: Values = {}
        for name, key in (("ascii", "font"), ("hAnsi", "accented_font")):
            font = self._fonts.get(element.get(w(f"{name}Theme"), "")[:5]) or element.get(w(name))
            values |= {key: font} if font else {}
        return values


def paragraph_values(properties: Element) -> Values:
    """Return what one <w:pPr> states."""
    values: Values = {}
    for child in properties:
        tag = child.tag
        if tag == w("pStyle"):
            values["style"] = child.get(VALUE, "")
        elif tag == w("jc"):
            values["align"] = ALIGNMENTS.get(child.get(VALUE, ""), "both")
        elif tag == w("ind"):
            values |= _indents(child)
        elif tag == w("spacing"):
            values |= _spaces(child)
        elif tag == w("contextualSpacing"):
            values["closed_up"] = is_on(child)
        elif tag == w("numPr"):
            depth = number_in(child.find(w("ilvl")), VALUE)
            values |= {"list": number_in(child.find(w("numId")), VALUE)} | ({} if depth is None else {"depth": depth})
        elif tag == w("pBdr"):
            values["drawn"] = any(is_drawn(child.find(w(edge))) for edge in ("bottom", "top", "between"))
    return values


def _indents(element: Element) -> Values:
    values: Values = {}
    for name in ("left", "start"):
        if (left := points(element, name)) is not None:
            values["left"] = left
    if (first := points(element, "firstLine")) is not None:
        values["first"] = first
    if (hanging := points(element, "hanging")) is not None:
        values["first"] = -hanging
    return values


def _spaces(element: Element) -> Values:
    values: Values = {}
    for name in ("before", "after"):
        if element.get(w(f"{name}Autospacing"), "0") in {"1", "true", "on"}:
            values[name] = AUTOMATIC_SPACE
        elif (space := points(element, name)) is not None:
            values[name] = space
    line = points(element, "line")
    rule = {"exact": "exactly", "atLeast": "at_least"}.get(element.get(w("lineRule"), "auto"), "multiple")
    if line is not None:
        values |= {"line_rule": rule, "line": line / (WHOLE_LINE * TWENTIETH) if rule == "multiple" else line}
    return values


def _list_values(numbering: Element | None) -> Mapping[tuple[int | None, int], Values]:
    """Return what each level of each list states of its paragraphs, by the list's number and the depth."""
    if numbering is None:
        return {}
    levels: dict[int | None, dict[int, Values]] = {}
    for definition in numbering.iterfind(w("abstractNum")):
        found = levels.setdefault(number_in(definition, w("abstractNumId")), {})
        for level in definition.iterfind(w("lvl")):
            properties = level.find(PARAGRAPH_PROPERTIES)
            found[number_in(level, w("ilvl")) or 0] = paragraph_values(properties) if properties is not None else {}
    return {
        (number_in(mark, w("numId")), depth): values
        for mark in numbering.iterfind(w("num"))
        for depth, values in levels.get(number_in(mark.find(w("abstractNumId")), VALUE), {}).items()
    }


def _theme_fonts(theme: Element | None) -> Mapping[str, str]:
    """Return the fonts of a theme by the first letters of their names: "major" and "minor"."""
    found: dict[str, str] = {}
    for element in theme.iter("{*}majorFont", "{*}minorFont") if theme is not None else ():
        latin = element.find("{*}latin")
        if latin is not None:
            found[element.tag.rpartition("}")[2][:5]] = latin.get("typeface", "")
    return found


def _is_usual(style: Element) -> bool:
    return style.get(w("default")) in {"1", "true", "on"} and style.get(w("type")) == "paragraph"


def _value(element: Element | None) -> str:
    return element.get(VALUE, "") if element is not None else ""
