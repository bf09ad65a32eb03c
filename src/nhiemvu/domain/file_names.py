"""Names of files made from names of records: safe on every system, and told apart."""

import re
from collections.abc import Collection
from itertools import chain, count

from nhiemvu.domain.text import fold

#: What a name of a file is not made of.
UNSAFE = re.compile(r"[^a-z0-9]+")
#: Systems limit names to 255 bytes; what stands around this part needs room, too.
LONGEST = 80


def file_word(name: str) -> str:
    """Return a name as a part of a file's name: "Ban Xây dựng Đảng" gives "ban-xay-dung-dang"; of signs alone "x"."""
    return UNSAFE.sub("-", fold(name)).strip("-")[:LONGEST].rstrip("-") or "x"


def told_apart(word: str, taken: Collection[str]) -> str:
    """Return a word that is not taken: itself, else "cong-an-xa-2"."""
    return next(one for one in chain([word], (f"{word}-{number}" for number in count(2))) if one not in taken)
