"""How names of bodies begin: issuers of documents and units that are told to do something."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_keys
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.phrases import Phrases
from nhiemvu.facts.tables import Fact, any_of, rows

#: How the pattern of whole words ends.
WORD_END = r"(?!\w)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer(Fact):
    """One beginning of a name."""

    head: str
    #: What must follow: a capital letter ("Ban Dân vận" is a body, "ban hành" is not), or a body or a general noun for
    #: one ("từng cơ quan", not "từng bước"), or what a person is in charge of ("Cán bộ phụ trách dân số").
    follows: Literal["any", "capital", "body", "charge"]
    #: Whether it names bodies by what they are: "các sở, ban, ngành".
    general: bool = False
    #: Whether it is a person's office: "Thủ trưởng", "Giám đốc".
    office: bool = False
    #: Whether it is a level, which a place's name follows: "Tỉnh", "Xã".
    place: bool = False
    #: Whether a number may follow it as its name: "Thôn 1", "Tổ 4, 5".
    numbered: bool = False
    #: Whether what a person is in charge of may follow it, as a part of the name: "Công chức phụ trách đất đai".
    charged: bool = False
    #: What the symbols of this very body carry: "VPCP".
    codes: tuple[str, ...] = ()


@remembered
def issuers() -> tuple[Issuer, ...]:
    """Return every entry."""
    return tuple(Issuer(**row) for row in rows("issuers"))


@remembered
def issuer_heads() -> re.Pattern[str]:
    """Return a pattern over the matching form that finds where a name may begin, the longest head first."""
    return made_ready(with_points(any_of(issuer.head for issuer in issuers())))


def with_points(pattern: str) -> str:
    """Return a pattern of whole words of which one that ends in a point may cling to the next: "P.|Kinh tế"."""
    return rf"{pattern.removesuffix(WORD_END)}(?:(?<=\.)|{WORD_END})"


@remembered
def heads_of_issuers() -> Phrases:
    """Return the same heads for a few questions."""
    return Phrases((issuer.head for issuer in issuers()), points_cling=True)


@remembered
def issuers_by_head() -> dict[str, Issuer]:
    """Return entries by the matching form of their heads, of two with one head the first."""
    backwards = issuers()[::-1]
    return dict(zip(matching_keys(issuer.head for issuer in backwards), backwards, strict=True))


@remembered
def _heads_by_code() -> dict[str, str]:
    """Return heads by the codes of their bodies, of two with one code the first."""
    return {code.casefold(): one.head for one in reversed(issuers()) for code in one.codes}


def issuer_of_code(code: str) -> str:
    """Return the body whose symbols carry `code` ("TTg", "QH15"), or "" where none or several do."""
    return _heads_by_code().get(re.sub(r"\d+$", "", code).casefold(), "")
