"""Sentences as offices print them: a capital first, one stop at the end, nothing doubled."""

import re
from functools import lru_cache

from nhiemvu.domain.text import CAPITALS, squeeze

#: What a sentence may end in; anything else is followed by a full stop.
ENDS = (".", "!", "?", "…", ":")
#: A space in front of a comma or stop: "xã ,".
LOOSE_MARK = re.compile(r" +(?=[,;:](?:\s|$)|\.(?:\s|$))")
#: Two marks where one is meant: ",,", ";.", ". ;"; "..." stays.
DOUBLED_MARK = re.compile(r"[,;:]\s*(?=[,;:.](?!\.))|(?<!\.)\.\s*(?=[,;:](?:\s|$))|(?<!\.)\.(?=\.(?!\.))")
MARK_BEHIND_MARK = re.compile(r"[,;:.]\s*[,;:.]")
#: "đã đã", "đã Đã".
DOUBLED_PAST = re.compile(r"\b(đã) đã\b", re.IGNORECASE)
#: The end of a sentence: a stop behind a word of three letters or a digit, before a capital; not "TP. Hà Nội". An
#: engine skips to the stop, with which the pattern begins.
SENTENCE = re.compile(rf"[.!?…](?<=[\w)”\"%]{{3}}[.!?…])[.!?…]*\s+(?=[{CAPITALS}\d“\"])")


def sentence(text: str) -> str:
    """Return words as one or several printed sentences on one line, "" for none."""
    words = tidy(text).rstrip(" ;,")
    if not words:
        return ""
    return capital_first(words if words.endswith(ENDS) else f"{words}.")


def phrase(text: str) -> str:
    """Return words as a part of a sentence: without the stop at their end."""
    return tidy(text).rstrip(" .;:,")


@lru_cache(maxsize=1024)
def tidy(text: str) -> str:
    """Return words on one line, with single spaces, marks and "đã"."""
    words = squeeze(text)
    # Most sentences have nothing to tidy, which is seen faster than it is sought.
    if " ," in words or " ;" in words or " :" in words or " ." in words:
        words = LOOSE_MARK.sub("", words)
    if MARK_BEHIND_MARK.search(words):
        words = DOUBLED_MARK.sub("", words)
    return DOUBLED_PAST.sub(r"\1", words) if "đã đã" in words.lower() else words


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph without their stops."""
    parts = SENTENCE.split(squeeze(text))
    return [part for part in (each.strip() for each in parts) if part]


def capital_first(text: str) -> str:
    """Return words with a capital first letter."""
    return text[:1].upper() + text[1:]


def small_first(text: str) -> str:
    """Return words with a small first letter, but for names and abbreviations: "UBND xã", "Ủy ban nhân dân xã"."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first[1:] != first[1:].lower() else text[:1].lower() + text[1:]
