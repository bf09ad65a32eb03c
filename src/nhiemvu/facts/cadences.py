"""Words that tell whether a task ends, goes on for good, or comes back."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from nhiemvu.domain.tasks import Cadence
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.needed import all_needed_words
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceFact(Fact):
    """Words of one cadence."""

    name: str
    cadence: Cadence
    #: "field": only where a field or cell holds the time; "open": in points of a report that have no deadline.
    counts: Literal["always", "field", "open"]
    pattern: re.Pattern[str]


@remembered
def cadence_facts() -> tuple[CadenceFact, ...]:
    """Return every entry, in the order in which they are tried."""
    return tuple(_fact(row) for row in rows("cadences"))


def _fact(row: dict[str, Any]) -> CadenceFact:
    return CadenceFact(**{**row, "cadence": Cadence(row["cadence"]), "pattern": compiled(row["pattern"])})


@remembered
def cadences_with_needs() -> tuple[tuple[CadenceFact, list[tuple[str, ...]]], ...]:
    """Return every entry with the sets of words that its pattern needs."""
    return tuple((fact, all_needed_words(fact.pattern)) for fact in cadence_facts())
