"""Words of titles: those in front of a report's subject, and those that tell accounts and plans apart."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleFact(Fact):
    """Words of one use; the office's own stand in front of a subject."""

    name: Literal["account", "own", "plans", "results"]
    pattern: re.Pattern[str]


@remembered
def title_facts() -> tuple[TitleFact, ...]:
    """Return every entry."""
    return tuple(TitleFact(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("titles"))


@remembered
def title_words(name: Literal["account", "plans"]) -> re.Pattern[str]:
    """Return what tells of what was done (account) or of what is to be done (plans)."""
    return next(fact.pattern for fact in title_facts() if fact.name == name)


def subject_of(words: str) -> str:
    """Return what a title is about, without the words that say what kind of account it gives."""
    subject = words.strip(" ,;:.")
    while match := _in_front(subject):
        subject = subject[match.end() :].strip(" ,;:.")
    return subject


def _in_front(words: str) -> re.Match[str] | None:
    key = matching_key(words)
    facts = (fact for fact in title_facts() if fact.name in ("own", "results"))
    return next((match for fact in facts if (match := fact.pattern.match(key))), None)
