"""Offices that are no more: a later document can bear neither their names nor the suffixes of their symbols."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhiemvu.domain.symbols import System, parse_symbol
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Fact):
    """The end of offices of one kind."""

    name: str
    #: The last day on which they could issue.
    last_day: date
    #: Searched in an issuer's name.
    pattern: re.Pattern[str]
    #: Searched in the issuer's part of a Party symbol.
    codes: re.Pattern[str] | None = None


@remembered
def endings() -> tuple[Ending, ...]:
    """Return every entry."""
    return tuple(Ending(**{**row, **_made(row)}) for row in rows("endings"))


def _made(row: Mapping[str, Any]) -> dict[str, object]:
    codes = compiled(row["codes"]) if "codes" in row else None
    return {"last_day": date.fromisoformat(row["last_day"]), "pattern": compiled(row["pattern"]), "codes": codes}


def ended(symbol: str, issuer: str, issued_on: date) -> Ending | None:
    """Return the entry of an office that had ended when it is said to have issued a document, or None."""
    return next((one for one in endings() if issued_on > one.last_day and _is_of(one, symbol, issuer)), None)


def _is_of(ending: Ending, symbol: str, issuer: str) -> bool:
    parsed = parse_symbol(symbol) if symbol else None
    code = parsed.issuer_code if parsed and parsed.system is System.PARTY else ""
    if code and ending.codes and ending.codes.search(matching_key(code)):
        return True
    return bool(ending.pattern.search(matching_key(issuer)))
