"""A part of Word shortened before it is parsed: usual paragraphs are taken out of its bytes, a mark stands for them.

The parser then has little to do, and still sees that everything is nested as it should be: a usual paragraph is whole
in itself, and so is the mark. Marks stand where their paragraphs stood: in the body, in cells, controls, text boxes.
"""

import re
from collections.abc import Iterator, Sequence

from nhiemvu.documents.docx.styles import Styles
from nhiemvu.documents.docx.usual import END, START, UsualLine, UsualReader
from nhiemvu.documents.markup.word_names import WORD, w
from nhiemvu.documents.markup.xml import Element

#: The mark and its number: <w:taken w:number="17"/>.
TAKEN, NUMBER = w("taken"), w("number")
MARK = b'<w:taken w:number="%d"/>'
#: The start of a part in UTF-8 and the start tag of its root: <?xml version="1.0"?> <w:document xmlns:w="...">.
BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?+"
    rb"""(?:<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?+(?: standalone=["']\w++["'])?+ ?\?>)?+"""
    rb'\s*+(<w:\w++ [^<>]*xmlns:w="' + WORD.encode() + rb'"[^<>]*>)'
)
#: Where either stands outside of usual paragraphs, bytes after it may not be what they look like.
SECTION, NAMES = b"<![CDATA[", b"xmlns:w"
OPENINGS, TAG_END = (START + b" ", START + b">"), b">"
#: What ends the tag of an empty paragraph: <w:p w:rsidR="00A1B2C3"/>.
SLASH = ord("/")
#: Bytes that are looked through at a time.
STRETCH = 1024 * 1024


class Shortener:
    """Shortens parts of one document and keeps what it took out until it is asked for."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        #: By the number on their mark.
        self._groups: dict[str, Sequence[UsualLine]] = {}
        self._count = 0
        #: Whether the part that is being shortened has been what it looks like so far.
        self._sure = True

    def shortened(self, part: bytes) -> Iterator[bytes]:
        """Yield a part in stretches, a mark in place of each group of usual paragraphs in a row."""
        beginning = BEGINNING.match(part)
        done = beginning.end() if beginning else 0
        yield part[:done]
        usual = UsualReader(beginning[1], self._styles) if beginning else None
        self._sure = usual is not None
        while done < len(part):
            stretch = _stretch(part, done)
            done += len(stretch)
            if usual is None or not self._sure or TAG_END not in stretch:
                self._sure = False
                yield stretch
            else:
                yield b"".join(self._pieces(stretch, usual))

    def taken(self, mark: Element) -> Sequence[UsualLine]:
        """Return the paragraphs that a mark stands for; they are given once, so that no file can multiply itself."""
        return self._groups.pop(mark.get(NUMBER, ""), ())

    def _pieces(self, stretch: bytes, usual: UsualReader) -> Iterator[bytes]:
        group: list[UsualLine] = []
        *paragraphs, rest = stretch.split(END)
        for paragraph in paragraphs:
            start = _start(paragraph)
            if start > 0:
                self._look_for_doubt(paragraph[:start])
            line = usual.read(paragraph[start:] if start else paragraph) if start >= 0 and self._sure else None
            if group and (start or line is None):
                yield self._mark(group)
                group = []
            if line is None:
                self._look_for_doubt(paragraph)
                yield paragraph
                yield END
            else:
                if start:
                    yield paragraph[:start]
                group.append(line)
        if group:
            yield self._mark(group)
        self._look_for_doubt(rest)
        yield rest

    def _look_for_doubt(self, markup: bytes) -> None:
        self._sure = self._sure and not (SECTION in markup or NAMES in markup)

    def _mark(self, group: Sequence[UsualLine]) -> bytes:
        self._count += 1
        self._groups[str(self._count)] = group
        return MARK % self._count


def _stretch(part: bytes, start: int) -> bytes:
    """Return the next bytes of a part, up to the end of a paragraph or, where there is none, of some tag."""
    limit = start + STRETCH
    for tag in (END, TAG_END):
        place = part.rfind(tag, start, limit)
        if place >= 0:
            return part[start : place + len(tag)]
    return part[start:limit]


def _start(paragraph: bytes) -> int:
    """Return where the paragraph begins that `paragraph` is the end of, or -1."""
    if paragraph.startswith(OPENINGS) and paragraph[paragraph.find(TAG_END) - 1] != SLASH:
        return 0
    return max(map(paragraph.rfind, OPENINGS))
