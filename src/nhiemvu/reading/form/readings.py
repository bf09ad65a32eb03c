"""Findings that the reading of a document's words gives: numbering, dates, citations, totals, damage."""

from collections.abc import Iterator, Mapping

from nhiemvu.domain.findings import Fault, FindingCode, Place
from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import ProblemCode, Reading, Span
from nhiemvu.domain.text import shorten
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part
from nhiemvu.reading.form.places import SHOWN, WHOLE, place_of

#: So many letters tell one paragraph from another.
SOUGHT = 60
#: What of a reading is about the form; the rest is about tasks.
CODES: Mapping[ProblemCode, FindingCode] = {
    ProblemCode.LABEL_MISSING: FindingCode.LABEL_MISSING,
    ProblemCode.LABEL_REPEATED: FindingCode.LABEL_REPEATED,
    ProblemCode.IMPOSSIBLE_DATE: FindingCode.DATE_IMPOSSIBLE,
    ProblemCode.SYMBOL_WITHOUT_DATE: FindingCode.CITATION_DATE,
    ProblemCode.SYMBOL_WITH_TWO_DATES: FindingCode.CITATION_DATE,
    ProblemCode.DATE_AFTER_DOCUMENT: FindingCode.CITATION_DATE,
    ProblemCode.SUFFIX_ENDED: FindingCode.OFFICE_ENDED,
    ProblemCode.TOTALS_DIFFER: FindingCode.TOTALS,
    ProblemCode.TEXT_DAMAGED: FindingCode.DAMAGED,
    ProblemCode.NOTE_WITHOUT_MARK: FindingCode.NOTE_MARK,
    ProblemCode.MARK_WITHOUT_NOTE: FindingCode.NOTE_MARK,
}


class Places:
    """Finds the paragraph on the page that a span of the clean text stands in."""

    def __init__(self, text: str, form: Form) -> None:
        self._text = text
        self._parts: dict[str, Part] = {}
        for part in form.parts:
            self._parts.setdefault(part.text[:SOUGHT], part)

    def of(self, span: Span | None) -> Place:
        """Return the place of a span; of none it is the whole document."""
        if span is None:
            return Place(WHOLE)
        start = self._text.rfind("\n", 0, span.start) + 1
        end = self._text.find("\n", start)
        line = self._text[start : end if end >= 0 else None]
        part = self._parts.get(line[:SOUGHT])
        return place_of(part) if part else Place(WHOLE, 0, shorten(line, SHOWN))


def of_reading(reading: Reading, places: Places) -> Iterator[Fault]:
    """Yield what the reading found, each with the paragraph that it stands in."""
    for problem in reading.problems:
        if problem.code in CODES:
            yield Fault(CODES[problem.code], _phrase(problem.message), places.of(problem.span))


def _phrase(message: Text) -> Text:
    """Return a message as one that follows a place: without the full stop of a sentence."""
    return Text(message.vi.rstrip("."), message.en.rstrip("."))
