"""Who issued a document: its letterhead, else the subject of its opening sentence, else its first statement."""

import re

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.issuers import issuer_heads, issuer_of_code, issuers_by_head
from nhiemvu.facts.letterheads import letterhead_part
from nhiemvu.facts.names import in_names
from nhiemvu.facts.verbs import finder
from nhiemvu.reading.head.casing import in_sentence_case
from nhiemvu.reading.units.names import name_at

#: A committee's own name: "Huyện ủy Hòa Giang".
COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy(?!\w)")
#: Bodies that act for a committee.
ACTING = re.compile(r"ban thường vụ|ban chấp hành|ban thường trực|thường trực")
CENTRE = "ban chấp hành trung ương"
OF = " của "
#: Cells have names of their own.
CELL = "chi bộ"
#: How much of a document tells what its issuer is called.
START = 4_000
#: A statement's past tense: "Phòng Nội vụ đã ...".
PAST = re.compile(r" đã(?!\w)")


def issuer_of(names: tuple[str, ...], code: str, opening: str, body: str, place: str = "") -> str:
    """Return the issuer, or "" where the document does not tell.

    `names` are the lines of the letterhead, `code` the issuer's part of the symbol, `opening` the words between the
    title and the first point, `body` the whole clean text, `place` that of the date.
    """
    head = _from_letterhead(names, code, body, place)
    subject = in_sentence_case(subject_of_opening(opening), body, place)
    if head and COMMITTEE.match(matching_key(head)) and ACTING.match(matching_key(subject)):
        return f"{subject} {head}" if ACTING.fullmatch(matching_key(subject)) else subject
    return _with_place(head, body, place) or subject or issuer_of_code(code)


def _with_place(name: str, body: str, place: str) -> str:
    """Return the name of a letterhead with the place that it leaves out, where the body names it whole.

    "TRẠM Y TẾ" under "UBND XÃ BÌNH AN" is "Trạm Y tế xã Bình An", where the body says so.
    """
    if not name or not place or matching_key(place) in matching_key(name):
        return name
    whole = re.search(
        rf"{re.escape(matching_key(name))}(?: {in_names('level').pattern})? {re.escape(matching_key(place))}(?!\w)",
        matching_key(body[:START]),
    )
    return f"{name}{body[whole.start() + len(name) : whole.end()]}" if whole else name


def _from_letterhead(names: tuple[str, ...], code: str, body: str, place: str) -> str:
    bodies = _whole_names(names)
    if not bodies:
        return ""
    own, above = bodies[-1], bodies[-2] if len(bodies) > 1 else ""
    if matching_key(above).startswith(CENTRE):
        return issuer_of_code(code) or f"{in_sentence_case(own, body)} Trung ương"
    if place_above := _place_above(matching_key(own), above):
        own = f"{own} {place_above}"
    if letterhead_part("of_place").match(matching_key(own)) and (
        council := in_names("assembly").match(matching_key(above))
    ):
        own, above = f"{own}{above[council.end() :]}", ""
    parts = [own, above] if above and _needs_above(matching_key(own), matching_key(above)) else [own]
    return " ".join(in_sentence_case(part, body, place) for part in parts)


def _place_above(own: str, above: str) -> str:
    """Return the place that a name leaves to the office above it, or "": "THANH TRA TỈNH" under "UBND TỈNH AN HÒA"."""
    level = own.rpartition(" ")[2]
    if in_names("level").fullmatch(level) is None:
        return ""
    place = matching_key(above).rfind(f" {level} ")
    return above[place + len(f" {level} ") :] if place >= 0 else ""


def _needs_above(own: str, above: str) -> bool:
    """Tell whether a name says too little without the office above: "VĂN PHÒNG", "BAN DÂN VẬN" of a committee."""
    if letterhead_part("alone").match(own):
        return True
    return bool(COMMITTEE.match(above)) and not COMMITTEE.match(own) and not own.startswith(CELL)


def _whole_names(names: tuple[str, ...]) -> list[str]:
    """Return names whose lines are joined: "ỦY BAN NHÂN DÂN" over "TỈNH SÔNG LAM" is one."""
    bodies: list[str] = []
    for name in [part for line in names for part in _parted(line)]:
        if bodies and _goes_on(bodies[-1], name):
            bodies[-1] = f"{bodies[-1]} {name}"
        else:
            bodies.append(name)
    return [body for body in bodies if issuer_heads().match(matching_key(body))]


def _goes_on(before: str, name: str) -> bool:
    key = matching_key(name)
    if not issuer_heads().match(key) or letterhead_part("continues").match(key):
        return True
    return bool(letterhead_part("open").match(matching_key(before)))


def _parted(line: str) -> list[str]:
    """Return an office and the office above it that stand on one line: "HUYỆN ỦY HÒA GIANG BAN DÂN VẬN"."""
    line = line.replace(":", "")
    above = letterhead_part("above").match(matching_key(line))
    if not above:
        return [line]
    words = matching_key(line).split(" ")
    for under in letterhead_part("under").finditer(matching_key(line), 1):
        before = len(line[: under.start()].split())
        if line[under.start() - 1] == " " and before >= MOST_SHORT and before < len(words) + 1:
            return [line[: under.start()].strip(), *_parted(line[under.start() :])]
    return [line]


#: An office that stands above another has at least three words: "HUYỆN ỦY HÒA", "UBND XÃ ĐỒNG".
MOST_SHORT = 3


def subject_of_opening(opening: str) -> str:
    """Return the body that reports, issues or demands in the opening sentences, the last one."""
    key = matching_key(opening)
    found, place = "", 0
    while head := issuer_heads().search(key, place):
        place = head.end()
        name = name_at(opening, key, head.start())
        if name is None:
            continue
        place = name.end
        issuer = issuers_by_head()[head[0]]
        bare_office = (issuer.general or issuer.office) and name.end == head.end()
        if finder("issues").match(key, name.end + 1) and not bare_office:
            found = opening[name.start : name.end]
    return found


def issuer_in_title(title: str) -> str:
    """Return the body at the end of a title: "kết quả quý I của Phòng Nội vụ", or ""."""
    key = matching_key(title)
    place = key.rfind(OF)
    name = name_at(title, key, place + len(OF)) if place >= 0 else None
    return title[name.start : name.end] if name and name.end == len(title.rstrip(" .")) else ""


def first_name(line: str) -> str:
    """Return the name of a body that a line begins with, or ""."""
    name = name_at(line, matching_key(line), 0)
    return line[: name.end] if name else ""


def first_acting(text: str) -> str:
    """Return the first body of which the text says that it did something, or ""."""
    key = matching_key(text)
    for past in PAST.finditer(key):
        window = max(0, past.start() - 80)
        for head in issuer_heads().finditer(key, window, past.start()):
            name = name_at(text, key, head.start())
            if name and name.end == past.start() and issuers_by_head()[head[0]].follows == "capital":
                return text[name.start : name.end]
    return ""
