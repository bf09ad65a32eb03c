"""Counts of what was done and what was not, whose sum must be the whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.needed import needed_words
from nhiemvu.facts.packaged import packaged_rows, part_of
from nhiemvu.facts.tables import Fact, compiled

TotalName = Literal["done", "open", "overdue", "whole", "within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalFact(Fact):
    """How one count is written."""

    name: TotalName
    pattern: re.Pattern[str]


@remembered
def total_facts() -> Mapping[TotalName, TotalFact]:
    """Return every entry by its name."""
    made = (TotalFact(**{**row, "pattern": compiled(_with_forms(row["pattern"]))}) for row in packaged_rows("totals"))
    return {fact.name: fact for fact in made}


@remembered
def counted() -> re.Pattern[str]:
    """Return what every sentence with a whole holds, the last digit of a number of things; quick to look for."""
    return compiled(rf"\d {part_of('totals', 'thing')}")


@remembered
def done_needs() -> tuple[str, ...]:
    """Return words of which every count of what was done holds one."""
    return needed_words(total_facts()["done"].pattern)


def _with_forms(pattern: str) -> str:
    """Return a pattern in which the number of each further form has a group of its own: n, n2."""
    first, *others = pattern.split("(?P<n>")
    if not others:
        return first
    return first + "".join(f"(?P<n{place or ''}>{part}" for place, part in enumerate(others, start=0))


def number_in(found: re.Match[str]) -> int:
    """Return the count that a match names: "1.204" is 1204."""
    written = next(value for name, value in found.groupdict().items() if value and name.startswith("n"))
    return int(written.replace(".", ""))
