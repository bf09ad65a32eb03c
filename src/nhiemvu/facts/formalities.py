"""Words by which a check of a document's form knows its elements and their faults."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.packaged import packaged_rows
from nhiemvu.facts.tables import Fact, compiled

FormalityName = Literal[
    "archive", "basis", "day_name", "gap", "honorific", "letter_subject_party", "letter_subject_state",
    "long_position", "normative", "party_authority", "party_office", "state_authority", "state_office",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalityFact(Fact):
    """One use of words."""

    name: FormalityName
    pattern: re.Pattern[str]


@remembered
def formality_facts() -> Mapping[FormalityName, FormalityFact]:
    """Return every entry by its name."""
    return {
        row["name"]: FormalityFact(**{**row, "pattern": compiled(row["pattern"])})
        for row in packaged_rows("formalities")
    }


def formality(name: FormalityName) -> re.Pattern[str]:
    """Return the pattern of one use, over the matching form."""
    return formality_facts()[name].pattern
