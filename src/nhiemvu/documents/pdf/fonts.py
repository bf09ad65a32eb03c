"""Words of a PDF that are set in old fonts, turned into Unicode: by the fonts, or by all the words of the file."""

from collections.abc import Sequence

from nhiemvu.documents.old_fonts.encodings import OldEncoding
from nhiemvu.documents.old_fonts.evidence import verdict
from nhiemvu.documents.old_fonts.fonts import Piece, encoding_of_font, in_unicode
from nhiemvu.documents.pdf.lines import PdfWord
from nhiemvu.domain.text import nfc
from nhiemvu.domain.values import replace


def in_unicode_words(pages: Sequence[Sequence[PdfWord]]) -> list[list[PdfWord]]:
    """Return the words of all pages with those of old fonts in Unicode; where no font tells, all the words do."""
    named = any(encoding_of_font(word.font) for words in pages for word in words)
    whole = None if named else verdict(" ".join(word.text for words in pages for word in words)).encoding
    if not named and whole is None:
        return [[replace(word, text=nfc(word.text)) for word in words] for words in pages]
    return [_converted(words, whole) for words in pages]


def _converted(words: Sequence[PdfWord], whole: OldEncoding | None) -> list[PdfWord]:
    # A space keeps words apart that stand side by side in one font.
    texts = in_unicode([Piece(f"{word.text} ", word.font) for word in words], whole)
    return [replace(word, text=nfc(text.strip())) for word, text in zip(words, texts, strict=True)]
