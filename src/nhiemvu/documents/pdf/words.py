"""The words of one PDF page as it is read: turned upright, letters drawn once, stamped numbers in their places."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pdfplumber.utils.text import extract_words

from nhiemvu.documents.pdf.lines import PdfWord
from nhiemvu.documents.pdf.stamps import stamped_letters

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Letters farther apart than this are of two words; in sizes.
APART = 0.15
#: "ABCDEF+" before the name of a font of which a file holds some letters only.
SUBSET = re.compile(r"^[A-Z]{6}\+")


def upright(page: "Page") -> "Page":
    """Return the page such that most of its letters stand upright."""
    turns = Counter(_turn(letter["matrix"]) for letter in page.chars)
    turn = max(turns, key=lambda found: turns[found], default=0)
    if turn == 0:
        return page
    own = page.page_obj
    own.rotate = (own.rotate + turn) % 360
    own.attrs["Rotate"] = own.rotate
    return type(page)(page.pdf, own, page.page_number, page.initial_doctop)


def _turn(matrix: Sequence[float]) -> int:
    """Return by how many degrees a page has to be turned, as a clock goes, for a letter to stand upright."""
    along, up = matrix[0], matrix[1]
    if abs(up) > abs(along):
        return 90 if up > 0 else 270
    return 180 if along < 0 else 0


def words_of(page: "Page") -> list[PdfWord]:
    """Return the words of a page that stand upright; those that run across, such as marks in the margin, are none."""
    drawn = page.dedupe_chars() if _has_doubles(page.chars) else page
    letters = [letter for letter in drawn.chars if _turn(letter["matrix"]) == 0]
    letters += stamped_letters(page)
    # One word may have letters of several fonts, as where a font lacks the letters with marks.
    found = extract_words(letters, x_tolerance_ratio=APART, extra_attrs=["size"], return_chars=True)
    return [
        PdfWord(
            word["text"],
            float(word["x0"]),
            float(word["x1"]),
            float(word["top"]),
            float(word["bottom"]),
            float(word["size"]),
            SUBSET.sub("", word["chars"][0]["fontname"]),
        )
        for word in found
    ]


def _has_doubles(letters: Iterable[dict[str, Any]]) -> bool:
    """Tell whether letters are drawn twice at one place, as some programs make bold."""
    places = [(letter["text"], round(letter["x0"]), round(letter["top"])) for letter in letters]
    return len(set(places)) < len(places)
