"""Words that relate two documents, or the document itself to one that it names."""

import re
from dataclasses import dataclass
from typing import Any

from nhiemvu.domain.directives import Relation
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

PATTERNS = ("before", "behind", "between", "unless")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFact(Fact):
    """Words of one relation: around two documents, or around one that the document itself is tied to."""

    relation: Relation
    #: Matches the last words between the first document, with its issuer and date, and the second.
    between: re.Pattern[str] | None = None
    #: Matches the words in front of the document that is named; with `between` those in front of the first.
    before: re.Pattern[str] | None = None
    #: Matches the words behind a document that the document itself acts on.
    behind: re.Pattern[str] | None = None
    #: Matches words between two documents that undo the others.
    unless: re.Pattern[str] | None = None
    #: Whether the second document acts on the first.
    reversed: bool = False
    #: Kinds that the document that acts, and the one that it acts on, may have; empty for any.
    own_kinds: tuple[str, ...] = ()
    cited_kinds: tuple[str, ...] = ()

    def suits(self, own_kind: str, cited_kind: str) -> bool:
        """Tell whether documents of these kinds may stand in this relation."""
        return (not self.own_kinds or own_kind in self.own_kinds) and (
            not self.cited_kinds or cited_kind in self.cited_kinds
        )

    def joined_at(self, words: str) -> int | None:
        """Return where in the words between two documents those begin that relate them, or None."""
        found = self.between.search(words) if self.between else None
        return found.start() if found and not (self.unless and self.unless.search(words)) else None


@remembered
def relation_facts() -> tuple[RelationFact, ...]:
    """Return every entry."""
    return tuple(
        RelationFact(**{**row, **_patterns(row), "relation": Relation(row["relation"])}) for row in rows("relations")
    )


def _patterns(row: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    return {
        name: compiled(rf"(?:{row[name]})\Z" if name == "between" else row[name]) for name in PATTERNS if name in row
    }
