"""How wide words are in Times New Roman bold, for the lines that are drawn under them.

Widths of letters are in thousandths of the size of the letters; marks of tones and vowels add nothing to a letter.
Source: Adobe Font Metrics of Times-Bold, whose widths Times New Roman has.
"""

import unicodedata

WIDTHS = {
    letter: width
    for letters, width in (
        (" ,.", 250),
        ("ijl-;:()", 320),
        ("frst", 380),
        ("acez", 444),
        ("bdhknopquvxyg0123456789J", 530),
        ("FPSELTBZ", 640),
        ("w", 722),
        ("ACDNRUVXY", 722),
        ("GHKOQ", 778),
        ("mMW", 920),
        ("I", 389),
    )
    for letter in letters
}
#: Of a letter that is not in the table, and what the horn of Ơ and Ư adds.
USUAL, HORN = 550, 90


def width_in_bold(text: str, size: float) -> float:
    """Return the width of `text` in bold letters of a size, both in points."""
    letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    horns = letters.count("\u031b")
    plain = (letter for letter in letters if not unicodedata.combining(letter))
    return (sum(WIDTHS.get(letter, USUAL) for letter in plain) + HORN * horns) * size / 1000
