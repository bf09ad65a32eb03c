"""Words that names of bodies are made of, and words that look like names and are none."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.tables import Fact, any_of, rows

NameGroup = Literal[
    "abbreviated", "added_office", "address", "assembly", "charge", "compound", "doing", "function", "inside", "level",
    "member", "partial", "surname", "title",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords(Fact):
    """Words of one use in names."""

    name: NameGroup
    phrases: tuple[str, ...]


@remembered
def name_words() -> dict[NameGroup, NameWords]:
    """Return every group by its name; what stands in several entries of one name is one group."""
    groups: dict[NameGroup, NameWords] = {}
    for row in rows("names"):
        group = NameWords(**row)
        held = groups.get(group.name)
        groups[group.name] = _joined(held, group) if held else group
    return groups


def _joined(one: NameWords, other: NameWords) -> NameWords:
    return replace(other, phrases=(*one.phrases, *other.phrases), examples=(*one.examples, *other.examples))


@remembered
def in_names(*names: NameGroup) -> re.Pattern[str]:
    """Return a pattern over the matching form that finds any phrase of the groups as whole words, the longest first."""
    return made_ready(any_of(phrase for name in names for phrase in name_words()[name].phrases))
