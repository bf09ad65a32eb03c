"""Sentences that introduce a list of tasks where no heading does."""

import re
from dataclasses import dataclass

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

#: The entries of sentences that introduce what was done, and of how those begin that look back first.
DONE, LOOKING_BACK = "done", "looking_back"


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
    if not paragraph.rstrip().endswith(":"):
        return False
    key = matching_key(paragraph[-600:]).rstrip()
    return any(one.pattern.search(key) for one in lead_ins() if one.name not in (DONE, LOOKING_BACK))


def introduces_plans(paragraph: str) -> bool:
    """Tell whether a paragraph of a report introduces what is to be done, not what was done."""
    if not introduces_tasks(paragraph):
        return False
    key = matching_key(paragraph[-600:])
    told_of = max((found.end() for one in _named(LOOKING_BACK) if (found := one.match(key))), default=0)
    return not any(one.search(key, told_of) for one in _named(DONE))


def _named(name: str) -> list[re.Pattern[str]]:
    return [one.pattern for one in lead_ins() if one.name == name]
