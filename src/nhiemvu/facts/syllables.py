"""Syllables that begin with a vowel and are words."""

from dataclasses import dataclass

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.packaged import packaged_rows
from nhiemvu.facts.tables import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class VowelWords(Fact):
    """The words that begin with one vowel, whatever its tone."""

    name: str
    words: tuple[str, ...]


def vowel_words() -> tuple[VowelWords, ...]:
    """Return every entry."""
    return tuple(VowelWords(**row) for row in packaged_rows("syllables"))


@remembered
def words_without_onset() -> frozenset[str]:
    """Return all of these words, in small letters with tone marks in their old place."""
    return frozenset(word for entry in vowel_words() for word in entry.words)
