"""Text that looks lost or damaged: cut sentences, page numbers within them, letters and syllables that cannot be."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import Problem, ProblemCode, Span
from nhiemvu.domain.syllables import is_syllable
from nhiemvu.facts.damage import DamageName, damage_facts
from nhiemvu.reading.outline.bodies import body_lines
from nhiemvu.reading.text.sheet import Line, Sheet

#: Shorter paragraphs may be headings or cells, which may end in any word.
SHORTEST = 60
#: How many faulty syllables in a paragraph tell of damage: one may be a foreign word.
FEWEST = 2
#: Of each document so many places are told.
MOST = 20
#: A word in small letters with an accent; names of other peoples begin with a capital ("Đắk").
WORD = re.compile(r"(?<![\w?-])[^\W\d_A-Z]+(?![\w?-])")
#: The last word of a paragraph is looked for in so many characters.
LONGEST_WORD = 16
#: So many characters are cut into words at a time, up to the end of a line.
STRETCH = 20_000
#: What stands in place of letters that were lost.
LOST_SIGNS = ("?", "\ufffd")
#: What stands in every line with a page's number; one by one, since an engine skips to what a pattern begins with.
PAGE_SIGNS = (re.compile(r"-(?<= -) \d"), re.compile(r"trang \d"))
#: What is told, and where it begins and ends in its line.
Found = tuple[Text, int, int]

CUT = Text("Câu có vẻ bị cắt ở cuối đoạn.", "The sentence looks cut off at the end of the paragraph.")
LOST = Text("Chữ có vẻ bị mất.", "Letters look lost.")
PAGE = Text("Số trang lọt vào giữa câu.", "A page number stands within a sentence.")
BROKEN = Text(
    "Chữ có vẻ bị hỏng: không phải âm tiết tiếng Việt.", "Words look damaged: they are no Vietnamese syllables."
)


class Faulty(NamedTuple):
    """Words of a document that no syllable can be, and beginnings of such."""

    words: frozenset[str]
    #: What stands between spaces and has one in it: "(nhgiệm".
    standing: frozenset[str]


def of_damage(sheet: Sheet, first: int) -> Iterator[Problem]:
    """Yield the places of the body, from line `first` on, where text looks lost or damaged; at most 20."""
    return islice(_damaged(sheet, first), MOST)


def _damaged(sheet: Sheet, first: int) -> Iterator[Problem]:
    faulty = _faulty_words(sheet.text, sheet.body_end)
    loses = any(sign in sheet.key for sign in LOST_SIGNS)
    signs = (found.start() for sign in PAGE_SIGNS for found in sign.finditer(sheet.key))
    paged = {bisect_right(sheet.starts, place) - 1 for place in signs}
    last = body_lines(sheet)
    for number in range(first, last):
        line = sheet.lines[number]
        # Most sentences end in a stop, and hold nothing of the kind.
        if line.key[-1:].isalpha() or faulty.words or loses or number in paged:
            after = sheet.lines[number + 1] if number + 1 < last else None
            for message, start, end in _found(line, after, faulty, loses=loses, paged=number in paged):
                yield Problem(ProblemCode.TEXT_DAMAGED, message, Span(line.start + start, line.start + end))


def _found(line: Line, after: Line | None, faulty: Faulty, *, loses: bool, paged: bool) -> list[Found]:
    """Return what is found in a line.

    `loses` says whether the document has a sign of lost letters anywhere, `paged` whether the line has one of a page.
    """
    words = line.key
    found: list[Found] = []
    if loses and any(sign in words for sign in LOST_SIGNS):
        found += _matches(LOST, "lost_letters", words)
    if paged:
        found += _matches(PAGE, "page_number", words)
    if faulty.words and not faulty.standing.isdisjoint(line.text.split()):
        found += _broken(line.text, faulty.words)
    if words[-1:].isalpha() and _may_be_cut(line, after):
        found += _matches(CUT, "cut", words, max(0, len(words) - LONGEST_WORD))
    return found


def _matches(message: Text, name: DamageName, words: str, start: int = 0) -> Iterator[Found]:
    return ((message, *found.span()) for found in damage_facts()[name].pattern.finditer(words, start))


def _faulty_words(text: str, end: int) -> Faulty:
    """Return what is faulty up to a place; each word is looked at but once."""
    words: set[str] = set()
    start = 0
    while start < end:
        # Words of a stretch at a time: those of a long document would fill the memory, those of a line are few.
        behind = text.find("\n", start + STRETCH, end) + 1 or end
        words.update(text[start:behind].split())
        start = behind
    found = {part for word in words if not word.isascii() for part in WORD.findall(word) if not part.isascii()}
    impossible = {word for word in found if word.islower() and not is_syllable(word)}
    faulty = frozenset(impossible.union(filter(damage_facts()["pieces"].pattern.fullmatch, words)))
    standing = (word for word in words if not faulty.isdisjoint(WORD.findall(word)))
    return Faulty(faulty, frozenset(standing) if faulty else faulty)


def _broken(text: str, faulty: frozenset[str]) -> Iterator[Found]:
    """Yield the stretch from the first faulty syllable to the last, where there are enough."""
    places = [found.span() for found in WORD.finditer(text) if found[0] in faulty]
    if len(places) >= FEWEST:
        yield BROKEN, places[0][0], places[-1][1]


def _may_be_cut(line: Line, after: Line | None) -> bool:
    """Tell whether a paragraph is a sentence that the next one does not go on with."""
    if line.in_table or len(line.text) < SHORTEST or line.text.isupper():
        return False
    return after is None or not after.text[:1].islower()
