"""What was not done, done late or set aside, and why: as far as it was recorded, in the recorded words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from nhiemvu.domain.answers import Answer, AnswerKind
from nhiemvu.domain.counts import Counts
from nhiemvu.domain.dates import official_day
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.tasks import Cadence, State, Timing
from nhiemvu.writing.headings import Section
from nhiemvu.writing.results import awaits_confirmation, is_set_aside
from nhiemvu.writing.sentences import capital_first, phrase, sentence
from nhiemvu.writing.task_words import (
    TITLE_LENGTH,
    days,
    due,
    in_brackets,
    leads,
    led_apart,
    matter,
    named,
    number_of_tasks,
)

NOTHING_RECORDED = "[Không ghi nhận việc chậm, việc chưa trả lời hay vướng mắc nào; bổ sung tồn tại, hạn chế nếu có.]"
NO_CAUSE_RECORDED = "[Chưa ghi nguyên nhân nào; bổ sung nếu có.]"
#: A part of an obstacle that asks something of others: a proposal, no cause.
REQUEST = re.compile(
    r"^(?:và |nên |do đó,? |vì vậy,? )?((?:kính |trân trọng )?(?:đề nghị|kiến nghị|đề xuất)\b.*)$", re.IGNORECASE
)
CLAUSE = re.compile(r"[;.]\s+|,\s+(?=(?:kính |trân trọng )?(?:đề nghị|kiến nghị|đề xuất)\b)", re.IGNORECASE)
#: How the heading of causes is known.
CAUSE = "nguyên nhân"
#: What stands above causes that have no heading.
CAUSES_FOLLOW = "Nguyên nhân:"


def shortcomings_section(section: Section, answers: Sequence[Answer], counts: Counts, as_of: date) -> list[Paragraph]:
    """Return the section on what was not done by the day `as_of`, and why, under the headings of `section`.

    Every task that is late, unanswered or set aside stands once; where the cause is not on record a remark asks for it.
    """
    short = list(_short_of(answers, as_of))
    summary = [_summary(counts, as_of)] if counts.total else []
    blocks = [*summary, *(paragraph for _, paragraph in short)] if short else []
    blocks = blocks or [Paragraph(NOTHING_RECORDED, style=Style.REMARK)]
    causes = list(_causes([item for item, _ in short], answers)) or [Paragraph(NO_CAUSE_RECORDED, style=Style.REMARK)]
    return list(_under_headings(section, blocks, causes))


def _under_headings(section: Section, blocks: Sequence[Paragraph], causes: Sequence[Paragraph]) -> Iterator[Paragraph]:
    own, *below = section.places
    style = Style.HEADING if section.depth == 1 else Style.SUBHEADING
    yield Paragraph(own.text, label=own.label, style=style, level=section.depth)
    headed = [place for place in below if CAUSE in place.text.casefold()]
    first = next((place for place in below if place not in headed), None)
    for place, paragraphs in ((first, blocks), (headed[0] if headed else None, causes)):
        if place:
            level = section.depth + place.level - 1
            yield Paragraph(place.text, label=place.label, style=Style.SUBHEADING, level=level)
        elif paragraphs is causes and CAUSE not in own.text.casefold() and causes[0].style is Style.ITEM:
            yield Paragraph(CAUSES_FOLLOW)
        yield from paragraphs


def _summary(counts: Counts, as_of: date) -> Paragraph:
    """Return the counts in one sentence whose parts add up: "08 nhiệm vụ: hoàn thành 05 ...; chưa hoàn thành 03"."""
    parts = [
        _counted(f"hoàn thành {number_of_tasks(counts.done)}", counts.done_late) if counts.done else "",
        _counted(f"chưa hoàn thành {number_of_tasks(counts.open)}", counts.open_overdue) if counts.open else "",
    ]
    whole = f"Đến ngày {official_day(as_of)}, trong tổng số {number_of_tasks(counts.total)}"
    return Paragraph(sentence(f"{whole}: {'; '.join(part for part in parts if part)}"))


def _counted(said: str, late: int) -> str:
    return f"{said}, trong đó {number_of_tasks(late)} quá hạn" if late else said


def _short_of(answers: Iterable[Answer], as_of: date) -> Iterator[tuple[Answer, Paragraph]]:
    for item in answers:
        if words := _what_is_short(item, as_of):
            yield item, Paragraph(sentence(words), label="-", style=Style.ITEM, tasks=(item.task.id,))


def _what_is_short(item: Answer, as_of: date) -> str:
    task = item.task
    if is_set_aside(item):
        return _set_aside(item)
    standing, late = task.timing(as_of), task.days_late(as_of)
    if standing is Timing.LATE and task.completed_on:
        return f"{capital_first(matter(task))} hoàn thành chậm {days(late)}{in_brackets([_done_on(item), due(task)])}"
    if item.kind is AnswerKind.UNANSWERED:
        overdue = f", quá hạn {days(late)}" if standing is Timing.OVERDUE else ""
        return f"Chưa có báo cáo kết quả của {matter(task)}{in_brackets([led_apart(task), f'{due(task)}{overdue}'])}"
    return _going_on(item, as_of) if item.kind is AnswerKind.UNDER_WAY else ""


def _going_on(item: Answer, as_of: date) -> str:
    task, late = item.task, item.task.days_late(as_of)
    if awaits_confirmation(item):
        # Lateness is that of the day on which it was reported.
        return (
            f"{capital_first(matter(task))} được báo cáo hoàn thành chậm {days(late)}{in_brackets([due(task)])}"
            if late
            else ""
        )
    percent = item.entry.percent if item.entry else None
    reached = "" if percent is None else f", mới đạt {percent}%"
    obstacle = item.entry.obstacle if item.entry else None
    if _never_ends(item) and not obstacle:
        whose = in_brackets([led_apart(task)])
        return (
            f"{capital_first(matter(task))} là việc thường xuyên, tiếp tục thực hiện trong kỳ sau{whose}"
            if late
            else ""
        )
    known = in_brackets([led_apart(task), due(task)])
    if task.timing(as_of) is Timing.OVERDUE:
        return f"{capital_first(matter(task))} chưa hoàn thành, quá hạn {days(late)}{reached}{known}"
    if obstacle:
        return f"{capital_first(matter(task))} chưa hoàn thành{reached}, còn vướng mắc{known}"
    return ""


def _never_ends(item: Answer) -> bool:
    """Tell whether a task that was told of comes back each period: its day is the period's end, and it is not late."""
    return item.kind is AnswerKind.UNDER_WAY and item.task.cadence is not Cadence.ONCE


