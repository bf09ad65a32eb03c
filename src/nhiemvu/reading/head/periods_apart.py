"""Headings that tell what was and what is to come by the period alone: "I. Công tác tháng 10" over what was done."""

import re
from collections.abc import Iterator, Mapping, Sequence

from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import Metadata, SectionKind
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import replace
from nhiemvu.reading.head.reported import named_periods
from nhiemvu.reading.outline.sections import Section, sections_below
from nhiemvu.reading.outline.tree import Point, heading_words
from nhiemvu.reading.text.sheet import Sheet

#: What a heading is for by the kind and number of the one period that it names.
Wanted = Mapping[tuple[object, int], SectionKind]
#: A week of a year or month, which is no period that is kept: "tuần 33", "tuần thứ 2".
WEEK = re.compile(r"(?<!\w)tuần (?:thứ |số )?(\d{1,2})(?!\w)")


def told_by_periods(sections: Sequence[Section], root: Point, sheet: Sheet, metadata: Metadata) -> list[Section]:
    """Return the sections; where none holds tasks, the headings that name the two periods of a report tell which do.

    The periods are those of the report's title, or its two weeks.
    """
    wanted = _wanted(metadata)
    if not wanted or any(section.kind is SectionKind.TASKS for section in sections):
        return list(sections)
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


def _kind(section: Section, root: Point, sheet: Sheet, wanted: Wanted) -> SectionKind | None:
    """Return what a heading right below the root is for by the one period that it names, or None."""
    if section.own or section.point.parent is not root:
        return None
    words = heading_words(section.point, sheet)
    if len(weeks := _weeks(words)) == 1:
        return wanted.get(("week", weeks[0]))
    named = named_periods(words)
    return wanted.get((named[0].kind, named[0].number)) if len(named) == 1 else None


def _wanted(metadata: Metadata) -> Wanted:
    if metadata.period_reported and metadata.period_planned:
        return {
            _of(metadata.period_reported): SectionKind.RESULTS,
            _of(metadata.period_planned): SectionKind.TASKS,
        }
    weeks = _weeks(metadata.directive.title)
    if len(weeks) != len(("reported", "planned")):
        return {}
    return {("week", weeks[0]): SectionKind.RESULTS, ("week", weeks[1]): SectionKind.TASKS}


def _weeks(words: str) -> list[int]:
    """Return the weeks that words name, each once, in order."""
    return list(dict.fromkeys(int(number) for number in WEEK.findall(matching_key(words))))


def _of(period: Period) -> tuple[object, int]:
    return period.kind, period.number
