"""The head of a document: letterhead, kind, title, and where the words begin."""

import re
from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.dates import BadDate, parse_day
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.kinds import Kind, kinds_by_name
from nhiemvu.reading.citing.symbols import SYMBOL
from nhiemvu.reading.text.sheet import Line, Sheet

#: How many lines a head may have.
LONGEST = 40
#: Lines of every letterhead.
MOTTO = re.compile(r"cộng hòa xã hội.*|chủ nghĩa việt nam|đảng cộng sản(?: việt nam)?|độc lập ?- ?tự do.*|việt nam|\W*")
#: "Hòa Giang, ngày 06 tháng 3 năm 2024"; the day may be blank.
PLACE_DATE = re.compile(r"(?P<place>[^\d,]{2,40}), ?ngày (?P<day>\d{1,2} tháng \d{1,2} năm \d{4})\W*")
BLANK_DATE = re.compile(r"(?:[^\d,]{2,40}, ?)?ngày[\s.…]*(?:\d{0,2}) ?tháng.*")
#: "Số: 15/BC-UBND", "Số 12-BC/HU", "Số:      /KH-UBND"
NUMBER = re.compile(r"số ?:?[\s.…]*(?:\d.*|[-/].*)?")
#: "V/v tăng cường ...": the subject of a letter.
SUBJECT = re.compile(r"(?:v/v|về việc)\s*:?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the words of a document."""

    kind: Kind | None
    title: str
    #: Names above: the office above first, then the issuer.
    names: tuple[str, ...]
    symbol: str
    issued_on: date | None
    #: The day that stands there does not exist.
    impossible_day: str
    #: Number of the first line of the words.
    end: int


def head_of(sheet: Sheet) -> Head:
    """Return the head of a document."""
    lines = sheet.lines[: min(LONGEST, _first_point(sheet))]
    place = next((number for number, line in enumerate(lines) if _kind_of(line)), None)
    if place is None and (one_line := _one_line_title(lines)):
        number, named, title = one_line
        return Head(named, title, _names(lines[:number]), "", None, "", number + 1)
    kind = _kind_of(lines[place]) if place is not None else None
    upper = lines[:place] if place is not None else lines[: _first_sentence(lines)]
    title, end = _title(lines, place) if place is not None else ("", len(upper))
    subject = next((line.text for line in upper if SUBJECT.match(matching_key(line.text))), "")
    symbol = next(
        (
            found[0]
            for line in upper
            if NUMBER.fullmatch(matching_key(line.text)) and (found := SYMBOL.search(line.text))
        ),
        "",
    )
    day, impossible = _day(upper)
    return Head(kind, title or subject, _names(upper), symbol, day, impossible, end)


def _first_point(sheet: Sheet) -> int:
    """Return the number of the first line with a numbered label, or of lines."""
    numbered = (number for number, line in enumerate(sheet.lines) if line.label and line.label.form.counts != "mark")
    return next(numbered, len(sheet.lines))


def _kind_of(line: Line) -> Kind | None:
    """Return the kind that a line names as a title, alone on it."""
    if line.label or line.in_table:
        return None
    return kinds_by_name().get(matching_key(line.text).strip(" :"))


def _one_line_title(lines: tuple[Line, ...]) -> tuple[int, Kind, str] | None:
    """Return a first line such as "Báo cáo kết quả công tác quý I năm 2024": its number, kind and title."""
    number = _first_sentence(lines)
    if number >= len(lines) or lines[number].label or len(lines[number].text) > 300:
        return None
    text = lines[number].text
    names = (
        name for name in sorted(kinds_by_name(), key=len, reverse=True) if matching_key(text).startswith(f"{name} ")
    )
    name = next(names, None)
    if name is None or text.endswith((":", ";")) or SYMBOL.search(text, 0, 60):
        return None
    return number, kinds_by_name()[name], text[len(name) :].strip(" .")


def _first_sentence(lines: tuple[Line, ...]) -> int:
    """Return the number of the first line that is no line of a letterhead; for documents without a kind's title."""
    for number, line in enumerate(lines):
        key = matching_key(line.text)
        if not (_is_frame(key) or line.text.isupper() or SUBJECT.match(key)):
            return number
    return len(lines)


def _is_frame(key: str) -> bool:
    return bool(MOTTO.fullmatch(key) or PLACE_DATE.fullmatch(key) or BLANK_DATE.fullmatch(key) or NUMBER.fullmatch(key))


def _title(lines: tuple[Line, ...], place: int) -> tuple[str, int]:
    """Return the lines under the kind's name up to the first sentence, and the number of the line that follows."""
    parts: list[str] = []
    number = place + 1
    while number < len(lines):
        text = lines[number].text
        if lines[number].label or _is_frame(matching_key(text)) or _is_sentence(text, has_title=bool(parts)):
            break
        parts.append(text)
        number += 1
    return " ".join(parts), number


def _is_sentence(text: str, *, has_title: bool) -> bool:
    if text.isupper():
        return False
    if text.startswith("("):
        return True
    first_small = text[:1].islower() or matching_key(text).startswith(("về ", "của "))
    ends = text.rstrip().endswith((".", ":", ";")) and not (text.rstrip().endswith(";") and first_small)
    return (has_title and not first_small) or (ends and len(text) > 120) or len(text) > 400 or text.endswith(":")


def _names(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(
        line.text for line in lines
        if not _is_frame(matching_key(line.text)) and not SUBJECT.match(matching_key(line.text)) and line.text.isupper()
    )  # fmt: skip


def _day(lines: tuple[Line, ...]) -> tuple[date | None, str]:
    for line in lines:
        if match := PLACE_DATE.fullmatch(matching_key(line.text)):
            try:
                return parse_day(match["day"]), ""
            except BadDate:
                return None, match["day"]
    return None, ""
