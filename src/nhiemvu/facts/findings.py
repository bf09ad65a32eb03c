"""What each kind of finding means, how grave it is, what rule it is about, and how it is mended."""

from collections.abc import Mapping
from dataclasses import dataclass

from nhiemvu.domain.findings import FindingCode, Severity
from nhiemvu.domain.language import Text
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.packaged import packaged_rows
from nhiemvu.facts.tables import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFact(Fact):
    """One kind of finding."""

    name: FindingCode
    severity: Severity
    #: The part of the rule book, or what else it is about.
    item: Text
    #: Whether the rule book of the document says so; else it is a matter of the document itself.
    by_rule_book: bool = True
    #: In Vietnamese, for the page of the documents.
    meaning: str
    mend: str


@remembered
def finding_facts() -> Mapping[FindingCode, FindingFact]:
    """Return every kind of finding by its code, in the order of the page."""
    facts = (
        FindingFact(
            **{
                **{key: value for key, value in row.items() if key != "item_en"},
                "name": FindingCode(row["name"]),
                "severity": Severity(row["severity"]),
                "item": Text(row["item"], row["item_en"]),
            }
        )
        for row in packaged_rows("findings")
    )
    return {fact.name: fact for fact in facts}
