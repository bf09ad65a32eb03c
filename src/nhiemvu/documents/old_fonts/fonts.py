"""Words of which the font is known, turned into Unicode where it is an old one and the words are written for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from nhiemvu.documents.old_fonts.encodings import TCVN3, VNI, OldEncoding
from nhiemvu.documents.old_fonts.evidence import VIETNAMESE_LETTER, marked_words, well_formed
from nhiemvu.domain.text import nfc

#: .VnTime, .VnTimeH (which draws capitals), VNI-Times; a PDF puts "ABCDEF+" before the name.
OLD_FONT = re.compile(r"(?:[A-Z]{6}\+)?(?:(?P<tcvn3>\.?Vn(?=[A-Z])|\.VN)|(?P<vni>VNI[- ]))", re.ASCII)
CAPITALS_FONT = re.compile(r".*[a-z]H(?:$|[,-])")
#: Bytes that a file has somewhere if it names such a font: .Vn, .VN, VNI-. A search for one letter is the fastest.
SIGN = re.compile(rb"V(?:(?<=\.V)[nN]|NI[- ])")


class Piece(NamedTuple):
    """Words in one font."""

    text: str
    font: str


def names_old_font(*parts: bytes | None) -> bool:
    """Tell whether parts of a file may name an old font."""
    return any(SIGN.search(part) for part in parts if part)


def encoding_of_font(font: str) -> OldEncoding | None:
    """Return the encoding that a font with this name draws, or None where it draws Unicode."""
    match = OLD_FONT.match(font)
    if match is None:
        return None
    return TCVN3 if match["tcvn3"] else VNI


def in_unicode(pieces: Sequence[Piece], whole: OldEncoding | None = None) -> list[str]:
    """Return the texts of the pieces of one paragraph in Unicode.

    `whole` is the encoding of all pieces where the fonts do not tell.
    """
    texts: list[str] = []
    for encoding, group in groupby(pieces, lambda piece: _encoding_of(piece, whole)):
        members = list(group)
        texts += _converted(members, encoding) if encoding else [piece.text for piece in members]
    return texts


def _encoding_of(piece: Piece, whole: OldEncoding | None) -> OldEncoding | None:
    return None if VIETNAMESE_LETTER.search(piece.text) else whole or encoding_of_font(piece.font)


def _converted(pieces: Sequence[Piece], encoding: OldEncoding) -> Iterable[str]:
    """Return pieces in fonts of one encoding in Unicode; words that are Unicode already stay."""
    text = "".join(piece.text for piece in pieces)
    if _is_unicode(text, encoding):
        return [piece.text for piece in pieces]
    return _cut(pieces, encoding.decoded(text), encoding.places(text))


def _is_unicode(text: str, encoding: OldEncoding) -> bool:
    if text.isascii():
        return False
    words = marked_words(text)
    return len(well_formed(words, nfc)) > len(well_formed(words, encoding.word))


def _cut(pieces: Sequence[Piece], decoded: str, places: Sequence[int]) -> Iterator[str]:
    end = 0
    for piece in pieces:
        start, end = end, end + len(piece.text)
        drawn = decoded[places[start] : places[end]]
        yield drawn.upper() if CAPITALS_FONT.fullmatch(piece.font) else drawn
