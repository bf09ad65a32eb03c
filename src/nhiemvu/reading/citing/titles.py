"""The title of a document behind its symbol and issuer: in quotes, or up to where the sentence goes on."""

import re
from typing import NamedTuple

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import any_cited
from nhiemvu.facts.issuers import issuer_heads

QUOTED = re.compile(r'\s?"')
#: How far a title may run.
LONGEST = 420
#: What a title leaves in front of a document that stands beside it and not in it: ", ", " và "
BESIDE = re.compile(r"(?:,|;|\s?(?<!\w)và)\Z")


class Title(NamedTuple):
    """A title, and where it ends with its closing quote."""

    words: str
    end: int


@remembered
def _about() -> re.Pattern[str]:
    """Match what opens a title: " về việc ", " phê duyệt ", which belongs to it."""
    return re.compile(rf"(?:,? ?(?P<about>{any_cited('about')})| (?P<kept>{any_cited('titled')})) ?:? ?")


@remembered
def _stop() -> re.Pattern[str]:
    """Match the end of a title without quotes: a stop, a bracket, a comma behind which the sentence goes on."""
    acts = rf"[^\W\d_]\w* (?:\w+ ){{0,6}}{any_cited('goes_on')}"
    behind = rf", (?=(?:{acts}|{any_cited('goes_on_at_once')}|{issuer_heads().pattern}))"
    return re.compile(rf";|\n|\.(?=\s|$)| \(|:(?=\s)|{behind}")


def title_at(text: str, key: str, place: int, begin: int, end: int) -> Title:
    """Return the title that begins at `place`, or one without words.

    `begin` and `end` are those of the next document that the text names: within a title it belongs to it.
    """
    about = _about().match(key, place)
    start = about.end() if about else place
    if quote := QUOTED.match(key, start):
        closing = key.find('"', quote.end(), quote.end() + LONGEST)
        return Title(text[quote.end() : closing].strip(), closing + 1) if closing > 0 else Title("", place)
    if about is None:
        return Title("", place)
    stop = _end(text, key, start, begin, end)
    if stop <= start:
        return Title("", start)
    return Title(text[start if about["about"] else about.start("kept") : stop].strip(" ,"), stop)


def _end(text: str, key: str, start: int, begin: int, end: int) -> int:
    """Return where a title ends; a document named within it belongs to it up to its symbol."""
    limit = min(len(key), start + LONGEST)
    last = limit
    for stop in _stop().finditer(key, start, limit):
        # ", Huyện ủy ban hành": a body that acts begins with a capital letter.
        if key[stop.start()] != "," or text[stop.end()].isupper() or not issuer_heads().match(key, stop.end()):
            last = stop.start()
            break
    if begin >= last:
        return last
    between = key[start:begin].rstrip()
    beside = BESIDE.search(between)
    return start + beside.start() if beside else end
