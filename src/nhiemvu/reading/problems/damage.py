"""Text that looks lost or damaged: cut sentences, page numbers within them, letters and syllables that cannot be."""

import re
from collections.abc import Iterator

from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import Problem, ProblemCode, Span
from nhiemvu.domain.syllables import is_syllable
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.damage import damage_facts
from nhiemvu.reading.outline.bodies import body_lines
from nhiemvu.reading.text.sheet import Line, Sheet

#: Shorter paragraphs may be headings or cells, which may end in any word.
SHORTEST = 60
#: How many faulty syllables in a paragraph tell of damage: one may be a foreign word.
FEWEST = 2
#: Of each document so many places are told.
MOST = 20
#: A word in small letters with an accent; names of other peoples begin with a capital ("Đắk").
WORD = re.compile(r"(?<![\w-])[^\W\d_A-Z]+(?![\w-])")

CUT = Text("Câu có vẻ bị cắt ở cuối đoạn.", "The sentence looks cut off at the end of the paragraph.")
LOST = Text("Chữ có vẻ bị mất.", "Letters look lost.")
PAGE = Text("Số trang lọt vào giữa câu.", "A page number stands within a sentence.")
BROKEN = Text(
    "Chữ có vẻ bị hỏng: không phải âm tiết tiếng Việt.", "Words look damaged: they are no Vietnamese syllables."
)


def of_damage(sheet: Sheet, first: int) -> Iterator[Problem]:
    """Yield the places of the body, from line `first` on, where text looks lost or damaged; at most 20."""
    count = 0
    impossible = _impossible_words(sheet.text)
    last = body_lines(sheet)
    for number in range(first, last):
        line = sheet.lines[number]
        after = sheet.lines[number + 1] if number + 1 < last else None
        for message, start, end in _of_line(line, after, impossible):
            yield Problem(ProblemCode.TEXT_DAMAGED, message, Span(line.start + start, line.start + end))
            count += 1
            if count == MOST:
                return


def _impossible_words(text: str) -> frozenset[str]:
    """Return the accented words of a document that no syllable can be, each looked at but once."""
    words = {word for word in set(text.split()) if not word.isascii()}
    found = {part for word in words for part in WORD.findall(word) if not part.isascii()}
    return frozenset(word for word in found if word.islower() and not is_syllable(word))


def _of_line(line: Line, after: Line | None, impossible: frozenset[str]) -> Iterator[tuple[Text, int, int]]:
    key = matching_key(line.text)
    for found in damage_facts()["lost_letters"].pattern.finditer(key):
        yield LOST, found.start(), found.end()
    for found in damage_facts()["page_number"].pattern.finditer(key):
        yield PAGE, found.start(), found.end()
    if broken := _broken(line.text, key, impossible):
        yield BROKEN, *broken
    if _may_be_cut(line, after) and (cut := damage_facts()["cut"].pattern.search(key)):
        yield CUT, cut.start(), cut.end()


def _broken(text: str, key: str, impossible: frozenset[str]) -> tuple[int, int] | None:
    """Return the stretch from the first faulty syllable to the last, where there are enough."""
    places = [found.span() for found in damage_facts()["pieces"].pattern.finditer(key)]
    if impossible:
        places += [found.span() for found in WORD.finditer(text) if found[0] in impossible]
    return (min(places)[0], max(places)[1]) if len(places) >= FEWEST else None


def _may_be_cut(line: Line, after: Line | None) -> bool:
    """Tell whether a paragraph is a sentence that the next one does not go on with."""
    if line.in_table or len(line.text) < SHORTEST or line.text.isupper():
        return False
    return after is None or not after.text[:1].islower()
