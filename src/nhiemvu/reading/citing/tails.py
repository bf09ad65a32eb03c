"""What stands behind a symbol: date and issuer in either order, an aside in brackets."""

import re
from datetime import date
from typing import NamedTuple

from nhiemvu.reading.citing.issuers import Issuers

#: "05/01/2022", "5-1-22", "05 tháng 01 năm 2022", torn apart: "05 / 01/2022", "05 tháng 01năm 2022"; the year may lack.
DATE = (
    r"(?P<d>\d{1,2})\s?(?:[/.-]|tháng)\s?(?P<m>\d{1,2})"
    r"(?:\s?(?:[/.-]|,?\s?năm)\s?(?P<y>\d{4}|\d\d))?(?![\d/])"
)
#: The groups of a second date in one pattern.
BRACKETED = DATE.replace("<", "<other_")
#: ", ngày 05/01/2022", " ban hành ngày ...", " (ngày 5-1-2022)", " (05/01/2022)"
DATED = (
    rf"(?P<dated>\s?,?\s?(?:ban hành |ký |đề )?(?P<same>cùng )?ngày[ \n]{DATE}"
    rf"|\s?\((?:ban hành |ký )?(?:ngày )?{BRACKETED}\)?)"
)
#: " của ", ", của đồng chí ", " của Hội nghị lần thứ sáu " in front of the Central Committee
OF = r"(?P<of>(?:,? ?|\n)của (?:hội nghị (?:lần thứ )?(?:[^\W\d_]+|\d+),? (?=ban chấp hành))?(?:đồng chí )?)"
#: Date and issuer, as nearly all citations have them: all other forms are looked for only where these are not.
USUAL = re.compile(
    r"(?P<dated>,? ngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>\d{4})(?![\d/]))?(?P<of>,? của )?"
)
#: The same in any order, and asides: " (khóa XII)", ", khóa XIII", " (sửa đổi)"; not one with another document in it.
ANY = re.compile(
    rf"{DATED}|{OF}|(?P<aside>\s?\((?![^()]*\d[\w.]*[/-])[^()\n]{{1,40}}\)|,? ?khóa [ivx]+(?!\w)"
    r"|,? (?:nhiệm kỳ|niên khóa) \d{4} ?- ?\d{4})"
)
#: How they may begin behind a symbol or an issuer.
BEGINNINGS = (
    " (", "(", " ngày", ", ngày", ",ngày", " của", ", của", "\ncủa", " khóa", ", khóa", ", nhiệm kỳ", ", niên khóa",
    " cùng ngày", ", cùng ngày", " ban hành ngày", ", ban hành ngày", " ký ngày", ", ký ngày", " đề ngày", ", đề ngày",
)  # fmt: skip
#: Two figures of a year are of this century up to here.
CENTURY = 50


class Tail(NamedTuple):
    """What the words behind a symbol tell."""

    #: Where the date ends, or the symbol where it has none behind it.
    end: int
    #: Where all of it ends.
    place: int
    day: date | None = None
    #: Whether its date is one that no calendar has.
    impossible: bool = False
    #: Whether the date is said to be that of the documents in front, too: "cùng ngày".
    same: bool = False
    issuer: str = ""


def tail_of(text: str, key: str, start: int, year: str, issuers: Issuers) -> Tail:
    """Return what stands behind a symbol that ends at `start`; `year` is the one that the symbol has, or ""."""
    tail = _usual(text, key, start, issuers)
    # Most citations end here: asides and other orders are looked for only where they may begin.
    while key.startswith(BEGINNINGS, tail.place):
        found = ANY.match(key, tail.place)
        more = found and _with(tail, found, text, year, issuers)
        if not more:
            break
        tail = more
    return tail


def _usual(text: str, key: str, start: int, issuers: Issuers) -> Tail:
    """Return the tail that is a date, an issuer, the one and then the other, or nothing."""
    found = USUAL.match(key, start)
    dated, of = found.group("dated", "of") if found else (None, None)
    if found is None or not (dated or of):
        return Tail(start, start)
    end = found.end("dated") if dated else start
    day, impossible = day_of(found) if dated else (None, False)
    name = found.end()
    name_end = issuers.end_at(name) if of else name
    if name_end == name:
        return Tail(end, end, day, impossible)
    return Tail(end, name_end, day, impossible, issuer=text[name:name_end])


def _with(tail: Tail, found: re.Match[str], text: str, year: str, issuers: Issuers) -> Tail | None:
    """Return a tail with what was found at its end, or None where it has that already."""
    if found["dated"]:
        if tail.day or tail.impossible:
            return None
        day, impossible = day_of(found, year)
        end = found.end()
        told = day or impossible
        return Tail(end, end, day, impossible, found["same"] is not None, tail.issuer) if told else None
    if found["of"]:
        end = tail.place if tail.issuer else issuers.end_at(found.end())
        return tail._replace(place=end, issuer=text[found.end() : end]) if end > found.end() else None
    return tail._replace(place=found.end())


def day_of(found: re.Match[str], year: str = "") -> tuple[date | None, bool]:
    """Return the day that a match names, and whether no calendar has it; neither where it names none or no year.

    `year` is the one of the symbol, which a date may leave out.
    """
    written, month, day = found.group("y", "m", "d")
    if day is None and "other_d" in found.re.groupindex:
        written, month, day = found.group("other_y", "other_m", "other_d")
    if day is None or not (written or year):
        return None, False
    number = int(written or year)
    if number < 100:
        number += 2000 if number < CENTURY else 1900
    try:
        return date(number, int(month), int(day)), False
    except ValueError:
        return None, True
