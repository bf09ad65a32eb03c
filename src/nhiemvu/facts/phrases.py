"""Many phrases of which one may stand at a place of a text: ready at once, where a pattern of them takes long to make.

Patterns search faster; a command that looks at a few sentences is done before such a pattern is made.
"""

import re
from collections.abc import Iterable

from nhiemvu.domain.text import matching_key, nfc

WORD = re.compile(r"\w+")


class Phrases:
    """Phrases by the word that they begin with."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        # All in one go: no phrase holds the character that parts them.
        for phrase in sorted(set(matching_key(nfc("\0".join(phrases))).split("\0")), key=len, reverse=True):
            if word := WORD.match(phrase):
                self._by_word.setdefault(word[0], []).append(phrase)

    def end_at(self, key: str, start: int = 0, end: int | None = None) -> int | None:
        """Return where the longest phrase ends that stands at `start`, as whole words up to `end`, or None.

        `key` is a text in its matching form. It is what a pattern of `tables.any_of` finds there.
        """
        end = len(key) if end is None else end
        word = WORD.match(key, start, end)
        if word is None or (start and WORD.match(key, start - 1)):
            return None
        for phrase in self._by_word.get(word[0], ()):
            behind = start + len(phrase)
            if key.startswith(phrase, start, end) and not WORD.match(key, behind, end):
                return behind
        return None
