"""Words by which a report says that what it tells of is not finished."""

import re
from dataclasses import dataclass

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.needed import Sieve
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


@remembered
def _sieve() -> Sieve[UnfinishedFact]:
    return Sieve(unfinished_facts())


def is_unfinished(key: str) -> bool:
    """Tell whether words in their matching form say that what they tell of is not finished."""
    return any(fact.pattern.search(key) for fact in _sieve().may_be_in(key))
