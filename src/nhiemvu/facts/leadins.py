"""Sentences that introduce a list of tasks where no heading does."""

import re
from dataclasses import dataclass

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadIn(Fact):
    """One kind of such sentences."""

    name: str
    pattern: re.Pattern[str]


@remembered
def lead_ins() -> tuple[LeadIn, ...]:
    """Return every entry."""
    return tuple(LeadIn(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("leadins"))


def introduces_tasks(paragraph: str) -> bool:
    """Tell whether a paragraph introduces a list of tasks."""
    key = matching_key(paragraph[-600:]).rstrip()
    return key.endswith(":") and any(lead_in.pattern.search(key) for lead_in in lead_ins())
