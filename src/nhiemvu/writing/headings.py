"""The headings that an office used last time, made ready for the next period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nhiemvu.domain.periods import Period, PeriodKind
from nhiemvu.domain.plans import Heading, SectionKind


@dataclass(frozen=True, slots=True)
class Place:
    """One heading of a results section, and what stood under it last time."""

    label: str
    text: str
    #: Depth from 1, the section's own heading.
    level: int
    #: The heading and all the words that stood under it, for finding what belongs there.
    words: str
    #: Whether results stand directly under it.
    is_leaf: bool


def results_headings(outline: Sequence[Heading], text: str) -> list[Place]:
    """Return the headings of the results section of a report, the section's own first; empty where it has none.

    `outline` and `text` are those of the report that was read.
    """
    section = next((heading for heading in outline if heading.section is SectionKind.RESULTS), None)
    if section is None:
        return []
    within = [heading for heading in outline if section.span.start <= heading.span.start < section.end]
    return [
        Place(
            label=_written_label(heading, text),
            text=heading.text,
            level=heading.level - section.level + 1,
            words=text[heading.span.start : heading.end],
            is_leaf=not any(
                heading.span.end <= other.span.start < heading.end for other in within if other is not heading
            ),
        )
        for heading in within
    ]


def _written_label(heading: Heading, text: str) -> str:
    """Return what stands before a heading's words on its line: "II-", "2.1."."""
    return text[text.rfind("\n", 0, heading.span.start) + 1 : heading.span.start].strip()


def for_period(heading: str, period: Period) -> str:
    """Return a heading with the name of its period replaced: "... quý I năm 2023" gives "... quý II năm 2023".

    A heading in capitals stays in capitals; one that names no period stays as it is.
    """

    def renamed(match: re.Match[str]) -> str:
        found = match[0]
        with_year = " năm " in found.casefold() or period.kind is PeriodKind.YEAR
        new = period.name if with_year else period.short_name
        if found.isupper():
            return new.upper()
        return new[0].upper() + new[1:] if found[0].isupper() else new

    return PERIOD_IN_HEADING.sub(renamed, heading)


#: quý I năm 2023, QUÝ I NĂM 2023, tháng 5 năm 2023, 6 tháng đầu năm 2023, 9 tháng năm 2023, quý I
PERIOD_IN_HEADING = re.compile(
    r"\b(?:qu[ýí] (?:IV|I{1,3}|[1-4])|tháng \d{1,2}|6 tháng (?:đầu|cuối)|9 tháng(?: đầu)?)(?:(?: năm |/)\d{4})?\b"
    r"|\bnăm \d{4}\b",
    re.IGNORECASE,
)
