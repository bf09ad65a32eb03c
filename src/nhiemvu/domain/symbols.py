"""Symbols of documents: "97-CT/TW" of the Party, "251/QĐ-UBND" and "30/2020/NĐ-CP" of the State.

The form as found is kept for print; `symbol_key` is for comparing. A symbol alone is no key of a document:
Party numbers restart each term, State numbers each year.
"""

import re
from enum import StrEnum
from functools import lru_cache

from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.text import fold, nfc, plain_dashes
from nhiemvu.domain.values import dataclass

#: 312-CV/BTGDVTU, 05-QC/BTCTU-BDVTU: number, hyphen, type, slash, issuer.
PARTY = pattern(r"(?P<number>\d+(?:\.\d+)?[a-zđ]?)-(?P<type>[a-zđ]+)/(?P<issuer>[\wđ/&.-]+)", re.IGNORECASE)
#: 30/2020/NĐ-CP, 190/2025/QH15, 66.3/2025/NQ-CP: number, year, type, issuer.
STATE_WITH_YEAR = pattern(r"(?P<number>\d+(?:\.\d+)?[a-zđ]?)/(?P<year>\d{4})/(?P<rest>[\wđ&.-]+)", re.IGNORECASE)
#: 251/QĐ-UBND, 1234/BGDĐT-VP: number, then type and issuer, or issuer and drafting unit.
STATE = pattern(r"(?P<number>\d+(?:\.\d+)?[a-zđ]?)/(?P<rest>[a-zđ][\wđ&.-]*)", re.IGNORECASE)


class System(StrEnum):
    """Which of the two systems of office an issuer belongs to."""

    PARTY = "party"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts of a symbol."""

    written: str
    number: str
    #: The abbreviation of the kind as written ("CT", "QĐ"); empty in a State letter's symbol.
    type_code: str
    #: What stands for the issuer ("TW", "UBND", "BGDĐT-VP").
    issuer_code: str
    system: System


def written_symbol(text: str) -> str:
    """Return a symbol as it should be printed: plain hyphens, no spaces ("312 – CV/BTGDVTU" gives "312-CV/BTGDVTU")."""
    return re.sub(r"\s+", "", plain_dashes(nfc(text)))


@lru_cache(maxsize=4096)
def symbol_key(text: str) -> str:
    """Return the form of a symbol for comparing: no spaces, plain hyphens, no accents or case, no zeros in front."""
    return fold(written_symbol(text)).lstrip("0")


def parse_symbol(text: str) -> Symbol | None:
    """Return the parts of a symbol, or None where `text` has the form of none."""
    written = written_symbol(text)
    if match := PARTY.fullmatch(written):
        return Symbol(written, match["number"], match["type"], match["issuer"], System.PARTY)
    match = STATE_WITH_YEAR.fullmatch(written) or STATE.fullmatch(written)
    if not match:
        return None
    first, _, rest = match["rest"].partition("-")
    return Symbol(written, match["number"], first if rest else "", rest or first, System.STATE)
