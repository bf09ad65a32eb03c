"""Signs of text that was lost or damaged on its way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.packaged import packaged_rows
from nhiemvu.facts.tables import Fact, compiled

DamageName = Literal["cut", "lost_letters", "page_number", "pieces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageFact(Fact):
    """One sign."""

    name: DamageName
    pattern: re.Pattern[str]


@remembered
def damage_facts() -> Mapping[DamageName, DamageFact]:
    """Return every entry by its name."""
    made = (DamageFact(**{**row, "pattern": compiled(row["pattern"])}) for row in packaged_rows("damage"))
    return {fact.name: fact for fact in made}
