"""Who issued a document: its letterhead, else the subject of its opening sentence, else its first statement."""

import re

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.issuers import issuer_heads, issuer_of_code, issuers_by_head
from nhiemvu.facts.verbs import finder
from nhiemvu.reading.units.names import name_at

#: What names a place or a committee: the words behind it are all capitalised ("tỉnh Sông Lam").
PLACE = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu|ủy|thôn|tổ)(?!\w)")
#: A committee's own name: "Huyện ủy Hòa Giang".
COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy(?!\w)")
#: Bodies that act for a committee.
ACTING = re.compile(r"ban thường vụ|ban chấp hành|thường trực|ban thường trực")
CENTRE = "ban chấp hành trung ương"
#: Offices that stand above others in a letterhead, and the others.
ABOVE = re.compile(rf"{CENTRE}|{COMMITTEE.pattern}|ủy ban nhân dân|ubnd")
ORGAN = re.compile(
    r" (sở|phòng|ban|văn phòng|ủy ban kiểm tra|trung tâm|thanh tra|chi cục)(?= )(?! (?:xã|phường))| (văn phòng)$"
)
#: A statement's past tense: "Phòng Nội vụ đã ...".
PAST = re.compile(r" đã(?!\w)")


def issuer_of(names: tuple[str, ...], code: str, opening: str, body: str) -> str:
    """Return the issuer, or "" where the document does not tell.

    `names` are the lines of the letterhead, `code` the issuer's part of the symbol, `opening` the words between the
    title and the first point, `body` the whole clean text.
    """
    head = _from_letterhead(names, code, body)
    subject = subject_of_opening(opening)
    if head and COMMITTEE.match(matching_key(head)) and ACTING.match(matching_key(subject)):
        return subject
    return head or subject or issuer_of_code(code)


def _from_letterhead(names: tuple[str, ...], code: str, body: str) -> str:
    bodies = _whole_names(names)
    if not bodies:
        return ""
    own, above = bodies[-1], bodies[-2] if len(bodies) > 1 else ""
    if matching_key(above).startswith(CENTRE):
        return issuer_of_code(code) or f"{proper(own, body)} Trung ương"
    if COMMITTEE.match(matching_key(above)) and not COMMITTEE.match(matching_key(own)):
        return f"{proper(own, body)} {proper(above, body)}"
    return proper(own, body)


def _whole_names(names: tuple[str, ...]) -> list[str]:
    """Return names whose lines are joined: "ỦY BAN NHÂN DÂN" over "TỈNH SÔNG LAM" is one."""
    bodies: list[str] = []
    for name in [part for line in names for part in _parted(line)]:
        key = matching_key(name)
        head = issuer_heads().match(key)
        begins = head is not None and not key.startswith(("tỉnh ", "thành phố "))
        if begins or not bodies:
            bodies.append(name)
        else:
            bodies[-1] = f"{bodies[-1]} {name}"
    return [body for body in bodies if issuer_heads().match(matching_key(body))]


def _parted(line: str) -> list[str]:
    """Return an office and the office above it that stand on one line: "HUYỆN ỦY HÒA GIANG BAN DÂN VẬN"."""
    key = matching_key(line)
    above = ABOVE.match(key)
    organ = ORGAN.search(key, above.end()) if above else None
    return [line[: organ.start()], line[organ.start() + 1 :]] if organ else [line]


def proper(name: str, body: str) -> str:
    """Return a name in capitals as it is written in a sentence, as the body writes it where it does."""
    if not name.isupper():
        return name
    key, text = matching_key(name), matching_key(body)
    place = text.find(key)
    while place >= 0:
        found = body[place : place + len(key)]
        if not found.isupper():
            return found[:1].upper() + found[1:]
        place = text.find(key, place + 1)
    return _cased(key)


def _cased(key: str) -> str:
    """Write a name that the document has in capitals only: heads as known, places capitalised word by word."""
    head = issuer_heads().match(key)
    start = issuers_by_head()[head[0]].head if head else ""
    rest = key[head.end() if head else 0 :].strip()
    place = PLACE.search(rest)
    if start.endswith("ủy") and not (place and place.start() == 0):
        return f"{_first_large(start)} {rest.title()}".strip()
    own = rest[: place.start()] if place else rest
    parts = re.split(r"(, | và | - )", own.strip())
    named = "".join(_first_large(part) if number % 2 == 0 else part for number, part in enumerate(parts))
    where = f"{place[0]}{rest[place.end() :].title()}" if place else ""
    return " ".join(filter(None, (_first_large(start), named, where)))


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def subject_of_opening(opening: str) -> str:
    """Return the body that reports, issues or demands in the opening sentences, the last one."""
    key = matching_key(opening)
    found, place = "", 0
    while head := issuer_heads().search(key, place):
        place = head.end()
        name = name_at(opening, key, head.start(), alone=True)
        if name is None:
            continue
        place = name.end
        bare_office = issuers_by_head()[head[0]].general and name.end == head.end()
        if finder("issues").match(key, name.end + 1) and not bare_office:
            found = opening[name.start : name.end]
    return found


def first_acting(text: str) -> str:
    """Return the first body of which the text says that it did something, or ""."""
    key = matching_key(text)
    for past in PAST.finditer(key):
        window = max(0, past.start() - 80)
        for head in issuer_heads().finditer(key, window, past.start()):
            name = name_at(text, key, head.start(), alone=True)
            if name and name.end == past.start() and issuers_by_head()[head[0]].follows == "capital":
                return text[name.start : name.end]
    return ""
