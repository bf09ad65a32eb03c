"""What a document says of itself: kind, symbol, date, issuer, title, signer, series and periods."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Metadata, SectionKind
from nhiemvu.domain.symbols import Symbol, parse_symbol
from nhiemvu.domain.text import CAPITALS, SMALL, matching_key
from nhiemvu.domain.values import replace
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.kinds import kinds_by_symbol_code
from nhiemvu.facts.letterheads import letterhead_part
from nhiemvu.facts.titles import subject_of
from nhiemvu.reading.citing.mentions import Mention
from nhiemvu.reading.head.casing import in_small_letters
from nhiemvu.reading.head.issuer import first_acting, first_name, issuer_in_title, issuer_of
from nhiemvu.reading.head.letterhead import Head
from nhiemvu.reading.head.reported import Periods, named_periods, periods_of
from nhiemvu.reading.outline.bodies import bodies_of
from nhiemvu.reading.outline.sections import Section
from nhiemvu.reading.text.sheet import Line, Sheet

#: One word of a person's name, as the peoples of the highlands write it, too: "Bình", "H'Nhiên", "K'".
WORD = rf"[{CAPITALS}][{SMALL}]*(?:['’][{CAPITALS}]?[{SMALL}]*)?"
#: A person's name: two to six words that each begin with a capital.
PERSON = re.compile(rf"{WORD}(?: {WORD}){{1,5}}")
#: A name at the end of a line that holds recipients or an office, too: two columns that ran together.
LAST_PERSON = re.compile(rf"(?:^- .*[.;,]|[{CAPITALS}]{{3,}}) ({PERSON.pattern})$")
#: Words in front of a symbol that tell whose it is stand within so many characters.
MOST_BEFORE = 500
#: A page of the web names its document within so many lines.
HIGHEST = 8
#: A signature and the name under it stand within so many lines.
MOST_BELOW = 14
#: Minutes say when the meeting was within so many lines.
MOST_ABOVE = 20
REPORT, MINUTES = "BC", "BB"


def metadata_of(
    sheet: Sheet, head: Head, sections: Sequence[Section], mentions: Sequence[Mention], opening: str
) -> Metadata:
    """Return what the document says of itself."""
    own = _own(sheet, head, mentions, opening)
    if own.kind != REPORT:
        periods = periods_of(own.title)
        reported = periods if periods.both else Periods()
        return Metadata(directive=own, period_reported=reported.reported, period_planned=reported.planned)
    periods = _periods(own, head, sheet, sections, opening)
    return Metadata(
        directive=own,
        series=_series(own.title, sheet),
        period_reported=periods.reported,
        period_planned=periods.planned,
    )


def _own(sheet: Sheet, head: Head, mentions: Sequence[Mention], opening: str) -> Directive:
    upper = head.upper
    symbol = upper.symbol
    parsed = parse_symbol(symbol) if symbol else upper.blank
    own = Directive(
        kind=head.kind.code if head.kind else _kind_without_title(parsed, sheet),
        symbol=symbol,
        issued_on=upper.issued_on,
        issuer=issuer_of(upper.names, parsed.issuer_code if parsed else "", opening, sheet.text, upper.place),
        title=head.title,
        signer=_signer(sheet),
    )
    if not symbol:
        own = _with_caption(own, sheet, mentions)
    if not own.symbol:
        own = _with_first_line(own, sheet, mentions)
    if own.kind == MINUTES and own.issued_on is None:
        own = replace(own, issued_on=_held_on(sheet))
    return own if own.issuer else replace(own, issuer=_issuer_in_words(own, sheet))


def _held_on(sheet: Sheet) -> date | None:
    """Return the day of a meeting whose minutes bear no other: "Hôm nay, vào lúc 14 giờ ngày 07 tháng 4 năm 2026"."""
    top = sheet.key[: sheet.lines[MOST_ABOVE].start if len(sheet.lines) > MOST_ABOVE else sheet.body_end]
    held = letterhead_part("held").search(top)
    try:
        return date(*(int(held[name]) for name in ("y", "m", "d"))) if held else None
    except ValueError:
        return None


def _issuer_in_words(own: Directive, sheet: Sheet) -> str:
    return issuer_in_title(own.title) or first_acting(sheet.text[: sheet.body_end])


def _kind_without_title(symbol: Symbol | None, sheet: Sheet) -> str:
    """Return the kind of a document without a title line: its symbol's, else a letter's where it addresses somebody."""
    borne = kinds_by_symbol_code().get(symbol.type_code.casefold(), ()) if symbol else ()
    # "12/KL-VP" of the State is a letter of the rangers: the State issues no Kết luận.
    if fitting := [kind for kind in borne if symbol and symbol.system in kind.systems]:
        return fitting[0].code
    addressed = any(letterhead_part("addressee").match(matching_key(line.text)) for line in sheet.lines[:40])
    return "CV" if symbol or addressed else ""


def _with_caption(own: Directive, sheet: Sheet, mentions: Sequence[Mention]) -> Directive:
    """Add what the caption "(Kèm theo Hướng dẫn số ... ngày ...)" of an annex tells of the document."""
    key = sheet.key
    for mention in mentions:
        nearest = max(mention.span.start - MOST_BEFORE, 0)
        before = key[key.rfind("\n", nearest, mention.span.start) + 1 or nearest : mention.span.start]
        named = mention.directive
        if letterhead_part("attached").match(before) and own.kind in ("", named.kind):
            issuer = own.issuer or named.issuer
            return replace(own, kind=named.kind, symbol=named.symbol, issued_on=named.issued_on, issuer=issuer)
    if own.kind or not (blank := letterhead_part("attached_blank").search(key)):
        return own
    from_code = kinds_by_symbol_code().get(blank["type"].casefold())
    issuer = issuer_of((), blank["issuer"], "", "")
    return replace(own, kind=from_code[0].code if from_code else "", issuer=issuer or own.issuer)


def _with_first_line(own: Directive, sheet: Sheet, mentions: Sequence[Mention]) -> Directive:
    """Add what a page of the web tells above a document without a letterhead: its name on a line, or in a sentence."""
    for mention in sorted(mentions, key=lambda one: one.span):
        line = next((one for one in sheet.lines[:HIGHEST] if one.start <= mention.span.start < one.end), None)
        if line is None:
            return own
        named = mention.directive
        if named.symbol and own.kind in ("", named.kind) and _names_itself(mention, line):
            return replace(
                own,
                kind=named.kind,
                symbol=named.symbol,
                issued_on=own.issued_on or named.issued_on,
                issuer=named.issuer or own.issuer or _announcing(mention, line),
                title=own.title or named.title,
            )
    return own


def _announcing(mention: Mention, line: Line) -> str:
    """Return the body in front of the words that announce a document: "Thủ tướng Chính phủ vừa ký Chỉ thị số"."""
    before = _just_before(line, mention.span.start - line.start)
    announced = letterhead_part("announced").search(matching_key(before))
    return first_name(before[: announced.start()]) if announced else ""


def _just_before(line: Line, start: int) -> str:
    """Return the words of a line in front of a place, a sentence of them: a line may be endless."""
    return line.text[max(start - MOST_BEFORE, 0) : start]


def _names_itself(mention: Mention, line: Line) -> bool:
    start = mention.span.start - line.start
    if start == line.start == 0:
        return max(mention.end, mention.title_end) >= len(line.text.rstrip(" ."))
    return bool(letterhead_part("announced").search(matching_key(_just_before(line, start))))


def _signer(sheet: Sheet) -> str:
    """Return the name under the signature, else the last name after the recipients, or ""."""
    below = _below_body(sheet)
    signature = next((number for number, line in enumerate(below) if closing_of(line.text) == "signature"), None)
    if signature is not None:
        below = below[signature + 1 : signature + MOST_BELOW]
    people = [person for line in below if (person := _person(line.text))]
    if not people and (last := [found[1] for line in below if (found := LAST_PERSON.search(line.text))]):
        return last[-1]
    return (people[0] if signature is not None else people[-1]) if people else ""


def _below_body(sheet: Sheet) -> Sequence[Line]:
    """Return the lines behind the document's own words, without its annexes and what is attached to it."""
    ranges = list(islice(bodies_of(sheet), 2))
    start, stop = ranges[0][1] if ranges else 0, ranges[1][0] if ranges[1:] else len(sheet.lines)
    annex = (number for number in range(start + 1, stop) if _heads_annex(sheet.lines[number]))
    return sheet.lines[start : next(annex, stop)]


