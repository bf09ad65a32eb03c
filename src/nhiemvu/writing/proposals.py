"""Proposals: what units asked for in their obstacles, in their own words; the rest is for the clerk to write."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.answers import Answer
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.text import shorten
from nhiemvu.writing.headings import Section
from nhiemvu.writing.sentences import sentence
from nhiemvu.writing.shortcomings import causes_in, requests_in
from nhiemvu.writing.task_words import TITLE_LENGTH, named

GAP = "[Nêu đề xuất, kiến nghị nếu có.]"


def proposals_section(section: Section, answers: Sequence[Answer]) -> list[Paragraph]:
    """Return the section of proposals: requests on record, then in a remark the obstacles that ask for nothing yet."""
    own = section.own
    style = Style.HEADING if section.depth == 1 else Style.SUBHEADING
    heading = Paragraph(own.text, label=own.label, style=style, level=section.depth)
    asked = [*_asked(answers)]
    return [heading, *asked, *_to_consider(answers, nothing_asked=not asked)]


def _asked(answers: Sequence[Answer]) -> Iterator[Paragraph]:
    for item in answers:
        for request in requests_in(item):
            yield Paragraph(sentence(request), label="-", style=Style.ITEM)


def _to_consider(answers: Sequence[Answer], *, nothing_asked: bool) -> Iterator[Paragraph]:
    waiting = [item for item in answers if causes_in(item) and not requests_in(item)]
    if waiting:
        causes = [(shorten("; ".join(causes_in(item)), TITLE_LENGTH), named(item.task)) for item in waiting]
        said = "; ".join(f"{task}: {cause}" for cause, task in causes)
        yield Paragraph(f"[Cân nhắc đề xuất, kiến nghị tháo gỡ vướng mắc đã ghi của {said}.]", style=Style.REMARK)
    elif nothing_asked:
        yield Paragraph(GAP, style=Style.REMARK)
