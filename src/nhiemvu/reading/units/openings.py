"""Where a unit may be told anything at all: most words begin no order, no field and no name, and so it is soon said."""

import re
from itertools import chain

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers
from nhiemvu.facts.names import name_words
from nhiemvu.facts.tables import branching
from nhiemvu.facts.verbs import verb_groups
from nhiemvu.reading.units.lists import ROLE_FIELDS

#: "do X thực hiện"
DONE_BY = "do "
#: A word from its first letter on.
WORD = re.compile(r"\w+")


def may_tell(key: str, place: int) -> bool:
    """Tell whether an order, a field, a form of address or a name may begin at a place; `key` is a matching form."""
    word = WORD.match(key, place)
    return word is None or word[0] in _first_words()


@remembered
def may_tell_here() -> str:
    """Return a pattern of the same condition: no word at all, or one of those."""
    return rf"\W|$|{branching(_first_words())}(?!\w)"


@remembered
def _first_words() -> frozenset[str]:
    groups = chain(
        (verb_groups()[name].phrases for name in ("assign", "invites", *ROLE_FIELDS)),
        (name_words()[name].phrases for name in ("address", "title")),
    )
    phrases = [*chain.from_iterable(groups), *(issuer.head for issuer in issuers()), DONE_BY]
    return frozenset(word[0] for phrase in phrases if (word := WORD.match(matching_key(phrase))))
