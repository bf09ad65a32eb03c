"""Text as a clerk typed it for the old fonts: the other way of what the program does."""

import unicodedata

from nhiemvu.documents.old_fonts.encodings import OldEncoding
from nhiemvu.domain.text import TONES, nfc


def typed(text: str, encoding: OldEncoding) -> str:
    """Return `text` as a file in an old encoding has it, a character of the Western code page a byte."""
    sequences: dict[str, str] = {}
    for sequence, letter in encoding.letters.items():
        sequences.setdefault(letter, sequence)
    if encoding.one_case:
        sequences = {letter.upper(): sequence for letter, sequence in sequences.items()} | sequences
    return "".join(sequences.get(letter, letter) for letter in nfc(text))


def old_windows(text: str) -> bytes:
    """Return `text` in Windows-1258, which has letters with hooks and hats whole, and tones apart."""
    return "".join(map(_tone_apart, nfc(text))).encode("cp1258")


def _tone_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return nfc("".join(part for part in parts if part not in TONES)) + "".join(part for part in parts if part in TONES)
