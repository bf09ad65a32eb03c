"""What the markup around the words of usual paragraphs says, understood once for each form that it has.

Each new form is parsed and given to the careful reader, and what that makes of it is remembered.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from lxml import etree

from nhiemvu.documents.docx.styles import Look, Styles
from nhiemvu.documents.docx.task_marks import TASKS
from nhiemvu.documents.docx.words import WordReader
from nhiemvu.documents.markup.xml import Element, new_parser

RUN_END, TEXT_END = b"</w:r>", b"</w:t></w:r>"
#: <w:proofErr w:type="spellStart"/>, <w:bookmarkStart w:id="0" w:name="_GoBack"/>, <w:bookmarkEnd w:id="0"/>
NO_WORDS = rb'(?:<w:(?:proofErr w:type="\w++"|bookmarkStart w:id="\d++" w:name="\w++"|bookmarkEnd w:id="\d++")/>)*+'
BETWEEN_RUNS = re.compile(NO_WORDS)
#: <w:r>, <w:r w:rsidRPr="00A1B2C3">, <w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6">
RUN_START = re.compile(NO_WORDS + rb'<w:r(?: w:(rsid\w++)="[0-9A-F]{8}"(?: w:(?!\1=)rsid\w++="[0-9A-F]{8}")?+)?+>')
#: w:rsidR="00A1B2C3"
RUN_MARK = re.compile(rb'( w:rsid\w++=)"[0-9A-F]{8}"')
#: <w:footnoteReference w:id="12"/>
NOTE = re.compile(rb'(<w:(?:foot|end)noteReference w:id=")(\d++)("/>)')
#: What is read in place of a text, with letters that old fonts show as others.
PROBE = "Aµ¸éÿ"
#: Forms of markup that are remembered, and the bytes of one; a document with more of them is no usual one.
MOST_FORMS, LONGEST_FORM = 4096, 4096
#: Forms with the marks of their runs in front, which are cheap to understand again.
MOST_STARTS = 4 * MOST_FORMS

Value = TypeVar("Value")


class Form(NamedTuple):
    """What the markup in front of a text says."""

    #: What prints before the text.
    before: str
    #: Whether both are bold in a paragraph that is not, and in one that is.
    bold: tuple[bool, bool]
    #: The marks of notes: how much of `before` stands before each, its kind and its number in the file.
    notes: tuple[tuple[int, str, str], ...] = ()


#: Markup that says nothing of its own.
PLAIN = Form("", (False, True))


class Understood(dict[bytes, Value | None]):
    """What was understood of each markup that was met; None of one that is not usual."""

    def __init__(self, understand: Callable[[bytes], Value | None]) -> None:
        super().__init__()
        self._understand = understand

    def __missing__(self, markup: bytes) -> Value | None:
        if len(self) >= MOST_FORMS:
            return None
        value = self[markup] = self._understand(markup)
        return value


class Forms:
    """The forms of markup of one part; `opening` is the start tag of its root, which declares the names.

    Markup that `leaves` tells of has no form.
    """

    def __init__(self, opening: bytes, styles: Styles, leaves: Callable[[bytes], bool] | None = None) -> None:
        reader = _FormReader(opening, styles, leaves)
        #: Whether a paragraph may have these attributes, their values left out.
        self.attributes = Understood(reader.sound)
        #: The look of a paragraph with these properties, or with none.
        self.looks = Understood(reader.look)
        self._texts = Understood(reader.before_text)
        self._ends = Understood(reader.end)
        #: What the markup in front of a text says, without the end of its last tag (">"), as far as it was met.
        self.starts: dict[bytes, Form] = {}

    def at_end(self, markup: bytes) -> Form | None:
        """Return what stands behind the last text of a paragraph."""
        return PLAIN if BETWEEN_RUNS.fullmatch(markup) else self._folded(self._ends, markup)

    def start(self, markup: bytes) -> Form | None:
        """Return what new markup in front of a text says."""
        start = RUN_START.match(markup)
        if start is None:
            return None
        of_run = markup[start.end() :]
        form = self._folded(self._texts, of_run) if RUN_END in of_run else self._texts[of_run]
        if form is not None and not form.notes:
            if len(self.starts) >= MOST_STARTS:
                self.starts.clear()
            self.starts[markup] = form
        return form

    def _folded(self, understood: Understood[Form], markup: bytes) -> Form | None:
        """Return the form of several runs, looked up without what is different each time in their marks and notes."""
        form = understood[NOTE.sub(rb"\g<1>0\3", RUN_MARK.sub(rb'\1"00000000"', markup))]
        if form is None or not form.notes:
            return form
        numbers = (match[2].decode() for match in NOTE.finditer(markup))
        notes = tuple((place, kind, number) for (place, kind, _), number in zip(form.notes, numbers, strict=True))
        return form._replace(notes=notes)


class _FormReader:
    """Parses new forms and has them read with care; nothing of it leads back to what remembers them."""

    def __init__(self, opening: bytes, styles: Styles, leaves: Callable[[bytes], bool] | None) -> None:
        self._opening = opening
        self._closing = b"</" + opening[1:].split(maxsplit=1)[0] + b">"
        self._styles = styles
        self._leaves = leaves
        self._words = WordReader(styles, lambda kind, _number: kind)

    def before_text(self, markup: bytes) -> Form | None:
        """Return what markup between the start of a run and its text says."""
        return self._form(b"<w:p><w:r>" + markup + b">" + PROBE.encode() + TEXT_END + b"</w:p>", PROBE)

    def end(self, markup: bytes) -> Form | None:
        """Return what stands behind the last text of a paragraph."""
        return self._form(b"<w:p>" + markup + b"</w:p>", "")

    def _form(self, written: bytes, text: str) -> Form | None:
        paragraph = self._parsed(written)
        if paragraph is None:
            return None
        plain, bold = (self._words.read(paragraph, Look(bold=bold)) for bold in (False, True))
        printed = "".join(plain.parts)
        if plain.boxes or self._words.in_field or not printed.endswith(text):
            return None
        if any(words.bold not in {0, words.length} for words in (plain, bold)):
            return None
        notes = tuple((len("".join(plain.parts[:place])), kind, "") for place, kind in plain.marks)
        if len(notes) != len(NOTE.findall(written)):
            return None
        form = Form(printed.removesuffix(text), (plain.bold > 0, bold.bold > 0), notes)
        return PLAIN if form == PLAIN else form

    def sound(self, attributes: bytes) -> bool:
        """Tell whether a paragraph may have these attributes."""
        paragraph = self._parsed(b"<w:p" + attributes + b"/>")
        return paragraph is not None and TASKS not in paragraph.attrib

    def look(self, properties: bytes) -> Look | None:
        """Return the look of a paragraph; None where the properties are broken or hide the paragraph."""
        element = self._parsed(properties) if properties else None
        if properties and element is None:
            return None
        look = self._styles.look(element)
        return None if look.hidden else look

    def _parsed(self, written: bytes) -> Element | None:
        """Return the one element that `written` is in this part; None where it is broken, or more than one."""
        if len(written) > LONGEST_FORM or (self._leaves and self._leaves(written)):
            return None
        try:
            root = etree.fromstring(self._opening + written + self._closing, new_parser())
        except etree.XMLSyntaxError:
            return None
        return root[0] if len(root) == 1 else None
