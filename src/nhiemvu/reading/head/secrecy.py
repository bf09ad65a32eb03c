"""Whether the letterhead of a document bears the stamp of a state secret; asked before anything else is read."""

import re
from collections.abc import Iterator
from itertools import islice

from nhiemvu.domain.pages import Pages
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.domain.text import matching_key, nfc
from nhiemvu.facts.secrecy import stamps

#: A letterhead with its table is no longer than so many paragraphs, each of so many characters.
PARAGRAPHS, LONGEST = 40, 60
#: What parts the columns of a line of plain text, and the lines of a paragraph.
COLUMNS = re.compile(r"\n|\t|\s{3,}")
#: What begins a stamp that names itself, whatever its case: "Độ mật: Mật", "Giải mật từ: 01/7/2026".
NAMED = ("độ mật", "giải mật")


def stamped_secrecy(pages: Pages) -> Secrecy | None:
    """Return the highest degree that is stamped on the head of a document; None where none is, or it was lifted."""
    found = {degree for cell in _cells(pages) if (degree := _degree(cell)) is not None}
    if "" in found or not found:
        return None
    return max((Secrecy(degree) for degree in found), key=list(Secrecy).index)


def _cells(pages: Pages) -> Iterator[str]:
    filled = (paragraph.labelled_text for paragraph in pages.paragraphs() if paragraph.text.strip())
    for text in islice(filled, PARAGRAPHS):
        yield from (cell.strip() for cell in COLUMNS.split(nfc(text)) if 0 < len(cell.strip()) <= LONGEST)


def _degree(cell: str) -> str | None:
    key = " ".join(matching_key(cell).split()).rstrip(".")
    if not (cell.isupper() or key.startswith(NAMED)):
        return None
    return next((stamp.degree for stamp in stamps() if stamp.pattern.fullmatch(key)), None)
