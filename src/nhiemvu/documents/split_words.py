"""Syllables that lie in pieces ("nhi ệm v ụ"), as PDF makers and old copies leave them, put together again.

Two pieces are one syllable where they make one together and one of them is none by itself. A text is mended only where
it plainly has such pieces, so that a lone letter that means something stays.
"""

import re
from collections.abc import Sequence
from itertools import islice

from nhiemvu.domain.syllables import is_syllable
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.syllables import words_without_onset

ONSET = r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])"
#: A sign of pieces: an onset alone before a vowel with a mark, "h ồ sơ", "kinh t ế"; not "5 m ở".
GAP = re.compile(r"(?<=[bcdđghiklmnpqrstuvx]) (?=[ăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ])")
BEFORE_GAP = re.compile(rf"(?<![^\W\d_])(?<!\d ){ONSET}$")
LONGEST_BEFORE = 5
FEWEST_SIGNS = 3
#: Letters that stand together, and a single space to the next ones.
PIECE = re.compile(r"[^\W\d_]+")
ONSET_ALONE = re.compile(ONSET, re.IGNORECASE)
ENDS_ALONE = frozenset(("c", "ch", "m", "n", "ng", "nh", "p", "t"))


def healed(lines: Sequence[str]) -> list[str]:
    """Return lines with their syllables whole."""
    text = "\n".join(lines)
    signs = (gap.start() for gap in GAP.finditer(text) if _stands_alone(text, gap.start()))
    if len(list(islice(signs, FEWEST_SIGNS))) < FEWEST_SIGNS:
        return list(lines)
    whole = frozenset(PIECE.findall(text.lower()))
    return [_healed(line, whole) for line in lines]


def _stands_alone(text: str, end: int) -> bool:
    return BEFORE_GAP.search(text[max(end - LONGEST_BEFORE, 0) : end]) is not None


def _healed(line: str, whole: frozenset[str]) -> str:
    """Return a line with its syllables whole; `whole` are the words of the text."""
    pieces = list(PIECE.finditer(line))
    parts: list[str] = []
    done, last = 0, ""
    for place, match in enumerate(pieces):
        between, piece = line[done : match.start()], match[0]
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        begins_next = after is not None and line[match.end() : after.start()] == " " and _begins(piece, after[0])
        if between == " " and last and not begins_next and _are_one(last, piece, whole):
            last += piece
            parts[-1] = last
        else:
            last = piece
            parts += [between, piece]
        done = match.end()
    return "".join((*parts, line[done:]))


def _begins(piece: str, after: str) -> bool:
    """Tell whether an onset alone, which might end a syllable as well, begins the next one: "quản lý c ủa"."""
    return matching_key(piece) in ENDS_ALONE and _begins_with_vowel(matching_key(after)) and is_syllable(piece + after)


def _are_one(first: str, second: str, whole: frozenset[str]) -> bool:
    if not (second.islower() or (first.isupper() and second.isupper())):
        return False
    if not is_syllable(first + second):
        return False
    if _is_piece(first) or _is_piece(second):
        return True
    # "xu ất", "ho ạt": both may be words, but the text has the whole one in other places.
    return _begins_with_vowel(matching_key(second)) and (first + second).lower() in whole


def _is_piece(word: str) -> bool:
    """Tell whether letters are no word by themselves."""
    key = matching_key(word)
    if ONSET_ALONE.fullmatch(key) or key in ENDS_ALONE:
        return key != "gi"
    return is_syllable(word) and _begins_with_vowel(key) and key not in words_without_onset()


def _begins_with_vowel(key: str) -> bool:
    return ONSET_ALONE.match(key) is None
