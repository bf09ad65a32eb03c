"""What a template shows: one block after another, each a paragraph's runs or something whole (a table, a new sheet).

A template gets a small mark for each block and the words are put in where the marks came to stand, so that no words
ever pass through the template engine.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from lxml import etree
from markupsafe import Markup

from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, number_in

#: Kinds of paragraphs beside those of Style: in the middle; a heading below the second depth; one addressee of several.
CENTRED, SMALL_HEADING, LISTED_ADDRESSEE = "centred", "small_heading", "listed_addressee"
#: Kinds of what is whole.
TABLE, RULE, SHEET = "table", "drawn_rule", "sheet"

#: What a template may ask of a block.
ATTRIBUTES = ("kind", "whole", "runs", "xml")
RUNS_MARK, WHOLE_MARK = w("nhiemvuRuns"), w("nhiemvuWhole")
NUMBER, PARAGRAPH = w("n"), w("p")
PROPERTIES, STYLE, KEEP = w("pPr"), w("pStyle"), w("keepNext")
#: A mark as it is written.
MARK = re.compile(rb'<w:nhiemvu(?:Runs|Whole) w:n="(\d+)"/>')
#: Where words cannot stand: the template wrote a mark without its letter, {{ }} for {{r }} or {{p }}.
WITHIN_TEXT = frozenset({w("t"), w("r")})


class TemplateBlock:
    """One block as a template sees it."""

    def __init__(self, number: int, kind: str, content: str, *, whole: bool = False, keeps: bool = False) -> None:
        self.kind = kind
        #: Whether it is more than the runs of one paragraph.
        self.whole = whole
        #: Whether its paragraph stays on the page of what follows.
        self.keeps = keeps
        self.content = content
        self._number = number

    @property
    def runs(self) -> Markup:
        """The place of a paragraph's words."""
        return self._mark("nhiemvuRuns", wanted=not self.whole)

    @property
    def xml(self) -> Markup:
        """The place of what is whole."""
        return self._mark("nhiemvuWhole", wanted=self.whole)

    def _mark(self, name: str, *, wanted: bool) -> Markup:
        if not wanted:
            return Markup()
        return Markup(f'<w:{name} w:n="{self._number}"/>')  # noqa: S704 a name and a number


class MisplacedMark(Exception):
    """A mark of a template stands where what it shows cannot."""

    def __init__(self, mark: Element, right: str) -> None:
        super().__init__(f"{right} stands in the wrong place")
        self.mark = mark


def shown(roots: Iterable[Element], blocks: Sequence[TemplateBlock]) -> AbstractSet[int]:
    """Return the blocks whose marks stand in parts of a file, and let their paragraphs be as the blocks want them.

    Raises MisplacedMark.
    """
    numbers = set()
    for root in roots:
        for mark in root.iter(RUNS_MARK, WHOLE_MARK):
            parent = _room_of(mark)
            number = number_in(mark, NUMBER) or 0
            numbers.add(number)
            if blocks[number].keeps and parent.tag == PARAGRAPH:
                _keep(parent)
    return numbers


def with_words(part: bytes, blocks: Sequence[TemplateBlock]) -> bytes:
    """Return a part with the words of blocks in the places of their marks.

    The words are put in as they are, without being parsed: a long report is mostly words.
    """
    return MARK.sub(lambda mark: blocks[int(mark[1])].content.encode(), part)


def _room_of(mark: Element) -> Element:
    parent = mark.getparent()
    whole = mark.tag == WHOLE_MARK
    if parent is None or parent.tag in WITHIN_TEXT or (whole and parent.tag == PARAGRAPH):
        raise MisplacedMark(mark, "{{p block.xml }}" if whole else "{{r block.runs }}")
    return parent


def _keep(paragraph: Element) -> None:
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        properties = etree.Element(PROPERTIES)
        paragraph.insert(0, properties)
    if properties.find(KEEP) is None:
        # The schema wants it first, after the style.
        properties.insert(int(properties.find(STYLE) is not None), etree.Element(KEEP))
