"""Who acts in a sentence: whether it begins with a name, and where the verb behind the name begins."""

import re

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.done_forms import forms_that
from nhiemvu.facts.issuers import heads_of_issuers
from nhiemvu.facts.phrases import WORD
from nhiemvu.facts.verbs import phrases

#: How far into a sentence the name of who acts may reach.
LONGEST_SUBJECT = 200
#: "các chi bộ trực thuộc" goes on naming.
GOES_ON_NAMING = "trực thuộc"
DENIED = re.compile(r"(?:không|chưa)(?!\w)")
#: What ends a subject wherever it began.
SUBJECT_ENDS = re.compile(r"[:;.()]")


def names_first(words: str, lead: str) -> bool:
    """Tell whether a sentence begins with the name of who acts."""
    key = matching_key(words)
    return bool(lead and key.startswith(matching_key(lead))) or heads_of_issuers().end_at(key) is not None


def verb_behind_name(words: str, lead: str) -> int | None:
    """Return where the verb behind a name begins; names are told from verbs by their capitals."""
    key = matching_key(words)
    start = len(lead) if lead and key.startswith(matching_key(lead)) else heads_of_issuers().end_at(key) or 1
    stop = SUBJECT_ENDS.search(words)
    end = min(stop.start() if stop else len(words), LONGEST_SUBJECT)
    while word := WORD.search(key, start, end):
        place = word.start()
        behind = deed_at(key, place, end)
        listed = behind and words[:place].endswith(", ") and words[behind:].startswith(",")
        if behind and words[place].islower() and words[place - 1] == " " and not listed:
            return place
        start = max(behind or 0, word.end())
    return None


def deed_at(key: str, place: int, end: int) -> int | None:
    """Return where words end at a place that begin to tell what is done, or None."""
    within_word = place > 0 and WORD.match(key, place - 1)
    if within_word or key.startswith(GOES_ON_NAMING, place, end):
        return None
    for form in forms_that("modal"):
        if modal := form.pattern.match(key, place, end):
            return modal.end()
    denied = DENIED.match(key, place, end)
    return phrases("act", "deed", "lead", "support", "past").end_at(key, place, end) or (denied and denied.end())
