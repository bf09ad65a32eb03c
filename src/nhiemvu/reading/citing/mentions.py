"""Mentions of documents in running text: symbol, kind, date, issuer and title, each where the words put it.

Symbols are found first; what stands around each is read from a window of fixed size, so that the search stays linear.
"""

import re
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Span
from nhiemvu.domain.values import replace
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import any_cited
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import Kind, may_bear
from nhiemvu.reading.citing.issuers import Issuers
from nhiemvu.reading.citing.leads import ENDING, SIGN, Lead, Named, code_of, lead_of, names_by_ending
from nhiemvu.reading.citing.symbols import FoundSymbol, symbols_in
from nhiemvu.reading.citing.tails import BEGINNINGS, DATE, USUAL, Tail, day_of, tail_of
from nhiemvu.reading.citing.titles import Title, opening, plain_title, title_at

#: How far in front of a document the date of its issue may stand.
AHEAD = 140
#: What stands between a sentence, or a part of one, and the next.
SENTENCES = (". ", "; ", ": ")
#: What a year in a symbol may be; "" where it has none.
GOOD_YEARS = frozenset(("", *(str(year) for year in range(1900, 2100))))
#: How a document is named whose kind stands in front of another one.
BARE = ("number", "nothing")
#: What joins documents that share a kind, a date or an issuer.
JOINED = re.compile(r",? ?(?:và|hoặc|cùng)? ?|; ?|,? ?đến ")


class Mention(NamedTuple):
    """One place that names a document."""

    directive: Directive
    #: From the kind to the date.
    span: Span
    #: Where the words about it end: date, issuer and an aside in brackets counted, the title not.
    end: int
    #: Where the title ends.
    title_end: int
    #: Whether its date is one that no calendar has.
    impossible: bool = False
    named: Named = "kind"
    #: Whether its date is said to be that of the documents in front, too: "cùng ngày".
    same_day: bool = False
    #: Whether it is a document only where one of its kind and number is named in full elsewhere: "Chỉ thị 12".
    short: bool = False


@remembered
def _ahead() -> re.Pattern[str]:
    """Match a date in front: "Ngày 05/4/2023, tại ", "Ngày 05 tháng 4 năm 2023, Phòng ban hành "."""
    return made_ready(
        rf"(?:^|[.;:\n]\s*|(?<!\w)vào )ngày {DATE},? ?(?:[^.;\n]{{0,80}}?(?<!\w))??{any_cited('issued')} \Z"
    )


def mentions_of(text: str, key: str) -> list[Mention]:
    """Return every mention with a symbol in order; `key` is the matching form of `text`."""
    issuers = Issuers(text, key)
    usual = _Usual(text, key, issuers)
    found: list[Mention] = []
    ends: list[int] = []
    low = 0
    for symbol in symbols_in(text, key):
        mention = usual.mention(symbol, low) or _unusual(text, key, symbol, low, issuers)
        low = mention.end if mention else symbol.end
        if mention:
            found.append(mention)
            ends.append(symbol.end)
    for place in range(len(found) - 1):
        if found[place].title_end > found[place + 1].span.start:
            found[place] = _with_title(text, key, found[place], found[place + 1].span.start, ends[place + 1])
    return _sharing(found, key)


class _Usual:
    """Reads the form in which most documents are cited: "Kế hoạch số 12-KH/HU ngày 05/4/2023 của Huyện ủy về ...".

    It reads all in one go: values handed from step to step would cost more than the reading. What is not as usual is
    left to the steps.
    """

    def __init__(self, text: str, key: str, issuers: Issuers) -> None:
        self._text = text
        self._key = key
        self._issuers = issuers
        self._names = names_by_ending()
        self._opening = opening()

    def mention(self, symbol: FoundSymbol, low: int) -> Mention | None:
        """Return a mention as if no other document stood in its title, or None where its form is another one."""
        key, text, start = self._key, self._text, symbol.start
        sign = start - len(SIGN) if key.startswith(SIGN, start - len(SIGN)) else start
        named = self._named(sign - 1, low)
        if named is None:
            return None
        begin, kind = named
        end = symbol.end
        tail = USUAL.match(key, end)
        if tail is None or key[sign - 1] != " " or key[begin - 1 : begin].isalnum() or symbol.year not in GOOD_YEARS:
            return None
        dated, of = tail.group("dated", "of")
        day = day_of(tail)[0] if dated else None
        if day is None and (dated or _is_dated_ahead(key, max(low, begin - AHEAD), begin)):
            return None
        if dated:
            end = tail.end("dated")
        name = place = tail.end()
        if of:
            place = self._issuers.end_at(name)
        issuer = text[name:place]
        if not issuer:
            place = end
        title = None if key.startswith(BEGINNINGS, place) else self._title(place)
        if title is None:
            return None
        directive = Directive(
            kind=kind.code if kind and (sign < start or text[begin].isupper()) else code_of(symbol, kind),
            symbol=symbol.written,
            issued_on=day,
            issuer=issuer,
            title=title[0],
        )
        return Mention(directive, Span(begin, end), place, title[1], named="kind" if kind else "generic")

    def _named(self, end: int, low: int) -> tuple[int, Kind | None] | None:
        """Return where the name of a kind, or of none in particular, begins that ends at `end`."""
        for name, kind in self._names.get(self._key[end - ENDING : end], ()):
            if self._key.endswith(name, low, end):
                return end - len(name), kind
        return None

    def _title(self, place: int) -> tuple[str, int] | None:
        """Return a title without quotes that begins at `place`, perhaps "", and its end; None for one in quotes."""
        found = self._opening.match(self._key, place)
        if found is None or found.end() == place:
            return "", place
        quoted = found.start("bare") >= 0 or found.start("quote") >= 0
        return None if quoted else plain_title(self._text, self._key, found)


