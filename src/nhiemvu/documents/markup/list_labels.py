"""The levels of a numbered or bulleted list, and the label of its next paragraph: "1.", "1.1.", "a)", "-".

Levels count from 0. A level that is skipped counts as used: "1.1." without a "1." before it is followed by "2.".
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from nhiemvu.documents.markup.counting import counted
from nhiemvu.domain.text import nfc, squeeze
from nhiemvu.domain.values import dataclass, field

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
    #: What `numbers` has found, by level.
    _numbers: dict[int, Sequence[tuple[int, str]]] = field(default_factory=dict)

    def level(self, depth: int) -> Level:
        """Return a level; one that the file does not define is a plain number."""
        return self.levels.get(depth, PLAIN_NUMBER)

    def start(self, depth: int) -> int:
        """Return what a level counts from."""
        return self.starts.get(depth, self.level(depth).start)

    def numbers(self, depth: int) -> Sequence[tuple[int, str]]:
        """Return the levels whose numbers the label of a level shows, in order, and the format of each there."""
        found = self._numbers.get(depth)
        if found is None:
            shown = (int(match[1]) - 1 for match in PLACEHOLDER.finditer(self.level(depth).pattern))
            found = self._numbers[depth] = [(level, self._number_format(level, depth)) for level in shown]
        return found

    def _number_format(self, level: int, depth: int) -> str:
        number_format = self.level(level).number_format
        in_figures = self.level(depth).in_figures and level < depth and number_format != "none"
        return "decimal" if in_figures else number_format


def next_label(counters: list[int | None], numbered: List, level: int, *, own_start: bool = False) -> str:
    """Count one paragraph of a list and return its number or bullet; `own_start` begins its level anew."""
    _advance(counters, numbered, level, own_start=own_start)
    form = numbered.level(level)
    if form.number_format == "bullet":
        return _bullet(form.pattern)
    numbers = []
    for shown, number_format in numbered.numbers(level):
        counter = counters[shown]
        numbers.append(counted(numbered.start(shown) if counter is None else counter, number_format))
    return _filled(form.pattern, tuple(numbers))


@lru_cache(maxsize=4096)
def _filled(pattern: str, numbers: tuple[str, ...]) -> str:
    return squeeze(nfc(_with_gaps(pattern) % numbers))


@lru_cache
def _with_gaps(pattern: str) -> str:
    """Return a pattern in the manner of Python ("%1.%2)" as "%s.%s)")."""
    return "%s".join(between.replace("%", "%%") for between in PLACEHOLDER.split(pattern)[::2])


def _advance(counters: list[int | None], numbered: List, level: int, *, own_start: bool) -> None:
    for higher in range(level):
        if counters[higher] is None:
            counters[higher] = numbered.start(higher)
    current = counters[level]
    counters[level] = numbered.start(level) if current is None or own_start else current + 1
    # Most paragraphs of a list follow one of their own level: of those below none has begun.
    if counters.count(None) == LEVELS - 1 - level:
        return
    for deeper in range(level + 1, LEVELS):
        if counters[deeper] is not None and numbered.level(deeper).begins_anew_after(level):
            counters[deeper] = None


@lru_cache
def _bullet(pattern: str) -> str:
    text = squeeze(pattern)
    if text in {PLUS, "*"}:
        return text
    # A level of words ("Chú ý:") is a bullet for Word, too; one letter such as "o" is a drawn ring.
    return nfc(text) if len(text) > 1 and any(character.isalpha() for character in text) else DASH
