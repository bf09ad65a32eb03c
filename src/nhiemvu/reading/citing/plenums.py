"""Resolutions named by the plenum of the Central Committee that passed them.

What is the same plenum has the same title, however it is written: "Hội nghị lần thứ sáu Ban Chấp hành Trung ương
khóa XIII" is "Trung ương 6 khóa XIII".
"""

import re
from typing import NamedTuple

from nhiemvu.reading.text.labels import ordinal

COMMITTEE = "Ban Chấp hành Trung ương"
#: 6, VI, sáu, mười ba
NTH = r"(?P<{0}>\d{{1,2}}|[ivx]+|mười(?: (?:một|hai|ba|bốn|tư|lăm))?|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)(?!\w)"
#: "Trung ương 4 khóa XII", "Trung ương 4 (khóa XII)", "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII"
PLENUM = re.compile(
    rf"(?:hội nghị )?(?:lần thứ {NTH.format('first')},? (?:của )?)?(?:ban chấp hành |bch )?trung ương(?: đảng)?"
    rf"(?: (?:lần thứ )?{NTH.format('second')})?(?:,? ?\(?(?P<word>khóa) (?P<term>[ivx]+)(?!\w)\)?)?"
)
#: A symbol behind it: the document is named by that.
SYMBOL_FOLLOWS = re.compile(r",? ?(?:số )?\d+ ?[-/]")


class Plenum(NamedTuple):
    """A plenum that passed a resolution, and where its name ends."""

    title: str
    end: int
    #: Whether the name tells the term of the Committee.
    whole: bool


def plenum_at(text: str, key: str, place: int) -> Plenum | None:
    """Return the plenum named at `place`, or None where there is none."""
    found = PLENUM.match(key, place)
    nth = found["first"] or found["second"] if found else None
    if found is None or nth is None or SYMBOL_FOLLOWS.match(key, found.end()):
        return None
    term = f" {text[found.start('word') : found.end('term')]}" if found["term"] else ""
    return Plenum(f"Trung ương {ordinal(nth)}{term}", found.end(), bool(term))
