"""Directives: the documents above a task, named by kind, symbol, date, issuer and title, any of which may be missing.

Two mentions name one document when nothing that both state differs and what they share is enough to tell:
a symbol with a date or an issuer, or, without a symbol, kind, issuer and title.
"""

from datetime import date
from enum import StrEnum
from functools import lru_cache

from nhiemvu.domain.dates import official_day
from nhiemvu.domain.secrecy import Secrecy, directive_words
from nhiemvu.domain.symbols import System, parse_symbol, symbol_key
from nhiemvu.domain.text import tone_key
from nhiemvu.domain.values import dataclass, replace


class Relation(StrEnum):
    """What one document does to another, read "from RELATION to"."""

    IMPLEMENTS = "implements"
    PROMULGATES = "promulgates"
    REPLACES = "replaces"
    AMENDS = "amends"
    REQUESTS = "requests"
    CITES = "cites"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One document as recorded or as mentioned; empty strings and None stand for what is not known."""

    #: Abbreviation of the kind: "CT", "KH", "LUẬT".
    kind: str
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    title: str = ""
    signer: str = ""
    note: str = ""
    #: The degree of a state secret, of which only symbol, kind, issuer and date are recorded.
    secrecy: Secrecy | None = None

    @property
    def system(self) -> System | None:
        """The system that the symbol's form tells, or None without a symbol."""
        parsed = parse_symbol(self.symbol) if self.symbol else None
        return parsed.system if parsed else None

    @property
    def told_title(self) -> str:
        """The title as lists show it; of a secret directive, that it is one."""
        return directive_words(self.secrecy) if self.secrecy else self.title

    @property
    def short_name(self) -> str:
        """The shortest name that a clerk recognises: the symbol, else kind, issuer and title."""
        return self.symbol or " ".join(filter(None, (self.kind, self.issuer, f"“{self.title}”" if self.title else "")))


#: Names that offices write short, as whole words in their matching form.
ABBREVIATED = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "mttq": "mặt trận tổ quốc",
    "tw": "trung ương",
    "vpcp": "văn phòng chính phủ",
}
#: Bodies that issue in the name of a committee: "Ban Thường vụ Huyện ủy" and "Huyện ủy" share their numbering.
COMMITTEE_HEADS = ("ban thường vụ", "ban chấp hành", "ban thường trực", "thường trực", "ban thường vụ")
COMMITTEE_KEYS = tuple(f"{tone_key(head)} " for head in COMMITTEE_HEADS)


@lru_cache(maxsize=512)
def issuer_key(name: str) -> str:
    """Return the form of an issuer's name for comparing, without the body that acts for the committee."""
    key = tone_key(name)
    for head in COMMITTEE_KEYS:
        key = key.removeprefix(head)
    return key


def identity(directive: Directive) -> str:
    """Return the key that is unique in a database: system, issuer, symbol and date, or kind, issuer and title.

    Source: Party numbers restart each term, State numbers each year (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP).
    """
    issued = directive.issued_on.isoformat() if directive.issued_on else ""
    issuer = issuer_key(directive.issuer)
    if directive.symbol:
        return "|".join((directive.system or "", issuer, symbol_key(directive.symbol), issued))
    return "|".join((directive.kind.casefold(), issuer, tone_key(directive.title), issued))


def same_document(one: Directive, other: Directive) -> bool:
    """Tell whether two mentions name one document."""
    if bool(one.symbol) != bool(other.symbol) or _differ(one.issued_on, other.issued_on):
        return False
    if not same_issuer(one.issuer, other.issuer):
        return False
    if one.symbol:
        return symbol_key(one.symbol) == symbol_key(other.symbol)
    titles = tone_key(one.title), tone_key(other.title)
    return one.kind == other.kind and all(titles) and titles[0] == titles[1]


def same_issuer(one: str, other: str) -> bool:
    """Tell whether two names may be those of one issuer: one begins with the other, or is not known."""
    if one == other:
        return True
    keys = issuer_key(_in_full(one)), issuer_key(_in_full(other))
    return not all(keys) or keys[0].startswith(keys[1]) or keys[1].startswith(keys[0])


def _in_full(name: str) -> str:
    """Return an issuer's name without abbreviations: "UBND huyện" gives "ủy ban nhân dân huyện"."""
    return " ".join(ABBREVIATED.get(word.casefold(), word) for word in name.split())


def _differ(one: object, other: object) -> bool:
    return bool(one) and bool(other) and one != other


def merged(known: Directive, mention: Directive) -> Directive:
    """Return `known` with what it lacked and `mention` states; of a secret one, only what it may keep."""
    secrecy = known.secrecy or mention.secrecy
    whole = Directive(
        kind=known.kind or mention.kind,
        symbol=known.symbol or mention.symbol,
        issued_on=known.issued_on or mention.issued_on,
        issuer=known.issuer or mention.issuer,
        title=known.title or mention.title,
        signer=known.signer or mention.signer,
        note=known.note or mention.note,
        secrecy=secrecy,
    )
    return without_words(whole) if secrecy else whole


def without_words(directive: Directive) -> Directive:
    """Return what a secret directive keeps: what names it."""
    return replace(directive, title="", signer="", note="")


def _about(title: str) -> str:
    """Return a title as a citation has it; one that begins with a capital is a name, and stands in quotes."""
    if title.startswith(("về ", "ban hành ", "“", '"')):
        return title if title.startswith(("về ", "ban hành ")) else f"về {title}"
    return f"về “{title}”" if title[0].isupper() else f"về {title}"


def cited_in_full(directive: Directive, kind_name: str, *, date_comma: bool = True) -> str:
    """Return the first citation of a document: "Hướng dẫn số 14-HD/BTGDVTU, ngày 27/02/2026 của ... về ...".

    `kind_name` is the kind in words ("Hướng dẫn"). Source: Hướng dẫn 05-HD/VPTW, comma before "ngày", which the State's
    rule book does not have. A secret document is cited by symbol and date only.
    """
    if directive.secrecy:
        directive = replace(directive, issuer="", title="")
    parts = [kind_name]
    if directive.symbol:
        parts.append(f"số {directive.symbol}{',' if directive.issued_on and date_comma else ''}")
    if directive.issued_on:
        parts.append(f"ngày {official_day(directive.issued_on)}")
    if directive.issuer:
        parts.append(f"của {directive.issuer}")
    if directive.title:
        parts.append(_about(directive.title))
    return " ".join(parts)
