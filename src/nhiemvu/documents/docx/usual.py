"""Usual paragraphs, read from their bytes: runs of plain text whose markup was understood before.

A long document says the same few things around its words tens of thousands of times. What is not of this simple form
makes a paragraph that is left to the careful reader whole, so that both give the same words.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from nhiemvu.documents.docx.forms import PLAIN, TEXT_END, Form, Forms
from nhiemvu.documents.docx.styles import Look, Styles

#: How paragraphs and their properties begin and end; with another prefix than Word's none is usual.
START, END = b"<w:p", b"</w:p>"
PROPERTIES_START, PROPERTIES_END = b"<w:pPr>", b"</w:pPr>"
#: Letters that are composed and stand for themselves, the signs of prose, and spaces.
PLAIN_TEXT = re.compile("[ !-%'-;=?-~À-ƿẠ-ỹ–—‘’“”…]*+")
#: Bytes of a paragraph; a longer one may meet the limits of the parser.
LONGEST = 1024 * 1024


#: The mark of a note: how many characters stand before it, its kind, and its number in the file.
UsualNote: TypeAlias = tuple[int, str, str]
#: The look of a usual paragraph, its words, how many of their characters are bold, and its notes.
UsualLine: TypeAlias = tuple[Look, str, int, Sequence[UsualNote]]


class UsualReader:
    """Reads usual paragraphs of one part; `opening` is the start tag of its root, which declares the names."""

    def __init__(self, opening: bytes, styles: Styles) -> None:
        self._forms = Forms(opening, styles)
        #: The attributes of the paragraph before, with any values.
        self._last_sound = re.compile(b"(?!)")

    def read(self, paragraph: bytes) -> UsualLine | None:
        """Return the words of a paragraph ("<w:p>..." without its end tag), or None where it is no usual one."""
        start = paragraph.find(b">") + 1
        attributes = paragraph[len(START) : start - 1]
        if attributes and not self._has_sound(attributes):
            return None
        end = start
        if paragraph.startswith(PROPERTIES_START, start):
            end = paragraph.find(PROPERTIES_END, start) + len(PROPERTIES_END)
        look = self._forms.looks[paragraph[start:end]]
        if look is None or len(paragraph) > LONGEST:
            return None
        pieces = paragraph.split(TEXT_END)
        pieces[0] = pieces[0][end:]
        last = pieces.pop()
        known, start_of = self._forms.starts.get, self._forms.start
        parts = [piece.rpartition(b">") for piece in pieces]
        forms = [known(markup) or start_of(markup) for markup, _, _ in parts]
        texts = [text for _, _, text in parts]
        if last and (form := self._forms.at_end(last)) is not PLAIN:
            forms.append(form)
            texts.append(b"")
        if forms.count(PLAIN) == len(forms) and not look.bold:
            return _plain_line(look, texts)
        understood = [form for form in forms if form is not None]
        return _line(look, texts, understood) if len(understood) == len(forms) else None

    def _has_sound(self, attributes: bytes) -> bool:
        """Tell whether a paragraph may have these attributes; their values say nothing."""
        if self._last_sound.fullmatch(attributes):
            return True
        parts = attributes.split(b'"')
        is_sound = b"".join(parts[1::2]).isalnum() and bool(self._forms.attributes[b'""'.join(parts[::2])])
        if is_sound:
            # Paragraph after paragraph has the same ones.
            self._last_sound = re.compile(b'"[0-9A-Za-z]++"'.join(map(re.escape, parts[::2])))
        return is_sound


def _line(look: Look, texts: Sequence[bytes], forms: Sequence[Form]) -> UsualLine | None:
    pieces = [form.before + text for form, text in zip(forms, texts, strict=True)]
    line = _plain_line(look, pieces)
    if line is None:
        return None
    done, bold, notes = 0, 0, list[UsualNote]()
    for form, piece in zip(forms, pieces, strict=True):
        length = len(piece.decode())
        bold += length if form.bold[look.bold] else 0
        notes += [(done + place, kind, number) for place, kind, number in form.notes]
        done += length
    return look, line[1], bold, notes


def _plain_line(look: Look, texts: Sequence[bytes]) -> UsualLine | None:
    """Return a line without bold; None where its texts hold anything but plain letters."""
    try:
        # Decoded with borders, so that each text is sound by itself; no text holds the border.
        text = b"<".join(texts).decode()
    except UnicodeDecodeError:
        return None
    whole = text.replace("<", "")
    borders = max(0, len(texts) - 1)
    return (look, whole, 0, ()) if len(whole) + borders == len(text) and PLAIN_TEXT.fullmatch(whole) else None
