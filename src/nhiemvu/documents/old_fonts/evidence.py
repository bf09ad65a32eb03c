"""Which encoding a whole text is in, by the evidence of all its words that hold more than plain letters.

The right encoding makes well-formed syllables of nearly all of them, a wrong one of few. What is Unicode stays as it
is; what cannot be told for sure, or is mixed, is told as such.
"""

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from nhiemvu.documents.old_fonts.encodings import OLD_ENCODINGS, OldEncoding
from nhiemvu.domain.syllables import is_syllable
from nhiemvu.domain.text import nfc

#: A word with the marks of old fonts, which are no letters for Python: "nh©n", "Uûy".
WORD = re.compile(r"[A-Za-z\u00a1-\u00ff\u0100-\u024f\u0300-\u0323\u1ea0-\u1ef9]+")
#: A letter that only Unicode has.
VIETNAMESE_LETTER = re.compile("[\u1ea0-\u1ef9]")
#: How many different words are enough to tell by, and how many are looked at.
FEWEST, MOST = 8, 5000
#: Shares of well-formed syllables: of the right encoding at least, of the next best at most.
RIGHT, WRONG = 0.8, 0.6
#: A text is mixed where this share of its words is ill-formed, and most of these only for want of an old encoding.
MIXED, EXPLAINED = 0.1, 0.6
#: A text with fewer well-formed words is not Vietnamese in any encoding.
FOREIGN = 0.5


class Verdict(NamedTuple):
    """What the words of a text tell."""

    #: The old encoding that it is in; None where it is Unicode or nothing tells.
    encoding: OldEncoding | None = None
    #: The name of the old encoding that a part of the text, but not the whole, seems to be in.
    partly: str = ""
    #: Whether most of its marked words are no Vietnamese, whatever they are read as.
    foreign: bool = False


def verdict(text: str) -> Verdict:
    """Return the encoding of characters as a Western or Unicode file has them."""
    words = marked_words(text)
    if len(words) < FEWEST:
        return Verdict()
    unicode = well_formed(words, nfc)
    scores = {encoding: well_formed(words, encoding.word) for encoding in OLD_ENCODINGS}
    best = max(OLD_ENCODINGS, key=lambda encoding: len(scores[encoding]))
    others = max(len(unicode), *(len(scores[encoding]) for encoding in OLD_ENCODINGS if encoding is not best))
    if len(scores[best]) >= RIGHT * len(words) and others <= WRONG * len(words):
        return Verdict(best)
    ill_formed = words - unicode
    part = max(OLD_ENCODINGS, key=lambda encoding: len(scores[encoding] & ill_formed))
    explained = len(scores[part] & ill_formed)
    if len(ill_formed) >= max(FEWEST, MIXED * len(words)) and explained >= EXPLAINED * len(ill_formed):
        return Verdict(partly=part.name)
    return Verdict(foreign=len(unicode) < FOREIGN * len(words))


def marked_words(text: str) -> set[str]:
    """Return the different words that hold more than plain letters, as many as are enough."""
    # Words between spaces come again and again: each is looked at once, in the order of the text.
    different = (token for token in dict.fromkeys(text.split()) if not token.isascii())
    words = (word for token in different for word in WORD.findall(token) if not word.isascii() and len(word) > 1)
    return set(islice(words, MOST))


def well_formed(words: set[str], decoded: Callable[[str], str]) -> set[str]:
    """Return those words of which `decoded` makes Vietnamese syllables; it gives "" for what it has no letters for."""
    return {word for word in words if is_syllable(decoded(word))}
