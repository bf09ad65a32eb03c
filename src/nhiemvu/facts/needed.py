"""What a text must hold for a pattern to be found in it: looking for a few words is far faster than for a pattern.

Most sentences hold none of the words of most forms. The words are taken from the pattern itself, so that nobody has to
keep a list of them; a pattern of which nothing is certain is looked for everywhere.
"""

import re
from collections.abc import Iterable, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]  # no public way leads to the parts of a pattern
from typing import Any, Generic, Protocol, TypeVar

#: More words than this are no faster to look for than the pattern.
MOST = 24


def needed_words(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return words of which every text with a match holds at least one, or () where the pattern needs none."""
    if pattern.flags & re.IGNORECASE:
        return ()
    words = _needed(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    # A word within which another one stands is never the only one in a text.
    shortest = [word for word in words if not any(other in word for other in words if other != word)]
    return tuple(sorted(shortest)) if len(shortest) <= MOST else ()


def may_hold(words: tuple[str, ...], text: str) -> bool:
    """Tell whether a pattern that needs one of these words may be found in a text."""
    # A loop, since most texts hold none of most words, and this is asked of each form and each sentence.
    for word in words:
        if word in text:
            return True
    return not words


class WithPattern(Protocol):
    """A fact that is found by a pattern."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds it."""


Found = TypeVar("Found", bound=WithPattern)


class Sieve(Generic[Found]):
    """Tells which of many facts a text may hold: each word that they need is looked for but once."""

    def __init__(self, facts: Iterable[Found]) -> None:
        self._facts = tuple(facts)
        self._always: list[int] = []
        #: The places of the facts that need each word.
        self._by_word: dict[str, list[int]] = {}
        for place, fact in enumerate(self._facts):
            words = needed_words(fact.pattern)
            for word in words:
                self._by_word.setdefault(word, []).append(place)
            if not words:
                self._always.append(place)

    def may_be_in(self, text: str) -> Sequence[Found]:
        """Return the facts that may be found in a text, in the order of their table."""
        places = {*self._always}
        for word, those in self._by_word.items():
            if word in text:
                places.update(those)
        return [self._facts[place] for place in sorted(places)]


def _needed(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return the best of what the parts of a sequence need, each by itself enough."""
    found: list[frozenset[str]] = []
    literal = ""
    for kind, value in parts:
        if kind is _constants.LITERAL:
            literal += chr(value)
            continue
        found.append(frozenset(filter(None, (literal,))))
        literal = ""
        found.append(_needed_by(kind, value))
    found.append(frozenset(filter(None, (literal,))))
    return max(found, key=_worth)


def _needed_by(kind: object, value: Any) -> frozenset[str]:  # noqa: ANN401 what the parser gives
    if kind is _constants.SUBPATTERN:
        _, flags, _, inner = value
        return frozenset() if flags & re.IGNORECASE else _needed(inner)
    if kind is _constants.BRANCH:
        ways = [_needed(way) for way in value[1]]
        return frozenset().union(*ways) if all(ways) else frozenset()
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    return frozenset()


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Return how much a set of words tells: long ones are rare, and few ones soon looked for."""
    return (min(map(len, words)), -len(words)) if words else (0, 0)
