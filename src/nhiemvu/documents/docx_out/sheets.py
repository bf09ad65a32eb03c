"""Sections of Word: where a sheet lies across, a section ends before it and another begins.

The template's own section is the first; those that follow have its page with the sides changed where they lie across,
and number their pages from 1 (Nghị định 30/2020/NĐ-CP, Phụ lục I: each annex has its own page numbers).
"""

from copy import deepcopy

from lxml import etree

from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, number_in
from nhiemvu.domain.pages import Sheet

SIZE, MARGINS, NUMBERING, TITLE_PAGE = w("pgSz"), w("pgMar"), w("pgNumType"), w("titlePg")
WIDTH, HEIGHT, ACROSS, START = w("w"), w("h"), w("orient"), w("start")
#: What the schema wants in front of how pages are numbered.
BEFORE_NUMBERING = frozenset({SIZE, MARGINS, w("paperSrc"), w("pgBorders"), w("lnNumType")})
#: A4 and the margins of Party documents, for templates that state none, in twentieths of a point.
USUAL_SIZE, USUAL_SIDES = (11906, 16838), (1701, 850)


class Sheets:
    """The sections of one document, asked for in their order; `own` is the template's last section."""

    def __init__(self, own: Element | None) -> None:
        self._own = own if own is not None else etree.Element(w("sectPr"))
        self._current: Sheet | None = None
        #: How wide the text is on the current sheet, in twentieths of a point.
        self.text_width = self._text_width()

    def _text_width(self) -> int:
        size, margins = self._own.find(SIZE), self._own.find(MARGINS)
        width, height = USUAL_SIZE
        if size is not None:
            width, height = number_in(size, WIDTH) or width, number_in(size, HEIGHT) or height
        if self._current is not None:
            width, height = _turned(width, height, self._current)
        left, right = USUAL_SIDES
        if margins is not None:
            left, right = number_in(margins, w("left")) or 0, number_in(margins, w("right")) or 0
        return max(width - left - right, 1)

    def turn(self, sheet: Sheet) -> str:
        """Begin a sheet, and return the section that ends before it."""
        ended = etree.tostring(self._section(), encoding="unicode")
        self._current = sheet
        self.text_width = self._text_width()
        return ended

    def last(self) -> Element:
        """Return the section of the last sheet, which closes the body."""
        return self._section()

    def _section(self) -> Element:
        section = deepcopy(self._own)
        section.tail = None
        if self._current is None:
            return section
        if self._current is not Sheet.FIRST:
            for element in section.findall(TITLE_PAGE):
                section.remove(element)
        size = section.find(SIZE)
        if size is None:
            size = etree.SubElement(section, SIZE)
        width, height = number_in(size, WIDTH) or USUAL_SIZE[0], number_in(size, HEIGHT) or USUAL_SIZE[1]
        width, height = _turned(width, height, self._current)
        size.set(WIDTH, str(width))
        size.set(HEIGHT, str(height))
        size.set(ACROSS, _lies(self._current).value)
        _number_from_one(section)
        return section


def _number_from_one(section: Element) -> None:
    numbering = section.find(NUMBERING)
    if numbering is None:
        numbering = etree.Element(NUMBERING)
        before = [element for element in section if element.tag in BEFORE_NUMBERING]
        before[-1].addnext(numbering)
    numbering.set(START, "1")


def _turned(width: int, height: int, sheet: Sheet) -> tuple[int, int]:
    narrow, wide = sorted((width, height))
    return (wide, narrow) if sheet is Sheet.LANDSCAPE else (narrow, wide)


def _lies(sheet: Sheet) -> Sheet:
    return Sheet.LANDSCAPE if sheet is Sheet.LANDSCAPE else Sheet.PORTRAIT
