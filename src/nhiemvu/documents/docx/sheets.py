"""The sheets of a Word document: paper, margins, and where its pages show their number."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from nhiemvu.documents.docx.appearance import MILLIMETRES_OF_POINT, Appearances, Values, points
from nhiemvu.documents.docx.xml import PARAGRAPH, PARAGRAPH_PROPERTIES, RUN_PROPERTIES, DamagedDocx, is_on
from nhiemvu.documents.markup.word_names import RELATIONS, w
from nhiemvu.documents.markup.xml import Element, parsed
from nhiemvu.domain.looks import Align, HeaderKind, PageNumber, PrintedSheet

REFERENCES = {w("headerReference"): "top", w("footerReference"): "bottom"}
#: PAGE \* MERGEFORMAT; not NUMPAGES.
PAGE_FIELD = re.compile(r"(?<!\w)PAGE(?!\w)", re.IGNORECASE)
#: What Word takes where a file says nothing: A4 of its Vietnamese edition with margins of an inch.
PAPER, MARGIN, HEADER = (595.3, 841.9), 72.0, 36.0


def sheets_of(
    marks: list[Element], headers: Mapping[str, bytes], appearances: Appearances, name: str
) -> tuple[PrintedSheet, ...]:
    """Return the sheet of each section; `marks` are their properties (<w:sectPr>), `name` is for messages.

    A section without a header of some kind has that of the section before.
    """
    roots = {key: parsed(part, name, "header", DamagedDocx) for key, part in headers.items()}
    known: dict[tuple[str, str], str] = {}
    sheets = []
    for mark in marks:
        for child in mark:
            if child.tag in REFERENCES:
                known[REFERENCES[child.tag], child.get(w("type"), "default")] = child.get(f"{{{RELATIONS}}}id", "")
        numbers = [
            PageNumber(kind=cast("HeaderKind", kind), edge="top" if edge == "top" else "bottom", **found)
            for (edge, kind), key in known.items()
            if key in roots and (found := _number_in(roots[key], appearances))
        ]
        sheets.append(_sheet(mark, tuple(numbers)))
    return tuple(sheets)


def _sheet(mark: Element, numbers: tuple[PageNumber, ...]) -> PrintedSheet:
    paper, margins = mark.find(w("pgSz")), mark.find(w("pgMar"))

    def length(element: Element | None, name: str, usual: float) -> float:
        found = points(element, name)
        return abs(usual if found is None else found) * MILLIMETRES_OF_POINT

    return PrintedSheet(
        width=length(paper, "w", PAPER[0]),
        height=length(paper, "h", PAPER[1]),
        top=length(margins, "top", MARGIN),
        bottom=length(margins, "bottom", MARGIN),
        left=length(margins, "left", MARGIN) + length(margins, "gutter", 0),
        right=length(margins, "right", MARGIN),
        header=length(margins, "header", HEADER),
        own_first=is_on(mark.find(w("titlePg"))),
        numbers=numbers,
    )


def _number_in(root: Element, appearances: Appearances) -> Values | None:
    """Return how a header shows the number of the page, or None where it does not."""
    for paragraph in root.iter(PARAGRAPH):
        for field, run in _fields(paragraph):
            if PAGE_FIELD.search(field):
                around = appearances.of_paragraph(paragraph.find(PARAGRAPH_PROPERTIES))
                look = appearances.of_letters(around, run.find(RUN_PROPERTIES) if run is not None else None)
                return {"align": _align(paragraph, around), "font": look["font"], "size": look["size"]}
    return None


def _fields(paragraph: Element) -> Iterator[tuple[str, Element | None]]:
    """Yield the fields of a paragraph with the run that each shows itself in."""
    for simple in paragraph.iter(w("fldSimple")):
        yield simple.get(w("instr"), ""), next(simple.iter(w("r")), None)
    words = "".join(part.text or "" for part in paragraph.iter(w("instrText")))
    if words:
        runs = list(paragraph.iter(w("r")))
        holding = (run for run in runs if run.find(w("instrText")) is not None)
        yield words, next((run for run in runs if run.find(w("t")) is not None), next(holding, None))


def _align(paragraph: Element, around: Values) -> Align:
    """Return where a number stands: in its frame, behind the tabs of a header, or as its paragraph does."""
    frame = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{w('framePr')}")
    placed = frame.get(w("xAlign")) if frame is not None else None
    for tab in paragraph.iter(w("ptab")):
        placed = tab.get(w("alignment"))
    tabs = sum(1 for run in paragraph.iter(w("r")) for _ in run.iterchildren(w("tab")))
    if placed is None and tabs and around.get("align", "left") in {"left", "both"}:
        placed = "center" if tabs == 1 else "right"
    if placed is None:
        return cast("Align", around.get("align", "left"))
    return "centre" if placed == "center" else "right" if placed in {"right", "outside"} else "left"
