"""Numbers and dates that a signing program has stamped on a page: they are no text of the page, but annotations.

Only what is a number or a date is taken: the other stamps tell who signed and when, and belong to no sentence.
"""

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import PDFStream, list_value, resolve1
from pdfminer.utils import Matrix, Point, apply_matrix_pt

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: 2639, 21, 21/4/2026
STAMPED = re.compile(r"\d[\d./ -]{0,11}")
MOST_STAMPS = 50
#: A number that no object of a file has.
OWN_OBJECT = -1
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def stamped_letters(page: "Page") -> list[dict[str, Any]]:
    """Return the letters of the stamps of a page as the library gives letters, at their places on the page."""
    drawn = [found for annotation in _annotations(page) if (found := _drawing(annotation))]
    letters: list[dict[str, Any]] = []
    for form, placing in drawn[:MOST_STAMPS]:
        stamp = _page_of(page, form, placing).chars
        if STAMPED.fullmatch("".join(letter["text"] for letter in stamp).strip()):
            letters += stamp
    return letters


def _annotations(page: "Page") -> Iterator[dict[str, Any]]:
    for reference in list_value(page.page_obj.annots or []):
        annotation = resolve1(reference)
        if isinstance(annotation, dict):
            yield annotation


def _drawing(annotation: dict[str, Any]) -> tuple[PDFStream, Matrix] | None:
    """Return what an annotation looks like, and the matrix that puts it in its place [PDF 1.7, 12.5.5]."""
    appearance = resolve1(annotation.get("AP"))
    form = resolve1(appearance.get("N")) if isinstance(appearance, dict) else None
    if not isinstance(form, PDFStream):
        return None
    box, place = _numbers(form.get("BBox")), _numbers(annotation.get("Rect"))
    matrix = _numbers(form.get("Matrix")) or list(IDENTITY)
    if len(box) != 4 or len(place) != 4 or len(matrix) != 6:
        return None
    corners = [_moved(matrix, (x, y)) for x in box[::2] for y in box[1::2]]
    left, low = min(x for x, _ in corners), min(y for _, y in corners)
    width, height = max(x for x, _ in corners) - left, max(y for _, y in corners) - low
    if width <= 0 or height <= 0:
        return None
    across, up = abs(place[2] - place[0]) / width, abs(place[3] - place[1]) / height
    moved = (min(place[::2]) - left * across, min(place[1::2]) - low * up)
    return form, (across, 0, 0, up, *moved)


def _moved(matrix: list[float], point: Point) -> Point:
    a, b, c, d, e, f = matrix
    return apply_matrix_pt((a, b, c, d, e, f), point)


def _numbers(value: object) -> list[float]:
    found = resolve1(value)
    return [float(resolve1(number)) for number in found] if isinstance(found, list) else []


def _page_of(page: "Page", form: PDFStream, placing: Matrix) -> "Page":
    """Return a page that shows one stamp alone."""
    own = copy.copy(page.page_obj)
    own.resources = {"XObject": {"Stamp": form}}
    drawing = PDFStream({}, f"q {' '.join(map(str, placing))} cm /Stamp Do Q".encode("ascii"))
    # The library passes over what has no number in the file.
    drawing.set_objid(OWN_OBJECT, 0)
    own.contents = [drawing]
    return type(page)(page.pdf, own, page.page_number, page.initial_doctop)
