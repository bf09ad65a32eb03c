"""The words of one paragraph of OpenDocument text, in the state that prints.

Deleted words stand apart from the body and are not met here. White space folds into one space, as the format says;
text:s, text:tab and line breaks stand for what is really there.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from nhiemvu.documents.markup.words import NON_BREAKING_HYPHEN, Words
from nhiemvu.documents.markup.xml import Element, number_in
from nhiemvu.documents.odt.styles import OdtLook, OdtStyles, style_of
from nhiemvu.documents.odt.xml import NAMES, o

#: White space that folds; a non-breaking space does not.
FOLDED = re.compile("[ \t\r\n]+")
CHARACTERS: Mapping[str, str] = {o("text:tab"): " ", o("text:line-break"): "\n"}
SPACES, SPAN, NOTE, BOX = o("text:s"), o("text:span"), o("text:note"), o("draw:text-box")
TEXT, DRAWING = f"{{{NAMES['text']}}}", f"{{{NAMES['draw']}}}"
#: Elements whose content does not print where they stand.
UNSEEN = frozenset(map(o, ("text:tracked-changes", "text:hidden-text", "text:ruby-text", "text:script")))
#: A broken file may ask for any number of spaces.
MOST_SPACES = 200

#: Takes a note and gives its key.
TakeNote = Callable[[Element], str]


class OdtWordReader:
    """Reads the words of paragraphs; knows the styles and hands notes on."""

    def __init__(self, styles: OdtStyles, take_note: TakeNote) -> None:
        self._styles = styles
        self._take_note = take_note

    def read(self, paragraph: Element, look: OdtLook) -> Words:
        """Return the words of a paragraph that looks like `look`."""
        words = Words()
        if not look.hidden:
            self._inline(paragraph, words, bold=bool(look.bold))
        return words

    def _inline(self, parent: Element, words: Words, *, bold: bool) -> None:
        _add(parent.text, words, bold=bold)
        for child in parent:
            self._element(child, words, bold=bold)
            _add(child.tail, words, bold=bold)

    def _element(self, child: Element, words: Words, *, bold: bool) -> None:
        tag = child.tag
        if tag in CHARACTERS:
            words.add(CHARACTERS[tag], bold=bold)
        elif tag == SPACES:
            words.add(" " * min(max(number_in(child, o("text:c")) or 1, 1), MOST_SPACES), bold=bold)
        elif tag == SPAN:
            look = self._styles.look(style_of(child), "text")
            if not look.hidden:
                self._inline(child, words, bold=bold if look.bold is None else look.bold)
        elif tag == NOTE:
            words.marks.append((len(words.parts), self._take_note(child)))
        elif tag.startswith(DRAWING):
            words.boxes += _boxes(child)
        elif tag.startswith(TEXT) and tag not in UNSEEN:
            self._inline(child, words, bold=bold)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the outermost text boxes of a drawing."""
    if element.tag == BOX:
        yield element
    else:
        for child in element:
            yield from _boxes(child)


def _add(text: str | None, words: Words, *, bold: bool) -> None:
    if text:
        folded = FOLDED.sub(" ", text).replace(NON_BREAKING_HYPHEN, "-")
        if folded[0] == " " and (not words.parts or words.parts[-1][-1:] == " ") and text[0] in " \t\r\n":
            folded = folded[1:]
        if folded:
            words.add(folded, bold=bold)
