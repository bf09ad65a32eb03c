"""The distinct directives of a document, in order of first mention: the body first, then the notes.

Mentions of one document are merged (one with a date and one without); what a later mention adds is kept.
"""

import re
from collections.abc import Iterable
from itertools import zip_longest

from nhiemvu.domain.directives import Directive, merged, same_issuer
from nhiemvu.domain.plans import CitedDirective
from nhiemvu.domain.symbols import parse_symbol, symbol_key
from nhiemvu.domain.text import tone_key
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.citing import citing_words
from nhiemvu.facts.issuers import issuer_of_code
from nhiemvu.reading.citing.mentions import Mention

#: "26" of "26-ct/tu"
NUMBER = re.compile(r"\d+[a-z]?(?![\w.])")
#: Between a document's title and its number in brackets.
OPENED = re.compile(r" ?\((?:tức (?:là )?|nay là )?")


@dataclass(frozen=True, slots=True)
class Citations:
    """The directives, and which of them each mention names."""

    cited: tuple[CitedDirective, ...]
    #: Mentions in order of place, each with the number of its directive.
    places: tuple[tuple[Mention, int], ...]


def citations_of(mentions: Iterable[Mention], own: Directive, text: str) -> Citations:
    """Return the distinct directives among `mentions`, the document itself left out."""
    known = _Known()
    found: list[tuple[Mention, int | None]] = []
    ordered = sorted(mentions, key=lambda one: one.span)
    for mention, after in zip_longest(ordered, ordered[1:]):
        if mention.short:
            found.append((mention, known.of_short(mention)))
        elif after and _is_told_again(mention, after, text) and not _is_own(after.directive, own):
            found.append((mention, known.add_both(mention, after)))
        elif not _is_own(mention.directive, own):
            found.append((mention, known.add(mention)))
    places = []
    for mention, number in found:
        # A short name may stand in front of the whole one.
        place = known.of_short(mention) if number is None else number
        if place is None and mention.directive.title:
            place = known.add(mention)
        if place is not None:
            places.append((mention, place))
    cited = tuple(
        CitedDirective(text[first.span.start : first.span.end], _with_issuer(directive), first.span)
        for directive, first in known.documents
    )
    return Citations(cited, tuple(places))


class _Known:
    """The documents that were named so far."""

    def __init__(self) -> None:
        #: Each with its first mention.
        self.documents: list[tuple[Directive, Mention]] = []
        #: Places of documents by symbol, or by title, and by kind and number; the one mentioned last at the end.
        self._by_symbol: dict[str, list[int]] = {}
        self._by_number: dict[str, list[int]] = {}
        self._kind_named: set[int] = set()

    def add(self, mention: Mention) -> int:
        """Return the place of the document that a mention names, which learns what the mention adds."""
        directive = mention.directive
        place = self._found(mention)
        if place is None:
            place = len(self.documents)
            self.documents.append((directive, mention))
        else:
            held, first = self.documents[place]
            self.documents[place] = self._learned(place, held, mention), first
        _put_last(self._by_symbol, _symbol_key(directive), place)
        if number := _number_key(directive):
            _put_last(self._by_number, number, place)
        if mention.named == "kind":
            self._kind_named.add(place)
        return place

    def add_both(self, mention: Mention, numbered: Mention) -> int:
        """Return the place of the document that is named by its title and, behind it, by its number."""
        place = self.add(numbered)
        _put_last(self._by_symbol, _symbol_key(mention.directive), place)
        return place

    def of_short(self, mention: Mention) -> int | None:
        """Return the place of the document that "Chỉ thị 12" or "Nghị quyết Trung ương 4" means, or None.

        Of several it is the one mentioned last.
        """
        if number := _number_key(mention.directive):
            return next(reversed(self._by_number.get(number, ())), None)
        name = _symbol_key(mention.directive)
        found = [places for key, places in self._by_symbol.items() if key.startswith(f"{name} ") or key == name]
        return found[-1][-1] if found else None

    def _found(self, mention: Mention) -> int | None:
        directive = mention.directive
        for place in reversed(self._by_symbol.get(_symbol_key(directive), ())):
            if self._is_one(place, mention):
                return place
        for place in reversed(self._by_number.get(_number_key(directive), ())):
            bare = directive.symbol.isdecimal() or self.documents[place][0].symbol.isdecimal()
            if bare and self._is_one(place, mention):
                return place
        return None

    def _is_one(self, place: int, mention: Mention) -> bool:
        held = self.documents[place][0]
        both_named = place in self._kind_named and mention.named == "kind"
        return is_one(held, mention.directive, kinds_agree=held.kind == mention.directive.kind or not both_named)

    def _learned(self, place: int, held: Directive, mention: Mention) -> Directive:
        directive = mention.directive
        if mention.named == "kind" and place not in self._kind_named:
            held = replace(held, kind=directive.kind)
        if held.symbol.isdecimal() and not directive.symbol.isdecimal():
            held = replace(held, symbol=directive.symbol)
        return merged(held, directive)


def is_one(held: Directive, other: Directive, *, kinds_agree: bool) -> bool:
    """Tell whether two mentions with one key name one document; `kinds_agree` unless the words name two kinds."""
    days = held.issued_on, other.issued_on
    if all(days):
        if days[0] != days[1]:
            return False
    elif not kinds_agree:
        # "Quy định số 37-QĐ/TU" and "Quyết định số 37-QĐ/TU".
        return False
    if same_issuer(held.issuer, other.issuer):
        return True
    code = _issuer_code(held.symbol)
    return bool(issuer_of_code(code)) or code in citing_words()["central_code"]


def _is_told_again(mention: Mention, after: Mention, text: str) -> bool:
    """Tell whether brackets give the number: "Nghị quyết Trung ương 6 khóa XII (Nghị quyết số 18-NQ/TW)"."""
    one, other = mention.directive, after.directive
    is_alike = not one.symbol and bool(other.symbol) and one.kind == other.kind
    return is_alike and OPENED.fullmatch(text, mention.end, after.span.start) is not None


def _issuer_code(symbol: str) -> str:
    parsed = parse_symbol(symbol) if symbol else None
    return parsed.issuer_code if parsed else ""


def _symbol_key(directive: Directive) -> str:
    return symbol_key(directive.symbol) if directive.symbol else f"{directive.kind} {tone_key(directive.title)}"


def _number_key(directive: Directive) -> str:
    """Return kind and number, by which a document may be named where its symbol stands elsewhere; "" without one."""
    number = NUMBER.match(symbol_key(directive.symbol))
    return f"{directive.kind} {number[0]}" if number else ""


def _put_last(places: dict[str, list[int]], key: str, place: int) -> None:
    known = places.setdefault(key, [])
    if place in known:
        known.remove(place)
    known.append(place)


def _is_own(directive: Directive, own: Directive) -> bool:
    if not directive.symbol or symbol_key(directive.symbol) != symbol_key(own.symbol):
        return False
    return not (directive.issued_on and own.issued_on and directive.issued_on != own.issued_on)


def _with_issuer(directive: Directive) -> Directive:
    """Return the directive with the issuer that its symbol tells where the words tell none: "TTg", "QH15"."""
    parsed = parse_symbol(directive.symbol) if directive.symbol and not directive.issuer else None
    issuer = issuer_of_code(parsed.issuer_code) if parsed else ""
    return replace(directive, issuer=issuer) if issuer else directive
