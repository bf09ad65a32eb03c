"""Words of titles that are no part of a report's subject."""

import re
from dataclasses import dataclass

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleFact(Fact):
    """Words in front of a subject."""

    name: str
    pattern: re.Pattern[str]


@remembered
def title_facts() -> tuple[TitleFact, ...]:
    """Return every entry."""
    return tuple(TitleFact(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("titles"))


def subject_of(words: str) -> str:
    """Return what a title is about, without the words that say what kind of account it gives."""
    subject = words.strip(" ,;:.")
    while match := _in_front(subject):
        subject = subject[match.end() :].strip(" ,;:.")
    return subject


def _in_front(words: str) -> re.Match[str] | None:
    key = matching_key(words)
    return next((match for fact in title_facts() if (match := fact.pattern.match(key))), None)
