"""The headings that an office used last time, made ready for the next period."""

import re
from collections.abc import Iterator, Mapping, Sequence

from nhiemvu.domain.periods import Period, PeriodKind
from nhiemvu.domain.plans import Heading, SectionKind
from nhiemvu.domain.text import tone_key
from nhiemvu.domain.values import dataclass


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


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report and its headings, its own first."""

    kind: SectionKind
    places: tuple[Place, ...]
    #: Depth of its own heading in the report, from 1.
    depth: int = 1

    @property
    def own(self) -> Place:
        """The section's own heading."""
        return self.places[0]


def sections_of(outline: Sequence[Heading], text: str) -> list[Section]:
    """Return the sections of a report in order: each heading that opens a part of its own kind, with those below it.

    `outline` and `text` are those of the report that was read. A section within another ("2. Hạn chế" under
    "I. KẾT QUẢ") is one of its own.
    """
    opening = [heading for heading in outline if _opens(heading, outline)]
    return [Section(heading.section, tuple(_places(heading, outline, text)), heading.level) for heading in opening]


def _opens(heading: Heading, outline: Sequence[Heading]) -> bool:
    above = [other for other in outline if _is_within(heading, other)]
    if not above:
        return True
    return heading.section is not above[-1].section and heading.section is not SectionKind.OTHER


def _is_within(heading: Heading, other: Heading) -> bool:
    return other is not heading and other.span.end <= heading.span.start < other.end


def _places(section: Heading, outline: Sequence[Heading], text: str) -> Iterator[Place]:
    within = [
        heading
        for heading in outline
        if heading is section
        or (_is_within(heading, section) and heading.section in {section.section, SectionKind.OTHER})
    ]
    for heading in within:
        yield Place(
            label=_written_label(heading, text),
            text=heading.text,
            level=heading.level - section.level + 1,
            words=text[heading.span.start : heading.end],
            # What a report knows of no kind of section stands under its lowest headings, whatever these are.
            is_leaf=not any(
                _is_within(other, heading) for other in (outline if heading.section is SectionKind.OTHER else within)
            ),
        )


def results_headings(outline: Sequence[Heading], text: str) -> list[Place]:
    """Return the headings of the results sections of a report, each section's own first; empty where it has none."""
    found = [section for section in sections_of(outline, text) if section.kind is SectionKind.RESULTS]
    return [place for section in found for place in section.places]


def headings_by_caption(outline: Sequence[Heading], starts: Mapping[int, int]) -> dict[int, str]:
    """Return headings of the results by number of task, where a heading over its point in the plan has the same words.

    `starts` are the places of the points in the report's text, by number of task. Many offices plan under the captions
    under which they report: "I. Kinh tế", "II. Văn hóa - xã hội".
    """
    results = {tone_key(one.text): one.text for one in outline if one.section is SectionKind.RESULTS}
    found = {}
    for number, start in starts.items():
        above = [one for one in outline if one.span.end <= start < one.end and one.section is SectionKind.TASKS]
        same = [results[tone_key(one.text)] for one in above if tone_key(one.text) in results]
        if same:
            found[number] = same[-1]
    return found


def _written_label(heading: Heading, text: str) -> str:
    """Return what stands before a heading's words on its line: "II-", "2.1."."""
    return text[text.rfind("\n", 0, heading.span.start) + 1 : heading.span.start].strip()


def relabelled(label: str, number: int) -> str:
    """Return a written label with another number: "III -" gives "IV -"; one that is no number stays."""
    match = NUMBER_IN_LABEL.fullmatch(label)
    if not match:
        return label
    front, old, behind = match.groups()
    if old.isdecimal():
        return f"{front}{number}{behind}"
    if len(old) == 1 and old not in "IVX":
        return f"{front}{chr(ord('a' if old.islower() else 'A') + number - 1)}{behind}"
    return f"{front}{roman(number)}{behind}"


def roman(number: int) -> str:
    """Return 4 as "IV"; as far as 39."""
    return "X" * (number // 10) + ROMAN_ONES[number % 10]


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
ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
#: I-, II., 3., A., b)
NUMBER_IN_LABEL = re.compile(r"(\W*)([IVX]+|\d+|[A-Za-z])(\W*)")
