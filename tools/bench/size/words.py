"""Invented words with the forms in which the store compares them, put together from parts that are folded once."""

from functools import lru_cache
from random import Random
from typing import NamedTuple

from nhiemvu.domain.search import words_of
from nhiemvu.domain.text import fold
from tools.bench.prose import Prose
from tools.bench.size.shape import SEED

#: Phrases of which every text is made. A phrase stands in about one of so many texts.
PHRASES = 4000
SHORTEST, LONGEST = 5, 9


class Words(NamedTuple):
    """A text, its words as searches compare them, and its key."""

    text: str
    exact: str
    folded: str
    key: str


@lru_cache(maxsize=2 * PHRASES)
def words(text: str) -> Words:
    """Return a text with its forms."""
    found = list(words_of(text))
    return Words(text, " ".join(word.exact for word in found), " ".join(word.folded for word in found), fold(text))


def joined(*parts: Words) -> Words:
    """Return texts as one, a space between any two; its forms are those of its parts."""
    return Words(*map(" ".join, zip(*parts, strict=True)))


class Phrases:
    """Hands out phrases in an order that is the same each time."""

    def __init__(self, random: Random) -> None:
        prose = Prose(SEED, 1)
        self._random = random.random
        lengths = [SHORTEST + place % (LONGEST - SHORTEST + 1) for place in range(PHRASES)]
        self._all = [words(prose.phrase(length)) for length in lengths]

    def one(self) -> Words:
        """Return a phrase."""
        return self._all[int(self._random() * PHRASES)]
