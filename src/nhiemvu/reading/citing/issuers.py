"""Names of issuers behind "của" in a long text: the same name is read once, wherever it is sure to end as it did."""

import re
from collections.abc import Iterator
from itertools import chain

from nhiemvu.domain.text import CAPITALS, SMALL, matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import citing_words
from nhiemvu.facts.issuers import issuers
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.names import name_words
from nhiemvu.facts.tables import branching
from nhiemvu.facts.verbs import verb_groups
from nhiemvu.reading.units.names import read_name

#: What ends a name; one by one, since an engine skips to the first characters of ways only.
STOPS = ';.:()\n"“”!?'
LONGEST_NAME = 320
#: Characters by which a name that was read is found again.
FIRST = 8
#: A word in small letters behind a name, perhaps with a number in front: " | 12 | hộ".
FOLLOWING = re.compile(rf" (?:(\d+) )?([{SMALL}]+)(?=[ ,])")
#: Words of the patterns of names that stand in no table, and what may be a Roman number.
JOINING = ("của", "thuộc", "trực", "trong", "và", "số", "về", "ngày", "đã", "tại", "để", "theo")
ROMAN = frozenset("ivx")


@remembered
def _name_end() -> re.Pattern[str]:
    """Match what ends the name of an issuer whatever it is.

    That is a stop, a word in small letters that no name has, a comma that stands in no name such as "Bộ Văn hóa, Thể
    thao và Du lịch", a document beside the one that the issuer has issued: " và Văn bản".
    """
    generic = branching(word for phrase in citing_words()["generic"] for word in (phrase, phrase.capitalize()))
    stops = "|".join(re.escape(stop) for stop in STOPS)
    return re.compile(
        rf"{stops}| (?:về|ngày|đã|tại|để|theo)(?!\w)| và {generic}(?!\w)"
        rf"|,(?!\s+[{CAPITALS}]\w*(?:\s\w+){{0,2}}\s+và\s)"
    )


@remembered
def _words_of_names() -> frozenset[str]:
    """Return every word that any phrase has by which a name begins, goes on or ends."""
    return frozenset(chain(JOINING, *(re.findall(r"\w+", matching_key(phrase)) for phrase in _phrases())))


def _phrases() -> Iterator[str]:
    yield from chain.from_iterable(group.phrases for group in name_words().values())
    yield from chain.from_iterable(group.phrases for group in verb_groups().values())
    yield from (issuer.head for issuer in issuers())
    yield from kinds_by_name()
    yield from citing_words()["generic"]


class Issuers:
    """Finds the names of issuers in one text; the same words are read once."""

    def __init__(self, text: str, key: str) -> None:
        self._ends = _name_end()
        self._text = text
        self._key = key
        self._words_of_names = _words_of_names()
        self._known: dict[str, int] = {}
        #: By their first characters, the names that end in front of any word that no table has.
        self._closed: dict[str, list[str]] = {}

    def end_at(self, place: int) -> int:
        """Return where the name that begins at `place` ends, or `place` where none does."""
        for name in self._closed.get(self._text[place : place + FIRST], ()):
            if self._text.startswith(name, place) and self._closes(place + len(name)):
                return place + len(name)
        end = self._ends.search(self._text, place, place + LONGEST_NAME)
        words = self._text[place : end.start() if end else place + LONGEST_NAME]
        length = self._known.get(words)
        if length is None:
            length = self._known[words] = self._read(words, place)
        return place + length

    def _read(self, words: str, place: int) -> int:
        name = read_name(words, self._key[place : place + len(words)], 0)
        if name is None:
            return 0
        # A name whose last word is not sure goes on with unknown words, a general one may, one with a comma looks far.
        if name.sure and not name.general and "," not in words[: name.end] and self._closes(place + name.end):
            self._closed.setdefault(words[:FIRST], []).append(words[: name.end])
        return name.end

    def _closes(self, end: int) -> bool:
        """Tell whether a word follows that no table has: then none of their phrases reaches behind `end`."""
        following = FOLLOWING.match(self._text, end)
        if following is None:
            return False
        word = self._key[following.start(2) : following.end(2)]
        known = self._words_of_names
        return word not in known and following[1] not in known and not ROMAN.issuperset(word)
