"""What stands in front of a symbol: the name of the kind, its issuer and date where they come first."""

import re
from datetime import date
from typing import Literal, NamedTuple

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import any_cited, citing_words
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import Kind, kinds_by_name, kinds_by_symbol_code
from nhiemvu.facts.tables import branching
from nhiemvu.reading.citing.issuers import Issuers
from nhiemvu.reading.citing.symbols import FoundSymbol, in_front
from nhiemvu.reading.citing.tails import DATE, day_of

#: How far before a symbol its kind may stand, and how far the longest name of a kind with "số" reaches.
BEFORE, NEAR = 110, 44
#: What stands for the kind in symbols of the National Assembly: "45/2021/QH15" is a law or a resolution.
ASSEMBLY = ("qh", "ubtvqh")
Named = Literal["kind", "generic", "number", "nothing"]
#: A State letter has no code of its kind.
LETTER = "CV"
SIGN = "số "
#: By so many of its last characters a name of a kind is looked up.
ENDING = 3


class Lead(NamedTuple):
    """What the words in front of a symbol tell."""

    #: Where the mention begins.
    begin: int
    #: Abbreviation of the kind.
    kind: str
    #: What the words name it by: its kind, "văn bản", "số", or nothing but the symbol.
    named: Named
    issuer: str = ""
    day: date | None = None
    impossible: bool = False
    #: The words of a law's own name: "Đấu thầu" of "Luật Đấu thầu số 22/2023/QH15".
    name: str = ""


@remembered
def _far() -> re.Pattern[str]:
    return made_ready(rf"(?<!\w)(?P<kind>{branching(kinds_by_name())})(?!\w)")


@remembered
def _between() -> re.Pattern[str]:
    """Match the words between the name of a kind and the number: "kiểm tra số", "của Bộ Tài chính, ngày ..., số"."""
    sign, apart = any_cited("number"), any_cited("apart")
    name = rf"(?:(?! {apart} )[^\d.;:()\"\n]){{2,90}}?"
    return made_ready(
        rf",? của (?P<of>{name})(?:,? ngày {DATE})?,?(?: {sign})?:?\s?"
        rf"|,? ngày {DATE.replace('<', '<other_')}(?:,? của (?P<late_of>{name}))?,? {sign}:?\s?"
        rf"|(?P<words>(?: (?!{apart} )[^\s\d.;:,()\"]+){{0,12}}?)\s?(?:{sign})?:?\s?"
        rf"|(?:(?! {apart} )[^.;:,()\"\n]){{0,60}}? {sign}:?\s?"
    )


@remembered
def _commas_between() -> re.Pattern[str]:
    """Match the name of a law that has commas: "Luật | Khám bệnh, chữa bệnh số |"."""
    return made_ready(rf"(?P<words>(?: (?!{any_cited('apart')} )[^\s\d.;:()\"]+){{1,12}}?) {any_cited('number')}:?\s?")


@remembered
def _generic() -> re.Pattern[str]:
    return made_ready(rf"(?:{any_cited('generic')} )?{any_cited('number')}[:.]?\s?\Z|{any_cited('generic')}\s\Z")


@remembered
def _other_paper() -> re.Pattern[str]:
    return made_ready(rf"{any_cited('other_paper')}(?: [^\s.;:,()]+){{0,3}}? ?\Z")


@remembered
def names_by_ending() -> dict[str, tuple[tuple[str, Kind | None], ...]]:
    """Return the names of kinds, and of none in particular, the longest first, by their last characters."""
    found: dict[str, list[tuple[str, Kind | None]]] = {}
    generic = dict.fromkeys(map(matching_key, citing_words()["generic"]))
    for name, kind in sorted({**generic, **kinds_by_name()}.items(), key=lambda pair: -len(pair[0])):
        found.setdefault(name[-ENDING:], []).append((name, kind))
    return {ending: tuple(names) for ending, names in found.items()}


def lead_of(text: str, key: str, symbol: FoundSymbol, low: int, issuers: Issuers) -> Lead | None:
    """Return what stands in front of a symbol, from `low` on; None where the words name no document of an office."""
    start = symbol.start
    near = in_front().search(key, max(low, start - NEAR), start)
    if near and (kind := kinds_by_name().get(near["kind"] or "")):
        certain = near.end("kind") + 1 < near.end() or text[near.start()].isupper()
        return Lead(near.start(), code_of(symbol, kind, certain=certain), "kind")
    if far := _far_lead(text, key, symbol, max(low, start - BEFORE), issuers):
        return far
    generic = _generic().search(key, max(low, start - NEAR), start)
    begin = near.start() if near and near["kind"] else generic.start() if generic else start
    is_known = symbol.code.casefold() in kinds_by_symbol_code()
    has_word = begin < start and not key.startswith(SIGN.strip(), begin)
    if not is_known and not has_word and _other_paper().search(key, max(low, begin - 60), begin):
        return None
    named: Named = "generic" if has_word else "number" if begin < start else "nothing"
    return Lead(begin, code_of(symbol, None), named)


def _far_lead(text: str, key: str, symbol: FoundSymbol, low: int, issuers: Issuers) -> Lead | None:
    """Return the lead whose kind stands apart from the number: "Quyết định của Bộ Tài chính, ngày ..., số"."""
    found: Lead | None = None
    for name in _far().finditer(key, low, symbol.start):
        kind = kinds_by_name()[name["kind"]]
        between = _between().fullmatch(key, name.end(), symbol.start)
        if not may_bear(kind, symbol):
            continue
        if between is None:
            if kind.named and (law := _commas_between().fullmatch(key, name.end(), symbol.start)):
                found = Lead(name.start(), code_of(symbol, kind), "kind", name=text[slice(*law.span("words"))].strip())
            continue
        if between["words"] and key.startswith("\n", symbol.start - 1):
            # A number begins its line or cell: the words of the one above are another matter.
            continue
        day, impossible = day_of(between, symbol.year)
        issuer = text[slice(*_issuer(between, issuers))]
        own = text[between.start("words") : between.end("words")].strip() if kind.named and between["words"] else ""
        found = Lead(name.start(), code_of(symbol, kind), "kind", issuer, day, impossible, own)
    return found


def _issuer(between: re.Match[str], issuers: Issuers) -> tuple[int, int]:
    start = max(between.start("of"), between.start("late_of"))
    return (start, issuers.end_at(start)) if start >= 0 else (0, 0)


def code_of(symbol: FoundSymbol, word: Kind | None, *, certain: bool = False) -> str:
    """Return the abbreviation of the kind: the one in words where these are plain, else the symbol's."""
    if word and (certain or may_bear(word, symbol)):
        return word.code
    borne = kinds_by_symbol_code().get(symbol.code.casefold())
    if borne:
        return borne[0].code
    return LETTER if symbol.is_letter else symbol.code


def may_bear(kind: Kind, symbol: FoundSymbol) -> bool:
    """Tell whether a document of this kind may bear a symbol; a code unknown tells nothing."""
    code = symbol.code.casefold()
    borne = kinds_by_symbol_code().get(code)
    return borne is None or code in ASSEMBLY or any(one.code == kind.code for one in borne)
