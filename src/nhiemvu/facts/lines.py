"""Words by which a line or the start or end of one tells what it is."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

LineName = Literal[
    "attached", "before_year", "concludes", "consists", "dangling", "ditto", "entry", "frame", "gives", "hands_out",
    "made_before", "made_by_a_day", "orientation", "oversees", "page_number", "plain_page_number", "plans", "schedule",
    "subject", "to_come", "topic", "total", "work_by_a_day", "year",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFact(Fact):
    """What lines of one kind hold."""

    name: LineName
    pattern: re.Pattern[str]


@remembered
def line_facts() -> tuple[LineFact, ...]:
    """Return every entry."""
    return tuple(LineFact(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("lines"))


@remembered
def line_patterns(name: LineName) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of one kind of lines."""
    return tuple(fact.pattern for fact in line_facts() if fact.name == name)


def holds(name: LineName, key: str) -> bool:
    """Tell whether a line in its matching form holds what lines of a kind do."""
    return any(pattern.search(key) for pattern in line_patterns(name))


def without_start(name: LineName, key: str) -> str:
    """Return a line in its matching form without what stands at its start: "về kết quả" gives "kết quả"."""
    for pattern in line_patterns(name):
        if match := pattern.match(key):
            return key[match.end() :]
    return key
