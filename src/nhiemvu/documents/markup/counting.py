"""How Word writes the number of a list item: 4, IV, iv, D, d, 04, bốn.

Source: ECMA-376 part 1, 17.18.59 (ST_NumberFormat); letters repeat after Z (AA, BB) as Word shows them.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

#: Beyond this Word itself shows no Roman numbers or letters; it also keeps a broken file from filling memory.
LARGEST_ROMAN = 32_767
LARGEST_LETTER = 780
#: 001, 002, 003, ...
PADDED = re.compile(r"0*1,")

ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def roman(number: int) -> str:
    """Return 4 as IV."""
    if not 0 < number <= LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letter(number: int) -> str:
    """Return 1 as A, 26 as Z, 27 as AA, 28 as BB."""
    if not 0 < number <= LARGEST_LETTER:
        return str(number)
    repeat, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (repeat + 1)


def vietnamese(number: int) -> str:
    """Return 21 as "hai mươi mốt"; from 100 on in figures."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if not ones:
        return head
    last = "lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else DIGITS[ones]
    return f"{head} {last}"


def circled(number: int) -> str:
    """Return 3 as ③; beyond 20 in figures."""
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda number: letter(number).lower(),
    "vietnameseCounting": vietnamese,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": lambda number: f"{number}{_english_ending(number)}",
    "none": lambda _number: "",
}


@lru_cache(maxsize=4096)
def counted(number: int, number_format: str) -> str:
    """Return `number` in a format of Word; a pattern such as "001, 002, ..." pads, an unknown format is decimal."""
    if match := PADDED.match(number_format):
        return str(number).zfill(len(match[0]) - 1)
    return FORMATS.get(number_format, str)(number)


def _english_ending(number: int) -> str:
    return "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
