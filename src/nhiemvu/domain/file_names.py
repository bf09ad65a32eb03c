"""Names of files made from names of records: safe on every system, and told apart."""

from collections.abc import Collection
from itertools import chain, count

from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.text import fold

#: What a name of a file is not made of.
UNSAFE = pattern(r"[^a-z0-9]+")
#: What steers a terminal or breaks a line, and half characters that stand for no byte (PEP 383).
UNPRINTABLE = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udc7f\udd00-\udfff]")
#: Systems limit names to 255 bytes; what stands around this part needs room, too.
LONGEST = 80


def file_word(name: str) -> str:
    """Return a name as a part of a file's name: "Ban Xây dựng Đảng" gives "ban-xay-dung-dang"; of signs alone "x"."""
    return UNSAFE.sub("-", fold(name)).strip("-")[:LONGEST].rstrip("-") or "x"


def told_apart(word: str, taken: Collection[str]) -> str:
    """Return a word that is not taken: itself, else "cong-an-xa-2"."""
    return next(one for one in chain([word], (f"{word}-{number}" for number in count(2))) if one not in taken)


def is_printable(path: str) -> bool:
    """Tell whether a path can be shown: no file that anybody means is named otherwise."""
    return UNPRINTABLE.search(path) is None
