"""The sections of the coming report: those of the office's last one in its order, else the usual ones."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.values import replace
from nhiemvu.facts.layouts import Layout
from nhiemvu.facts.report_sections import ReportSection, report_sections
from nhiemvu.writing.headings import Place, Section, for_period, relabelled

#: In front of which sections one stands that the last report did not have; the first of them that is there counts.
BEFORE = {
    SectionKind.SHORTCOMINGS: (SectionKind.PROPOSALS, SectionKind.TASKS),
    SectionKind.PROPOSALS: (SectionKind.TASKS,),
}
#: What the subject of a report is called that belongs to no series.
NO_SERIES = "thực hiện nhiệm vụ"


def coming_sections(
    last: Sequence[Section],
    *,
    layout: Layout,
    series: str,
    period: Period,
    planned: Period,
) -> list[Section]:
    """Return the sections of the report of `period`, numbered, with their headings for that period.

    Shortcomings and proposals are added to a last report that had none; where it had no results or no tasks, the usual
    sections stand.
    """
    known = {section.kind for section in last}
    usual = {fact.section: _usual(fact, layout, series, period, planned) for fact in report_sections()}
    if SectionKind.RESULTS not in known or SectionKind.TASKS not in known:
        return _numbered(list(usual.values()), layout.labels[0])
    sections = [_renamed(section, planned if section.kind is SectionKind.TASKS else period) for section in last]
    for kind, following in BEFORE.items():
        if kind not in known:
            tops = (place for place, one in enumerate(sections) if one.kind in following and one.depth == _top(last))
            place = next(tops, len(sections))
            sections.insert(place, replace(usual[kind], depth=_top(last)))
    return _numbered(sections, next(section.own.label for section in last if section.depth == _top(last)))


def _top(sections: Sequence[Section]) -> int:
    return min(section.depth for section in sections)


def _usual(fact: ReportSection, layout: Layout, series: str, period: Period, planned: Period) -> Section:
    own = Place("", fact.headed(series or NO_SERIES, period, planned).upper(), 1, "", is_leaf=not fact.parts)
    parts = [
        Place(relabelled(layout.labels[1], number), part, 2, "", is_leaf=True)
        for number, part in enumerate(fact.parts, start=1)
    ]
    return Section(fact.section, (own, *parts))


def _renamed(section: Section, period: Period) -> Section:
    return replace(section, places=tuple(replace(one, text=for_period(one.text, period)) for one in section.places))


def _numbered(sections: Sequence[Section], label: str) -> list[Section]:
    """Return sections of which those at the top are numbered through in the form of `label`: "I-", "A."."""
    return list(_with_numbers(sections, label))


def _with_numbers(sections: Sequence[Section], label: str) -> Iterator[Section]:
    top, number = _top(sections), 0
    for section in sections:
        if section.depth > top:
            yield section
            continue
        number += 1
        own = replace(section.own, label=relabelled(label, number))
        yield replace(section, places=(own, *section.places[1:]))
