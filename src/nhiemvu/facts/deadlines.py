"""Phrases that set a deadline, each with the rule that turns it into a day."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

Rule = Literal["day", "month", "quarter", "half", "year", "period", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineFact(Fact):
    """One form of deadlines."""

    name: str
    rule: Rule
    #: Whether the form counts only where a field or cell holds nothing but the time.
    bare: bool
    pattern: re.Pattern[str]
    #: The days of the examples for a document of 06/3/2024, "" for none.
    expects: tuple[str, ...]


@remembered
def deadline_facts() -> tuple[DeadlineFact, ...]:
    """Return every form, in the order in which they are tried."""
    return tuple(DeadlineFact(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("deadlines"))
