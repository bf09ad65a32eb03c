"""Unlabelled lines above a list: days of a work plan, and words that lead on within a point."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

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


def caption_named(line: str) -> CaptionName | None:
    """Return what a line above a list is by its words, or None."""
    return caption_of_key(matching_key(line[:MOST]))


def caption_of_key(key: str) -> CaptionName | None:
    """Return what a line above a list is by its words in their matching form, or None."""
    key = key[:MOST].strip()
    for fact in caption_facts():
        if fact.pattern.match(key):
            return fact.name
    return None
