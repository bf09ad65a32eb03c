"""Kinds of documents: their names, abbreviations, and the codes that symbols carry."""

from dataclasses import dataclass
from functools import cache

from nhiemvu.domain.symbols import System
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.tables import Fact, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Fact):
    """One kind of document."""

    name: str
    #: The abbreviation that stands for the kind in output: "CT", "LUẬT".
    code: str
    #: What a symbol of this kind may carry: Party Quy định bears "QĐ".
    symbol_codes: tuple[str, ...]
    systems: tuple[System, ...]
    #: Longer names of the same kind.
    spellings: tuple[str, ...] = ()


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind."""
    return tuple(Kind(**{**row, "systems": tuple(System(value) for value in row["systems"])}) for row in rows("kinds"))


@cache
def kinds_by_name() -> dict[str, Kind]:
    """Return kinds by the matching form of each of their names."""
    return {matching_key(name): kind for kind in kinds() for name in (kind.name, *kind.spellings)}


@cache
def kinds_by_symbol_code() -> dict[str, tuple[Kind, ...]]:
    """Return kinds by the small-letter code that their symbols carry, the kind whose own code it is first."""
    found: dict[str, list[Kind]] = {}
    for kind in kinds():
        for code in kind.symbol_codes:
            found.setdefault(code.casefold(), []).append(kind)
    return {
        code: tuple(sorted(several, key=lambda kind: kind.code.casefold() != code)) for code, several in found.items()
    }


def kind_name(code: str) -> str:
    """Return the name of a kind by its abbreviation, "Chỉ thị" for "CT"; the abbreviation itself where unknown."""
    return next((kind.name for kind in kinds() if kind.code == code), code)
