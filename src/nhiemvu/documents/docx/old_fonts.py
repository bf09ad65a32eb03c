"""Words of a Word file that are typed for old fonts, turned into Unicode before the file is read.

The font of each run tells; where none is named, the evidence of the whole text does. Files without such words, nearly
all of today's, are passed on as they are, after a look at their bytes.
"""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from nhiemvu.documents.docx.package import OversizedDocx, Package
from nhiemvu.documents.docx.styles import is_default
from nhiemvu.documents.docx.xml import PARAGRAPH, RUN_PROPERTIES, VALUE, DamagedDocx
from nhiemvu.documents.markup.parts import LARGEST_PART
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, parsed
from nhiemvu.documents.old_fonts.encodings import OldEncoding
from nhiemvu.documents.old_fonts.evidence import verdict
from nhiemvu.documents.old_fonts.fonts import Piece, in_unicode, names_old_font
from nhiemvu.domain.values import replace

RUN, TEXT, SOFT_HYPHEN, FONTS = w("r"), w("t"), w("softHyphen"), w("rFonts")
LEVEL, LEVEL_TEXT = w("lvl"), w("lvlText")
#: The attributes of <w:rFonts> that name the font of Western letters; a theme's font is none of the old ones.
FONT_NAMES = (w("hAnsi"), w("ascii"))
#: A letter that only Unicode has, in UTF-8: the file is not in an old encoding as a whole.
UNICODE_LETTER = re.compile(rb"\xe1\xba[\xa0-\xbf]|\xe1\xbb[\x80-\xb9]")
#: Gives the name of the font that a run is shown in.
FontOf = Callable[[Element], str]


def with_unicode(package: Package, name: str) -> Package:
    """Return the package with the words of old fonts in Unicode; `name` is for messages."""
    fonts_named = names_old_font(package.document, package.styles, package.footnotes, package.endnotes)
    if not fonts_named and UNICODE_LETTER.search(package.document):
        return package
    if len(package.document) > LARGEST_PART:
        # Its letters are looked at one by one, as a tree.
        if not fonts_named:
            return package
        raise OversizedDocx(name, "document", len(package.document))
    body = parsed(package.document, name, "document", DamagedDocx)
    whole = None if fonts_named else verdict(_text(body)).encoding
    if not fonts_named and whole is None:
        return package
    font_of = _Fonts(parsed(package.styles, name, "styles", DamagedDocx) if package.styles else None).of_run

    def changed(part: bytes | None, part_name: str) -> bytes | None:
        return _changed(parsed(part, name, part_name, DamagedDocx), font_of, whole) if part is not None else None

    return replace(
        package,
        document=_changed(body, font_of, whole),
        footnotes=changed(package.footnotes, "footnotes"),
        endnotes=changed(package.endnotes, "endnotes"),
        numbering=changed(package.numbering, "numbering"),
    )


def _text(body: Element) -> str:
    return "\n".join("".join(text.text or "" for text in line.iter(TEXT)) for line in body.iter(PARAGRAPH))


def _changed(root: Element, font_of: FontOf, whole: OldEncoding | None) -> bytes:
    for paragraph in root.iter(PARAGRAPH):
        found = [(text, font_of(run)) for run in _own_runs(paragraph) for text in run.iterchildren(TEXT, SOFT_HYPHEN)]
        pieces = [Piece(_shown(text), font) for text, font in found]
        for (text, _), shown in zip(found, in_unicode(pieces, whole), strict=True):
            if shown != _shown(text):
                text.tag, text.text = TEXT, shown
    for level in root.iter(LEVEL):
        label = level.find(LEVEL_TEXT)
        if label is not None:
            piece = Piece(label.get(VALUE, ""), _named(level.find(RUN_PROPERTIES)) or "")
            label.set(VALUE, in_unicode([piece], whole)[0])
    return etree.tostring(root, encoding="utf-8")


def _own_runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, at any depth, without those of paragraphs within it."""
    for run in paragraph.iter(RUN):
        if next(run.iterancestors(PARAGRAPH), None) is paragraph:
            yield run


def _shown(text: Element) -> str:
    """Return the words of a text; a soft hyphen is a letter of an old font."""
    return "\xad" if text.tag == SOFT_HYPHEN else text.text or ""


class _Fonts:
    """The fonts that the styles of a document name."""

    def __init__(self, root: Element | None) -> None:
        styles = root.findall(w("style")) if root is not None else []
        self._styles = {style.get(w("styleId"), ""): style for style in styles}
        self._found: dict[str, str | None] = {}
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RUN_PROPERTIES}") if root is not None else None
        usual = (style for style in styles if is_default(style))
        self._default = next((font for style in usual if (font := _named(style.find(RUN_PROPERTIES)))), None)
        self._default = self._default or _named(defaults)

    def of_run(self, run: Element) -> str:
        """Return the font of a run: its own, that of its style, that of its paragraph's style, the document's."""
        properties = run.find(RUN_PROPERTIES)
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}") if paragraph is not None else None
        own = properties.find(w("rStyle")) if properties is not None else None
        return _named(properties) or self._of_style(own) or self._of_style(style) or self._default or ""

    def _of_style(self, mark: Element | None) -> str | None:
        key = mark.get(VALUE, "") if mark is not None else ""
        if key not in self._found:
            self._found[key] = self._looked_up(key)
        return self._found[key]

    def _looked_up(self, key: str) -> str | None:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            if font := _named(style.find(RUN_PROPERTIES)):
                return font
            parent = style.find(w("basedOn"))
            key = parent.get(VALUE, "") if parent is not None else ""
        return None


def _named(properties: Element | None) -> str | None:
    fonts = properties.find(FONTS) if properties is not None else None
    return next((name for key in FONT_NAMES if (name := fonts.get(key))), None) if fonts is not None else None
