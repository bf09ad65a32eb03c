"""Symbols in running text: "12-CT/HU", "1203/QĐ-UBND", also damaged ones, and numbers that share what follows.

Slashes and hyphens are looked for, since an engine finds a fixed character fastest; words are read around them only.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from sys import intern
from typing import NamedTuple

from nhiemvu.domain.symbols import written_symbol
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import any_cited, citing_words
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import kinds, kinds_by_name
from nhiemvu.facts.tables import branching

DASH = "[-\u2010-\u2015\u2212]"
#: 12, 05b, 66.19; the first digit comes first, so that an engine skips to it. Not in "TCVN 5687:2010/BXD".
NUMBER = r"\d(?<![\w/.,-]\d)(?<!\d:\d)\d{0,4}(?:\.\d{1,3})?[a-zđA-E]?"
#: A slash before capital letters: that of a date or a fraction is none.
SLASH = re.compile(r"/(?=\s?[A-ZĐ])")
#: What stands between the number and the slash: "-CT", " - CV", "/2020", mistyped "/20020"
BETWEEN = rf"(?:\s?{DASH}\s?(?P<type>[A-ZĐ][A-ZĐa-zđ]{{0,6}})|\s?/\s?(?P<year>\d{{4,5}}))?\s?"
#: The slash and behind it "QĐ-UBND", "QĐ - UBND", "NĐ-CP", "VPTW/nb", "BTCTU-BDVTU", "QĐ-UBND.HC"
TAIL = (
    rf"/\s?(?P<first>[A-ZĐ][\w&]*)(?P<more>(?:{DASH}[A-ZĐ][\w&]*|\s{DASH}\s?[A-ZĐ]{{2}}[\w&]*"
    rf"|{DASH}\s[A-ZĐ]{{2}}[\w&]*|/\w+|\.[A-ZĐ]{{2,}}(?!\w))*)"
)
SYMBOL = re.compile(NUMBER + BETWEEN + TAIL)
#: In front of the hyphen of a Party symbol without its slash: "12 ".
PARTY_FRONT = re.compile(rf"(?P<number>{NUMBER})\s?\Z")
#: How far in front of the slash a number may begin.
WINDOW = 18
#: How far behind the slash a symbol may run.
LONGEST = 80
#: What a printed symbol has none of.
UNEVEN = re.compile(r"[\s\u2010-\u2015\u2212]")
CAPITAL = re.compile(r"[A-ZĐ]")
#: What stands between numbers that share the rest of a symbol, as the last characters in front of the last number.
JOINTS = (", ", "; ", " và ", " & ", " đến ", ", số ", "; số ", " và số ", " đến số ")
#: "05, ", "18 và số ": numbers in front of the one that has the rest.
NUMBERS = re.compile(rf"(?:{NUMBER}(?:,|;| và| &) (?:số )?)+\Z", re.IGNORECASE)
#: "12 đến ", "12 đến số ": the first number of a range.
RANGE = re.compile(rf"(?P<first>{NUMBER})(?: đến (?:số )?)\Z", re.IGNORECASE)
JOINED_BY = frozenset(joint[-2:] for joint in JOINTS)
UP_TO = (" đến ", " đến số ", ", đến số ")
EACH_NUMBER = re.compile(NUMBER)
DIGITS = re.compile(r"\d+")
#: How far the numbers in front of a symbol may reach.
LONGEST_LIST = 80
#: More documents than this between the ends of a range are none.
LONGEST_RANGE = 30


class FoundSymbol(NamedTuple):
    """One symbol in a text."""

    #: Its own characters; of "05" in "số 05, 06-CT/TU" the number's.
    start: int
    end: int
    #: As it should be printed.
    written: str
    #: What stands for the kind: "CT", "QH" of "QH15"; of a State letter the issuer's code.
    code: str
    #: Its year, or "".
    year: str = ""
    #: Whether its form is that of a State letter, where the code is no kind's: "1234/BGDĐT-VP".
    is_letter: bool = False
    #: Whether it is one only where "số" or a kind stands in front: "24/TTg".
    needs_lead: bool = False


@remembered
def in_front() -> re.Pattern[str]:
    """Match what stands right in front of a number, in the matching form: "chỉ thị số ", "chỉ thị ", "số "."""
    names = branching({**kinds_by_name(), **dict.fromkeys(matching_key(kind.code) for kind in kinds())})
    return made_ready(rf"(?<!\w)(?:(?P<kind>{names})(?:\s?{any_cited('number')})?|{any_cited('number')})[:.]?\s?\Z")


@remembered
def _hyphens() -> re.Pattern[str]:
    """Match a hyphen that belongs to a symbol without its slash: "12-CT TW", "1203QĐ-UBND"."""
    codes, party, state = _codes(), branching(citing_words()["party_code"]), branching(citing_words()["state_code"])
    return made_ready(
        rf"-(?:(?<=[\da-eđA-ZĐ]-)|(?<=\d -))"
        rf"(?:\s?(?P<type>{codes})(?P<gap>[-. |\\lI]?)(?P<issuer>{party})(?!\w)|(?P<body>{state})(?!\w))"
    )


@remembered
def _state_front() -> re.Pattern[str]:
    return made_ready(rf"(?P<number>{NUMBER})[-. |\\lI]?(?P<type>{_codes()})\Z")


def _codes() -> str:
    return branching(code for kind in kinds() for code in kind.symbol_codes)


@remembered
def _shared_codes() -> re.Pattern[str]:
    """Match a code with the mark of a footnote that its format has lost: "HU1"."""
    codes = branching((*citing_words()["party_code"], *citing_words()["state_code"]))
    return made_ready(rf"(?<=[/-]){codes}(?P<mark>\d{{1,2}})\Z")


def symbols_in(text: str, key: str) -> list[FoundSymbol]:
    """Return the symbols of a text in order; `key` is its matching form."""
    found: list[FoundSymbol] = []
    before: FoundSymbol | None = None
    end = 0
    for slash in SLASH.finditer(text):
        place = slash.start()
        symbol = _around(text, place, end) if place >= end else None
        if symbol is None or (symbol.needs_lead and not _is_led(key, symbol.start, end)):
            continue
        if key[symbol.start - 2 : symbol.start] in JOINED_BY and key.endswith(JOINTS, end, symbol.start):
            found.extend(_sharing(text, key, symbol, before))
        found.append(symbol)
        before, end = symbol, symbol.end
    mended = list(_mended(text, key, found))
    return sorted((*found, *mended)) if mended else found


def _around(text: str, slash: int, low: int) -> FoundSymbol | None:
    found = SYMBOL.search(text, max(low, slash - WINDOW), slash + LONGEST)
    if found is None:
        return None
    kind, year, first, more = found.group("type", "year", "first", "more")
    if not (kind or more or CAPITAL.search(first, 1)):
        return None
    start, end = found.span()
    # Points cite the same few documents.
    written = intern(found[0])
    if written[-1].isdigit() or "ngày" in written:
        written = _shortened(written)
        end = start + len(written)
    if UNEVEN.search(written):
        written = written_symbol(written)
    is_letter = not (kind or year)
    code = kind or first.rstrip("0123456789")
    return FoundSymbol(start, end, written, code, year or "", is_letter, is_letter and not more)


def _shortened(written: str) -> str:
    """Return a symbol without what has run into it: the next word ("UBNDngày"), the mark of a footnote ("HU1")."""
    written = written.partition("ngày")[0]
    lost = _shared_codes().search(written)
    return written[: lost.start("mark")] if lost else written


def _is_led(key: str, start: int, low: int) -> bool:
    return in_front().search(key, max(low, start - 40), start) is not None


def _sharing(text: str, key: str, symbol: FoundSymbol, before: FoundSymbol | None) -> Iterator[FoundSymbol]:
    """Yield the numbers in front that share the rest of a symbol: "số 05, 06-CT/TU", "từ số 12 đến 15/QĐ-UBND"."""
    low = before.end if before else 0
    number, rest = _parted(symbol.written)
    if before and key[low : symbol.start] in UP_TO and _parted(before.written)[1] == rest:
        yield from _range(symbol, before.start, before.written, number, rest)
        return
    window = max(low, symbol.start - LONGEST_LIST)
    if between := RANGE.search(text, window, symbol.start):
        if _is_led(key, between.start(), low):
            yield symbol._replace(start=between.start(), end=between.end("first"), written=f"{between['first']}{rest}")
            yield from _range(symbol, between.start(), between["first"], number, rest)
    elif (several := NUMBERS.search(text, window, symbol.start)) and _is_led(key, several.start(), low):
        for one in EACH_NUMBER.finditer(text, several.start(), several.end()):
            yield symbol._replace(start=one.start(), end=one.end(), written=f"{one[0]}{rest}")


def _parted(written: str) -> tuple[str, str]:
    """Return the number of a symbol and the rest."""
    number = EACH_NUMBER.match(written)
    return (number[0], written[number.end() :]) if number else ("", written)


def _range(symbol: FoundSymbol, start: int, first: str, last: str, rest: str) -> Iterator[FoundSymbol]:
    """Yield the symbols between the ends of a range, each at the place of the whole."""
    digits = DIGITS.match(first)
    lower, upper = int(digits[0] if digits else 0), int(last) if last.isdecimal() else 0
    if upper - lower <= LONGEST_RANGE:
        for one in range(lower + 1, upper):
            yield symbol._replace(start=start, written=f"{one:0{len(digits[0]) if digits else 1}}{rest}")


def _mended(text: str, key: str, whole: Sequence[FoundSymbol]) -> Iterator[FoundSymbol]:
    """Yield symbols whose slash is missing, with the slash; `whole` are those that have theirs."""
    taken = [symbol.end for symbol in whole]
    for hyphen in _hyphens().finditer(text):
        place = hyphen.start()
        after = bisect_right(taken, place)
        if after < len(whole) and whole[after].start < place:
            continue
        low = taken[after - 1] if after else 0
        symbol = _without_slash(text, hyphen, max(low, place - 20))
        if symbol and _is_led(key, symbol.start, low):
            yield symbol


def _without_slash(text: str, hyphen: re.Match[str], low: int) -> FoundSymbol | None:
    front = (PARTY_FRONT if hyphen["type"] else _state_front()).search(text, low, hyphen.start())
    if front is None:
        return None
    number = front["number"]
    if kind := hyphen["type"]:
        written = f"{number}-{kind}/{hyphen['issuer']}"
    else:
        kind = front["type"]
        written = f"{number}/{kind}-{hyphen['body']}"
    return FoundSymbol(front.start("number"), hyphen.end(), written, kind)
