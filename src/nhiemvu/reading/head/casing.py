"""Names that stand in capitals, written as they are in a sentence: "SỞ NỘI VỤ" is "Sở Nội vụ"."""

import re
import unicodedata
from itertools import filterfalse

from nhiemvu.domain.syllables import has_vowel, is_syllable
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.issuers import issuer_heads, issuers_by_head
from nhiemvu.facts.spellings import proper_spellings, spelling

#: Between parts of a name that each begin with a capital: "Giáo dục và Đào tạo", "Kinh tế - Hạ tầng".
JOINTS = re.compile(r"(, | và | - | & )")
WORD = re.compile(r"[^\W_]+")
ROMAN = re.compile(r"[ivx]{2,}")
COMMITTEE = " ủy"
AND = "và "
#: How much of a document tells how it writes its issuer.
START = 20_000


def in_sentence_case(name: str, body: str, place: str = "") -> str:
    """Return a name in capitals as it is written in a sentence: as the body writes it, else by the rules of spelling.

    `place` is the place of the document's date, which tells how that place is written.
    """
    return spelled_in(name, body) or _with_place(_cased(matching_key(name)), place) if name.isupper() else name


def spelled_in(words: str, body: str) -> str:
    """Return words as the body writes them where not in capitals, the first letter large, or "".

    Where the body has them with other accents only, its spelling goes before that of the capitals: "TRUYỂN THÔNG".
    """
    start = body[:START]
    for form in (matching_key, _without_accents):
        key, text = form(words), form(start)
        place = text.find(key)
        while place >= 0:
            found = start[place : place + len(key)]
            if not found.isupper():
                return found[:1].upper() + found[1:]
            place = text.find(key, place + 1)
    return ""


def in_small_letters(words: str, body: str) -> str:
    """Return words in capitals as they are written within a sentence; others stay."""
    if not words.isupper():
        return words
    found = spelled_in(words, body)
    return found[:1].lower() + found[1:] if found else _words(matching_key(words))


def _without_accents(text: str) -> str:
    """Return a text without case and accents, character for character."""
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", text.lower().replace("đ", "d"))))


def _with_place(name: str, place: str) -> str:
    at = matching_key(name).rfind(matching_key(place)) if place else -1
    return f"{name[:at]}{place}{name[at + len(place) :]}" if at >= 0 else name


def _cased(key: str) -> str:
    head = issuer_heads().match(key)
    start = issuers_by_head()[head[0]].head if head else ""
    rest = key[head.end() if head else 0 :].strip()
    if rest.startswith(AND):
        return f"{_first_large(start)} {AND}{_cased(rest.removeprefix(AND))}"
    if _begins_name(rest):
        return f"{_first_large(start)} {_cased(rest)}".strip()
    if _precedes_place(start) and rest and not (spelling("place").match(rest) or spelling("common").match(rest)):
        return f"{_first_large(start)} {_named(rest)}"
    if school := spelling("named_after").match(rest):
        level = _words(school[0])
        return " ".join(filter(None, (_first_large(start), level, _named(rest[school.end() :].strip()))))
    return " ".join(filter(None, (_first_large(start), _described(rest))))


def _precedes_place(head: str) -> bool:
    """Tell whether a place's own name follows a head: "Tỉnh ủy | Sông Lam", "Thanh tra tỉnh | Sông Lam"."""
    return head.endswith(COMMITTEE) or spelling("place").fullmatch(matching_key(head).rpartition(" ")[2]) is not None


def _described(rest: str) -> str:
    """Write what an office is for and where it is: "văn hóa - xã hội xã đồng mây"."""
    place = next((found for found in spelling("place").finditer(rest) if _is_place(rest, found)), None)
    own = rest[: place.start()].strip() if place else rest
    parts = [part if JOINTS.fullmatch(part) else _part(part) for part in JOINTS.split(own)]
    where = _named(rest[place.start() :]) if place else ""
    return " ".join(filter(None, ("".join(parts), where)))


def _part(words: str) -> str:
    return _cased(words) if _begins_name(words) else _first_large(_words(words))


def _begins_name(words: str) -> bool:
    """Tell whether a name of its own begins here: "chi bộ | trường tiểu học"; not "phòng, chống", a place."""
    head = issuer_heads().match(words)
    return head is not None and words[head.end() : head.end() + 1] != "," and not spelling("place").match(words)


def _is_place(rest: str, found: re.Match[str]) -> bool:
    """Tell whether a level names a place: "xã đồng mây"; not "văn hóa - xã hội", "huyện ủy"."""
    return not spelling("compound").match(rest, found.end() + 1)


def _named(words: str) -> str:
    """Write a proper name: every word with a capital, levels between them small."""
    parts = []
    end = 0
    for level in spelling("place").finditer(words):
        parts += [_title(words[end : level.start()]), level[0]]
        end = level.end()
    return "".join([*parts, _title(words[end:])])


def _title(words: str) -> str:
    return WORD.sub(lambda word: word[0].capitalize() if has_vowel(word[0]) else word[0].upper(), words)


def _words(words: str) -> str:
    """Write common words: small, with the capitals of proper words and of abbreviations."""
    small = WORD.sub(lambda word: _abbreviated(word[0]) or word[0], words)
    key = matching_key(small)
    for proper, written in proper_spellings().items():
        # To look for it is far faster than to make a pattern of it.
        if proper not in key:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(proper)}(?!\w)", key):
            small = f"{small[: found.start()]}{written}{small[found.end() :]}"
    return small


def _abbreviated(word: str) -> str:
    """Return a word that is no syllable in capitals ("UBND", "THCS", "II"), or ""."""
    return word.upper() if ROMAN.fullmatch(word) or not (word.isdecimal() or is_syllable(word)) else ""


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]
