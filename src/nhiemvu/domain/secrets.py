"""Passwords that stand in the addresses of databases: where they stand, and texts without them."""

import re
from collections.abc import Iterable, Iterator

from nhiemvu.domain.patterns import pattern

#: postgresql+psycopg://lan:secret@host/office, also where the password itself holds what ends one: lan:se/cr@et@host
IN_ADDRESS = pattern(r"(?<=://)(?P<user>[^@:/\s]*)[:/](?P<secret>.*)@")
#: ?password=secret
IN_QUERY = pattern(r"(?<=[?&]password=)(?P<secret>[^&\s]*)")
#: An address of a database on a server that holds a password.
ADDRESS = pattern(r"postgres(?:ql)?(?:\+\w+)?://(?:[^@:/\s]*:.*@|.*[?&]password=[^&\s])")
SERVER = "postgres"
HIDDEN = "***"
#: What others make of an address that they cannot read: its parts between these, with signs written as %40 or not.
PARTS = pattern(r"[@:/?#&\s]+")
#: Shorter parts say little of a password, and stand in other words by chance.
SHORTEST = 4


def holds_password(word: str) -> bool:
    """Tell whether a word is the address of a database with a password in it."""
    return SERVER in word and ADDRESS.search(word) is not None


def passwords_in(words: Iterable[str]) -> set[str]:
    """Return the passwords in addresses among some words, whole and in the parts in which a message may quote them."""
    return {part for word in words if holds_password(word) for part in _passwords(word)}


def _passwords(word: str) -> Iterator[str]:
    for place in (IN_ADDRESS, IN_QUERY):
        for found in place.finditer(word):
            secret = found["secret"]
            unquoted = re.sub("%([0-9A-Fa-f]{2})", lambda sign: chr(int(sign[1], 16)), secret)
            yield from (secret, unquoted)
            yield from (part for part in PARTS.split(secret) if len(part) >= SHORTEST)


def without_passwords(text: str, known: Iterable[str] = ()) -> str:
    """Return a text without passwords in addresses, and without those that are known."""
    text = IN_QUERY.sub(HIDDEN, IN_ADDRESS.sub(rf"\g<user>:{HIDDEN}@", text))
    for secret in sorted(known, key=len, reverse=True):
        if len(secret) >= SHORTEST:
            text = text.replace(secret, HIDDEN)
    return text
