"""The head of a document: letterhead, kind, title, and where the words begin."""

import re
from collections.abc import Sequence

from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.issuers import issuer_heads
from nhiemvu.facts.kinds import Kind, kinds_by_name
from nhiemvu.facts.letterheads import letterhead_part
from nhiemvu.facts.lines import holds
from nhiemvu.reading.citing.symbols import SYMBOL
from nhiemvu.reading.head.upper import Upper, has_letterhead_part, is_letterhead, upper_of, without_marks_of_drafts
from nhiemvu.reading.text.sheet import Line, Sheet

#: How many lines a head may have, and how many below the last words a date may stand.
LONGEST, LAST = 40, 30
LONGEST_TITLE = 400
#: "B Á O  C Á O": a title with its letters apart.
SPACED = re.compile(r"(?:\w ){3,}\w")
#: How often a report is made, alone behind its kind: "BÁO CÁO | TUẦN" over what it is about.
HOW_OFTEN = re.compile(r"(?<=^báo cáo) (?:tuần|tháng|quý|năm)$")
#: What stands between the first and the last year of a range.
DASHES = ("-", "–")
#: Words that go on with a title on its next line.
GOES_ON = ("về ", "của ", "và ")
#: What stands before the body whose document it is.
OF = "của "
#: A period or a year that a title was parted from: "nhiệm vụ | 6 tháng cuối năm 2025", "giai đoạn | 2021 - 2025".
TIME = re.compile(r"\d{1,2} (?:tháng|năm)(?!\w)|(?:19|20)\d\d(?![\w/])")
#: What a line of a title ends with whose sentence is not over.
OPEN_ENDS = (",", ";", " -", " –")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the words of a document."""

    kind: Kind | None
    title: str
    upper: Upper
    #: Number of the first line of the words.
    end: int


@dataclass(frozen=True, slots=True)
class _Title:
    number: int
    kind: Kind
    #: What of the title stands on the line of the kind.
    words: str


def head_of(sheet: Sheet) -> Head:
    """Return the head of a document."""
    lines = sheet.lines[: min(LONGEST, _first_point(sheet))]
    addressed = _addressee(lines)
    title = next((found for found in map(_title_on, range(addressed), lines) if found), None)
    if title is None and (title := _one_line_title(lines)):
        return Head(title.kind, title.words, upper_of(_texts(lines[: title.number])), title.number + 1)
    if title is None:
        end = addressed if addressed < len(lines) else _first_sentence(lines)
        upper = upper_of(_texts(lines[:end]))
        return Head(None, upper.subject, _with_day_below(upper, sheet), end)
    words, below, end = _whole_title(lines, title)
    # A number or a date under the title counts like those above it.
    upper = upper_of([*_texts(lines[: title.number]), *below])
    return Head(title.kind, words or upper.subject, _with_day_below(upper, sheet), end)


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def _first_point(sheet: Sheet) -> int:
    """Return the number of the first line with a numbered label, or of lines."""
    numbered = (number for number, line in enumerate(sheet.lines) if line.label and line.label.form.counts != "mark")
    return next(numbered, len(sheet.lines))


def _addressee(lines: Sequence[Line]) -> int:
    """Return the number of the line "Kính gửi", or of lines; a letter has no title above it."""
    numbers = (
        number for number, line in enumerate(lines) if letterhead_part("addressee").match(matching_key(line.text))
    )
    return next(numbers, len(lines))


def _title_on(number: int, line: Line) -> _Title | None:
    """Return the title that a line begins: a kind alone on it, or in capitals with what the document is about."""
    if line.label or line.in_table or len(line.text) > LONGEST_TITLE:
        return None
    text = without_marks_of_drafts(line.text)
    if SPACED.fullmatch(text):
        text = next((name for name in kinds_by_name() if name.replace(" ", "") == _letters(text)), text)
    key = HOW_OFTEN.sub("", matching_key(text).strip(" :."))
    if kind := kinds_by_name().get(key):
        return _Title(number, kind, "")
    name = _leading_kind(key) if text.isupper() else None
    return _Title(number, kinds_by_name()[name], text[len(name) :].strip(" :")) if name else None


def _letters(text: str) -> str:
    return matching_key(text.replace(" ", ""))


def _leading_kind(key: str) -> str | None:
    """Return the longest name of a kind that a line begins with."""
    return max((name for name in kinds_by_name() if key.startswith(f"{name} ")), key=len, default=None)


def _one_line_title(lines: Sequence[Line]) -> _Title | None:
    """Return the title in a first line such as "Báo cáo kết quả công tác quý I năm 2024"."""
    number = _first_sentence(lines)
    if number >= len(lines) or lines[number].label or len(lines[number].text) > 300:
        return None
    text = lines[number].text
    name = _leading_kind(matching_key(text))
    if name is None or text.endswith((":", ";")) or SYMBOL.search(text, 0, 60):
        return None
    return _Title(number, kinds_by_name()[name], text[len(name) :].strip(" ."))


def _first_sentence(lines: Sequence[Line]) -> int:
    """Return the number of the first line that is no line of a letterhead; for documents without a kind's title."""
    return next((number for number, line in enumerate(lines) if not is_letterhead(line.text)), len(lines))


