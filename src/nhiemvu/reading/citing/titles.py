"""The title of a document behind its symbol and issuer: in quotes, or up to where the sentence goes on."""

import re
from typing import NamedTuple

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import any_cited
from nhiemvu.facts.issuers import issuer_heads
from nhiemvu.facts.kept import made_ready

#: How far a title may run.
LONGEST = 420
#: A stop at the end of a sentence.
ENDS = frozenset((". ", ".\n", "."))
#: What a title leaves in front of a document that stands beside it and not in it: ", ", " và "
BESIDE = re.compile(r"(?:,|;|\s?(?<!\w)và)\Z")


class Title(NamedTuple):
    """A title, and where it ends with its closing quote."""

    words: str
    end: int


@remembered
def opening() -> re.Pattern[str]:
    """Match what opens a title (" về việc ", " phê duyệt ", which belongs to it, a quotation mark), or nothing.

    Behind it the words up to the first mark that may end a title without quotes.
    """
    about = rf"(?:,? ?(?P<about>{any_cited('about')})| (?P<kept>{any_cited('titled')})) ?:? ?"
    return made_ready(rf'(?:{about}(?P<quote>\s?")?(?P<words>[^;\n.,:(]{{0,{LONGEST}}})|(?P<bare>\s?"))?')


#: What ends a title without quotes: a stop, a bracket, a comma behind which the sentence goes on.
STOP = re.compile(r";|\n|\.(?=\s|$)|\((?<= \()|:(?=\s)|, ")


@remembered
def _acts() -> re.Pattern[str]:
    """Match the words with which a sentence goes on behind a comma."""
    acts = rf"[^\W\d_]\w* (?:\w+ ){{0,6}}{any_cited('goes_on')}"
    return made_ready(rf"{acts}|{any_cited('goes_on_at_once')}")


def title_at(text: str, key: str, place: int, begin: int, end: int) -> Title:
    """Return the title that begins at `place`, or one without words.

    `begin` and `end` are those of the next document that the text names: within a title it belongs to it.
    """
    found = opening().match(key, place)
    about, kept, quote, bare = found.group("about", "kept", "quote", "bare") if found else (None, None, None, None)
    if found is None or not (about or kept or bare):
        return Title("", place)
    if quote or bare:
        start = found.end("quote" if quote else "bare")
        closing = key.find('"', start, start + LONGEST)
        return Title(text[start:closing].strip(), closing + 1) if closing > 0 else Title("", place)
    start = found.start("words")
    last = _end(text, key, start, begin, end)
    if last <= start:
        return Title("", start)
    return Title(text[start if about else found.start("kept") : last].strip(" ,"), last)


def plain_title(text: str, key: str, found: re.Match[str]) -> tuple[str, int]:
    """Return the title without quotes that a match of `opening` begins, and its end, as if it named no document."""
    last = found.end()
    mark = key[last : last + 2]
    if mark and mark[0] not in ";\n" and mark not in ENDS:
        last = _stop_from(text, key, last, found.start("words") + LONGEST)
    start = found.start("words") if found["about"] else found.start("kept")
    return text[start:last].strip(" ,"), last


def _end(text: str, key: str, start: int, begin: int, end: int) -> int:
    """Return where a title ends; a document named within it belongs to it up to its symbol."""
    last = _stop_from(text, key, start, start + LONGEST)
    if begin >= last:
        return last
    between = key[start:begin].rstrip()
    beside = BESIDE.search(between)
    return start + beside.start() if beside else end


def _stop_from(text: str, key: str, place: int, limit: int) -> int:
    """Return where the sentence stops or goes on behind a title, from `place` on."""
    limit = min(len(key), limit)
    found = STOP.search(key, place, limit)
    while found and key[found.start()] == "," and not _goes_on(text, key, found.end(), limit):
        found = STOP.search(key, found.end(), limit)
    last = found.start() if found else limit
    # In front of a bracket stands a space.
    return last - 1 if key[last - 1] == " " else last


def _goes_on(text: str, key: str, place: int, limit: int) -> bool:
    """Tell whether a sentence goes on behind a comma: a body that acts begins with a capital letter."""
    if not issuer_heads().match(key, place, limit) and not _acts().match(key, place, limit):
        return False
    return text[place].isupper() or not issuer_heads().match(key, place)
