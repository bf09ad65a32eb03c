"""Documents named without a symbol: by kind, issuer and title, by a bare number ("Đề án 06"), or by a plenum.

A capital letter begins the name of the kind: "Kết luận của Bộ Chính trị về ..." is a document, "kết luận của Bộ Chính
trị" what was concluded.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter

from nhiemvu.domain.directives import Directive, same_issuer
from nhiemvu.domain.plans import Span
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import any_cited
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import Kind, kinds, kinds_by_name
from nhiemvu.facts.tables import branching
from nhiemvu.reading.citing.issuers import Issuers
from nhiemvu.reading.citing.mentions import Mention
from nhiemvu.reading.citing.plenums import COMMITTEE, plenum_at
from nhiemvu.reading.citing.tails import tail_of

#: "06", "số 06"; not the start of a symbol or of a longer number.
BARE = re.compile(r"(?:số )?(?P<number>\d{1,4})(?![\w/.,]\d|[\w/]|\s?[-–]\s?[A-ZĐ])")
#: " ngày 05", which is no measure
DAY = re.compile(r",? ngày \d")
#: Projects are named by their number alone, other kinds by it only where the symbol stands elsewhere.
PROJECT = "ĐA"
ABOUT = re.compile(r" về (?:việc )?")
#: The end of a title without quotes.
STOP = re.compile(r"[;,\n:]|\.(?=\s|$)|\s\(")
LONGEST = 400
#: A title shorter than this says nothing.
SHORTEST = 8


@remembered
def _kinds() -> tuple[re.Pattern[str], ...]:
    """Match the name of a kind with its capital letter where an issuer, a date, a number or a plenum follows.

    There is a pattern for each first letter, since an engine skips to one letter far faster than to one of several, or
    to a word: the lookbehind keeps it from looking for the whole word.
    """
    named = [name for kind in kinds() if not kind.numbered for name in (kind.name, *kind.spellings)]
    follows = r" (?=của |ngày \d|số \d+(?![\w/-])|\d+(?![\w/-])|Trung ương|Hội nghị)"
    letters = groupby(sorted(named), key=itemgetter(0))
    return tuple(
        made_ready(f"{first}(?<={first}){branching(name[1:] for name in names)}{follows}") for first, names in letters
    )


@remembered
def _measure() -> re.Pattern[str]:
    return made_ready(rf" {any_cited('measure')}")


@remembered
def _draft() -> re.Pattern[str]:
    return made_ready(rf"{any_cited('draft')} \Z")


def unnumbered_of(text: str, key: str, *, alone: bool = False) -> Iterator[Mention]:
    """Yield mentions without a symbol, in no order; `key` is the matching form of `text`.

    `alone` says that the text is a citation by itself: its first letter is the document's, not a sentence's.
    """
    issuers = Issuers(text, key)
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _kinds()):
        start, place = found.span()
        if start and text[start - 1].isalnum():
            continue
        kind = kinds_by_name()[key[start : place - 1]]
        first = text[place]
        if first.isdigit() or first == "s":
            mention = _numbered(text, key, found, kind, issuers)
        elif first in "TH":
            mention = _of_plenum(text, key, found, kind)
        else:
            mention = _titled(text, key, found, kind, issuers, alone=alone)
        if mention:
            yield mention


def without_titles(unnumbered: Iterable[Mention], numbered: Iterable[Mention], start: int, end: int) -> list[Mention]:
    """Return mentions without those before `start`, in a document's own title, that its opening names by their number.

    "Thực hiện Chương trình của Đảng ủy xã về ..." over "Thực hiện Chương trình số 05-CTr/ĐU ngày ... của Đảng ủy xã";
    the opening ends at `end`.
    """
    opening = [one.directive for one in numbered if start <= one.span.start < end]
    return [one for one in unnumbered if one.span.start >= start or not _is_among(one.directive, opening)]


def _is_among(titled: Directive, opening: Iterable[Directive]) -> bool:
    return any(one.kind == titled.kind and same_issuer(one.issuer, titled.issuer) for one in opening)


def _numbered(text: str, key: str, found: re.Match[str], kind: Kind, issuers: Issuers) -> Mention | None:
    bare = BARE.match(text, found.end())
    if bare is None or (_measure().match(key, bare.end()) and not DAY.match(key, bare.end())):
        return None
    if kind.code == PROJECT and len(bare["number"]) < 2:
        return None
    tail = tail_of(text, key, bare.end(), "", issuers)
    dated = tail.day is not None
    directive = Directive(
        kind=kind.code, symbol=bare["number"], issued_on=tail.day, issuer=tail.issuer if dated else ""
    )
    whole = dated or kind.code == PROJECT
    return Mention(directive, Span(found.start(), tail.end), tail.place, tail.place, short=not whole)


def _of_plenum(text: str, key: str, found: re.Match[str], kind: Kind) -> Mention | None:
    plenum = plenum_at(text, key, found.end())
    if plenum is None:
        return None
    directive = Directive(kind=kind.code, issuer=COMMITTEE, title=plenum.title)
    return Mention(directive, Span(found.start(), plenum.end), plenum.end, plenum.end, short=not plenum.whole)


def _titled(text: str, key: str, found: re.Match[str], kind: Kind, issuers: Issuers, *, alone: bool) -> Mention | None:
    """Return "Kết luận của Bộ Chính trị về “...”", "Quyết định ngày 05/4/2023 của ... về ..."."""
    start = found.start()
    if _draft().search(key, max(0, start - 20), start):
        return None
    tail = tail_of(text, key, found.end() - 1, "", issuers)
    about = ABOUT.match(key, tail.place) if tail.issuer else None
    if about is None:
        return None
    quoted = key.startswith('"', about.end())
    if not (quoted or tail.day or (alone and start == 0) or _inside_a_sentence(text, start)):
        return None
    begin, end, full = _title(key, about.end(), quoted=quoted)
    title = text[begin:end].strip()
    if len(title) < SHORTEST:
        return None
    directive = Directive(kind=kind.code, issued_on=tail.day, issuer=tail.issuer, title=title)
    return Mention(directive, Span(start, full), tail.place, full)


def _title(key: str, place: int, *, quoted: bool) -> tuple[int, int, int]:
    """Return where a title begins and ends, and where it ends with its closing quote."""
    if quoted:
        end = key.find('"', place + 1, place + LONGEST)
        return (place + 1, end, end + 1) if end > 0 else (place, place, place)
    stop = STOP.search(key, place, place + LONGEST)
    end = stop.start() if stop else min(len(key), place + LONGEST)
    return place, end, end


def _inside_a_sentence(text: str, start: int) -> bool:
    """Tell whether a capital letter at `start` is there for the name and not for the sentence."""
    before = text[max(0, start - 3) : start].rstrip(" \"“'")
    return bool(before) and before[-1] not in ".;:!?\n-+"
