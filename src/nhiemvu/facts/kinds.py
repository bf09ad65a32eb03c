"""Kinds of documents: their names, abbreviations, and the codes that symbols carry."""

import re
from dataclasses import dataclass

from nhiemvu.domain.symbols import System, parse_symbol
from nhiemvu.domain.text import fold, matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, rows

#: What stands for the kind in symbols of the National Assembly: "45/2021/QH15" is a law or a resolution.
ASSEMBLY = ("qh", "ubtvqh")


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
    #: Whether a name of its own stands between the kind and the number: "Luật Thư viện số 46/2019/QH14".
    named: bool = False
    #: Whether no words but those with a number name a document of this kind: "Báo cáo của Sở Nội vụ về ..." names none.
    numbered: bool = False


@remembered
def kinds() -> tuple[Kind, ...]:
    """Return every kind."""
    return tuple(Kind(**{**row, "systems": tuple(System(value) for value in row["systems"])}) for row in rows("kinds"))


@remembered
def kinds_by_name() -> dict[str, Kind]:
    """Return kinds by the matching form of each of their names, of two with one name the first."""
    return {matching_key(name): kind for kind in reversed(kinds()) for name in (kind.name, *kind.spellings)}


@remembered
def kinds_by_symbol_code() -> dict[str, tuple[Kind, ...]]:
    """Return kinds by the small-letter code that their symbols carry, the kind whose own code it is first."""
    found: dict[str, list[Kind]] = {}
    for kind in kinds():
        for code in kind.symbol_codes:
            found.setdefault(code.casefold(), []).append(kind)
    return {
        code: tuple(sorted(several, key=lambda kind: kind.code.casefold() != code)) for code, several in found.items()
    }


def kinds_of_symbol(symbol: str) -> tuple[Kind, ...]:
    """Return the kinds that a symbol's code may stand for, the kind whose own code it is first."""
    return kinds_by_symbol_code().get(_code_in(symbol), ())


def may_bear(code: str, symbol: str) -> bool:
    """Tell whether a document of the kind with this abbreviation may bear a symbol; a code unknown tells nothing."""
    borne = kinds_of_symbol(symbol)
    return not borne or _code_in(symbol) in ASSEMBLY or code in {kind.code for kind in borne}


def _code_in(symbol: str) -> str:
    parsed = parse_symbol(symbol)
    # "QH15": the number of the National Assembly belongs to no code.
    return re.sub(r"\d+$", "", parsed.type_code or parsed.issuer_code).casefold() if parsed else ""


def find_kind(words: str) -> Kind | None:
    """Return the kind that has this abbreviation or name, whatever its case and accents: "CT", "Chỉ thị"."""
    key = fold(words)
    named = (kind for kind in kinds() if key in {fold(name) for name in (kind.code, kind.name, *kind.spellings)})
    # "DA" is Dự án and, without accents, Đề án: what is written with these accents goes first.
    exact = words.casefold()
    return min(named, key=lambda kind: exact not in (kind.code.casefold(), kind.name.casefold()), default=None)


def kind_name(code: str) -> str:
    """Return the name of a kind by its abbreviation, "Chỉ thị" for "CT"; the abbreviation itself where unknown."""
    return next((kind.name for kind in kinds() if kind.code == code), code)
