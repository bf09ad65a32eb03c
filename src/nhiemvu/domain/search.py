"""Searching Vietnamese text: what is asked for, the words of a text, where they match, and what to show of it.

A query without any accent forgets accents (đ too); with one accent in it, every word of it is meant as written. Case
and the place of tone marks (hoà = hòa) never count. Places are (first, behind last) characters of an NFC text.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.text import OLD_TONES, fold, matching_key, nfc, squeeze, without_look_alikes
from nhiemvu.domain.values import dataclass

#: A word is a run of letters and digits: 97-CT/TW is three.
WORD = pattern(r"[^\W_]+")
#: “biển đảo”, "biển đảo", «biển đảo», or a quote that is not closed, to the end.
QUOTED = pattern(r"[\"“„«]([^\"”»“]*)(?:[\"”»]|$)")
#: Long texts are indexed in pieces of at most so many characters, which end where a line does.
PIECE = 4000
#: No index takes a longer word.
LONGEST_WORD = 200
#: How much is shown around the words found, and how much of that before them.
SHOWN, BEFORE = 160, 40
#: Highlighted words so near to one another are highlighted as one: "biển, đảo".
NEAR = 2

Span = tuple[int, int]


class SearchKind(StrEnum):
    """What is searched."""

    TASK = "task"
    RESULT = "result"
    DIRECTIVE = "directive"
    REPORT = "report"


class NothingToSearch(UsageFault):
    """The query holds no letter and no digit."""

    def __init__(self, words: str) -> None:
        super().__init__(
            Text(f"“{words}” không có chữ nào để tìm.", f"“{words}” holds no word to search for."),
            Text("Ghi ít nhất một chữ hoặc số, ví dụ: nhiemvu search biển đảo", "Write a word: nhiemvu search WORDS"),
        )


class Word(NamedTuple):
    """One word of a text, as it is compared with and without accents, and its place."""

    exact: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another; of the last, with `prefix`, only the beginning is given."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Phrases that must all be found, compared with accents (`exact`) or without."""

    phrases: tuple[Phrase, ...]
    exact: bool


class Excerpt(NamedTuple):
    """A part of a text on one line, "…" where more stands before or behind it, and the places of the words found."""

    text: str
    places: tuple[Span, ...]
    #: The first place in the whole text.
    at: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of an NFC text in order."""
    key = matching_key(without_look_alikes(text))
    for match in WORD.finditer(key):
        exact = match[0][:LONGEST_WORD]
        yield Word(exact, _folded(exact), match.start(), match.end())


def indexed_words(text: str) -> tuple[str, str]:
    """Return the words of an NFC text as an index has them, with accents and without, a space between them."""
    # Of a text with this letter, whose small form is two characters, letters are made small one by one.
    parts = [text] if "İ" in text else text.split()
    # Texts share most of their words. A part may have none: "-".
    return " ".join(filter(None, map(_exact_in, parts))), " ".join(filter(None, map(_folded_in, parts)))


@lru_cache(maxsize=16384)
def _exact_in(part: str) -> str:
    return " ".join(word[:LONGEST_WORD] for word in WORD.findall(matching_key(without_look_alikes(part))))


@lru_cache(maxsize=16384)
def _folded_in(part: str) -> str:
    return " ".join(map(_folded, _exact_in(part).split()))


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    return fold(word)


def parse_query(typed: str, *, phrase: bool = False) -> Query:
    """Return the query that a clerk typed: words, “phrases”, and words with `*` behind their beginning.

    What is written without a space (97-CT/TW) is a phrase; with `phrase`, everything is one.
    Raises NothingToSearch.
    """
    text = nfc(typed)
    exact = any(word.exact != word.folded for word in words_of(text))
    parts = [text] if phrase else _parts(text)
    phrases = [found for part in parts if (found := _phrase(part, exact=exact))]
    if not phrases:
        raise NothingToSearch(squeeze(text))
    return Query(tuple(dict.fromkeys(phrases)), exact)


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    end = 0
    for quoted in QUOTED.finditer(text):
        parts += text[end : quoted.start()].split()
        behind = text[quoted.end() : quoted.end() + 1]
        parts.append(quoted[1] + ("*" if behind == "*" else ""))
        end = quoted.end()
    return [*parts, *text[end:].split()]


def _phrase(part: str, *, exact: bool) -> Phrase | None:
    words = tuple(word.exact if exact else word.folded for word in words_of(part))
    return Phrase(words, prefix=part.rstrip('"”» ').endswith("*")) if words else None


def spellings(phrase: Phrase) -> tuple[Phrase, ...]:
    """Return a phrase with what else its last, unfinished word may be: "hoà*" begins "hòa" and "hoàn"."""
    if not phrase.prefix:
        return (phrase,)
    last = phrase.words[-1]
    return tuple(Phrase((*phrase.words[:-1], form), prefix=True) for form in dict.fromkeys((last, _new_tone(last))))


#: Where the tone of a last syllable moves when the word goes on: "hòa" but "hoàn".
WITHIN_WORD = {old: new for new, old in OLD_TONES.items()}


def _new_tone(word: str) -> str:
    return word[:-2] + WITHIN_WORD.get(word[-2:], word[-2:])


def places_of(text: str, query: Query) -> list[tuple[int, Span]]:
    """Return every place where a phrase of the query stands in an NFC text, with the phrase's position, in order."""
    words = list(words_of(text))
    keys = [word.exact if query.exact else word.folded for word in words]
    found = [
        (position, (words[first].start, words[first + len(form.words) - 1].end))
        for position, phrase in enumerate(query.phrases)
        for form in spellings(phrase)
        for first in _starts(keys, form)
    ]
    return sorted(found, key=lambda pair: pair[1])


