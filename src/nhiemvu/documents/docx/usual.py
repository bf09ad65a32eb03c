"""Usual paragraphs, read from their bytes: runs of plain text whose markup was understood before.

A long document says the same few things around its words tens of thousands of times. What is not of this simple form
makes a paragraph that is left to the careful reader whole, so that both give the same words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from nhiemvu.documents.docx.forms import PLAIN, TEXT_END, Form, Forms
from nhiemvu.documents.docx.styles import Look, Styles

#: How paragraphs and their properties begin and end; with another prefix than Word's none is usual.
START, END = b"<w:p", b"</w:p>"
PROPERTIES_START, PROPERTIES_END = b"<w:pPr>", b"</w:pPr>"
#: Letters that are composed and stand for themselves, the signs of prose, and spaces.
PLAIN_TEXT = re.compile("[ !-%'-;=?-~À-ƿẠ-ỹ–—‘’“”…]*+")
#: Where either stands outside of usual paragraphs, bytes after it may not be what they look like.
SECTION, NAMES = b"<![CDATA[", b"xmlns:w"
OPENINGS, TAG_END = (START + b" ", START + b">"), b">"
#: What ends the tag of an empty paragraph: <w:p w:rsidR="00A1B2C3"/>.
SLASH = ord("/")

#: The mark of a note: how many characters stand before it, its kind, and its number in the file.
UsualNote: TypeAlias = tuple[int, str, str]
#: The look of a usual paragraph, its words, how many of their characters are bold, and its notes.
UsualLine: TypeAlias = tuple[Look, str, int, Sequence[UsualNote]]


class UsualReader:
    """Reads usual paragraphs of one part; `opening` is the start tag of its root, which declares the names.

    Markup that `leaves` tells of makes no usual paragraph.
    """

    def __init__(self, opening: bytes, styles: Styles, leaves: Callable[[bytes], bool] | None = None) -> None:
        self._forms = Forms(opening, styles, leaves)
        #: The attributes of the paragraph before, with any values.
        self._last_sound = re.compile(b"(?!)")
        #: Whether the part has been what it looks like so far.
        self.is_sure = True

    def read(self, stretch: bytes) -> Iterator[list[UsualLine] | bytes]:
        """Yield what a stretch of the part holds, in order: usual paragraphs in a row, and the bytes of all else.

        A stretch is taken apart once, at the ends of its texts: in front of most there is markup that is known, and
        what is left are the places where paragraphs begin and end.
        """
        pieces = stretch.split(TEXT_END)
        parts = [piece.rpartition(TAG_END) for piece in pieces]
        texts = _decoded([text for _, _, text in parts])
        if texts is None:
            yield self._kept(stretch)
            return
        known = self._forms.starts.get
        forms = [known(markup) for markup, _, _ in parts]
        last = len(pieces) - 1
        forms[0] = forms[last] = None
        #: The markup in front of the first text of a paragraph, and which text that is.
        opening, first = b"", 0
        group: list[UsualLine] = []
        for place in [place for place, form in enumerate(forms) if form is None]:
            markup = parts[place][0] if place < last else pieces[last]
            if 0 < place < last and END not in markup:
                forms[place] = self._forms.start(markup)
                continue
            *closings, rest = markup.split(END)
            for closing in closings:
                # A paragraph without words stands whole in front of its end.
                opening, end = (opening, closing) if first < place else (closing, b"")
                start = self._start(opening)
                line = self._line(opening[start:], texts[first:place], forms[first:place], end) if start >= 0 else None
                if line is None or start:
                    if group:
                        yield group
                        group = []
                    is_whole = line is None
                    yield self._kept(_whole(pieces[first:place], opening, end + END)) if is_whole else opening[:start]
                if line:
                    group.append(line)
                opening, first = b"", place
            if place < last:
                opening, first = rest, place
        if group:
            yield group
        yield self._kept(_whole(pieces[first:last], opening, rest))

    def _start(self, opening: bytes) -> int:
        """Return where the paragraph begins that `opening` is the end of, or -1 where that is not sure."""
        if opening.startswith(OPENINGS) and opening[opening.find(TAG_END) - 1] != SLASH:
            return 0 if self.is_sure else -1
        start = max(map(opening.rfind, OPENINGS))
        if start > 0:
            self._kept(opening[:start])
        return start if self.is_sure else -1

    def _kept(self, markup: bytes) -> bytes:
        """Return what is no usual paragraph; what is behind it may be another thing than it looks like."""
        self.is_sure = self.is_sure and not (SECTION in markup or NAMES in markup)
        return markup

    def _line(self, opening: bytes, texts: list[str], forms: list[Form | None], closing: bytes) -> UsualLine | None:
        """Return the words of a paragraph, or None where it is no usual one.

        `opening` is what stands in front of its first text ("<w:p><w:r><w:t"), which `forms` do not know yet, and
        `closing` what stands behind the last one, up to its end tag.
        """
        start = opening.find(TAG_END) + 1
        attributes = opening[len(START) : start - 1]
        if not start or (attributes and not self._has_sound(attributes)):
            return None
        end = start
        if opening.startswith(PROPERTIES_START, start):
            end = opening.find(PROPERTIES_END, start) + len(PROPERTIES_END)
        look = self._forms.looks[opening[start:end]]
        if look is None:
            return None
        if texts:
            markup = opening[end:]
            forms[0] = self._forms.starts.get(markup) or self._forms.start(markup)
        else:
            closing = opening[end:]
        if closing and (form := self._forms.at_end(closing)) is not PLAIN:
            forms.append(form)
            texts.append("")
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


def _whole(pieces: Sequence[bytes], opening: bytes, closing: bytes) -> bytes:
    """Return the bytes of a paragraph; the first of its pieces begins before it, where `opening` does."""
    if not pieces:
        return opening + closing
    _, mark, text = pieces[0].rpartition(TAG_END)
    begin = len(pieces[0]) - len(opening) - len(mark) - len(text)
    return TEXT_END.join([pieces[0][begin:], *pieces[1:], closing])


def _decoded(texts: Sequence[bytes]) -> list[str] | None:
    """Return texts as letters, taken together for speed; None where one is no UTF-8, or holds the mark between them."""
    try:
        decoded = b"<".join(texts).decode().split("<")
    except UnicodeDecodeError:
        return None
    return decoded if len(decoded) == len(texts) else None


def _line(look: Look, texts: Sequence[str], forms: Sequence[Form]) -> UsualLine | None:
    pieces = [form.before + text for form, text in zip(forms, texts, strict=True)]
    line = _plain_line(look, pieces)
    if line is None:
        return None
    done, bold, notes = 0, 0, list[UsualNote]()
    for form, piece in zip(forms, pieces, strict=True):
        bold += len(piece) if form.bold[look.bold] else 0
        notes += [(done + place, kind, number) for place, kind, number in form.notes]
        done += len(piece)
    return look, line[1], bold, notes


def _plain_line(look: Look, texts: Sequence[str]) -> UsualLine | None:
    """Return a line without bold; None where its texts hold anything but plain letters."""
    text = "".join(texts)
    return (look, text, 0, ()) if PLAIN_TEXT.fullmatch(text) else None
