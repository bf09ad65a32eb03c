"""Many phrases of which one may stand at a place of a text: ready at once, where a pattern of them takes long to make.

Patterns search faster; a command that looks at a few sentences is done before such a pattern is made.
"""

import re
from collections.abc import Iterable

from nhiemvu.domain.text import matching_key, nfc

#: A word of a phrase, not a part of one, and a letter of one.
WORD, LETTER = re.compile(r"(?<!\w)\w+"), re.compile(r"\w")


class Phrases:
    """Phrases by the word that they begin with."""

    def __init__(self, phrases: Iterable[str], *, points_cling: bool = False) -> None:
        """Take phrases; with `points_cling` a word may follow at once on one that ends in a point: "P.Kinh tế"."""
        # All in one go: no phrase holds the character that parts them.
        ordered = sorted(set(matching_key(nfc("\0".join(phrases))).split("\0")), key=len, reverse=True)
        by_word: dict[str, list[str]] = {}
        for phrase in ordered:
            if word := WORD.match(phrase):
                by_word.setdefault(word[0], []).append(phrase)
        self._by_word = {word: tuple(several) for word, several in by_word.items()}
        self._longest = len(ordered[0])
        self._points_cling = points_cling

    def end_at(self, key: str, start: int = 0, end: int | None = None) -> int | None:
        """Return where the longest phrase ends that stands at `start`, as whole words up to `end`, or None.

        `key` is a text in its matching form. It is what a pattern of `tables.any_of` finds there.
        """
        ends = self.ends_at(key, start, end)
        return ends[0] if ends else None

    def ends_at(self, key: str, start: int = 0, end: int | None = None) -> list[int]:
        """Return where phrases end that stand at `start`, as whole words up to `end`, the longest first."""
        end = len(key) if end is None else end
        word = WORD.match(key, start, end)
        phrases = self._by_word.get(word[0]) if word else None
        if not phrases or not key.startswith(phrases, start, end):
            return []
        ends = [start + len(phrase) for phrase in phrases if key.startswith(phrase, start, end)]
        cling = "." if self._points_cling else "\0"
        return [behind for behind in ends if key[behind - 1] == cling or not LETTER.match(key, behind, end)]

    def first_in(self, key: str, start: int, end: int) -> int | None:
        """Return where the first phrase ends that begins between two places, of several in one the longest, or None."""
        ends = (self.end_at(key, word.start(), end) for word in WORD.finditer(key, start, end))
        return next((found for found in ends if found is not None), None)

    def end(self, key: str) -> bool:
        """Tell whether a text ends in a phrase."""
        words = WORD.finditer(key, max(0, len(key) - self._longest))
        return any(found == len(key) for word in words for found in self.ends_at(key, word.start()))
