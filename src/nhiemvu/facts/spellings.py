"""How names of offices that stand in capitals are written in a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.tables import Fact, any_of, rows

SpellingName = Literal["common", "compound", "named_after", "place", "proper"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingFact(Fact):
    """Words of one use in names."""

    name: SpellingName
    phrases: tuple[str, ...]


@remembered
def spelling_facts() -> Mapping[SpellingName, SpellingFact]:
    """Return every entry by its name; what stands in several entries of one name is one."""
    found: dict[SpellingName, SpellingFact] = {}
    for row in rows("spellings"):
        fact = SpellingFact(**row)
        held = found.get(fact.name)
        found[fact.name] = replace(fact, phrases=(*held.phrases, *fact.phrases)) if held else fact
    return found


@remembered
def spelling(name: SpellingName) -> re.Pattern[str]:
    """Return a pattern over the matching form that finds any of the words of an entry."""
    return made_ready(any_of(spelling_facts()[name].phrases))


@remembered
def proper_spellings() -> Mapping[str, str]:
    """Return the words with capitals of their own, by their matching form."""
    return {matching_key(phrase): phrase for phrase in spelling_facts()["proper"].phrases}