def _heads_annex(line: Line) -> bool:
    return not line.in_table and line.text.isupper() and closing_of(line.text) == "annex"


def _person(line: str) -> str:
    """Return the name that stands alone on a line, a degree or rank in front of it left out, or ""."""
    rank = letterhead_part("rank").match(matching_key(line))
    name = line[rank.end() if rank else 0 :]
    return name if PERSON.fullmatch(name) and not name.isupper() else ""


def _periods(own: Directive, head: Head, sheet: Sheet, sections: Sequence[Section], opening: str) -> Periods:
    """Return the periods of a report: of its title, else of its headings, else of its opening sentence."""
    near = _near(head)
    found = periods_of(own.title, near)
    if found.planned:
        return found
    for wanted in (SectionKind.RESULTS, SectionKind.TASKS):
        for section in sections:
            words = sheet.lines[section.point.line].words
            if section.kind is wanted and section.own and (named := periods_of(words, near)).planned:
                return named if wanted is SectionKind.RESULTS or named.both else _as_planned(words, near)
    return periods_of(opening, near)


def _near(head: Head) -> date | None:
    """Return the document's day, or what is known of it: its month's first day, its year's last."""
    upper = head.upper
    return upper.issued_on or upper.about or (date(upper.year, 12, 31) if upper.year else None)


def _as_planned(words: str, near: date | None) -> Periods:
    """Return the periods of a tasks heading, whose only period is the planned one."""
    return periods_of(f"nhiệm vụ {words}", near)


def _series(title: str, sheet: Sheet) -> str | None:
    """Return the subject of a report: what stands in front of its period, else what stands behind it."""
    named = named_periods(title)
    if not named:
        return in_small_letters(subject_of(title), sheet.text) or None
    subject = subject_of(title[: named[0].start]) or subject_of(title[named[-1].end :])
    return in_small_letters(subject, sheet.text) or None