def _unusual(text: str, key: str, symbol: FoundSymbol, low: int, issuers: Issuers) -> Mention | None:
    """Return a mention in any form, as if no other document stood in its title; None where it names no document."""
    lead = lead_of(text, key, symbol, min(low, symbol.start), issuers)
    if lead is None:
        return None
    tail = tail_of(text, key, symbol.end, symbol.year, issuers)
    if tail.day is None and not tail.impossible:
        lead = _with_date_ahead(key, lead, low)
    return _mention(symbol, lead, tail, title_at(text, key, tail.place, len(text), len(text)))


def _with_title(text: str, key: str, mention: Mention, begin: int, end: int) -> Mention:
    """Return a mention whose title ends where it should before or with the next document."""
    title = title_at(text, key, mention.end, begin, end)
    return mention._replace(directive=replace(mention.directive, title=title.words), title_end=title.end)


def _mention(symbol: FoundSymbol, lead: Lead, tail: Tail, title: Title) -> Mention:
    directive = Directive(
        kind=lead.kind,
        symbol=symbol.written if symbol.year in GOOD_YEARS else _with_year(symbol, tail.day),
        issued_on=tail.day or lead.day,
        issuer=tail.issuer or lead.issuer,
        title=title.words or lead.name,
    )
    impossible = tail.impossible or lead.impossible
    return Mention(directive, Span(lead.begin, tail.end), tail.place, title.end, impossible, lead.named, tail.same)


def _with_year(symbol: FoundSymbol, day: date | None) -> str:
    """Return a symbol whose year is none, "15/20023/NĐ-CP", with that of its date."""
    return symbol.written.replace(f"/{symbol.year}/", f"/{day.year}/", 1) if day else symbol.written


def _is_dated_ahead(key: str, low: int, begin: int) -> bool:
    """Tell whether a date may stand in front: one at the start of a sentence, or behind "vào"."""
    place = key.find("ngày ", low, begin)
    while place >= 0:
        if (
            place == 0
            or key[place - 1] == "\n"
            or key[place - 2 : place] in SENTENCES
            or key.endswith("vào ", 0, place)
        ):
            return True
        place = key.find("ngày ", place + 1, begin)
    return False


def _with_date_ahead(key: str, lead: Lead, low: int) -> Lead:
    """Return the lead with the date that stands in front of it, where one does."""
    if lead.day or lead.impossible:
        return lead
    window = max(low, lead.begin - AHEAD)
    ahead = _ahead().search(key, window, lead.begin) if _is_dated_ahead(key, window, lead.begin) else None
    if ahead is None:
        return lead
    day, impossible = day_of(ahead)
    return lead._replace(day=day, impossible=impossible)


def _sharing(mentions: list[Mention], key: str) -> list[Mention]:
    """Return mentions in which those that are joined in one list have the kind, date and issuer that they share."""
    joined: list[int] = []
    for place in range(1, len(mentions)):
        before, one = mentions[place - 1], mentions[place]
        if one.named in BARE or one.same_day:
            is_listed = before.named != "nothing" or (joined and joined[-1] == place - 1)
            joint = JOINED.fullmatch(key, before.end, max(before.end, one.span.start))
            if is_listed and joint and not (one.named == "nothing" and ";" in joint[0]):
                joined.append(place)
                mentions[place] = _with_kind_of(before, one) if one.named in BARE else one
    beside = frozenset(joined)
    for place in range(len(mentions) - 1, 0, -1):
        before, one = mentions[place - 1], mentions[place]
        # "A, B và C cùng ngày 12/6/2025": B has the day of C by now, and hands it on.
        if place in beside or (one.same_day and JOINED.fullmatch(key, before.end, max(before.end, one.span.start))):
            mentions[place - 1] = _with_date_of(one, before)
    return mentions


def _with_kind_of(before: Mention, one: Mention) -> Mention:
    kind = before.directive.kind
    if before.named != "kind" or kind == one.directive.kind or not may_bear(kind, one.directive.symbol):
        return one
    return one._replace(directive=replace(one.directive, kind=kind), named="kind")


def _with_date_of(one: Mention, before: Mention) -> Mention:
    known, told = before.directive, one.directive
    if known.kind != told.kind or before.impossible:
        return before
    shared = replace(known, issued_on=known.issued_on or told.issued_on, issuer=known.issuer or told.issuer)
    return before if shared == known else before._replace(directive=shared, same_day=one.same_day)