def _done_on(item: Answer) -> str:
    return f"ngày {official_day(item.task.completed_on)}" if item.task.completed_on else ""


def _set_aside(item: Answer) -> str:
    verb = "Tạm hoãn" if item.task.state is State.SUSPENDED else "Thôi thực hiện"
    why = "" if item.task.secrecy else f"; lý do: {reason_of(item) or '[nêu lý do]'}"
    return f"{verb} {matter(item.task)}{why}"


def reason_of(item: Answer) -> str:
    """Return why a task was suspended or cancelled, as recorded, "" where nothing is."""
    return phrase(item.task.set_aside_reason or (item.entry.note if item.entry else None) or "")


def _causes(short: Sequence[Answer], answers: Sequence[Answer]) -> Iterator[Paragraph]:
    told = [item for item in answers if item.kind is AnswerKind.UNDER_WAY and item in short]
    for item in told:
        for cause in causes_in(item):
            words = f"{capital_first(cause)} ({matter(item.task, TITLE_LENGTH)})"
            yield Paragraph(sentence(words), label="-", style=Style.ITEM, tasks=(item.task.id,))
    known = [item for item in short if item.task.secrecy or is_set_aside(item) or _never_ends(item) or causes_in(item)]
    unknown = [item for item in short if item not in known]
    if unknown:
        asked = "; ".join(f"{named(item.task)}, {leads(item.task)}" for item in unknown)
        yield Paragraph(f"[Chưa ghi nguyên nhân, cần hỏi đơn vị và bổ sung: {asked}.]", style=Style.REMARK)


def causes_in(item: Answer) -> list[str]:
    """Return the obstacles recorded of a task that are no requests, in their own words."""
    return [clause for clause in _clauses(item) if not REQUEST.match(clause)]


def requests_in(item: Answer) -> list[str]:
    """Return what the recorded obstacle of a task asks of others, in its own words: "đề nghị Sở ... bàn giao"."""
    return [match[1] for clause in _clauses(item) if (match := REQUEST.match(clause))]


def _clauses(item: Answer) -> list[str]:
    obstacle = item.entry.obstacle if item.entry else None
    if not obstacle:
        return []
    return [said for clause in CLAUSE.split(" ".join(obstacle.split())) if (said := phrase(clause))]
