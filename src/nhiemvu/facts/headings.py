"""Phrases that make a heading a section: results, tasks, proposals and so on."""

import re
from dataclasses import dataclass

from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.lines import without_start
from nhiemvu.facts.tables import Fact, any_of, rows

#: The longest heading that runs on into its sentence.
LONGEST_RUN_IN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingFact(Fact):
    """Phrases of one section."""

    section: SectionKind
    #: Whether the phrases count only where no strong one of their section is in the document.
    weak: bool
    phrases: tuple[str, ...]


@remembered
def heading_facts() -> tuple[HeadingFact, ...]:
    """Return every entry."""
    return tuple(HeadingFact(**{**row, "section": SectionKind(row["section"])}) for row in rows("headings"))


@remembered
def _search() -> tuple[re.Pattern[str], dict[str, HeadingFact]]:
    # Of two entries with one phrase the first counts.
    by_phrase = {matching_key(phrase): fact for fact in reversed(heading_facts()) for phrase in fact.phrases}
    return made_ready(any_of(by_phrase)), by_phrase


def heading_fact(heading: str) -> HeadingFact | None:
    """Return the entry whose phrase stands first in the words of a heading, or None."""
    return heading_of_key(matching_key(heading))


def heading_of_key(key: str) -> HeadingFact | None:
    """Return the entry whose phrase stands first in the words of a heading in their matching form, or None."""
    pattern, by_phrase = _search()
    for found in pattern.finditer(key):
        fact = by_phrase[found[0]]
        if fact.section is not SectionKind.OTHER:
            return fact
    return None


def run_in_heading(words: str) -> HeadingFact | None:
    """Return the entry of a heading that stands in one line with its sentence: "1. Về kết quả đạt được: ..."; or None.

    A semicolon ends a statement: what it stands in heads nothing.
    """
    heading, colon, _ = words.partition(":")
    if not colon or ";" in heading or len(heading) > LONGEST_RUN_IN:
        return None
    key = without_start("topic", matching_key(heading))
    fact = heading_of_key(key)
    return fact if fact and key.startswith(tuple(matching_key(phrase) for phrase in fact.phrases)) else None
