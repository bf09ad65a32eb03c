"""The whole report of a period: what was done, what was not and why, what is asked for, and what comes next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nhiemvu.domain.answers import Answer
from nhiemvu.domain.closing import Correction
from nhiemvu.domain.counts import CountTable
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.pages import Block, Pages, Paragraph, Style
from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.report_parts import Part
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import dataclass, field, replace
from nhiemvu.facts.layouts import Layout
from nhiemvu.writing.annex import annex
from nhiemvu.writing.corrections import corrections_paragraphs
from nhiemvu.writing.frame import Frame, framed
from nhiemvu.writing.headings import Section
from nhiemvu.writing.notes import Notes
from nhiemvu.writing.opening import Request, closing, context, opening
from nhiemvu.writing.outline import coming_sections
from nhiemvu.writing.plan import plan_section
from nhiemvu.writing.proposals import proposals_section
from nhiemvu.writing.results import results_section
from nhiemvu.writing.shortcomings import shortcomings_section

GAP = "[Viết nội dung mục này.]"

SECTION_OF = {
    Part.SHORTCOMINGS: SectionKind.SHORTCOMINGS,
    Part.PROPOSALS: SectionKind.PROPOSALS,
    Part.PLAN: SectionKind.TASKS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that a report is made of."""

    layout: Layout
    period: Period
    planned: Period
    as_of: date
    #: The subject of the reports ("công tác dân vận"), "" for tasks of no series.
    series: str
    #: The body that reports ("Ban Thường vụ Đảng ủy"), and the one it reports to; "" where not known.
    subject: str
    addressee: str
    request: Request | None
    #: The sections of the office's last report.
    last: Sequence[Section]
    answers: Sequence[Answer]
    counts: CountTable
    #: What goes on in the planned period, and what is planned for it already.
    carried: Sequence[Task]
    new: Sequence[Task]
    #: What units do of a task that is divided, by its number.
    parts: Mapping[int, Sequence[Answer]] = field(default_factory=dict)
    #: Documents that tasks carry out, by number of task.
    cited: Mapping[int, Sequence[Directive]] = field(default_factory=dict)
    #: The clerk's map: headings by number of task.
    placed: Mapping[int, str] = field(default_factory=dict)
    #: What is known otherwise by now than the report of an earlier period said, and that period.
    corrections: Sequence[Correction] = ()
    corrected: Period | None = None
    #: The clause that names the report in its annex: "Báo cáo số ... của ...".
    of_report: str = ""


def whole_report(material: Material, frame: Frame) -> Pages:
    """Return the report with letterhead, sections, closing sentence, signature and annex."""
    notes = Notes(date_comma=material.layout.date_comma)
    body: list[Block] = [opening(material.request, material.subject, material.series, material.period, material.layout)]
    body += _body(material, notes)
    body.append(
        closing(
            material.subject,
            material.series,
            material.period,
            material.planned,
            material.addressee,
            material.layout,
        )
    )
    return Pages(tuple(framed(frame, body, _annex(material))), tuple(notes.notes))


def _body(material: Material, notes: Notes) -> Iterator[Paragraph]:
    """Yield the sections in order; results that the office tells in several sections are placed among all of them."""
    sections = _sections(material)
    results = [section for section in sections if section.kind is SectionKind.RESULTS]
    places = [replace(place, level=place.level + one.depth - 1) for one in results for place in one.places]
    for section in sections:
        if section.kind is not SectionKind.RESULTS:
            yield from _written(section, material, notes)
        elif section is results[0]:
            yield from results_section(places, material.answers, material.period, notes, placed=material.placed)
            yield from corrections_paragraphs(material.corrections, material.corrected)


def report_part(material: Material, part: Part) -> Pages:
    """Return one part of the report alone."""
    notes = Notes(date_comma=material.layout.date_comma)
    if part is Part.ANNEX:
        return Pages(tuple(_annex(material)))
    if part is Part.RESULTS:
        places = [place for section in material.last if section.kind is SectionKind.RESULTS for place in section.places]
        told = results_section(places, material.answers, material.period, notes, placed=material.placed, alone=True)
        return Pages(tuple(told), tuple(notes.notes))
    kind = SECTION_OF[part]
    blocks: list[Block] = []
    for section in _sections(material):
        if section.kind is kind:
            blocks += _written(section, material, notes)
    return Pages(tuple(blocks), tuple(notes.notes))


def _sections(material: Material) -> list[Section]:
    return coming_sections(
        material.last,
        layout=material.layout,
        series=material.series,
        period=material.period,
        planned=material.planned,
    )


def _written(section: Section, material: Material, notes: Notes) -> list[Paragraph]:
    if section.kind is SectionKind.SHORTCOMINGS:
        return shortcomings_section(section, material.answers, material.counts.total, material.as_of)
    if section.kind is SectionKind.PROPOSALS:
        return proposals_section(section, material.answers)
    if section.kind is SectionKind.TASKS:
        return plan_section(section, material.carried, material.new, material.planned, notes, material.cited)
    return _to_be_written(section, material)


def _to_be_written(section: Section, material: Material) -> list[Paragraph]:
    """Return the headings of a section that no record can fill, each with the remark that asks for its words."""
    blocks = []
    for place in section.places:
        level = section.depth + place.level - 1
        style = Style.HEADING if level == 1 else Style.SUBHEADING
        blocks.append(Paragraph(place.text, label=place.label, style=style, level=level))
        if place.is_leaf:
            is_context = section.kind is SectionKind.CONTEXT and place is section.own
            blocks.append(context(material.period) if is_context else Paragraph(GAP, style=Style.REMARK))
    return blocks


def _annex(material: Material) -> list[Block]:
    return annex(
        material.answers,
        material.parts,
        material.counts,
        material.period,
        material.as_of,
        of_report=material.of_report,
    )
