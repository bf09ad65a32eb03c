"""The two old encodings of offices, TCVN3 (fonts ".VnTime") and VNI (fonts "VNI-Times"), turned into Unicode.

A file holds what the Western code page has in the place of each letter: "Uû ban" and "Uûy ban" for "Ủy ban".
Source: TCVN 5712:1993, table VN3; the table of VNI for Windows.
"""

import re
from collections.abc import Mapping
from itertools import accumulate

from nhiemvu.domain.values import dataclass

#: Letters of TCVN3, a character of the Western code page over each; small letters stand for capitals, too.
TCVN3_LETTERS: Mapping[str, str] = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
#: Marks of VNI after their letter: tones; hats (of â, ê, ô) with tones; the bow of ă with tones.
VNI_TONES, VNI_HATS, VNI_BOWS = "øûõùï", "âàåãáä", "êèúüéë"
VNI_ROWS = (
    ("a", VNI_TONES, "àảãáạ"),
    ("a", VNI_HATS, "âầẩẫấậ"),
    ("a", VNI_BOWS, "ăằẳẵắặ"),
    ("e", VNI_TONES, "èẻẽéẹ"),
    ("e", VNI_HATS, "êềểễếệ"),
    ("o", VNI_TONES, "òỏõóọ"),
    ("o", VNI_HATS, "ôồổỗốộ"),
    ("ô", VNI_TONES, "ờởỡớợ"),
    ("u", VNI_TONES, "ùủũúụ"),
    ("ö", VNI_TONES, "ừửữứự"),
    # These have characters of their own, too; some programs wrote them with marks.
    ("i", VNI_TONES, "ìỉĩíị"),
    ("y", VNI_TONES, "ỳỷỹýỵ"),
)
#: Letters of VNI that are one character.
VNI_SINGLE = dict(zip("ñôöìæóíòî", "đơưìỉĩíịỵ", strict=True))


def _vni_letters() -> Mapping[str, str]:
    letters = VNI_SINGLE | {single.upper(): letter.upper() for single, letter in VNI_SINGLE.items()}
    for base, marks, drawn in VNI_ROWS:
        for mark, letter in zip(marks, drawn, strict=True):
            letters[base + mark] = letter
            # A capital with a small mark comes about where only the first letter was typed as a capital.
            letters |= dict.fromkeys((base.upper() + mark, base.upper() + mark.upper()), letter.upper())
    return letters


VNI_LETTERS = _vni_letters()
#: Western characters that Vietnamese Windows shows as something else.
LOCAL_CHARACTERS: Mapping[str, str] = {
    shown: byte.decode("latin-1")
    for byte in (bytes([code]) for code in range(0xA0, 0x100))
    if (shown := byte.decode("cp1258")) != byte.decode("latin-1")
}
FROM_LOCAL = str.maketrans(dict(LOCAL_CHARACTERS))


#: Characters of TCVN3 that are what they look like where they stand alone: bullets, numbers of footnotes.
LONE = r"(?<![\w\xa1-\xfe])(?P<lone>[©«®¶·¸¹»¼½¾])(?![\w\xa1-\xfe])"
#: A word typed as capitals, in which letters with marks are small all the same: "BáO".
CAPITAL_WORD = re.compile(r"(?<!\w)(?=[^\Wa-z]*[A-Z][^\Wa-z]*[A-Z])[^\Wa-z\d_]+(?!\w)")
#: One column of a line: "V¡N PHßNG", apart from "§¶NG CéNG S¶N" by tabs or several spaces.
COLUMN = re.compile(r"(?:[^\n\t ]| (?!  ))+")
FEWEST_CAPITALS = 4


@dataclass(frozen=True, slots=True, eq=False)
class OldEncoding:
    """One old encoding."""

    name: str
    #: One or two characters of the file, and the letter that the font draws.
    letters: Mapping[str, str]
    pattern: re.Pattern[str]
    #: Whether small letters with marks stand for capitals, too.
    one_case: bool

    def decoded(self, text: str) -> str:
        """Return the letters that the font draws, in NFC; characters that it has no letter for stay."""
        western = text.translate(FROM_LOCAL)
        drawn = self.pattern.sub(lambda found: found[0] if found.lastgroup else self.letters[found[0]], western)
        if not self.one_case:
            return drawn
        drawn = COLUMN.sub(lambda column: _as_capitals(column[0]), drawn)
        return CAPITAL_WORD.sub(lambda word: word[0].upper(), drawn)

    def word(self, word: str) -> str:
        """Return a word as the font draws it, or "" where the font has no letter for one of its characters."""
        return self.decoded(word) if self.pattern.sub("", word.translate(FROM_LOCAL)).isascii() else ""

    def places(self, text: str) -> list[int]:
        """Return for each offset into `text`, its end too, the offset into what `decoded` makes of it.

        What lies within two characters of one letter is taken to its end.
        """
        steps = [1] * len(text)
        for found in self.pattern.finditer(text.translate(FROM_LOCAL)):
            if len(found[0]) == 2:
                steps[found.end() - 1] = 0
        return [0, *accumulate(steps)]


def _as_capitals(words: str) -> str:
    """Return words whose plain letters are all capitals with the others as capitals, too."""
    plain = [letter for letter in words if letter.isascii() and letter.isalpha()]
    return words.upper() if len(plain) >= FEWEST_CAPITALS and all(map(str.isupper, plain)) else words


def _encoding(name: str, letters: Mapping[str, str], *, one_case: bool) -> OldEncoding:
    sequences = sorted(letters, key=lambda sequence: (-len(sequence), sequence))
    drawn = "|".join(map(re.escape, sequences))
    return OldEncoding(name, letters, re.compile(f"{LONE}|{drawn}" if one_case else drawn), one_case)


TCVN3 = _encoding("TCVN3 (ABC)", TCVN3_LETTERS, one_case=True)
VNI = _encoding("VNI", VNI_LETTERS, one_case=False)
OLD_ENCODINGS = (TCVN3, VNI)
