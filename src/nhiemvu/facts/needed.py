"""What a text must hold for a pattern to be found in it: looking for a few words is far faster than for a pattern.

Most sentences hold none of the words of most forms. The words are taken from the pattern itself, so that nobody has to
keep a list of them; a pattern of which nothing is certain is looked for everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]  # no public way leads to the parts of a pattern
from typing import Any, Generic, Protocol, TypeVar

from nhiemvu.facts.kept import Needs, needs_of

#: More words than this are no faster to look for than the pattern.
MOST = 20
#: Words of fewer letters stand in most texts.
LEAST = 2
#: A digit in a pattern.
A_DIGIT = (_constants.IN, [(_constants.CATEGORY, _constants.CATEGORY_DIGIT)])
#: Parts of a pattern that are but conditions: words go on behind them.
TAKING_NOTHING = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)


def needed_words(pattern: re.Pattern[str] | str) -> tuple[str, ...]:
    """Return words of which every text with a match holds at least one, or () where the pattern needs none."""
    return next(iter(all_needed_words(pattern)), ())


def all_needed_words(pattern: re.Pattern[str] | str) -> list[tuple[str, ...]]:
    """Return up to two sets of words, the one that tells more first: every text with a match holds one of each."""
    return list(needs_of(pattern if isinstance(pattern, str) else pattern.pattern, found_needs))


def found_needs(pattern: str) -> Needs:
    """Return the same sets as the parts of a pattern tell them, whether they are kept or not."""
    parts = _parser.parse(pattern)
    sets = [] if parts.state.flags & re.IGNORECASE or _fails_at_once(parts) else _needed(parts)
    return tuple(words for each in sets if all(words := _shortest(each)) and len(words) <= MOST)


def _fails_at_once(parts: Iterable[tuple[Any, Any]]) -> bool:
    """Tell whether a pattern for the start of a text begins with words there: no words are looked for as soon."""
    first, *others = [*_flat(parts), (None, None)]
    return first == (_constants.AT, _constants.AT_BEGINNING_STRING) and _begins_with_words(others)


def _begins_with_words(parts: Iterable[tuple[Any, Any]]) -> bool:
    """Tell whether the parts of a sequence begin with letters or digits, whichever way a match goes."""
    for kind, value in _flat(parts):
        if kind is _constants.BRANCH:
            return all(map(_begins_with_words, value[1]))
        is_repeated = kind is _constants.MAX_REPEAT and _begins_with_words(value[2])
        # What may be left out leaves it to what follows.
        if not is_repeated or value[0]:
            return is_repeated or kind is _constants.LITERAL or (kind, value) == A_DIGIT
    return False


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Return words without those within which another one stands: such a word is never the only one in a text.

    They are without the spaces around them, which tell little and take long to look for. Short ones come first: they
    stand in more texts.
    """
    bare = {word.strip() for word in words}
    shortest = (word for word in bare if not any(other in word for other in bare if other != word))
    return tuple(sorted(shortest, key=lambda word: (len(word), word)))


def may_hold(words: tuple[str, ...], text: str) -> bool:
    """Tell whether a pattern that needs one of these words may be found in a text."""
    # A loop, since most texts hold none of most words, and this is asked of each form and each sentence.
    for word in words:
        if word in text:
            return True
    return not words


def may_match(needed: Iterable[tuple[str, ...]], text: str) -> bool:
    """Tell whether a pattern may be found in a text; `needed` are all the sets of words that it needs."""
    # A loop, for the same reason.
    for words in needed:  # noqa: SIM110
        if not may_hold(words, text):
            return False
    return True


class WithPattern(Protocol):
    """A fact that is found by a pattern."""

    @property
    def pattern(self) -> re.Pattern[str] | str:
        """What finds it, ready or not."""


Found = TypeVar("Found", bound=WithPattern)


class Sieve(Generic[Found]):
    """Tells which of many facts a text may hold: each word that they need is looked for but once."""

    def __init__(self, facts: Iterable[Found]) -> None:
        self._facts = tuple(facts)
        self._always: list[int] = []
        #: The words within which no other one stands, each with those that hold it, itself among them, and the places
        #: of the facts that need these: where "ngày" is not, " ngày " is not looked for.
        self._roots: dict[str, list[tuple[str, list[int]]]] = {}
        #: What each fact needs besides.
        self._besides: list[tuple[str, ...]] = []
        by_word: dict[str, list[int]] = {}
        for place, fact in enumerate(self._facts):
            words, besides, *_ = [*sorted(all_needed_words(fact.pattern), key=_cost), (), ()]
            self._besides.append(besides)
            for word in words:
                by_word.setdefault(word, []).append(place)
            if not words:
                self._always.append(place)
        for word in sorted(by_word, key=len):
            root = next((root for root in self._roots if root in word), word)
            self._roots.setdefault(root, []).append((word, by_word[word]))

    def may_be_in(self, text: str) -> Sequence[Found]:
        """Return the facts that may be found in a text, in the order of their table."""
        places = {*self._always}
        for root, longer in self._roots.items():
            if root in text:
                for word, those in longer:
                    if word == root or word in text:
                        places.update(those)
        if not places:
            return []
        return [self._facts[place] for place in sorted(places) if may_hold(self._besides[place], text)]


def _needed(parts: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """Return the best two of what the parts of a sequence need, each by itself."""
    found: list[frozenset[str]] = []
    literal = ""
    for kind, value in _flat(parts):
        if kind is _constants.LITERAL:
            literal += chr(value)
        elif kind not in TAKING_NOTHING:
            whole = _words_parted(literal, kind, value)
            found += whole or [frozenset({literal})] if literal else []
            literal = ""
            found += [] if whole else _needed_by(kind, value)
    found += [frozenset({literal})] if literal else []
    return sorted(found, key=_worth, reverse=True)[:2]


def _words_parted(beginning: str, kind: object, value: Any) -> list[frozenset[str]]:  # noqa: ANN401 what the parser gives
    """Return the words of a choice whose common beginning the parser took out of it: "h(?:ằng|àng)"."""
    ways = ["".join(_literals(way)) for way in value[1]] if kind is _constants.BRANCH else []
    parted = beginning[-1:].isalpha() and all(way[:1].isalpha() for way in ways)
    return [frozenset(beginning + way for way in ways)] if ways and parted else []


def _literals(parts: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Yield the characters with which whatever matches a sequence begins."""
    for kind, value in _flat(parts):
        if kind is _constants.LITERAL:
            yield chr(value)
        elif kind not in TAKING_NOTHING:
            return


def _flat(parts: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Yield the parts of a sequence, those of a group in its place: "(?P<words>ngày ) của" begins with one literal."""
    for kind, value in parts:
        if kind is _constants.SUBPATTERN and not value[1] & re.IGNORECASE:
            yield from _flat(value[3])
        else:
            yield kind, value


def _needed_by(kind: object, value: Any) -> list[frozenset[str]]:  # noqa: ANN401 what the parser gives
    if kind is _constants.BRANCH:
        # Whichever way a match goes, it holds a word of the best set of that way, and one of its second best.
        ways = [_needed(way) for way in value[1]]
        return [frozenset().union(*sets) for sets in zip(*ways, strict=False)]
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    return []


def _cost(words: tuple[str, ...]) -> tuple[bool, int]:
    """Return what it costs to look for words first: few are soon looked for, but not those that most texts hold."""
    return any(len(word) < LEAST and word.isalnum() for word in words), len(words)


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Return how much a set of words tells: long ones are rare, and few ones soon looked for."""
    return min(map(len, words)), -len(words)