def _starts(keys: Sequence[str], phrase: Phrase) -> Iterator[int]:
    *whole, last = phrase.words
    for end, key in enumerate(keys):
        first = end - len(whole)
        if (key.startswith(last) if phrase.prefix else key == last) and first >= 0 and keys[first:end] == whole:
            yield first


def excerpt(text: str, query: Query) -> Excerpt:
    """Return the part of an NFC text that holds most phrases of a query, the first of such, on one line."""
    places = places_of(text, query)
    line = text.replace("\n", " ")
    start, end = _window(line, places)
    before, behind = ("… " if start else ""), (" …" if end < len(line) else "")
    shift = len(before) - start
    within = [span for _, span in places if span[0] >= start and span[1] <= end]
    shown = tuple((first + shift, last + shift) for first, last in _joined(line, within))
    return Excerpt(f"{before}{line[start:end]}{behind}", shown, within[0][0] if within else 0)


def _window(line: str, places: Sequence[tuple[int, Span]]) -> Span:
    """Return the stretch to show: from a few words before the place behind which most phrases are near."""
    first = max(
        (span[0] for _, span in places),
        key=lambda start: (len({one for one, span in places if start <= span[0] and span[1] <= start + SHOWN}), -start),
        default=0,
    )
    if len(line) <= SHOWN:
        return 0, len(line)
    start = first - BEFORE
    # Whole words only; the first lines of a text are shown from its beginning.
    start = 0 if start <= 0 else line.rfind(" ", 0, start + 1) + 1
    if len(line) <= start + SHOWN:
        return start, len(line)
    end = line.rfind(" ", start + BEFORE, start + SHOWN)
    longest = max((span[1] for _, span in places if span[0] == first), default=0)
    return start, max(end if end > 0 else start + SHOWN, longest)


def _joined(line: str, spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, last in spans:
        near = joined and first <= joined[-1][1] + NEAR and not WORD.search(line[joined[-1][1] : first])
        if joined and near:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text in pieces for an index, each with its first character's place; they end where lines or words do."""
    start = 0
    while start < len(text):
        piece = piece_at(text, start)
        yield start, piece
        start += len(piece)


def piece_at(text: str, start: int) -> str:
    """Return the piece of a text for an index that begins at a place."""
    end = start + PIECE
    if end < len(text):
        end = max(text.rfind("\n", start, end), text.rfind(" ", start + PIECE // 2, end)) + 1 or end
        if (line := text.rfind("\n", start, end) + 1) > start:
            end = line
    return text[start:end]
