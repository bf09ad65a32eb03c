"""The distinct directives of a document, in order of first mention: the body first, then the notes.

Mentions of one document are merged (one with a date and one without); what a later mention adds is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nhiemvu.domain.directives import Directive, merged, same_document
from nhiemvu.domain.plans import CitedDirective
from nhiemvu.domain.symbols import parse_symbol, symbol_key
from nhiemvu.domain.text import tone_key
from nhiemvu.facts.issuers import issuer_of_code
from nhiemvu.reading.citing.mentions import Mention


@dataclass(frozen=True, slots=True)
class Citations:
    """The directives, and which of them each mention names."""

    cited: tuple[CitedDirective, ...]
    #: Mentions in order of place, each with the number of its directive.
    places: tuple[tuple[Mention, int], ...]


def citations_of(mentions: Iterable[Mention], own: Directive, text: str) -> Citations:
    """Return the distinct directives among `mentions`, the document itself left out."""
    known: list[tuple[Directive, Mention]] = []
    by_key: dict[str, list[int]] = {}
    places: list[tuple[Mention, int]] = []
    for mention in sorted(mentions, key=lambda one: one.span):
        directive = mention.directive
        if own.symbol and _is_own(directive, own):
            continue
        numbers = by_key.setdefault(_key(directive), [])
        number = next((one for one in numbers if same_document(known[one][0], directive)), None)
        if number is None:
            number = len(known)
            numbers.append(number)
            known.append((directive, mention))
        else:
            known[number] = merged(known[number][0], directive), known[number][1]
        places.append((mention, number))
    cited = tuple(
        CitedDirective(text[first.span.start : first.span.end], _with_issuer(directive), first.span)
        for directive, first in known
    )
    return Citations(cited, tuple(places))


def _key(directive: Directive) -> str:
    return symbol_key(directive.symbol) if directive.symbol else f"{directive.kind} {tone_key(directive.title)}"


def _is_own(directive: Directive, own: Directive) -> bool:
    if not directive.symbol or symbol_key(directive.symbol) != symbol_key(own.symbol):
        return False
    return not (directive.issued_on and own.issued_on and directive.issued_on != own.issued_on)


def _with_issuer(directive: Directive) -> Directive:
    """Return the directive with the issuer that its symbol tells where the words tell none: "TTg", "QH15"."""
    parsed = parse_symbol(directive.symbol) if directive.symbol and not directive.issuer else None
    issuer = issuer_of_code(parsed.issuer_code) if parsed else ""
    return replace(directive, issuer=issuer) if issuer else directive