def _whole_title(lines: Sequence[Line], title: _Title) -> tuple[str, list[str], int]:
    """Return a title with its lines up to the first sentence, numbers and dates among them, and where words begin."""
    parts = [title.words] if title.words else []
    below: list[str] = []
    before = lines[title.number]
    number = title.number + 1
    while number < len(lines):
        line = lines[number]
        if has_letterhead_part(line.text):
            below.append(line.text)
        elif (line.label and not _ends_range(line, before)) or not (
            _is_title(line, before, has_title=bool(parts)) or (not parts and _is_cut(lines[number : number + 2]))
        ):
            break
        else:
            parts.append(line.text)
            before = line
        number += 1
    return " ".join(parts[_names_issuer(parts) :]), below, number


def _names_issuer(parts: Sequence[str]) -> bool:
    """Tell whether the first line under the kind only says whose it is: "NGHỊ QUYẾT | CỦA BAN CHẤP HÀNH | về ..."."""
    if len(parts) < len(("issuer", "subject")) or not parts[0].isupper() or parts[1].isupper():
        return False
    key = matching_key(parts[0])
    return key.startswith(OF) and bool(issuer_heads().match(key, len(OF)))


def _ends_range(line: Line, before: Line) -> bool:
    """Tell whether a line begins with a dash that is no label: "giai đoạn 2021" over "- 2025, định hướng ..."."""
    return before.text[-1:].isdigit() and line.text[:1] in DASHES and line.words[:1].isdigit()


def _is_title(line: Line, before: Line, *, has_title: bool) -> bool:
    """Tell whether a line goes on with a title, or begins it under the kind's name."""
    text, key = line.text, matching_key(line.text)
    if line.in_table and not before.in_table:
        return False
    if text.isupper():
        ends = letterhead_part("formula").match(key) and (has_title or text.endswith(":"))
        return _is_open(before) if ends else not has_title or before.text.isupper()
    if text.startswith("(") or text.endswith(":") or len(text) > LONGEST_TITLE:
        return False
    if text.endswith(".") and len(text) > 120:
        return False
    goes_on = text[0].islower() or key.startswith(GOES_ON) or bool(TIME.match(key))
    if has_title and not goes_on and not _is_unfinished(before):
        return _looks_alike(line, before) and not text.endswith((".", ";"))
    return goes_on or len(text) <= 120 or not text.endswith(";")


def _is_cut(lines: Sequence[Line]) -> bool:
    """Tell whether a long line under the kind's name is of a title that goes on: "...;" over "nhiệm vụ quý II"."""
    return len(lines) > 1 and lines[0].text.endswith(";") and lines[1].text[:1].islower() and not lines[1].label


def _is_unfinished(line: Line) -> bool:
    """Tell whether a line of a title ends before its sentence does: "phối hợp giữa Sở Nội vụ và"."""
    return line.text.endswith(OPEN_ENDS) or holds("dangling", matching_key(line.text))


def _is_open(line: Line) -> bool:
    return bool(letterhead_part("open").match(matching_key(line.text)))


def _looks_alike(line: Line, before: Line) -> bool:
    """Tell whether two lines both stand out in bold or in the middle."""
    return (line.bold and before.bold) or (line.centred and before.centred)


def _with_day_below(upper: Upper, sheet: Sheet) -> Upper:
    """Return the letterhead with the date that stands above the signature, where it has none itself."""
    if upper.year or upper.impossible_day:
        return upper
    for line in reversed(sheet.lines[-LAST:]):
        found = letterhead_part("place_date").fullmatch(matching_key(line.text.strip(" .")))
        if found and not line.in_table and (found["place"] or found["place2"]):
            below = upper_of([line.text])
            return replace(below, names=upper.names, symbol=upper.symbol, blank=upper.blank, subject=upper.subject)
    return upper
