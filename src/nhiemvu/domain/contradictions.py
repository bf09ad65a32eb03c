"""What two statements of one document say differently.

A number is given again each term (Party) or year (State), never twice by one issuer in one year: two dates of one
year, or two issuers on one day, are a slip, while two years are two documents.
"""

import re

from nhiemvu.domain.directives import Directive, same_document, same_issuer
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.text import nfc, tone_key

#: Fields in the order in which they are told.
FIELDS = ("kind", "symbol", "issued_on", "issuer", "title", "signer", "note")
#: Fields of words, which may be cut short or lengthened.
WORDS = ("title", "signer", "note")
#: “ ”, ", ", " - "
NO_LETTERS = r"\W+"


def contradictions(held: Directive, stated: Directive) -> list[str]:
    """Return the fields of which both say something and not the same."""
    return [
        name
        for name in FIELDS
        if getattr(held, name)
        and getattr(stated, name)
        and not _agree(name, getattr(held, name), getattr(stated, name))
    ]


def _agree(name: str, held: object, stated: object) -> bool:
    if name == "symbol":
        return symbol_key(str(held)) == symbol_key(str(stated))
    if name == "issuer":
        return same_issuer(str(held), str(stated))
    if name in WORDS:
        keys = _words(str(held)), _words(str(stated))
        return keys[0] in keys[1] or keys[1] in keys[0]
    return held == stated


def _words(text: str) -> str:
    """Return the words of a text for comparing, without marks: "Về “hoà bình”." and "về hòa bình" are equal."""
    # Marks go first: a tone that stands at the end of its syllable is no letter to a pattern.
    return f" {tone_key(re.sub(NO_LETTERS, ' ', nfc(text)))} "


def is_slip(held: Directive, stated: Directive) -> bool:
    """Tell whether a statement, which by its date or issuer names another document, can only mean the held one."""
    if not held.symbol or symbol_key(held.symbol) != symbol_key(stated.symbol) or same_document(held, stated):
        return False
    if not (held.issued_on and stated.issued_on):
        return False
    if held.issued_on == stated.issued_on:
        return True
    return held.issued_on.year == stated.issued_on.year and same_issuer(held.issuer, stated.issuer)
