"""Words that relate two documents, or the document itself to one that it names."""

import re
from dataclasses import dataclass
from typing import Any

from nhiemvu.domain.directives import Relation
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFact(Fact):
    """Words of one relation: either `between` two documents or `before` one that the document itself is tied to."""

    relation: Relation
    #: Matches all the words between the first document, with its issuer and date, and the second.
    between: re.Pattern[str] | None = None
    #: Matches the words in front of the document that is named.
    before: re.Pattern[str] | None = None
    #: Kinds that the document itself, and the one that it names, may have; empty for any.
    own_kinds: tuple[str, ...] = ()
    cited_kinds: tuple[str, ...] = ()


@remembered
def relation_facts() -> tuple[RelationFact, ...]:
    """Return every entry."""
    return tuple(
        RelationFact(**{**row, **_patterns(row), "relation": Relation(row["relation"])}) for row in rows("relations")
    )


def _patterns(row: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    return {name: compiled(row[name]) for name in ("between", "before") if name in row}
