"""Words in and around citations of documents: the number's sign, what opens a title, what ends one."""

from dataclasses import dataclass
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, any_of, rows

CitingName = Literal[
    "about", "apart", "central_code", "draft", "generic", "goes_on", "goes_on_at_once", "issued", "measure", "number",
    "other_paper", "party_code", "state_code", "titled",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingWords(Fact):
    """Words of one use."""

    name: CitingName
    phrases: tuple[str, ...]


@remembered
def citing_words() -> dict[CitingName, tuple[str, ...]]:
    """Return the phrases of each use, as they are written."""
    found: dict[CitingName, tuple[str, ...]] = {}
    for row in rows("citing"):
        words = CitingWords(**row)
        found[words.name] = (*found.get(words.name, ()), *words.phrases)
    return found


def any_cited(*names: CitingName) -> str:
    """Return a pattern over the matching form that finds any phrase of these uses as whole words."""
    return any_of(phrase for name in names for phrase in citing_words()[name])
