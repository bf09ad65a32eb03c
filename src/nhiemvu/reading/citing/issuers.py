"""Names of issuers behind "của" in a long text: the same name is read once, wherever it is sure to end as it did."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from nhiemvu.domain.text import CAPITALS, SMALL, matching_keys
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import citing_words
from nhiemvu.facts.issuers import issuers
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.names import name_words
from nhiemvu.facts.phrases import WORD, Phrases
from nhiemvu.facts.tables import branching
from nhiemvu.facts.verbs import verb_groups
from nhiemvu.reading.units.heads import is_verb_at, stops
from nhiemvu.reading.units.names import read_name

#: What ends a name; one by one, since an engine skips to the first characters of ways only.
STOPS = ';.:()\n"“”!?'
LONGEST_NAME = 320
#: Characters by which a name that was read is found again.
FIRST = 8
#: A word in small letters behind a name, perhaps with a number in front: " | 12 | hộ".
FOLLOWING = re.compile(rf" (?:(\d+) )?([{SMALL}]+)(?=[ ,])")
#: Words of the patterns of names that stand in no table, and what may be a Roman number.
JOINING = frozenset(("của", "thuộc", "trực", "trong", "và", "số", "về", "ngày", "đã", "tại", "để", "theo"))
ROMAN = frozenset("ivx")
#: What a word behind a name is: a verb of those that tell a unit what to do, another that ends a name, any other.
Following = Literal["verb", "stop", "word"]
NOTHING: Mapping[str, set[Following]] = {}


@remembered
def _name_end() -> re.Pattern[str]:
    """Match what ends the name of an issuer whatever it is.

    That is a stop, a word in small letters that no name has, a comma that stands in no name such as "Bộ Văn hóa, Thể
    thao và Du lịch", a document beside the one that the issuer has issued: " và Văn bản".
    """
    generic = branching(word for phrase in citing_words()["generic"] for word in (phrase, phrase.capitalize()))
    stops = "|".join(re.escape(stop) for stop in STOPS)
    return made_ready(
        rf"{stops}| (?:về|ngày|đã|tại|để|theo)(?!\w)| và {generic}(?!\w)"
        rf"|,(?!\s+[{CAPITALS}]\w*(?:\s\w+){{0,2}}\s+và\s)"
    )


class _Words(NamedTuple):
    """Words of the phrases by which a name begins, goes on or ends."""

    every: frozenset[str]
    #: The phrases by which a name may go on, and the words that they begin with.
    names: Phrases
    first_of_names: frozenset[str]
    #: Those that follow one another in a phrase.
    pairs: frozenset[tuple[str, str]]


@remembered
def _words() -> _Words:
    names = [WORD.findall(key) for key in matching_keys(_names())]
    every = [*names, *(WORD.findall(key) for key in matching_keys(_verbs()))]
    return _Words(
        frozenset(chain(JOINING, *every)),
        Phrases(_names()),
        frozenset(words[0] for words in names),
        frozenset(chain.from_iterable(map(pairwise, every))),
    )


def _names() -> Iterator[str]:
    yield from chain.from_iterable(group.phrases for group in name_words().values())
    yield from (issuer.head for issuer in issuers())
    yield from kinds_by_name()
    yield from citing_words()["generic"]


def _verbs() -> Iterator[str]:
    yield from chain.from_iterable(group.phrases for group in verb_groups().values())


class Issuers:
    """Finds the names of issuers in one text; the same words are read once."""

    def __init__(self, text: str, key: str) -> None:
        self._ends = _name_end()
        self._text = text
        self._key = key
        self._words = _words()
        self._known: dict[str, int] = {}
        #: By their first characters, the names that end in front of words of some kind.
        self._closed: dict[str, dict[str, set[Following]]] = {}

    def end_at(self, place: int) -> int:
        """Return where the name that begins at `place` ends, or `place` where none does."""
        text, known = self._text, self._known
        for name, before in self._closed.get(text[place : place + FIRST], NOTHING).items():
            if text.startswith(name, place):
                end = place + len(name)
                if self._ends.match(text, end):
                    if name in known:
                        return place + known[name]
                elif self._behind(place, end) in before:
                    return end
        stop = self._ends.search(text, place, place + LONGEST_NAME)
        words = text[place : stop.start() if stop else place + LONGEST_NAME]
        length = known.get(words)
        if length is None:
            length = known[words] = self._read(words, place)
        return place + length

    def _read(self, words: str, place: int) -> int:
        name = read_name(words, self._key[place : place + len(words)], 0)
        if name is None:
            return 0
        # A name whose last word is not sure goes on with unknown words, a general one may, one with a comma looks far;
        # a number at its end may count what follows.
        if name.sure and not name.general and "," not in words[: name.end] and not words[name.end - 1].isdecimal():
            following = self._behind(place, place + name.end)
            if following is not None:
                self._closed.setdefault(words[:FIRST], {}).setdefault(words[: name.end], set()).add(following)
        return name.end

    def _behind(self, start: int, end: int) -> Following | None:
        """Return what the word behind a name is; None where it may belong to the name.

        It does not where no name goes on with it and no phrase has it behind the last word of the name.
        """
        found = FOLLOWING.match(self._text, end)
        if found is None or found[1] in self._words.every:
            return None
        place = found.start(2)
        word = self._key[place : found.end(2)]
        if ROMAN.issuperset(word):
            return None
        if word not in self._words.every:
            return "word"
        last = self._key[self._key.rfind(" ", start, end) + 1 : end]
        goes_on = word in JOINING or (last, word) in self._words.pairs
        if not goes_on and word in self._words.first_of_names:
            goes_on = self._words.names.end_at(self._key, place) is not None
        # The number in front of what a unit is to do may be its own.
        stops_it = None if goes_on else stops().match(self._key, place)
        if goes_on or (found[1] and stops_it):
            return None
        return ("verb" if is_verb_at(self._key, place) else "stop") if stops_it else "word"
