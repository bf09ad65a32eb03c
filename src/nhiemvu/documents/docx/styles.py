"""What a paragraph or run inherits from the styles of a Word document."""

from collections.abc import Mapping
from typing import NamedTuple

from nhiemvu.documents.docx.xml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VALUE, is_on
from nhiemvu.documents.markup.style_names import heading_style, named_style
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, number_in
from nhiemvu.domain.pages import Style
from nhiemvu.domain.values import dataclass, replace

STYLE_MARK, NUMBERING, JUSTIFICATION, OUTLINE = w("pStyle"), w("numPr"), w("jc"), w("outlineLvl")
LIST_ID, LIST_LEVEL = w("numId"), w("ilvl")
BOLD, HIDDEN = w("b"), w("vanish")
DELETED_ENDS = frozenset({w("del"), w("moveFrom")})
#: An outline level of Word from 0 to 8 is a heading; 9 is body text.
DEEPEST_OUTLINE = 8


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks and is numbered, own properties over those of its style."""

    style: Style = Style.BODY
    #: Depth of a heading from 1, else 0.
    level: int = 0
    bold: bool = False
    centred: bool = False
    hidden: bool = False
    #: The list that the paragraph belongs to; 0 or None for none.
    list_id: int | None = None
    #: Depth in the list from 0; None where the list's own link to a style tells it.
    list_level: int | None = None
    #: The paragraph's style and those that it is based on, nearest first.
    style_ids: tuple[str, ...] = ()
    #: Whether its end is deleted, so that its words run into the next paragraph.
    end_deleted: bool = False
    #: Whether its end is hidden, so that the next paragraph runs on in the same line.
    end_hidden: bool = False


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a character style looks; None leaves it to the paragraph."""

    bold: bool | None = None
    hidden: bool | None = None


class _Direct(NamedTuple):
    """The properties that stand in one <w:pPr>."""

    style_id: str = ""
    list_id: int | None = None
    list_level: int | None = None
    justification: str = ""
    outline: int | None = None
    end_deleted: bool = False
    end_hidden: bool = False


class Styles:
    """The styles of one document, resolved on first use."""

    def __init__(self, root: Element | None) -> None:
        elements = root.findall(w("style")) if root is not None else []
        self._elements: Mapping[str, Element] = {style.get(w("styleId"), ""): style for style in elements}
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RUN_PROPERTIES}") if root is not None else None
        self._base = _with_run(Look(), defaults)
        self._default = next((style.get(w("styleId"), "") for style in elements if is_default(style)), "")
        self._style_looks: dict[str, Look] = {}
        self._looks: dict[tuple[str, _Direct], Look] = {}
        self._run_looks: dict[str, RunLook] = {}

    def look(self, properties: Element | None) -> Look:
        """Return the look of a paragraph with these properties (<w:pPr>)."""
        if properties is None:
            return self._style_look(self._default)
        direct = _direct(properties)
        style_id = direct.style_id if direct.style_id in self._elements else self._default
        key = style_id, direct
        if key not in self._looks:
            self._looks[key] = _with_direct(self._style_look(style_id), direct)
        return self._looks[key]

    def run_look(self, style_id: str) -> RunLook:
        """Return the look of a character style, with what it is based on."""
        if style_id not in self._run_looks:
            look = RunLook()
            for ancestor in reversed(self._line(style_id)):
                properties = self._elements[ancestor].find(RUN_PROPERTIES)
                if properties is not None:
                    bold, hidden = properties.find(BOLD), properties.find(HIDDEN)
                    look = RunLook(
                        look.bold if bold is None else is_on(bold), look.hidden if hidden is None else is_on(hidden)
                    )
            self._run_looks[style_id] = look
        return self._run_looks[style_id]

    def list_of(self, style_id: str) -> int | None:
        """Return the list that a (list) style is linked to."""
        element = self._elements.get(style_id)
        path = f"{PARAGRAPH_PROPERTIES}/{NUMBERING}/{LIST_ID}"
        return number_in(element.find(path), VALUE) if element is not None else None

    def _style_look(self, style_id: str) -> Look:
        if style_id not in self._style_looks:
            line = self._line(style_id)
            look = self._base
            for ancestor in reversed(line):
                look = _with_style(look, self._elements[ancestor])
            self._style_looks[style_id] = replace(look, style_ids=line)
        return self._style_looks[style_id]

    def _line(self, style_id: str) -> tuple[str, ...]:
        """Return a style and those that it is based on; a circle in a broken file ends where it closes."""
        line: list[str] = []
        while style_id in self._elements and style_id not in line:
            line.append(style_id)
            parent = self._elements[style_id].find(w("basedOn"))
            style_id = parent.get(VALUE, "") if parent is not None else ""
        return tuple(line)


def is_default(style: Element) -> bool:
    """Tell whether a style is that of paragraphs which name none."""
    return style.get(w("default")) in {"1", "true", "on"} and style.get(w("type")) == "paragraph"


def _with_style(look: Look, element: Element) -> Look:
    properties = element.find(PARAGRAPH_PROPERTIES)
    if properties is not None:
        look = _with_direct(look, _direct(properties))
    name = element.find(w("name"))
    named = named_style(name.get(VALUE, "")) if name is not None else None
    if named:
        look = replace(look, style=named[0], level=named[1])
    return _with_run(look, element.find(RUN_PROPERTIES))


def _direct(properties: Element) -> _Direct:
    style_id = justification = ""
    list_id = list_level = outline = None
    end_deleted = end_hidden = False
    for child in properties:
        tag = child.tag
        if tag == STYLE_MARK:
            style_id = child.get(VALUE, "")
        elif tag == NUMBERING:
            list_id, list_level = number_in(child.find(LIST_ID), VALUE), number_in(child.find(LIST_LEVEL), VALUE)
        elif tag == JUSTIFICATION:
            justification = child.get(VALUE, "")
        elif tag == OUTLINE:
            outline = number_in(child, VALUE)
        elif tag == RUN_PROPERTIES:
            looks = {look.tag: look for look in child}
            end_deleted = not looks.keys().isdisjoint(DELETED_ENDS)
            end_hidden = is_on(looks.get(HIDDEN))
    return _Direct(style_id, list_id, list_level, justification, outline, end_deleted, end_hidden)


def _with_direct(look: Look, direct: _Direct) -> Look:
    look = replace(
        look,
        list_id=look.list_id if direct.list_id is None else direct.list_id,
        list_level=look.list_level if direct.list_level is None else direct.list_level,
        centred=direct.justification == "center" if direct.justification else look.centred,
        end_deleted=direct.end_deleted,
        end_hidden=direct.end_hidden,
    )
    if direct.outline is not None and 0 <= direct.outline <= DEEPEST_OUTLINE:
        return replace(look, style=heading_style(direct.outline + 1), level=direct.outline + 1)
    if direct.outline is not None and look.style in {Style.HEADING, Style.SUBHEADING}:
        return replace(look, style=Style.BODY, level=0)
    return look


def _with_run(look: Look, properties: Element | None) -> Look:
    if properties is None:
        return look
    bold, hidden = properties.find(BOLD), properties.find(HIDDEN)
    return replace(
        look,
        bold=look.bold if bold is None else is_on(bold),
        hidden=look.hidden if hidden is None else is_on(hidden),
    )
