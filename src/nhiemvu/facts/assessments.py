"""Numbered points that are no tasks: praise and agreement, when a document takes effect, when and where it is held."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.needed import all_needed_words, may_match
from nhiemvu.facts.tables import Fact, compiled, rows

AssessmentName = Literal["agreement", "effect", "frame", "pointer"]
#: Characters of a point that tell whether it is one.
MOST = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Fact):
    """One kind of such points."""

    name: AssessmentName
    pattern: re.Pattern[str]


@remembered
def assessments() -> tuple[Assessment, ...]:
    """Return every entry."""
    return tuple(Assessment(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("assessments"))


def assessment_of(words: str) -> AssessmentName | None:
    """Return why a numbered point is no task by its words, or None."""
    return assessment_of_key(matching_key(words[:MOST]))


def assessment_of_key(key: str) -> AssessmentName | None:
    """Return why a numbered point is no task by its words in their matching form, or None."""
    key = key[:MOST].strip()
    for one, needed in _with_needs():
        if may_match(needed, key) and one.pattern.match(key):
            return one.name
    return None


@remembered
def _with_needs() -> tuple[tuple[Assessment, list[tuple[str, ...]]], ...]:
    return tuple((one, all_needed_words(rf"\A(?:{one.pattern.pattern})")) for one in assessments())
