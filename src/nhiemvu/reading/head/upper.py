"""The letterhead: the lines above the title taken apart, whichever way its two columns came out of the file.

Columns may stand one under another, side by side, or run together on one line; so every part is looked for by its own
form, and what is left over are the names of offices.
"""

import re
from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.symbols import Symbol, parse_symbol, written_symbol
from nhiemvu.domain.text import matching_key, plain_dashes, squeeze
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.issuers import issuer_heads
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.letterheads import LetterheadName, letterhead_part

#: What follows "Số:": "15/BC-UBND", "1890 /KH-SVH", " -KH/HU", "05/2026/CT-UBND", "5053-CV/VPTW/nb", "12 - NQ/ĐU"
CODE = re.compile(
    r"[\s.…_:]*(?P<number>\d{1,5} ?[a-zA-Z]?)?[\s.…_]*"
    r"(?P<rest>(?:[/-] ?(?:19|20)\d\d)? ?[-/] ?[A-ZĐ][\wĐđ&]*(?: ?[-/] ?[A-ZĐ0-9][\w&]*|/[a-zđ]\w*)*)"
)
#: Names of offices on one line are no longer.
LONGEST_NAME = 110
#: Lines of a letterhead whose columns ran together are no longer.
LONGEST_LINE = 400
#: Columns that a web page or Markdown leaves on one line.
COLUMNS = re.compile(r"\s*(?:\||<br ?/?>)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Upper:
    """What the letterhead says."""

    #: The office above first, then the issuer.
    names: tuple[str, ...] = ()
    symbol: str = ""
    #: The parts of a symbol whose number is blank.
    blank: Symbol | None = None
    issued_on: date | None = None
    #: The first day of the month, where the day is blank.
    about: date | None = None
    #: The year, where the month is blank, too.
    year: int | None = None
    #: The day that stands there does not exist.
    impossible_day: str = ""
    #: The place of the date.
    place: str = ""
    #: What a letter is about: "V/v ...".
    subject: str = ""


def upper_of(lines: Sequence[str]) -> Upper:
    """Return what the lines of a letterhead say."""
    text = _without("motto", "\n".join(map(_plain, lines)))
    symbol, blank, text = _numbered(text)
    dated, text = _dated(text)
    names, subject = _names(_without("mark", text))
    return replace(dated, names=names, symbol=symbol, blank=blank, subject=subject)


def is_letterhead(line: str) -> bool:
    """Tell whether a line holds parts of a letterhead and names in capitals, and nothing else."""
    text = _without("motto", _plain(line))
    text = _without("mark", _dated(_numbered(text)[2])[1])
    rest = [part for part in text.split("\n") if any(character.isalpha() for character in part)]
    return all(part.isupper() or letterhead_part("subject").match(matching_key(part.strip())) for part in rest)


def has_letterhead_part(line: str) -> bool:
    """Tell whether a line is but a number, a date or a mark of a draft."""
    text = _without("mark", _dated(_numbered(_plain(line))[2])[1])
    return not any(character.isalnum() for character in text)


def without_marks_of_drafts(line: str) -> str:
    """Return a line without "DỰ THẢO" and the like."""
    return squeeze(_without("mark", line))


def _without(name: LetterheadName, text: str) -> str:
    """Return a text in which a line ends where a part stood."""
    parts, end = [], 0
    for found in letterhead_part(name).finditer(matching_key(text)):
        parts.append(text[end : found.start()])
        end = found.end()
    return "\n".join([*parts, text[end:]])


def _plain(line: str) -> str:
    """Return a line with plain dashes and its columns as lines; no letterhead goes on behind so many characters."""
    return COLUMNS.sub("\n", plain_dashes(line[:LONGEST_LINE]))


def _numbered(text: str) -> tuple[str, Symbol | None, str]:
    """Return the symbol, its parts where its number is blank, and the text without it."""
    key = matching_key(text)
    for found in letterhead_part("number").finditer(key):
        code = CODE.match(text, found.end())
        if not code or key[: found.start()].rstrip(" ").endswith(tuple(kinds_by_name())):
            continue
        rest = written_symbol(code["rest"])
        if sum(character.isupper() for character in rest) < 2:
            continue
        cut = f"{text[: found.start()]}\n{text[code.end() :]}"
        if code["number"]:
            return written_symbol(code["number"]) + rest, None, cut
        return "", parse_symbol(f"0{rest}"), cut
    return "", None, text


def _dated(text: str) -> tuple[Upper, str]:
    """Return the place and date, and the text without them."""
    found = next(
        (one for one in letterhead_part("place_date").finditer(matching_key(text)) if _is_place(text, one)), None
    )
    if not found:
        return Upper(), text
    name, place = _name_and_place(_place(text, found).strip(" .…_"))
    rest = f"{text[: found.start()]}\n{name}\n{text[found.end() :]}"
    parts = {group.rstrip("2"): int(value) for group, value in found.groupdict().items() if (value or "").isdecimal()}
    dated = Upper(year=parts.get("y"), place=place)
    try:
        about = date(parts["y"], parts["m"], 1) if {"y", "m"} <= parts.keys() else None
        day = about.replace(day=parts["d"]) if about and "d" in parts else None
    except ValueError:
        return replace(dated, impossible_day=squeeze(text[found.start() : found.end()])), rest
    return replace(dated, about=about, issued_on=day), rest


def _place(text: str, found: re.Match[str]) -> str:
    return text[slice(*found.span("place2" if found["place2"] else "place"))].strip() if _has_place(found) else ""


def _has_place(found: re.Match[str]) -> bool:
    return bool(found["place"] or found["place2"])


def _is_place(text: str, found: re.Match[str]) -> bool:
    """Tell whether a place stands before a date, or nothing does: "Đồng Mây, ngày"; not "của Huyện ủy, ngày"."""
    place = _place(text, found)
    return place[:1].isupper() or not any(character.isalpha() for character in place)


def _name_and_place(words: str) -> tuple[str, str]:
    """Return a name in capitals and the place behind it on one line: "XÃ ĐỒNG MÂY Đồng Mây", "A San"."""
    if words.isupper():
        return "", words
    parts = words.split()
    count = next((number for number, word in enumerate(parts) if not word.isupper()), 0)
    # A word of one letter is in capitals either way; it begins the place.
    count -= count > 0 and len(parts[count - 1]) == 1
    return " ".join(parts[:count]), " ".join(parts[count:])


def _names(text: str) -> tuple[tuple[str, ...], str]:
    """Return names of offices and the subject among the lines that are left."""
    names: list[str] = []
    subject: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        words = line.strip(" -*_.–—=~·")
        if not any(character.isalpha() for character in words):
            continue
        about = letterhead_part("subject").search(matching_key(words))
        if about:
            subject = [words[about.start() :]]
            words = words[: about.start()].strip()
        elif goes_on and words[0].islower():
            subject.append(words)
        goes_on = bool(about) or (goes_on and words[:1].islower())
        if words and _is_name(words):
            names.append(words)
    return tuple(names), " ".join(subject)


def _is_name(words: str) -> bool:
    if len(words) > LONGEST_NAME:
        return False
    return words.isupper() or (words[0].isupper() and bool(issuer_heads().match(matching_key(words))))
