"""Words by which a report says that what it tells of is not finished."""

import re
from dataclasses import dataclass

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedFact(Fact):
    """One way of saying so."""

    name: str
    pattern: re.Pattern[str]


@remembered
def unfinished_facts() -> tuple[UnfinishedFact, ...]:
    """Return every entry."""
    return tuple(UnfinishedFact(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("unfinished"))


def is_unfinished(words: str) -> bool:
    """Tell whether words say that what they tell of is not finished."""
    key = matching_key(words)
    return any(fact.pattern.search(key) for fact in unfinished_facts())
