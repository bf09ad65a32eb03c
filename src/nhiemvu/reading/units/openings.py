"""Where a unit may be told anything at all: few words begin an order, a field or a name, and so it is soon said."""

import re
from itertools import chain

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers, with_points
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.names import name_words
from nhiemvu.facts.tables import any_of, branching
from nhiemvu.facts.verbs import verb_groups
from nhiemvu.reading.units.fields import COLON, IS, LONGEST_ROLE_FIELD, ROLE_FIELDS

#: "do X thực hiện"
DONE_BY = "do "
#: A word from its first letter on.
WORD = re.compile(r"\w+")


def may_tell(key: str, place: int) -> bool:
    """Tell whether an order, a field, a form of address or a name may begin at a place; `key` is a matching form."""
    return _opening().match(key, place) is not None


@remembered
def _opening() -> re.Pattern[str]:
    return made_ready(may_tell_here())


@remembered
def may_tell_here() -> str:
    """Return a pattern of the same condition: no word at all, or what may begin one of those."""
    orders = any_of(phrase for name in ("assign", "invites", "passes_on") for phrase in verb_groups()[name].phrases)
    titles = (phrase for name in ("address", "title", "surname") for phrase in name_words()[name].phrases)
    names = with_points(any_of(chain(titles, (issuer.head for issuer in issuers()))))
    field = rf"{branching(_first_words_of_fields())}(?!\w)[^\n]{{0,{LONGEST_ROLE_FIELD}}}?(?:{COLON}|{IS})"
    return rf"\W|$|(?:{orders}(?: cho)? |{DONE_BY})?{names}|{field}"


@remembered
def _first_words_of_fields() -> frozenset[str]:
    phrases = chain.from_iterable(verb_groups()[name].phrases for name in ROLE_FIELDS)
    return frozenset(word[0] for phrase in phrases if (word := WORD.match(matching_key(phrase))))
