"""The levels of a numbered or bulleted list, and the label of its next paragraph: "1.", "1.1.", "a)", "-".

Levels count from 0. A level that is skipped counts as used: "1.1." without a "1." before it is followed by "2.".
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from nhiemvu.documents.markup.counting import counted
from nhiemvu.domain.text import nfc, squeeze
from nhiemvu.domain.values import dataclass

#: %1
PLACEHOLDER = re.compile(r"%([1-9])")
LEVELS = 9
#: Bullets that offices type as words and signs of their own; any other bullet prints as a dash.
DASH = "-"
PLUS = "+"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    number_format: str = "decimal"
    #: Text with %1 to %9 where the numbers of the levels stand.
    pattern: str = ""
    start: int = 1
    #: How many levels from the top make this one begin anew; None for all above it, 0 for none.
    restarted_by: int | None = None
    #: Whether the numbers of the levels above are written in figures.
    in_figures: bool = False
    #: The paragraph style that is linked to this level.
    style_id: str = ""

    def begins_anew_after(self, level: int) -> bool:
        """Tell whether a paragraph of a higher level makes this one begin anew."""
        return self.restarted_by is None or level < self.restarted_by


PLAIN_NUMBER = Level()


@dataclass(frozen=True, slots=True)
class List:
    """One list: the definition whose counters it uses, its levels, and its own starts."""

    definition: int
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def level(self, depth: int) -> Level:
        """Return a level; one that the file does not define is a plain number."""
        return self.levels.get(depth, PLAIN_NUMBER)

    def start(self, depth: int) -> int:
        """Return what a level counts from."""
        return self.starts.get(depth, self.level(depth).start)


def next_label(counters: list[int | None], numbered: List, level: int, *, own_start: bool = False) -> str:
    """Count one paragraph of a list and return its number or bullet; `own_start` begins its level anew."""
    _advance(counters, numbered, level, own_start=own_start)
    form = numbered.level(level)
    if form.number_format == "bullet":
        return _bullet(form.pattern)
    return _filled(form.pattern, tuple([_shown(counters, numbered, level, one) for one in _wanted(form.pattern)]))


@lru_cache
def _wanted(pattern: str) -> tuple[int, ...]:
    """Return the levels whose numbers a label shows, in order."""
    return tuple(int(match[1]) - 1 for match in PLACEHOLDER.finditer(pattern))


@lru_cache(maxsize=1024)
def _filled(pattern: str, numbers: tuple[str, ...]) -> str:
    in_order = iter(numbers)
    return squeeze(nfc(PLACEHOLDER.sub(lambda _match: next(in_order), pattern)))


def _advance(counters: list[int | None], numbered: List, level: int, *, own_start: bool) -> None:
    for higher in range(level):
        if counters[higher] is None:
            counters[higher] = numbered.start(higher)
    current = counters[level]
    counters[level] = numbered.start(level) if current is None or own_start else current + 1
    below = counters[level + 1 :]
    # Most paragraphs of a list follow one of their own level.
    if below.count(None) == len(below):
        return
    for deeper in range(level + 1, LEVELS):
        if counters[deeper] is not None and numbered.level(deeper).begins_anew_after(level):
            counters[deeper] = None


def _shown(counters: list[int | None], numbered: List, level: int, wanted: int) -> str:
    """Return the number of the level `wanted` as it stands in the label of `level`."""
    number_format = numbered.level(wanted).number_format
    counter = counters[wanted]
    if numbered.level(level).in_figures and wanted < level and number_format != "none":
        number_format = "decimal"
    return counted(numbered.start(wanted) if counter is None else counter, number_format)


@lru_cache
def _bullet(pattern: str) -> str:
    text = squeeze(pattern)
    if text in {PLUS, "*"}:
        return text
    # A level of words ("Chú ý:") is a bullet for Word, too; one letter such as "o" is a drawn ring.
    return nfc(text) if len(text) > 1 and any(character.isalpha() for character in text) else DASH
