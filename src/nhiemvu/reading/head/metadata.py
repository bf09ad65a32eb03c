"""What a document says of itself: kind, symbol, date, issuer, title, signer, series and periods."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Metadata, SectionKind
from nhiemvu.domain.symbols import parse_symbol, written_symbol
from nhiemvu.domain.text import CAPITALS, SMALL, matching_key
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.kinds import kinds_by_symbol_code
from nhiemvu.facts.titles import subject_of
from nhiemvu.reading.citing.mentions import Mention
from nhiemvu.reading.head.issuer import first_acting, issuer_of
from nhiemvu.reading.head.letterhead import Head
from nhiemvu.reading.head.reported import Periods, named_periods, periods_of
from nhiemvu.reading.outline.bodies import body_lines
from nhiemvu.reading.outline.sections import Section
from nhiemvu.reading.text.sheet import Sheet

#: "(Kèm theo Hướng dẫn số ...", "Ban hành kèm theo Quyết định số ..."
ATTACHED = re.compile(r"\(?(?:ban hành )?kèm theo (?:[^()\d]{0,60}tại )?$")
#: A caption whose number is still blank: "số    /NQ-CP".
BLANK_NUMBER = re.compile(r"kèm theo [^()]{0,120}số[\s.…]*/(?P<type>\w+)-(?P<issuer>\w+)")
#: A person's name: two to five words that each begin with a capital.
PERSON = re.compile(rf"[{CAPITALS}][{SMALL}]*(?: [{CAPITALS}][{SMALL}]*){{1,5}}")
REPORT = "BC"


def metadata_of(
    sheet: Sheet, head: Head, sections: Sequence[Section], mentions: Sequence[Mention], opening: str
) -> Metadata:
    """Return what the document says of itself."""
    own = _own(sheet, head, mentions, opening)
    if own.kind != REPORT:
        periods = periods_of(own.title)
        reported = periods if periods.both else Periods()
        return Metadata(directive=own, period_reported=reported.reported, period_planned=reported.planned)
    periods = _periods(own, sheet, sections, opening)
    return Metadata(
        directive=own,
        series=_series(own.title),
        period_reported=periods.reported,
        period_planned=periods.planned,
    )


def _own(sheet: Sheet, head: Head, mentions: Sequence[Mention], opening: str) -> Directive:
    symbol = written_symbol(head.symbol) if head.symbol else ""
    parsed = parse_symbol(symbol) if symbol else None
    own = Directive(
        kind=head.kind.code if head.kind else _kind_without_title(symbol, sheet),
        symbol=symbol,
        issued_on=head.issued_on,
        issuer=issuer_of(head.names, parsed.issuer_code if parsed else "", opening, sheet.text),
        title=head.title,
        signer=_signer(sheet),
    )
    own = _with_caption(own, sheet, mentions) if not symbol else own
    return own if own.issuer else replace(own, issuer=first_acting(sheet.text[: sheet.body_end]))


def _kind_without_title(symbol: str, sheet: Sheet) -> str:
    """Return the kind of a document without a title line: its symbol's, else a letter's where it addresses somebody."""
    parsed = parse_symbol(symbol) if symbol else None
    borne = kinds_by_symbol_code().get(parsed.type_code.casefold()) if parsed else None
    if borne:
        return borne[0].code
    addressed = any(matching_key(line.text).startswith(("kính gửi", "kính trình")) for line in sheet.lines[:40])
    return "CV" if parsed or addressed else ""


def _with_caption(own: Directive, sheet: Sheet, mentions: Sequence[Mention]) -> Directive:
    """Add what the caption "(Kèm theo Hướng dẫn số ... ngày ...)" of an annex tells of the document."""
    key = matching_key(sheet.text)
    for mention in mentions:
        before = key[max(0, mention.span.start - 90) : mention.span.start]
        named = mention.directive
        if ATTACHED.search(before) and own.kind in ("", named.kind):
            issuer = own.issuer or named.issuer
            return replace(own, kind=named.kind, symbol=named.symbol, issued_on=named.issued_on, issuer=issuer)
    if own.kind or not (blank := BLANK_NUMBER.search(key)):
        return own
    from_code = kinds_by_symbol_code().get(blank["type"].casefold())
    issuer = issuer_of((), blank["issuer"], "", "")
    return replace(own, kind=from_code[0].code if from_code else "", issuer=issuer or own.issuer)


def _signer(sheet: Sheet) -> str:
    """Return the name under the signature, else the last name after the recipients, or ""."""
    below = sheet.lines[body_lines(sheet) :]
    signature = next((number for number, line in enumerate(below) if closing_of(line.text) == "signature"), None)
    if signature is not None:
        below = below[signature + 1 : signature + 8]
    people = [line.text for line in below if PERSON.fullmatch(line.text) and not line.text.isupper()]
    return (people[0] if signature is not None else people[-1]) if people else ""


def _periods(own: Directive, sheet: Sheet, sections: Sequence[Section], opening: str) -> Periods:
    """Return the periods of a report: of its title, else of its headings, else of its opening sentence."""
    year = own.issued_on.year if own.issued_on else None
    found = periods_of(own.title, year)
    if found.planned:
        return found
    for wanted in (SectionKind.RESULTS, SectionKind.TASKS):
        for section in sections:
            words = sheet.lines[section.point.line].words
            if section.kind is wanted and section.own and (named := periods_of(words, year)).planned:
                return named if wanted is SectionKind.RESULTS or named.both else _as_planned(words, year)
    return periods_of(opening, year)


def _as_planned(words: str, year: int | None) -> Periods:
    """Return the periods of a tasks heading, whose only period is the planned one."""
    return periods_of(f"nhiệm vụ {words}", year)


def _series(title: str) -> str | None:
    """Return the subject of a report: what stands in front of its period, else what stands behind it."""
    named = named_periods(title)
    if not named:
        return subject_of(title) or None
    return subject_of(title[: named[0].start]) or subject_of(title[named[-1].end :]) or None
