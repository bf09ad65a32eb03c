"""People by their names alone: "Người phụ trách: Lê Văn An", "(Lê Văn An phụ trách)", "giao cán bộ tín dụng Lê Văn An".

Without a form of address a name is a person's where it begins with a surname and all its words have capital letters.
"""

import re

from nhiemvu.domain.text import CAPITALS
from nhiemvu.facts.issuers import issuer_heads
from nhiemvu.facts.names import in_names
from nhiemvu.facts.verbs import finder

#: "Nguyễn Văn An", "Lan", "Siu H'Nhiên": each word has a capital letter.
PERSON = re.compile(rf"[{CAPITALS}]\w*(?:['’]\w*)?(?: [{CAPITALS}]\w*(?:['’]\w*)?){{0,5}}")
#: One word of what an office is, or what it is in charge of.
WORD = re.compile(r"[^\W\d_]+")
#: The most words in small letters between an office and the name of its holder: "cán bộ | khuyến nông xã | Lê Văn An".
MOST_WORDS = 4
#: The fewest words of a name that nothing but itself shows to be a person's: "Lương Sơn" may be a place.
FULL = 3
#: The fewest where the words before it say that a person follows.
SHORT = 2


def full_name_end(text: str, key: str, place: int, least: int = FULL) -> int | None:
    """Return where a person's name of at least so many words ends that begins at `place`, or None without one."""
    if not text[place : place + 1].isupper() or not in_names("surname").match(key, place):
        return None
    if issuer_heads().match(key, place):
        # "Đoàn Thanh | niên"
        least = FULL
    person = PERSON.match(text, place)
    return person.end() if person and person[0].count(" ") + 1 >= least else None


def holder_end(text: str, key: str, place: int) -> int | None:
    """Return where the name of an office's holder ends, behind words of what the office is: "tín dụng | Lê Văn An"."""
    for _ in range(MOST_WORDS + 1):
        if end := full_name_end(text, key, place, SHORT):
            return end
        word = WORD.match(text, place)
        if word is None or not word[0].islower() or _ends_office(key, place):
            return None
        place = word.end() + 1
    return None


def _ends_office(key: str, place: int) -> bool:
    """Tell whether a word says no more what an office is: "cán bộ | xã Hà Trung" is of a place."""
    return bool(finder("about").match(key, place) or in_names("level").match(key, place))
