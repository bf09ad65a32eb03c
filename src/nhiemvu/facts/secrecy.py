"""Stamps of secrecy on documents."""

import re
from dataclasses import dataclass

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp(Fact):
    """One stamp."""

    #: A value of `Secrecy`; "" for the stamp by which a document is secret no more.
    degree: str
    pattern: re.Pattern[str]


@remembered
def stamps() -> tuple[Stamp, ...]:
    """Return every entry."""
    return tuple(Stamp(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("secrecy"))
