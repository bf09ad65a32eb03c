"""Words that tell whether a task ends, goes on for good, or comes back."""

import re
from dataclasses import dataclass

from nhiemvu.domain.tasks import Cadence
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceFact(Fact):
    """Words of one cadence."""

    name: str
    cadence: Cadence
    #: Whether the words count even beside a deadline.
    always: bool
    pattern: re.Pattern[str]


@remembered
def cadence_facts() -> tuple[CadenceFact, ...]:
    """Return every entry, in the order in which they are tried."""
    return tuple(
        CadenceFact(**{**row, "cadence": Cadence(row["cadence"]), "pattern": compiled(row["pattern"])})
        for row in rows("cadences")
    )
