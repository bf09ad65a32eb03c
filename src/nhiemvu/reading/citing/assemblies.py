"""Resolutions named by the assembly that passed them: a plenum of the Central Committee, a national congress.

What is the same assembly has the same title, however it is written: "Hội nghị lần thứ sáu Ban Chấp hành Trung ương
khóa XIII" is "Trung ương 6 khóa XIII".
"""

import re
from typing import NamedTuple

from nhiemvu.reading.text.labels import ordinal

COMMITTEE = "Ban Chấp hành Trung ương"
CONGRESS = "Đại hội đại biểu toàn quốc"
#: 6, VI, sáu, mười ba
NTH = r"(?P<{0}>\d{{1,2}}|[ivx]+|mười(?: (?:một|hai|ba|bốn|tư|lăm))?|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)(?!\w)"
#: "Trung ương 4 khóa XII", "Trung ương 4 (khóa XII)", "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII"
PLENUM = re.compile(
    rf"(?:hội nghị )?(?:lần thứ {NTH.format('first')},? (?:của )?)?(?:ban chấp hành |bch )?trung ương(?: đảng)?"
    rf"(?: (?:lần thứ )?{NTH.format('second')})?(?:,? ?\(?(?P<word>khóa) (?P<term>[ivx]+)(?!\w)\)?)?"
)
#: "Đại hội XIV của Đảng", "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", "Đại hội Đảng toàn quốc lần thứ XIV"
NATIONAL = re.compile(
    rf"đại hội (?:đại biểu )?(?P<early>đảng )?(?:đại biểu )?(?P<wide>toàn quốc )?(?:lần thứ )?{NTH.format('first')}"
    r"(?P<late>,? (?:của )?đảng(?: cộng sản việt nam)?(?! bộ| ủy))?"
)
#: A symbol behind it: the document is named by that.
SYMBOL_FOLLOWS = re.compile(r",? ?(?:số )?\d+ ?[-/]")


class Assembly(NamedTuple):
    """An assembly that passed a resolution."""

    issuer: str
    title: str
    end: int
    #: Whether the words are enough only where the whole name stands elsewhere.
    short: bool = False


def assembly_at(text: str, key: str, place: int) -> Assembly | None:
    """Return the assembly named at `place`, or None where there is none."""
    plenum = PLENUM.match(key, place)
    if plenum and (nth := plenum["first"] or plenum["second"]):
        if SYMBOL_FOLLOWS.match(key, plenum.end()):
            return None
        term = f" {text[plenum.start('word') : plenum.end('term')]}" if plenum["term"] else ""
        return Assembly(COMMITTEE, f"Trung ương {ordinal(nth)}{term}", plenum.end(), short=not term)
    national = NATIONAL.match(key, place)
    if national and (national["late"] or national["early"] or national["wide"] or national["first"].isalpha()):
        nth = text[national.start("first") : national.end("first")]
        return Assembly(CONGRESS, f"Đại hội {nth} của Đảng", national.end(), short=not national["late"])
    return None
