"""Numbers of points that scanning or typing has damaged: "l. Rà soát", "2, Kiểm tra", "3 Mở lớp", "ll. KẾT QUẢ".

A damaged number counts where it fills the place between its neighbours, and nowhere else.
"""

import re
from collections.abc import Mapping, Sequence

from nhiemvu.domain.text import CAPITALS, matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.labels import label_forms
from nhiemvu.reading.text.labels import Label, ordinal

#: "l. Rà soát", "I) Rà soát", "2, Kiểm tra", "3 Mở lớp", "1O. Tổng kết"
DAMAGED = re.compile(rf"([0-9lIO|]{{1,2}})\s?([.,:;)/-]?)\s?(?=[{CAPITALS}][^\W\d_])")
DIGITS = str.maketrans("lI|O", "1110")
#: "ll. KẾT QUẢ", "lV- KIẾN NGHỊ": a Roman number of a heading in capitals, read as small letters.
DAMAGED_ROMAN = re.compile(rf"([lI|]{{1,3}}V?|V[lI|]{{1,3}})\s?([.:)/-])\s?(?=[{CAPITALS}]{{2}})")
ROMAN_LETTERS = str.maketrans("l|", "II")
#: The form of whole numbers, and those that a damaged one may be taken for.
NUMBERED, MISTAKEN = "arabic", ("roman", "letter")
ROMAN = "roman"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that bears a number, whole or damaged."""

    place: int
    number: int
    label: Label
    #: Whether the number is as it should be.
    whole: bool
    #: Whether anything parts the number from the words.
    signed: bool


def mended(lines: Sequence[tuple[str, Label | None]]) -> dict[int, Label]:
    """Return the labels of lines whose numbers are damaged, by their places.

    `lines` are the words and labels of the body; headings in capitals have none that is damaged but Roman ones.
    """
    return {**_mended_roman(lines), **_mended_arabic(lines)}


def _mended_roman(lines: Sequence[tuple[str, Label | None]]) -> dict[int, Label]:
    """Return the labels of headings in capitals whose Roman numbers count with those around them."""
    damaged = {
        place: one
        for place, (text, label) in enumerate(lines)
        if label is None and text[0] in "lIV|" and (one := _damaged_roman(place, text))
    }
    found = _with_whole(damaged, lines, ROMAN)
    labels = {}
    for index, one in enumerate(found):
        before = found[index - 1].number if index else 0
        after = found[index + 1].number if index + 1 < len(found) else 0
        if not one.whole and one.number > 0 and (before == one.number - 1 > 0 or after == one.number + 1):
            labels[one.place] = one.label
    return labels


def _with_whole(
    damaged: Mapping[int, Candidate], lines: Sequence[tuple[str, Label | None]], form: str
) -> list[Candidate]:
    """Return the lines with damaged numbers and those with whole ones of a form, in order; none where none is damaged.

    `damaged` are by their places.
    """
    if not damaged:
        return []
    whole = {
        place: Candidate(place, label.value[0], label, whole=True, signed=True)
        for place, (_, label) in enumerate(lines)
        if label and label.form.name == form
    }
    return [one for _, one in sorted({**whole, **damaged}.items())]


def _damaged_roman(place: int, text: str) -> Candidate | None:
    match = DAMAGED_ROMAN.match(text)
    if not match or match[1].isupper() or not text[match.end() :].isupper():
        return None
    form = next(form for form in label_forms() if form.name == ROMAN)
    written = match[1].translate(ROMAN_LETTERS)
    number = ordinal(matching_key(written))
    return Candidate(place, number, Label(form, (number,), written, match.end(), match[2]), whole=False, signed=True)


def _mended_arabic(lines: Sequence[tuple[str, Label | None]]) -> dict[int, Label]:
    damaged = {
        place: one
        for place, (text, label) in enumerate(lines)
        if text[0] in "0123456789lIO|" and (one := _damaged_arabic(place, text, label))
    }
    found = _with_whole(damaged, lines, NUMBERED)
    labels: dict[int, Label] = {}
    #: The number behind, as far as it counts: 3 confirms a damaged 2, which confirms a damaged 1.
    after = 0
    for index in range(len(found) - 1, -1, -1):
        one, before = found[index], found[index - 1] if index else None
        if one.whole or _is_confirmed(one, before, after):
            after = one.number
            labels.update({} if one.whole else {one.place: one.label})
    return labels


def _is_confirmed(one: Candidate, before: Candidate | None, after: int) -> bool:
    follows = before is not None and before.number == one.number - 1
    if after == one.number + 1:
        return one.number == 1 or follows
    return follows and before is not None and before.whole and one.signed


def _damaged_arabic(place: int, text: str, label: Label | None) -> Candidate | None:
    if label and label.form.name not in MISTAKEN:
        return None
    match = DAMAGED.match(text)
    if not match or text.isupper():
        return None
    form = next(form for form in label_forms() if form.name == NUMBERED)
    number = int(match[1].translate(DIGITS))
    mended_label = Label(form, (number,), str(number), match.end(), ".")
    return Candidate(place, number, mended_label, whole=False, signed=bool(match[2]) and label is None)
