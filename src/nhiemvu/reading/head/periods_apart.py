"""Headings that tell what was and what is to come by the period alone: "I. Công tác tháng 10" over what was done."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.values import replace
from nhiemvu.reading.head.reported import named_periods
from nhiemvu.reading.outline.sections import Section, sections_below
from nhiemvu.reading.outline.tree import Point, heading_words
from nhiemvu.reading.text.sheet import Sheet


def told_by_periods(
    sections: Sequence[Section], root: Point, sheet: Sheet, reported: Period | None, planned: Period | None
) -> list[Section]:
    """Return the sections; where none holds tasks, the headings that name the two periods of a report tell which do.

    `reported` and `planned` are those of the report's title.
    """
    if not (reported and planned) or any(section.kind is SectionKind.TASKS for section in sections):
        return list(sections)
    wanted = {_of(reported): SectionKind.RESULTS, _of(planned): SectionKind.TASKS}
    kinds = [_kind(section, root, sheet, wanted) for section in sections]
    return list(_told(sections, kinds, sheet)) if SectionKind.TASKS in kinds else list(sections)


def _told(sections: Sequence[Section], kinds: Sequence[SectionKind | None], sheet: Sheet) -> Iterator[Section]:
    end = 0
    for section, kind in zip(sections, kinds, strict=True):
        if kind is not None:
            yield replace(section, kind=kind, own=True)
            yield from sections_below(section.point, sheet, kind)
            end = section.point.end
        elif section.point.line >= end:
            yield section


def _kind(
    section: Section, root: Point, sheet: Sheet, wanted: dict[tuple[object, int], SectionKind]
) -> SectionKind | None:
    """Return what a heading right below the root is for by the one period that it names, or None."""
    if section.own or section.point.parent is not root:
        return None
    named = named_periods(heading_words(section.point, sheet))
    return wanted.get((named[0].kind, named[0].number)) if len(named) == 1 else None


def _of(period: Period) -> tuple[object, int]:
    return period.kind, period.number
