"""A part of Word shortened before it is parsed: usual paragraphs are taken out of its bytes, a mark stands for them.

The parser then has little to do, and still sees that everything is nested as it should be: a usual paragraph is whole
in itself, and so is the mark. Marks stand where their paragraphs stood: in the body, in cells, controls, text boxes.
"""

import re
from collections.abc import Iterator, Sequence

from nhiemvu.documents.docx.styles import Styles
from nhiemvu.documents.docx.usual import END, TAG_END, UsualLine, UsualReader
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
#: Bytes that are looked through at a time, and the most of one paragraph: a longer one may meet limits of the parser.
STRETCH = 256 * 1024


class Shortener:
    """Shortens parts of one document and keeps what it took out until it is asked for."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        #: By the number on their mark.
        self._groups: dict[str, Sequence[UsualLine]] = {}
        self._count = 0

    def shortened(self, part: bytes) -> Iterator[bytes]:
        """Yield a part in stretches, a mark in place of each group of usual paragraphs in a row."""
        beginning = BEGINNING.match(part)
        done = beginning.end() if beginning else 0
        yield part[:done]
        usual = UsualReader(beginning[1], self._styles) if beginning else None
        while done < len(part):
            stretch = _stretch(part, done)
            done += len(stretch)
            if usual and usual.is_sure and stretch.endswith(TAG_END):
                yield b"".join(self._pieces(stretch, usual))
            else:
                usual = None
                yield stretch

    def taken(self, mark: Element) -> Sequence[UsualLine]:
        """Return the paragraphs that a mark stands for; they are given once, so that no file can multiply itself."""
        return self._groups.pop(mark.get(NUMBER, ""), ())

    def _pieces(self, stretch: bytes, usual: UsualReader) -> Iterator[bytes]:
        group: list[UsualLine] = []
        for piece in usual.read(stretch):
            if not isinstance(piece, bytes):
                group.append(piece)
                continue
            if piece and group:
                yield self._mark(group)
                group = []
            yield piece
        if group:
            yield self._mark(group)

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
