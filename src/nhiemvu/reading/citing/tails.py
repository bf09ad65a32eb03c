"""What stands behind a symbol: date and issuer in either order, an aside in brackets."""

import re
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.text import CAPITALS
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.citing import citing_words
from nhiemvu.facts.tables import branching
from nhiemvu.reading.units.names import name_at

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
#: Date and issuer, as nearly all citations have them.
USUAL = re.compile(f"{DATED}?{OF}?")
#: The same in any order, and asides: " (khóa XII)", ", khóa XIII", " (sửa đổi)"; not one with another document in it.
ANY = re.compile(
    rf"{DATED}|{OF}|(?P<aside>\s?\((?![^()]*\d[\w.]*[/-])[^()\n]{{1,40}}\)|,? ?khóa [ivx]+(?!\w)"
    r"|,? (?:nhiệm kỳ|niên khóa) \d{4} ?- ?\d{4})"
)
#: How they may begin behind a symbol or an issuer.
BEGINNINGS = (
    "\ncủa", " (", "(", ", n", ", k", ", c", ",n", " ngày", " khóa", " của", " niên khóa", " nhiệm kỳ", " cùng ngày",
    " ban hành ngày", " ký ngày", " đề ngày",
)  # fmt: skip
#: How many of these a citation may have.
MOST = 5
LONGEST_NAME = 320
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


@remembered
def _name_end() -> re.Pattern[str]:
    """Match what ends the name of an issuer whatever it is.

    That is a stop, a word in small letters that no name has, a comma that stands in no name such as "Bộ Văn hóa, Thể
    thao và Du lịch", a document beside the one that the issuer has issued: " và Văn bản".
    """
    generic = branching(word for phrase in citing_words()["generic"] for word in (phrase, phrase.capitalize()))
    return re.compile(
        rf'[;.:()\n"“”!?]| (?:về|ngày|đã|tại|để|theo)(?!\w)| và {generic}(?!\w)'
        rf"|,(?!\s+[{CAPITALS}]\w*(?:\s\w+){{0,2}}\s+và\s)"
    )


class Issuers:
    """Finds the names of issuers in one text; the same words are read once."""

    def __init__(self, text: str, key: str) -> None:
        self._ends = _name_end()
        self._text = text
        self._key = key
        self._known: dict[str, int] = {}

    def end_at(self, place: int) -> int:
        """Return where the name that begins at `place` ends, or `place` where none does."""
        end = self._ends.search(self._text, place, place + LONGEST_NAME)
        words = self._text[place : end.start() if end else place + LONGEST_NAME]
        length = self._known.get(words)
        if length is None:
            name = name_at(words, self._key[place : place + len(words)], 0, alone=True)
            length = self._known[words] = name.end if name else 0
        return place + length


def tail_of(text: str, key: str, start: int, year: str, issuers: Issuers) -> Tail:
    """Return what stands behind a symbol that ends at `start`; `year` is the one that the symbol has, or ""."""
    tail = Tail(start, start)
    usual = USUAL.match(key, start)
    if usual and usual.lastgroup:
        tail = _usual(text, usual, year, issuers)
    elif not key.startswith(BEGINNINGS, start):
        return tail
    for _ in range(MOST):
        if not key.startswith(BEGINNINGS, tail.place):
            break
        found = ANY.match(key, tail.place)
        more = found and _with(tail, found, text, year, issuers)
        if not more:
            break
        tail = more
    return tail


def _usual(text: str, found: re.Match[str], year: str, issuers: Issuers) -> Tail:
    """Return the tail that is a date, an issuer, or the one and then the other."""
    start, end = found.start(), found.end()
    day, impossible, issuer = None, False, ""
    if found.start("dated") >= 0:
        day, impossible = day_of(found, year)
        start = found.end("dated") if day or impossible else start
    if end > start and (day or impossible or found.start("dated") < 0):
        issued = issuers.end_at(end)
        issuer = text[end:issued]
        end = issued if issuer else start
    return Tail(start, end, day, impossible, found.start("same") >= 0, issuer)


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
