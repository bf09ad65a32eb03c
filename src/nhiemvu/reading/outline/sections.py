"""What each part of a document is for, by the words of its heading."""

from collections.abc import Iterator
from dataclasses import dataclass

from nhiemvu.domain.pages import Style
from nhiemvu.domain.plans import Heading, SectionKind, Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.headings import heading_fact
from nhiemvu.facts.verbs import finder
from nhiemvu.reading.outline.tree import LONGEST_HEADING, MARK_RANK, Point
from nhiemvu.reading.text.sheet import Line, Sheet
from nhiemvu.reading.units.assignees import is_order

#: Labels of this rank and above ("I.") may open a section within a section.
SECTION_RANK = 5.0
#: What a numbered heading may single out within another section.
WITHIN = {
    SectionKind.RESULTS: (SectionKind.SHORTCOMINGS,),
    SectionKind.TASKS: (SectionKind.TARGETS, SectionKind.TASKS, SectionKind.PROPOSALS, SectionKind.ORGANISATION),
}
#: A heading within a section counts when its phrase stands within so many characters: "3. Về các kiến nghị".
NEAR = 18
#: A heading over results and plans together: its own headings tell them apart.
PLANS = "phương hướng"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what it is for."""

    point: Point
    kind: SectionKind
    #: Whether the heading's own words said so, and whether strongly.
    own: bool
    weak: bool = False


def sections_of(root: Point, sheet: Sheet) -> list[Section]:
    """Return every heading of a document, from the top down."""
    return list(_sections(root, sheet, SectionKind.OTHER))


def _sections(point: Point, sheet: Sheet, inherited: SectionKind) -> Iterator[Section]:
    for child in point.children:
        if not is_caption(child, sheet):
            continue
        section = _section(child, sheet, inherited)
        yield section
        yield from _sections(child, sheet, section.kind)


def _section(point: Point, sheet: Sheet, inherited: SectionKind) -> Section:
    words = sheet.lines[point.caption].words
    fact = heading_fact(words)
    if fact is None or (fact.weak and inherited is not SectionKind.OTHER) or is_order(words):
        return Section(point, inherited, own=False)
    within = inherited is not SectionKind.OTHER and fact.section is not inherited
    if within and (point.rank > SECTION_RANK or inherited is SectionKind.RESULTS):
        begins = heading_fact(words[:NEAR]) is not None
        if fact.section not in WITHIN.get(inherited, ()) or not begins:
            return Section(point, inherited, own=False)
    if fact.section is SectionKind.RESULTS and point.children and PLANS in matching_key(words):
        return Section(point, SectionKind.OTHER, own=False)
    return Section(point, fact.section, own=True, weak=fact.weak)


def is_caption(point: Point, sheet: Sheet) -> bool:
    """Tell whether a point heads what follows it and is no statement itself."""
    line = sheet.lines[point.caption]
    if point.rank >= 8 or not line.words or len(line.words) > LONGEST_HEADING:
        return False
    if _stands_out(line) and point.rank <= SECTION_RANK:
        return True
    has_more = bool(point.children) or point.own_end > point.caption + 1
    ends = ";," if point.children and point.children[0].rank < MARK_RANK else ".;,"
    return has_more and line.words.rstrip()[-1] not in ends and ". " not in line.words


def _stands_out(line: Line) -> bool:
    return line.style in (Style.HEADING, Style.SUBHEADING) or line.words.isupper()


def headings_of(sections: list[Section], sheet: Sheet) -> tuple[Heading, ...]:
    """Return the outline as it is handed out."""
    depths: dict[int, int] = {-1: 0}
    found = []
    for section in sections:
        point, line = section.point, sheet.lines[section.point.caption]
        if line.words.endswith(".") or (not section.own and finder("lead").search(matching_key(line.words))):
            continue
        parent = point.parent.line if point.parent else -1
        depths[point.line] = depths.get(parent, 0) + 1
        found.append(
            Heading(
                label=point.path,
                text=line.words,
                level=depths[point.line],
                section=section.kind,
                span=Span(line.words_start, line.end),
                end=sheet.lines[max(point.end - 1, point.line)].end,
            )
        )
    return tuple(found)
