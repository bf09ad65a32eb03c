"""Mentions of documents in running text: symbol, kind, date, issuer and title, each where the words put it.

Symbols are found first; what stands around each is read from a window of fixed size, so that the search stays linear.
"""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Span
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import any_cited
from nhiemvu.facts.kinds import may_bear
from nhiemvu.reading.citing.leads import Lead, Named, lead_of
from nhiemvu.reading.citing.symbols import FoundSymbol, symbols_in
from nhiemvu.reading.citing.tails import DATE, Issuers, Tail, day_of, tail_of
from nhiemvu.reading.citing.titles import Title, title_at

#: How far in front of a document the date of its issue may stand.
AHEAD = 140
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
    return re.compile(
        rf"(?:^|[.;:\n]\s*|(?<!\w)vào )ngày {DATE},? ?(?:[^.;\n]{{0,80}}?(?<!\w))??{any_cited('issued')} \Z"
    )


def mentions_of(text: str, key: str) -> list[Mention]:
    """Return every mention with a symbol in order; `key` is the matching form of `text`."""
    issuers = Issuers(text, key)
    read: list[tuple[FoundSymbol, Lead, Tail]] = []
    low = 0
    for symbol in symbols_in(text, key):
        if lead := lead_of(text, key, symbol, min(low, symbol.start), issuers):
            tail = tail_of(text, key, symbol.end, symbol.year, issuers)
            if tail.day is None and not tail.impossible:
                lead = _with_date_ahead(key, lead, low)
            read.append((symbol, lead, tail))
            low = tail.place
        else:
            low = symbol.end
    found: list[Mention] = []
    begin = end = len(text)
    for symbol, lead, tail in reversed(read):
        found.append(_mention(symbol, lead, tail, title_at(text, key, tail.place, begin, end)))
        begin, end = lead.begin, symbol.end
    found.reverse()
    return _sharing(found, key)


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


def _with_date_ahead(key: str, lead: Lead, low: int) -> Lead:
    """Return the lead with the date that stands in front of it, where one does."""
    if lead.day or lead.impossible:
        return lead
    window = max(low, lead.begin - AHEAD)
    if key.find("ngày ", window, lead.begin) < 0 or not (ahead := _ahead().search(key, window, lead.begin)):
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
    for place in reversed(joined):
        mentions[place - 1] = _with_date_of(mentions[place], mentions[place - 1])
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
