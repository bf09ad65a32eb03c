"""Unlabelled lines above a list: days of a work plan, and words that lead on within a point."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

#: The longest words that name a day, with some of what is done on it.
LONGEST_DAY = 60
#: How the names of days begin, and within how many characters.
DAY_STARTS, LONGEST_START = ("thứ ", "chủ nhật", "ngày ", "tuần "), 8
CaptionName = Literal["continuation", "day", "period", "session", "table"]
#: Characters of a line that tell what it is.
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionFact(Fact):
    """One kind of such lines."""

    name: CaptionName
    pattern: re.Pattern[str]


@remembered
def caption_facts() -> tuple[CaptionFact, ...]:
    """Return every entry."""
    return tuple(CaptionFact(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("captions"))


#: What tells of a time.
TIMES = frozenset[CaptionName](("day", "period", "session"))


@remembered
def _up_to_times() -> tuple[CaptionFact, ...]:
    facts = caption_facts()
    return facts[: max(place for place, fact in enumerate(facts, 1) if fact.name in TIMES)]


def caption_named(line: str) -> CaptionName | None:
    """Return what a line above a list is by its words, or None."""
    return caption_of_key(matching_key(line[:MOST]))


def caption_of_key(key: str) -> CaptionName | None:
    """Return what a line above a list is by its words in their matching form, or None."""
    return _first(caption_facts(), key)


def names_time(key: str) -> bool:
    """Tell whether a line above a list, in its matching form, names a day, a part of one or a longer time."""
    return _first(_up_to_times(), key) in TIMES


def _first(facts: Iterable[CaptionFact], key: str) -> CaptionName | None:
    key = key[:MOST].strip()
    for fact in facts:
        if fact.pattern.match(key):
            return fact.name
    return None


def day_before_colon(words: str) -> str:
    """Return the day that a line begins with over what is done on it, or "": "Thứ Hai (16/3): Họp tổ chuyên môn"."""
    if not words[:LONGEST_START].casefold().startswith(DAY_STARTS):
        # Most lines begin otherwise.
        return ""
    day, colon, work = words[:LONGEST_DAY].partition(":")
    return day if colon and work.strip() and caption_named(day) == "day" else ""
