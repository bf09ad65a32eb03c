"""Where the words of a document end: closing sentences, recipients, signatures, annexes."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

ClosingName = Literal["annex", "closing", "office", "recipients", "signature"]
#: Characters of a paragraph that tell how it ends the body.
MOST = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Fact):
    """One way in which a paragraph ends the body."""

    name: ClosingName
    pattern: re.Pattern[str]
    #: What every such paragraph holds in its matching form and few others do; "" where the pattern tells as soon.
    holds: str = ""


@remembered
def closings() -> tuple[Closing, ...]:
    """Return every entry."""
    return tuple(
        Closing(**{**row, "pattern": compiled(row["pattern"]), "holds": matching_key(row.get("holds", ""))})
        for row in rows("closings")
    )


def closing_of(paragraph: str) -> ClosingName | None:
    """Return how a paragraph ends the body, or None for a paragraph of the body."""
    return closing_of_key(matching_key(paragraph[:MOST]))


def closing_of_key(key: str) -> ClosingName | None:
    """Return how a paragraph in its matching form ends the body, or None."""
    key = key[:MOST].strip()
    for closing in closings():
        if (not closing.holds or closing.holds in key) and closing.pattern.match(key):
            return closing.name
    return None


@remembered
def _ends() -> tuple[re.Pattern[str], ...]:
    return tuple(closing.pattern for closing in closings() if closing.name != "closing")


def may_end(key: str) -> bool:
    """Tell whether a paragraph in its matching form may end the body by more than a closing sentence; soon told."""
    start = key[:MOST].strip()
    # A loop, since this is asked of each paragraph without a label.
    for pattern in _ends():  # noqa: SIM110
        if pattern.match(start):
            return True
    return False
