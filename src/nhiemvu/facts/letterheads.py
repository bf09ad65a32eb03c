"""What stands above the words of a document, and what names of offices look like there."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

LetterheadName = Literal[
    "above", "addressee", "alone", "announced", "attached", "attached_blank", "continues", "formula", "held", "mark",
    "motto", "number", "of_place", "open", "place_date", "rank", "subject", "under",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadFact(Fact):
    """One part of letterheads."""

    name: LetterheadName
    pattern: re.Pattern[str]


@remembered
def letterhead_facts() -> dict[LetterheadName, LetterheadFact]:
    """Return every entry by its name."""
    return {row["name"]: LetterheadFact(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("letterheads")}


def letterhead_part(name: LetterheadName) -> re.Pattern[str]:
    """Return the pattern of a part over the matching form."""
    return letterhead_facts()[name].pattern
