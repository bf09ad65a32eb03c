"""Labels that stand in the middle of a paragraph, glued to the words in front of them: "... như sau:1. Rà soát".

Whether a number in a sentence is a label is told by what follows: it is where it fills the gap in front of the next
label of the document, or where a lead-in counts up in one line.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from nhiemvu.facts.leadins import introduces_tasks
from nhiemvu.reading.text.labels import Label, read_label

#: ":1. Rà soát", "; 2) tổng hợp", ".b) Kiểm tra": a sign that ends a clause, a label behind it.
GLUED = re.compile(r"[:;.!?]\s?(?=(?:\d{1,2}\s?[.)-]|[a-zđ]\)|\(\d{1,2}\)|[IVX]{1,4}[.-])\s?[^\W\d_])")
#: What the first of a list holds behind such a sign, by a character that is soon looked for: "1.", "(1)", "a)", "I.".
FIRSTS = (
    ("1", re.compile(r"1(?<=[:;.!?\s(0]1)\s?[.)-]")),
    (")", re.compile(r"\)(?<=[:;.!?\s]a\))")),
    ("I", re.compile(r"I(?<=[:;.!?\s]I)[.-]")),
)
#: Forms whose labels may be glued.
FORMS = ("arabic", "bracket", "letter", "roman")
#: The first of a list is glued to the lead-in, which may be long; further ones to items.
FEWEST_IN_LINE = 2


#: A line of the text to be, and its label.
Labelled = tuple[str, Label | None]


def unglued(paragraphs: Sequence[str]) -> list[list[Labelled]]:
    """Return for each paragraph the parts that it falls into, with their labels; most have but one.

    No paragraph has spaces at its start or end.
    """
    #: Of each form the next label behind the paragraph.
    following: dict[str, Label] = {}
    found = []
    for paragraph in reversed(paragraphs):
        label = read_label(paragraph)
        found.append(_parts(paragraph, label, following))
        if label:
            following[label.form.name] = label
    return found[::-1]


def _parts(paragraph: str, label: Label | None, following: Mapping[str, Label]) -> list[Labelled]:
    if not (_holds_first(paragraph) or _leaves_out(label, following)):
        return [(paragraph, label)]
    places = [
        (place.end(), inner)
        for place in GLUED.finditer(paragraph, max(label.length - 1, 0) if label else 0)
        if (inner := read_label(paragraph[place.end() :])) and inner.form.name in FORMS
    ]
    if not places:
        return [(paragraph, label)]
    forms = dict.fromkeys(inner.form.name for _, inner in places)
    series = (_before_next(places, label, following.get(form)) for form in forms)
    cuts = next(filter(None, series), None) or _counted_up(paragraph, places, label)
    bounds = [0, *cuts, len(paragraph)]
    parts = [paragraph[start:end].strip() for start, end in pairwise(bounds)]
    return [(part, read_label(part)) for part in parts]


def _holds_first(paragraph: str) -> bool:
    """Tell whether the first of a list may be glued to a paragraph; soon told."""
    # A loop, since this is asked of each paragraph.
    for sign, first in FIRSTS:  # noqa: SIM110
        if sign in paragraph and first.search(paragraph):
            return True
    return False


def _leaves_out(label: Label | None, following: Mapping[str, Label]) -> bool:
    """Tell whether a paragraph's own label and the next of its form leave room for others between them."""
    after = following.get(label.form.name) if label and label.value else None
    return label is not None and after is not None and after.value[-1] > label.value[-1] + 1


def _before_next(places: Sequence[tuple[int, Label]], label: Label | None, after: Label | None) -> list[int]:
    """Return the places of labels that lead up to the next label without a gap: "1." in front of a paragraph "2."."""
    if after is None or not after.value:
        return []
    wanted = after.value[-1] - 1
    cuts: list[int] = []
    for place, inner in reversed(places):
        if inner.form is after.form and inner.sign == after.sign and inner.value[-1] == wanted:
            cuts.insert(0, place)
            wanted -= 1
    return cuts if cuts and _begins_where_it_should(wanted, label, after) else []


def _begins_where_it_should(before: int, label: Label | None, after: Label) -> bool:
    """Tell whether the first label that was glued is a list's first, or follows the paragraph's own label."""
    if before == 0:
        return label is None or label.form is not after.form
    return label is not None and label.form is after.form and label.value[-1] == before


def _counted_up(paragraph: str, places: Sequence[tuple[int, Label]], label: Label | None) -> list[int]:
    """Return the places of a whole list in the line of its lead-in: "... yêu cầu: 1. ...; 2. ..."."""
    cuts: list[int] = []
    first: Label | None = None
    for place, inner in places:
        first = first or inner
        if inner.form is first.form and inner.sign == first.sign and inner.value[-1] == len(cuts) + 1:
            cuts.append(place)
    is_list = len(cuts) >= FEWEST_IN_LINE and label is None and introduces_tasks(paragraph[: cuts[0]].rstrip())
    return cuts if is_list else []
