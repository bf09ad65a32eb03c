"""What each part of a document is for, by the words of its heading."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.plans import Heading, SectionKind
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.headings import heading_fact, heading_of_key
from nhiemvu.facts.lines import holds
from nhiemvu.facts.verbs import finder, phrases
from nhiemvu.reading.outline.captions import LONGEST_CAPTION, before_order, names_section, stands_out
from nhiemvu.reading.outline.growth import HEADING_RANK, LONGEST_HEADING
from nhiemvu.reading.outline.tree import FREE_RANK, MARK_RANK, Point, heading_key, heading_span, heading_words
from nhiemvu.reading.text.ranges import Lines, Ranges
from nhiemvu.reading.text.sheet import Sheet
from nhiemvu.reading.units.assignees import is_order

#: Labels of this rank and above ("I.") may open a section within a section.
SECTION_RANK = 5.0
#: What a numbered heading may single out within another section.
WITHIN = {
    SectionKind.RESULTS: (SectionKind.SHORTCOMINGS,),
    SectionKind.TASKS: (SectionKind.TARGETS, SectionKind.TASKS, SectionKind.PROPOSALS, SectionKind.ORGANISATION),
}
#: What may stand in one heading with plans: "IV. KIẾN NGHỊ VÀ PHƯƠNG HƯỚNG"; the headings under it tell which is which.
BESIDE_PLANS = (SectionKind.RESULTS, SectionKind.SHORTCOMINGS, SectionKind.PROPOSALS)
#: What holds no tasks unless its heading is a deed.
NO_TASKS = (SectionKind.CONTEXT, SectionKind.RESULTS, SectionKind.SHORTCOMINGS, SectionKind.PROPOSALS)
#: What tells of the past.
PAST = (SectionKind.CONTEXT, SectionKind.RESULTS)
#: A heading within a section counts when its phrase stands within so many characters: "3. Về các kiến nghị".
NEAR = 18
#: Behind where things are to go may stand targets, then tasks: how far on in the list those are looked for.
NEXT = 4


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
    return list(sections_below(root, sheet, SectionKind.OTHER))


def sections_below(
    point: Point, sheet: Sheet, inherited: SectionKind, subjects: set[str] | None = None
) -> Iterator[Section]:
    """Yield the headings below a point, which is for what is `inherited`, from the top down.

    `subjects` are the headings, in their matching form, under which results stood before: the same one names no results
    within tasks ("A.III Tình hình an ninh", "B.III Tình hình an ninh").
    """
    subjects = set() if subjects is None else subjects
    for number, child in enumerate(point.children):
        if is_lead_in(child, sheet):
            yield from sections_below(child, sheet, inherited, subjects)
            continue
        if not is_caption(child, sheet):
            continue
        section = _section(child, sheet, inherited)
        if inherited is SectionKind.RESULTS:
            subjects.add(heading_key(child, sheet))
        elif inherited is SectionKind.TASKS and section.kind in PAST and heading_key(child, sheet) in subjects:
            section = Section(child, inherited, own=False)
        if _is_orientation(section, point.children[number + 1 : number + NEXT], sheet):
            section = replace(section, kind=SectionKind.TARGETS)
        yield section
        yield from sections_below(child, sheet, section.kind, subjects)


def _section(point: Point, sheet: Sheet, inherited: SectionKind) -> Section:
    words = heading_words(point, sheet)
    fact = heading_of_key(heading_key(point, sheet))
    if fact is None or (fact.weak and inherited is not SectionKind.OTHER) or is_order(words):
        return Section(point, inherited, own=False)
    if fact.section is SectionKind.PROPOSALS and _asks_each(heading_key(point, sheet)):
        return Section(point, inherited, own=False)
    within = inherited is not SectionKind.OTHER and fact.section is not inherited
    if within and (point.rank > SECTION_RANK or inherited is SectionKind.RESULTS):
        begins = heading_fact(words[:NEAR]) is not None
        if fact.section not in WITHIN.get(inherited, ()) or not begins:
            return Section(point, inherited, own=False)
    if inherited is SectionKind.TASKS and fact.section in NO_TASKS and _is_deed(heading_key(point, sheet)):
        return Section(point, inherited, own=False)
    if fact.section in BESIDE_PLANS and point.children and holds("plans", matching_key(words)):
        return Section(point, SectionKind.OTHER, own=False)
    return Section(point, fact.section, own=True, weak=fact.weak)


def _asks_each(key: str) -> bool:
    """Tell whether a heading asks those named under it: "Riêng một số sở, đề nghị:", not "Kiến nghị, đề nghị:"."""
    before = before_order(key)
    return bool(before) and heading_of_key(before or "") is None


def _is_deed(key: str) -> bool:
    """Tell whether a heading says what is done about its subject: "Giải quyết kiến nghị", not "Đề xuất, kiến nghị"."""
    end = phrases("act", "deed").end_at(key)
    return end is not None and heading_of_key(key[:end]) is None


def _is_orientation(section: Section, following: Sequence[Point], sheet: Sheet) -> bool:
    """Tell whether a heading "Phương hướng" over sentences says where things are to go, and another one the tasks."""
    if section.kind is not SectionKind.TASKS or not section.own:
        return False
    if any(child.label and child.rank < MARK_RANK for child in section.point.children):
        return False
    return holds("orientation", heading_key(section.point, sheet)) and any(_plans(one, sheet) for one in following)


def _plans(point: Point, sheet: Sheet) -> bool:
    """Tell whether a heading is over tasks, and not over where things are to go."""
    key = heading_key(point, sheet)
    fact = heading_of_key(key) if is_caption(point, sheet) else None
    return fact is not None and fact.section is SectionKind.TASKS and not holds("orientation", key)


def is_lead_in(point: Point, sheet: Sheet) -> bool:
    """Tell whether a point is an unlabelled line above a list that names no section of the document."""
    if point.label or point.rank == HEADING_RANK:
        return False
    words = heading_words(point, sheet)
    return len(words) > LONGEST_CAPTION or not names_section(words)


def is_caption(point: Point, sheet: Sheet) -> bool:
    """Tell whether a point heads what follows it and is no statement itself."""
    if point.label and point.rank >= FREE_RANK:
        return False
    words = heading_words(point, sheet).rstrip()
    if not words or len(words) > LONGEST_HEADING:
        return False
    if point.rank <= SECTION_RANK and stands_out(sheet.lines[point.caption]):
        return True
    has_more = bool(point.children) or point.own_end > point.caption_end
    ends = ";," if point.children and point.children[0].rank < MARK_RANK else ".;,"
    return has_more and words[-1] not in ends and ". " not in words


def headings_of(sections: list[Section], sheet: Sheet, parts: Sequence[Lines]) -> tuple[Heading, ...]:
    """Return the outline as it is handed out; tasks sections are those within the parts (lines) that hold tasks."""
    depths: dict[int, int] = {-1: 0}
    held = Ranges((first - 1, last) for first, last in parts)
    found = []
    for section in sections:
        point, words = section.point, heading_words(section.point, sheet)
        if words.endswith(".") or (not section.own and finder("lead").search(heading_key(point, sheet))):
            continue
        parent = point.parent.line if point.parent else -1
        depths[point.line] = depths.get(parent, 0) + 1
        span = heading_span(point, sheet)
        found.append(
            Heading(
                label=point.path,
                text=sheet.at(span),
                level=depths[point.line],
                section=_shown(section, held),
                span=span,
                end=sheet.lines[max(point.end - 1, point.caption)].end,
            )
        )
    return tuple(found)


def _shown(section: Section, parts: Ranges) -> SectionKind:
    if section.kind is SectionKind.TASKS and section.point.caption_end - 1 not in parts:
        return SectionKind.OTHER
    return section.kind
