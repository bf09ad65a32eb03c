"""How wide words are in Times New Roman bold: for the lines that are drawn under them, and where long names break.

Widths of letters are in thousandths of the size of the letters; marks of tones and vowels add nothing to a letter.
Source: Adobe Font Metrics of Times-Bold, whose widths Times New Roman has.
"""

import re
import unicodedata
from collections.abc import Sequence
from math import ceil

WIDTHS = {
    letter: width
    for letters, width in (
        (" \u00a0,.", 250),
        ("il/'", 278),
        ("fjt-;:()", 333),
        ("sI", 389),
        ("cerz", 444),
        ("agovxyJ0123456789“”", 500),
        ("bdhknpquS", 556),
        ("FP", 611),
        ("BELTZ", 667),
        ("wACDNRUVXY", 722),
        ("GHKOQ", 778),
        ("m", 833),
        ("M", 944),
        ("W", 1000),
    )
    for letter in letters
}
#: Of a letter that is not in the table, and what the horn of Ơ and Ư adds.
USUAL, HORN = 550, 90
#: "XÃ ĐỒNG MÂY" of "ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY": the place that a body is named after.
PLACE = re.compile(r" ((?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)(?: [^ ]+){1,4})$")
NO_BREAK_SPACE = "\u00a0"
#: How much of a column may be filled before another font may break the line: fonts differ by a little.
SAFE = 0.93


def broken_well(name: str, size: float, width: float) -> str:
    """Return a body's name such that a column in which it is too long breaks it before its place; lengths in points."""
    if width_in_bold(name, size) <= width * SAFE:
        return name
    return PLACE.sub(lambda place: f"\n{place[1].replace(' ', NO_BREAK_SPACE)}", name)


def broken_at_clause(subject: str, size: float, width: float) -> str:
    """Return a document's subject such that lines in which it is too long break it between its clauses."""
    if width_in_bold(subject, size) <= width * SAFE:
        return subject
    return subject.replace("; ", ";\n")


def broken_evenly(subject: str, size: float, width: float) -> str:
    """Return what a letter is about such that the lines of its column are about as long as one another.

    Words that are to stand on one line are tied to one another; between lines the space stays.
    """
    room = width * SAFE
    if room <= 0:
        # The template leaves no room at all.
        return subject
    count = ceil(width_in_bold(subject, size) / room)
    words = subject.split(" ")
    if count <= 1 or any(width_in_bold(word, size) > room for word in words):
        return subject
    whole = width_in_bold(subject, size)
    for share in (whole / count, whole / count * 1.1, whole / count * 1.25, room):
        lines = _filled(words, size, min(share, room))
        if len(lines) <= count:
            return " ".join(lines)
    return " ".join(_filled(words, size, room))


def _filled(words: Sequence[str], size: float, room: float) -> list[str]:
    """Return lines of words, each as long as the room allows; a word that is longer has its own."""
    lines: list[str] = []
    for word in words:
        if lines and width_in_bold(longer := f"{lines[-1]}{NO_BREAK_SPACE}{word}", size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def width_in_bold(text: str, size: float) -> float:
    """Return the width of the longest line of `text` in bold letters of a size, both in points."""
    return max(_line_width(line, size) for line in text.split("\n"))


def _line_width(text: str, size: float) -> float:
    letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    horns = letters.count("\u031b")
    plain = (letter for letter in letters if not unicodedata.combining(letter))
    return (sum(WIDTHS.get(letter, USUAL) for letter in plain) + HORN * horns) * size / 1000
