"""Words of an OpenDocument text that are typed for old fonts, turned into Unicode before the file is read.

The font of each stretch of words tells; where none is named, the evidence of the whole text does. Files without such
words, nearly all of today's, are passed on as they are, after a look at their bytes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from nhiemvu.documents.markup.parts import LARGEST_PART
from nhiemvu.documents.markup.xml import Element, parsed
from nhiemvu.documents.odt.package import CONTENT, STYLES, OdtPackage, OversizedOdt
from nhiemvu.documents.odt.styles import DEEPEST, STYLE, style_of
from nhiemvu.documents.odt.xml import HEADING, PARAGRAPH, DamagedOdt, o
from nhiemvu.documents.old_fonts.encodings import OldEncoding
from nhiemvu.documents.old_fonts.evidence import verdict
from nhiemvu.documents.old_fonts.fonts import Piece, in_unicode, names_old_font
from nhiemvu.domain.values import replace

LINES = (PARAGRAPH, HEADING)
SPAN, DEFAULT_STYLE, FACE = o("text:span"), o("style:default-style"), o("style:font-face")
#: A letter that only Unicode has, in UTF-8: the file is not in an old encoding as a whole.
UNICODE_LETTER = re.compile(rb"\xe1\xba[\xa0-\xbf]|\xe1\xbb[\x80-\xb9]")


def with_unicode(package: OdtPackage, name: str) -> OdtPackage:
    """Return the package with the words of old fonts in Unicode; `name` is for messages."""
    fonts_named = names_old_font(package.content, package.styles)
    if not fonts_named and UNICODE_LETTER.search(package.content):
        return package
    if len(package.content) > LARGEST_PART:
        # Its letters are looked at one by one, as a tree.
        if not fonts_named:
            return package
        raise OversizedOdt(name, CONTENT, len(package.content))
    root = parsed(package.content, name, CONTENT, DamagedOdt)
    styles = parsed(package.styles, name, STYLES, DamagedOdt) if package.styles is not None else None
    lines = [list(_stretches(line)) for line in root.iter(*LINES)]
    text = "\n".join("".join(stretch.text for stretch in line) for line in lines)
    whole = None if fonts_named else verdict(text).encoding
    if not fonts_named and whole is None:
        return package
    fonts = _Fonts([part for part in (styles, root) if part is not None])
    for line in lines:
        _change(line, fonts, whole)
    return replace(package, content=etree.tostring(root, encoding="utf-8"))


class _Stretch(NamedTuple):
    """Words between two tags: those at the start of `element`, or those behind it."""

    element: Element
    behind: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.behind else self.element.text) or ""

    @property
    def parent(self) -> Element | None:
        return self.element.getparent() if self.behind else self.element


def _stretches(parent: Element) -> Iterator[_Stretch]:
    """Yield the words of a line in order, without those of lines within it, such as of notes."""
    yield _Stretch(parent, behind=False)
    for child in parent:
        if not any(True for _ in child.iter(*LINES)):
            yield from _stretches(child)
        yield _Stretch(child, behind=True)


def _change(line: list[_Stretch], fonts: "_Fonts", whole: OldEncoding | None) -> None:
    pieces = [Piece(stretch.text, fonts.of(stretch.parent)) for stretch in line]
    for stretch, shown in zip(line, in_unicode(pieces, whole), strict=True):
        if stretch.behind:
            stretch.element.tail = shown
        else:
            stretch.element.text = shown


class _Fonts:
    """The fonts that the styles of a document name."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._faces: dict[str, str] = {}
        for root in roots:
            for face in root.iter(FACE):
                family = face.get(o("svg:font-family"), "").strip("'\"")
                self._faces[face.get(o("style:name"), "")] = family
            for style in root.iter(STYLE, DEFAULT_STYLE):
                self._styles[style.get(o("style:family"), ""), style.get(o("style:name"), "")] = style
        self._found: dict[tuple[str, str], str] = {}

    def of(self, element: Element | None) -> str:
        """Return the font of the words directly within an element: that of the nearest style that names one."""
        while element is not None:
            if element.tag in LINES:
                return self._named("paragraph", style_of(element)) or self._named("paragraph", "")
            if element.tag == SPAN and (font := self._named("text", style_of(element))):
                return font
            element = element.getparent()
        return ""

    def _named(self, family: str, name: str) -> str:
        key = (family, name)
        if key not in self._found:
            self._found[key] = self._looked_up(key)
        return self._found[key]

    def _looked_up(self, key: tuple[str, str]) -> str:
        for _ in range(DEEPEST):
            style = self._styles.get(key)
            if style is None:
                return ""
            for own in style.iterchildren(o("style:text-properties")):
                if name := own.get(o("style:font-name")) or own.get(o("fo:font-family")):
                    return self._faces.get(name, name.strip("'\""))
            key = (key[0], style.get(o("style:parent-style-name"), ""))
        return ""
