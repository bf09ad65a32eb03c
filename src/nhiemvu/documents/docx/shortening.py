"""A part of Word shortened before it is parsed: usual paragraphs are taken out of its bytes, a mark stands for them.

The parser then has little to do, and still sees that everything is nested as it should be: a usual paragraph is whole
in itself, and so is the mark. Marks stand where their paragraphs stood: in the body, in cells, controls, text boxes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

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
#: Bytes of a paragraph; a longer one may meet the limits of the parser.
LONGEST = 256 * 1024


class Shortener:
    """Shortens parts of one document and keeps what it took out until it is asked for."""

    def __init__(self, styles: Styles, *, leaves: Callable[[bytes], bool] | None = None) -> None:
        """Take the styles of the document; paragraphs with markup that `leaves` tells of stay where they are."""
        self._styles = styles
        self._leaves = leaves
        #: By the number on their mark.
        self._groups: dict[str, Sequence[UsualLine]] = {}
        self._count = 0

    def shortened(self, part: Iterable[bytes]) -> Iterator[bytes]:
        """Yield a part that is given in stretches, with a mark in place of each group of usual paragraphs in a row."""
        stretches = iter(part)
        first = next(stretches, b"")
        beginning = BEGINNING.match(first)
        if beginning is None:
            yield first
            yield from stretches
            return
        yield beginning[0]
        usual = UsualReader(beginning[1], self._styles, self._leaves)
        for stretch in chain([first[beginning.end() :]], stretches):
            if usual.is_sure and stretch.endswith(TAG_END):
                yield b"".join(self._pieces(stretch, usual))
            else:
                usual.is_sure = False
                yield stretch

    def taken(self, mark: Element) -> Sequence[UsualLine]:
        """Return the paragraphs that a mark stands for; they are given once, so that no file can multiply itself."""
        return self._groups.pop(mark.get(NUMBER, ""), ())

    def _pieces(self, stretch: bytes, usual: UsualReader) -> Iterator[bytes]:
        for piece in usual.read(stretch):
            yield piece if isinstance(piece, bytes) else self._mark(piece)

    def _mark(self, group: Sequence[UsualLine]) -> bytes:
        self._count += 1
        self._groups[str(self._count)] = group
        return MARK % self._count


def in_stretches(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a part that is given in small pieces in stretches that can be shortened.

    Each ends with a paragraph or, where none has ended for long, with some tag; without one it is no such part.
    """
    held = b""
    for piece in pieces:
        end = piece.rfind(END) + len(END)
        if end >= len(END):
            # One copy in place of two.
            yield b"".join((held, memoryview(piece)[:end]))
            held = piece[end:]
        else:
            held += piece
            if len(held) > LONGEST:
                end = held.rfind(TAG_END) + 1 or len(held)
                yield held[:end]
                held = held[end:]
    end = held.rfind(TAG_END) + 1
    yield held[:end]
    yield held[end:]
