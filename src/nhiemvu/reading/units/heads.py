"""Where a name of a body begins: "Ban Dân vận", "phòng Nội vụ", "BAN TỔ CHỨC"; not "ban hành", "Phòng, chống"."""

import re

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import Issuer, issuer_heads, issuers_by_head
from nhiemvu.facts.names import in_names, name_words
from nhiemvu.facts.verbs import finder, phrases
from nhiemvu.reading.units.people import WORD, holder_end

#: A head that what follows clings to: "P.Nội vụ".
CLINGING = re.compile(r"(?<=\.)(?=\w)")
#: The numbers that name a village or a group, or several: "4", "số 3", "1, 2 và 3"; not "4/5", "2%".
NUMBERS = re.compile(r"(?:số )?\d{1,3}(?:(?:, | và |, và )\d{1,3})*(?![\w/%]|\.\d)")
#: How they begin.
NUMERIC = (*"0123456789", "số ")
#: How far behind a head capitals tell that all is in capitals; behind one that is shortened they may be but its name.
NEAR, NEAR_SHORT = 5, 12
#: What goes on behind the numbers of a name, beside verbs and levels.
GOES_ON = re.compile(r" và | - | \(|[^ ]|$")
#: What may stand behind a known field of which a person is in charge, beside a verb.
ENDS = "\n,.;)"
#: The last word of a field of work that begins a verb, too: "số hóa".
DIGITAL = " số"
#: How many words are read of what a person is in charge of.
MOST_WORDS = 6


@remembered
def stops() -> re.Pattern[str]:
    """Return a pattern of the words that end a name."""
    return finder(
        "about", "act", "agrees", "assign", "bears", "deed", "especially", "lead", "meanwhile", "monitor", "support"
    )  # fmt: skip


def is_head_at(text: str, key: str, start: int) -> re.Match[str] | None:
    """Return the head of a name that begins at `start`, or None; `key` is the matching form of `text`."""
    head = issuer_heads().match(key, start)
    return head if head and not _is_compound(text, key, head) and _is_followed(text, key, head) else None


def small_head_at(text: str, key: str, start: int) -> re.Match[str] | None:
    """Return the head of a name in small letters, a field of work behind it: "phòng | kinh tế", "hội | nông dân"."""
    head = issuer_heads().match(key, start)
    if head is None or _is_compound(text, key, head) or issuers_by_head()[head[0]].follows not in ("capital", "charge"):
        return None
    return head if key.startswith(" ", head.end()) and _has_field(key, head, head.end() + 1) else None


def _is_compound(text: str, key: str, head: re.Match[str]) -> bool:
    """Tell whether a head is but the first syllable of a word: "phòng hộ"; "Phòng Hộ tịch" is a name."""
    compound = in_names("compound").match(key, head.start())
    if compound is None or compound.end() <= head.end():
        return False
    return not text[head.end() + 1].isupper() or text[head.start() : compound.end()].isupper()


def _is_followed(text: str, key: str, head: re.Match[str]) -> bool:
    """Tell whether what stands behind a head makes it that of a name."""
    issuer = issuers_by_head()[head[0]]
    large = text[head.start()].isupper()
    if issuer.follows == "any" and (large or not issuer.place):
        return True
    is_apart = key.startswith(" ", head.end())
    place = head.end() + is_apart
    if place >= len(text) or not (is_apart or CLINGING.match(key, place)):
        return False
    if (issuer.numbered and large and numbers_end(key, place)) or (
        issuer.charged and (charge_end(text, key, place, bare=large) or holder_end(text, key, place))
    ):
        return True
    if issuer.follows in ("body", "charge"):
        return issuer.follows == "body" and bool(
            is_head_at(text, key, place) or in_names("member", "level").match(key, place) or field_at(key, place)
        )
    if in_capitals(text, head):
        return _has_field(key, head, place) or bool(in_names("level").match(key, place))
    # "Phòng Nội vụ", "tỉnh Sông Lam"; "Hội nông dân", "phòng Nội vụ"
    large_behind = text[place].isupper()
    sure = large_behind and (large or issuer.place)
    return sure or ((large or large_behind) and _has_field(key, head, place))


def _has_field(key: str, head: re.Match[str], place: int) -> bool:
    """Tell whether a field of work stands behind a head that is no verb."""
    return field_at(key, place) is not None and not stops().fullmatch(head[0])


def numbers_end(key: str, place: int) -> int | None:
    """Return where the numbers end that are a name; None where they count something: "Tổ 4 | người"."""
    numbers = NUMBERS.match(key, place) if key.startswith(NUMERIC, place) else None
    if numbers is None:
        return None
    named = GOES_ON.match(key, numbers.end()) or stops().match(key, numbers.end() + 1)
    return numbers.end() if named or in_names("level").match(key, numbers.end() + 1) else None


def charge_end(text: str, key: str, place: int, *, bare: bool = False) -> int | None:
    """Return where that ends which a person is in charge of, and does what follows: "phụ trách dân số | lập".

    With `bare` a field of work alone is one, too: "Cán bộ | thú y xã | tiêm phòng".
    None where the words say nothing of the kind: "Cán bộ phụ trách phải gần dân".
    """
    charge = in_names("charge").match(key, place)
    if charge is None and not bare:
        return None
    known = in_names("function").match(key, charge.end() + 1) if charge else field_at(key, place)
    if charge is None and known is None:
        return None
    if charge is None and known and in_names("charge").match(key, known.end() + 1):
        return charge_end(text, key, known.end() + 1)
    first = charge.end() if charge else place
    end = known.end() if known else first
    for _ in range(MOST_WORDS):
        if end > first and (key[end : end + 1] in (ENDS if charge and known else "\n") or is_verb_at(key, end + 1)):
            return end
        word = WORD.match(text, end + 1)
        if word is None or not word[0].islower() or stops().match(key, end + 1):
            return None
        end = word.end()
    return None


def in_capitals(text: str, head: re.Match[str]) -> bool:
    """Tell whether a head and what follows it are written in capitals all over; "P. KT-HT" is but abbreviated."""
    start, end = head.span()
    words = text[start : end + NEAR]
    if words.isupper() and text[end - 1] == ".":
        words = text[start : end + NEAR_SHORT]
    return words.isupper() and len(words) > end - start + 1


def field_at(key: str, place: int) -> re.Match[str] | None:
    """Return the field of work at `place`; where verbs are as long it is none: "Ban Chỉ đạo xây dựng kế hoạch"."""
    known = in_names("function").match(key, place)
    verb = stops().match(key, place) if known else None
    return known if known and not (verb and verb.end() >= known.end()) else None


def is_verb_at(key: str, place: int) -> bool:
    """Tell whether words at a place tell a unit what it is to do."""
    verbs = phrases("act", "assign", "bears", "deed", "lead", "monitor", "support")
    return verbs.end_at(key, place) is not None


def function_at(key: str, place: int) -> re.Match[str] | None:
    """Return the field of work at `place`; its end is no verb's first word: "Quản lý | thu hồi"."""
    known = in_names("function").match(key, place)
    if known is None or not (known[0].startswith(name_words()["partial"].phrases) or known[0].endswith(DIGITAL)):
        return known
    last = key.rfind(" ", place, known.end())
    verb = stops().match(key, last + 1)
    return in_names("function").match(key, place, last) if verb and verb.end() > known.end() else known


def is_of_kind(head: re.Match[str], other: Issuer) -> bool:
    """Tell whether a head begins with another's only syllable: "Bộ Công an" with "Bộ"."""
    return other.follows == "capital" and head[0].split(" ")[0] == matching_key(other.head)
