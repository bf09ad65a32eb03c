"""How titles and headings name periods."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.periods import PeriodKind
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFact(Fact):
    """One form of periods."""

    name: str
    #: "none": words with a number that are no period.
    kind: PeriodKind | Literal["none"]
    pattern: re.Pattern[str]
    #: The codes of the examples, "" for none.
    expects: tuple[str, ...]


@remembered
def period_facts() -> tuple[PeriodFact, ...]:
    """Return every form, in the order in which they are tried at one place."""
    made = ({"kind": _kind(row["kind"]), "pattern": compiled(row["pattern"])} for row in rows("periods"))
    return tuple(PeriodFact(**{**row, **ready}) for row, ready in zip(rows("periods"), made, strict=True))


def _kind(name: str) -> PeriodKind | Literal["none"]:
    return "none" if name == "none" else PeriodKind(name)
