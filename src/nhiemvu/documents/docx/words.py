"""The words of one paragraph of Word: runs, breaks, symbols, fields, note marks, in the state that prints.

Tracked changes count as accepted, of a field only its result counts, hidden words do not. A non-breaking hyphen
prints as a hyphen and is one; tabs are spaces, line and page breaks are line ends.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from nhiemvu.documents.docx.styles import BOLD, HIDDEN, Look, Styles
from nhiemvu.documents.docx.xml import CHOICES, RUN_PROPERTIES, VALUE, is_on
from nhiemvu.documents.markup.symbols import symbol_text, with_symbols
from nhiemvu.documents.markup.word_names import MATHS, w
from nhiemvu.documents.markup.words import NON_BREAKING_HYPHEN, Words
from nhiemvu.documents.markup.xml import Element

RUN, TEXT, CHARACTER_STYLE, FONTS, SYMBOL = w("r"), w("t"), w("rStyle"), w("rFonts"), w("sym")
FIELD_MARK, BOX, RUBY, RUBY_BASE = w("fldChar"), w("txbxContent"), w("ruby"), w("rubyBase")
FORMULA, FORMULA_TEXT = f"{{{MATHS}}}oMath", f"{{{MATHS}}}t"
NOTE_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
DRAWINGS = frozenset(map(w, ("drawing", "pict", "object")))
#: Elements of a paragraph whose content prints as if they were not there.
TRANSPARENT = frozenset(
    {
        *map(
            w, ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
        ),
        f"{{{MATHS}}}oMathPara",
    }
)
FIELD_TYPE, NOTE_ID, OWN_MARK = w("fldCharType"), w("id"), w("customMarkFollows")
#: F0B7
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,6}")
CHARACTERS: Mapping[str, str] = {
    **dict.fromkeys(map(w, ("tab", "ptab")), " "),
    **dict.fromkeys(map(w, ("br", "cr")), "\n"),
    w("noBreakHyphen"): "-",
}
#: White space of the file prints as a space, the non-breaking hyphen as a hyphen.
PRINTED = str.maketrans({"\t": " ", "\n": " ", "\r": " ", NON_BREAKING_HYPHEN: "-"})
#: Gives the key of the note with this kind ("footnote", "endnote") and number in the file.
NoteKey = Callable[[str, str], str]


class WordReader:
    """Reads the words of paragraphs; knows the styles and has the notes numbered."""

    def __init__(self, styles: Styles, note_key: NoteKey) -> None:
        self._styles = styles
        self._note_key = note_key
        #: For each open field of the paragraph, whether its result is still to come.
        self._fields: list[bool] = []

    def read(self, paragraph: Element, look: Look) -> Words:
        """Return the words of a paragraph that looks like `look`."""
        words = Words()
        # A field that a broken file leaves open must not swallow the paragraphs that follow.
        self._fields.clear()
        self._inline(paragraph, look, words)
        return words

    @property
    def in_field(self) -> bool:
        """Whether the paragraph that was read last has left a field open."""
        return bool(self._fields)

    def _inline(self, parent: Element, look: Look, words: Words) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, look, words)
            elif tag in TRANSPARENT:
                self._inline(child, look, words)
            elif tag == CHOICES:
                _first_alternative(child, words, lambda choice, found: self._inline(choice, look, found))
            elif tag == FORMULA and True not in self._fields:
                words.add("".join(text.text or "" for text in child.iter(FORMULA_TEXT)), bold=look.bold)

    def _run(self, run: Element, look: Look, words: Words) -> None:
        bold, hidden = look.bold, look.hidden
        for child in run:
            tag = child.tag
            if tag == RUN_PROPERTIES:
                bold, hidden = self._own_look(child, look)
            elif hidden:
                return
            elif tag == TEXT:
                text = child.text
                if text and True not in self._fields:
                    words.add(text if _prints_as_stored(text) else _shown(text, run), bold=bold)
            elif tag in CHARACTERS:
                if True not in self._fields:
                    words.add(CHARACTERS[tag], bold=bold)
            elif tag in NOTE_REFERENCES:
                if self._mark(child, NOTE_REFERENCES[tag], words):
                    return
            else:
                self._rare(child, look, words, bold=bold)

    def _rare(self, child: Element, look: Look, words: Words, *, bold: bool) -> None:
        if child.tag == FIELD_MARK:
            self._field(child.get(FIELD_TYPE, ""))
        elif child.tag == SYMBOL and True not in self._fields:
            words.add(_symbol(child), bold=bold)
        elif child.tag == CHOICES:
            _first_alternative(child, words, lambda choice, found: self._run(choice, look, found))
        elif child.tag in DRAWINGS:
            words.boxes += _boxes(child)
        elif child.tag == RUBY:
            for base in child.iterchildren(RUBY_BASE):
                self._inline(base, look, words)

    def _mark(self, reference: Element, kind: str, words: Words) -> bool:
        """Put a note mark; tell whether the rest of the run is the mark itself ("*" instead of a number)."""
        if True not in self._fields:
            words.marks.append((len(words.parts), self._note_key(kind, reference.get(NOTE_ID, ""))))
        return reference.get(OWN_MARK) in {"1", "true", "on"}

    def _own_look(self, properties: Element, look: Look) -> tuple[bool, bool]:
        """Return whether a run is bold and whether it is hidden: own properties, then its style's, then `look`."""
        bold, hidden = look.bold, look.hidden
        own_bold = own_hidden = None
        for child in properties.iterchildren(BOLD, HIDDEN, CHARACTER_STYLE):
            if child.tag == BOLD:
                own_bold = is_on(child)
            elif child.tag == HIDDEN:
                own_hidden = is_on(child)
            else:
                style = self._styles.run_look(child.get(VALUE, ""))
                bold = bold if style.bold is None else style.bold
                hidden = hidden if style.hidden is None else style.hidden
        return bold if own_bold is None else own_bold, hidden if own_hidden is None else own_hidden

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _first_alternative(choices: Element, words: Words, read: Callable[[Element, Words], None]) -> None:
    """Read the first alternative that has words or boxes; Word writes each text box in two forms."""
    for alternative in choices:
        found = Words()
        read(alternative, found)
        if found.parts or found.boxes or found.marks:
            words.extend(found)
            return


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == CHOICES:
            yield from next((found for alternative in child if (found := list(_boxes(alternative)))), [])
        else:
            yield from _boxes(child)


def _prints_as_stored(text: str) -> bool:
    """Tell whether `text` is free of white space but spaces, of non-breaking hyphens and codes of symbol fonts."""
    return text.isprintable() and NON_BREAKING_HYPHEN not in text


def _shown(text: str, run: Element) -> str:
    fonts = run.find(f"{RUN_PROPERTIES}/{FONTS}")
    font = fonts.get(w("ascii"), "") if fonts is not None else ""
    return with_symbols(text, font).translate(PRINTED)


def _symbol(element: Element) -> str:
    code = element.get(w("char"), "")
    return symbol_text(int(code, 16), element.get(w("font"), "")) if HEXADECIMAL.fullmatch(code) else ""
