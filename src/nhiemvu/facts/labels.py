"""Forms of labels in front of points: "Phần thứ hai", "I -", "1.", "a)", "-"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nhiemvu.domain.text import CAPITALS, SMALL, nfc
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.packaged import packaged_rows
from nhiemvu.facts.tables import Fact

Counting = Literal["words", "roman", "letter", "number", "path", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelForm(Fact):
    """One form of labels."""

    name: str
    #: Height in an outline: 1 is the highest.
    rank: int
    counts: Counting
    #: Matches a label at the start of a paragraph; group 1 is what counts.
    pattern: re.Pattern[str]


@cache
def label_forms() -> tuple[LabelForm, ...]:
    """Return every form, the highest first; no office adds to them, so labels that were read may be kept."""
    return tuple(LabelForm(**{**row, "pattern": _compiled(row["pattern"])}) for row in packaged_rows("labels"))


@cache
def forms_at(first: str) -> tuple[LabelForm, ...]:
    """Return the forms of labels that begin as a character does: with a letter, a figure or a sign; the highest first.

    The labels of one form all begin with the same of these.
    """
    return tuple(form for form in label_forms() if _manner(form.examples[0][0]) == _manner(first))


def _manner(first: str) -> tuple[bool, bool]:
    return first.isalpha(), first.isdecimal()


def _compiled(pattern: str) -> re.Pattern[str]:
    return made_ready(nfc(pattern).replace("<capital>", f"[{CAPITALS}]").replace("<small>", f"[{SMALL}]"))
