"""The label at the start of a paragraph: its form, its value, and how it is written in a path such as "III.1"."""

import re
from functools import lru_cache

from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.labels import LabelForm, forms_at

#: The order of letters in lists: no f, j, w, z, and đ after d.
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}
COUNTED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
ALSO_COUNTED = {"một": 1, "bốn": 4, "lăm": 5}
WORDS = (*COUNTED, *ALSO_COUNTED)
#: A word at the start of a paragraph, the words that may begin a label, and the letters of numbers that do.
FIRST_WORD = re.compile(r"[^\W\d_]{2,}")
LABEL_WORDS = frozenset(("phần", "chương", "điều", "thứ", *WORDS))
ROMAN_LETTERS = frozenset("IVXivx")
#: What a label begins with, if not with a letter or a figure.
FIRST_SIGNS = "(-–—+*•●▪◦‣○■"
#: How parts are numbered in a path: "Phần thứ hai" is "II".
ROMAN_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
#: Forms that keep their brackets there.
BRACKETED = ("bracket", "bracket_letter", "small_roman")
#: The longest label is "Phần thứ mười -" with its spaces.
LONGEST = 24
#: Starts of paragraphs that are remembered: the same ones are asked for again at once, and come back.
MOST_STARTS = 4096


@dataclass(frozen=True, slots=True)
class Label:
    """A label that was read."""

    form: LabelForm
    #: Numbers for counting on: "III" is (3,), "2.1" is (2, 1), "đ" is (5,); a dash has none.
    value: tuple[int, ...]
    #: As it stands in a path: "III", "1", "2.1", "(1)", "đ", "-".
    written: str
    #: Characters up to the first word.
    length: int
    #: What stands behind the value: "." of "1.", ")" of "1)"; "" where nothing does.
    sign: str = ""


def read_label(text: str) -> Label | None:
    """Return the label at the start of a paragraph, or None where there is none."""
    if not text:
        return None
    if text[0].isalpha():
        word = FIRST_WORD.match(text)
        if word and word[0].casefold() not in LABEL_WORDS and not ROMAN_LETTERS.issuperset(word[0]):
            return None
    elif not (text[0].isdecimal() or text[0] in FIRST_SIGNS):
        return None
    return _label_of(text[: LONGEST + 1])


@lru_cache(maxsize=MOST_STARTS)
def _label_of(start: str) -> Label | None:
    """Return the label of a paragraph by its first characters; one step after another asks for the same."""
    head = start[:LONGEST]
    for form in forms_at(start[0]):
        match = form.pattern.match(head)
        if match is None:
            continue
        value, end = match[1], match.end()
        if (end < len(start) or form.counts != "mark") and _is_whole(form, value):
            sign = head[match.end(1) : end].strip()[:1]
            return Label(form, _value(form, value), _written(form, value), end, sign)
    return None


def _is_whole(form: LabelForm, value: str) -> bool:
    return form.counts != "roman" or value.isdecimal() or _roman(value) > 0


def ordinal(key: str) -> int:
    """Return how much "6", "vi", "sáu" or "mười ba" is, in the matching form; 0 for other words."""
    if key.isdecimal():
        return int(key)
    if key and all(character in ROMAN_DIGITS for character in key):
        return _roman(key)
    words = key.split(" ")
    values = [ALSO_COUNTED.get(word) or COUNTED.index(word) + 1 for word in words if word in WORDS]
    return sum(values) if len(values) == len(words) else 0


def _roman(value: str) -> int:
    digits = [ROMAN_DIGITS[character] for character in value.casefold()]
    total = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    return total if 0 < total < 40 else 0


def _value(form: LabelForm, value: str) -> tuple[int, ...]:
    if form.counts == "mark":
        return ()
    if form.counts == "path":
        return tuple(int(part) for part in value.split("."))
    if value.isdecimal():
        return (int(value),)
    key = matching_key(value)
    if form.counts == "letter" or _is_letter(form, value):
        return (LETTERS.find(key) + 1,)
    if key in COUNTED or key in ALSO_COUNTED:
        return (ALSO_COUNTED.get(key) or COUNTED.index(key) + 1,)
    return (_roman(value),)


def _is_letter(form: LabelForm, value: str) -> bool:
    """Tell whether a part has a letter: "Phần B"."""
    return form.counts == "words" and len(value) == 1 and value.isalpha() and value.casefold() not in ROMAN_DIGITS


def _written(form: LabelForm, value: str) -> str:
    if form.name in BRACKETED:
        return f"({value})"
    if form.counts not in ("words", "roman") or _is_letter(form, value):
        return value
    if form.name in ("part", "chapter") and (number := _value(form, value)[0]) <= len(ROMAN_NUMBERS):
        return ROMAN_NUMBERS[number - 1]
    if form.counts == "roman":
        return value.upper()
    return str(_value(form, value)[0])
