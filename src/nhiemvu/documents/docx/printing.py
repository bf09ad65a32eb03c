"""The letters of one paragraph of Word as they print, in stretches that look alike."""

from collections.abc import Iterator

from nhiemvu.documents.docx.appearance import Appearances, Values
from nhiemvu.documents.docx.words import (
    BOX,
    CHARACTERS,
    DRAWINGS,
    FIELD_MARK,
    FIELD_TYPE,
    RUN,
    TEXT,
    TRANSPARENT,
)
from nhiemvu.documents.docx.xml import CHOICES, RUN_PROPERTIES
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.words import NON_BREAKING_HYPHEN
from nhiemvu.documents.markup.xml import Element
from nhiemvu.domain.looks import Stretch
from nhiemvu.domain.values import dataclass, field

#: Shapes that are a line, in both forms in which Word draws.
LINE_SHAPES = frozenset({"line", "straightConnector1"})
#: The type of a line that old Word drew.
OLD_LINE = "#_x0000_t32"


@dataclass(slots=True)
class PrintedWords:
    """What one paragraph shows."""

    stretches: list[Stretch] = field(default_factory=list)
    #: Text boxes that are anchored in it.
    boxes: list[Element] = field(default_factory=list)
    #: Whether a line is drawn in it.
    drawn: bool = False


def words_of(paragraph: Element, around: Values, appearances: Appearances) -> PrintedWords:
    """Return what a paragraph that looks like `around` shows."""
    reader = _Reader(around, appearances)
    reader.inline(paragraph)
    return reader.words


class _Reader:
    """Reads the runs of one paragraph."""

    def __init__(self, around: Values, appearances: Appearances) -> None:
        self.words = PrintedWords()
        self._around = around
        self._appearances = appearances
        #: For each open field, whether its result is still to come.
        self._fields: list[bool] = []

    def inline(self, parent: Element) -> None:
        """Take what stands in a paragraph or a wrapper in it."""
        for child in parent:
            if child.tag == RUN:
                self._run(child)
            elif child.tag in TRANSPARENT:
                self.inline(child)
            elif child.tag == CHOICES:
                for run in next((alternative for alternative in child if len(alternative)), ()):
                    self._run(run)

    def _run(self, run: Element) -> None:
        look = self._appearances.of_letters(self._around, run.find(RUN_PROPERTIES))
        if look.get("hidden"):
            return
        for child in run:
            if child.tag == FIELD_MARK:
                self._field(child.get(FIELD_TYPE, ""))
            elif True in self._fields:
                continue
            elif child.tag == TEXT:
                self._add((child.text or "").replace(NON_BREAKING_HYPHEN, "-"), look)
            elif child.tag in CHARACTERS:
                self._add("\t" if child.tag in {w("tab"), w("ptab")} else CHARACTERS[child.tag], look)
            elif child.tag in DRAWINGS:
                self._drawing(child)
            elif child.tag == CHOICES:
                for drawing in next((alternative for alternative in child if len(alternative)), ()):
                    self._drawing(drawing)

    def _add(self, text: str, look: Values) -> None:
        if text:
            font = look["font"] if text.isascii() or "accented_font" not in look else look["accented_font"]
            shown = text.upper() if look.get("capitals") else text
            bold, italic = look.get("bold", False), look.get("italic", False)
            self.words.stretches.append(Stretch(shown, font, look["size"], bold, italic, look.get("underline", False)))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, element: Element) -> None:
        boxes = list(_boxes(element))
        self.words.boxes += boxes
        self.words.drawn = self.words.drawn or (not boxes and any(map(_is_line, element.iter("{*}*"))))


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == CHOICES:
            yield from next((found for alternative in child if (found := list(_boxes(alternative)))), [])
        else:
            yield from _boxes(child)


def _is_line(element: Element) -> bool:
    name = element.tag.rpartition("}")[2]
    if name == "prstGeom":
        return element.get("prst") in LINE_SHAPES
    return name in {"line", "cNvCnPr"} or (name == "shape" and element.get("type") == OLD_LINE)
