"""The results section: what was done, in its recorded words, under the office's own headings.

Nothing is claimed that was not recorded. Where only a completion is on record, the task's own sentence is turned into
one of what was done, and a remark in brackets, which the clerk removes, says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from nhiemvu.domain.answers import Answer, AnswerKind, Entry
from nhiemvu.domain.dates import official_day
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import OPEN_STATES, State, Task
from nhiemvu.domain.text import shorten
from nhiemvu.writing.done_form import done_form
from nhiemvu.writing.headings import Place, for_period
from nhiemvu.writing.notes import Notes
from nhiemvu.writing.places import by_place, with_headings_of_map
from nhiemvu.writing.sentences import capital_first, phrase, sentence
from nhiemvu.writing.task_words import TITLE_LENGTH, leads, matter, named

TITLE = "Kết quả thực hiện nhiệm vụ"
EMPTY_PLACE = "[Chưa có kết quả nào được ghi cho mục này.]"
NO_RESULT = "Nhiệm vụ chưa có kết quả"
SET_ASIDE = "Nhiệm vụ tạm hoãn, thôi thực hiện"
#: What a recorded line may begin with where it is an item of a list.
DASHES = ("- ", "+ ", "• ", "– ")


def results_section(
    places: Sequence[Place],
    answers: Sequence[Answer],
    period: Period,
    notes: Notes,
    *,
    placed: Mapping[int, str] | None = None,
    alone: bool = False,
) -> list[Paragraph]:
    """Return the results section of the report of `period`.

    `places` are the headings of the office's last report; without them the results stand under one heading. `placed`
    is the clerk's map of tasks to headings. What stands `alone` names obstacles, and lists apart what has no result,
    since no other section tells of it.
    """
    told = [found for found in answers if is_told(found)]
    blocks = list(_under_headings(places, told, period, notes, placed or {}, alone=alone))
    if alone:
        blocks += _apart(NO_RESULT, [found for found in answers if _is_unanswered(found)])
        blocks += _apart(SET_ASIDE, [found for found in answers if is_set_aside(found)])
    return blocks


def is_set_aside(item: Answer) -> bool:
    """Tell whether a task was suspended or cancelled."""
    return item.task.state in (State.SUSPENDED, State.CANCELLED)


def awaits_confirmation(item: Answer) -> bool:
    """Tell whether a unit has reported a task as done and nobody has confirmed it yet.

    A task that is divided follows its parts, and waits once its own result is there.
    """
    task = item.task
    is_reported = task.state is State.REPORTED and task.completed_on is not None
    return is_reported and not (task.children and task.result is None)


def _is_unanswered(item: Answer) -> bool:
    return item.kind is AnswerKind.UNANSWERED and not is_set_aside(item)


def is_told(item: Answer) -> bool:
    """Tell whether the results tell of a task: it is done, or something was said of it."""
    if item.kind is AnswerKind.UNDER_WAY:
        return item.task.state in OPEN_STATES
    return item.kind in (AnswerKind.DONE, AnswerKind.DONE_WITHOUT_RESULT)


def _under_headings(
    places: Sequence[Place],
    told: Sequence[Answer],
    period: Period,
    notes: Notes,
    placed: Mapping[int, str],
    *,
    alone: bool,
) -> Iterator[Paragraph]:
    if not places:
        yield Paragraph(f"{TITLE} {period.name}".upper(), style=Style.HEADING, level=1)
        yield from _items(told, notes, alone=alone)
        return
    headings = with_headings_of_map(places, placed)
    sorted_in = by_place(headings, placed, told)
    for number, place in enumerate(headings):
        style = Style.HEADING if place.level == 1 else Style.SUBHEADING
        yield Paragraph(for_period(place.text, period), label=place.label, style=style, level=place.level)
        yield from _items(sorted_in.get(number, ()), notes, alone=alone)
        if place.is_leaf and number not in sorted_in:
            yield Paragraph(EMPTY_PLACE, style=Style.REMARK)


def _items(told: Iterable[Answer], notes: Notes, *, alone: bool) -> Iterator[Paragraph]:
    for item in told:
        if item.kind is AnswerKind.DONE:
            yield from _recorded(item, (item.entry.result if item.entry else None) or "", notes)
        elif awaits_confirmation(item) and item.task.result:
            yield from _recorded(item, item.task.result, notes)
            yield Paragraph(f"[{capital_first(named(item.task))}: {_reported(item)}]", style=Style.REMARK)
        elif item.kind is AnswerKind.UNDER_WAY:
            yield _going_on(item, notes, alone=alone)
        else:
            yield from _completed(item, notes)


def _recorded(item: Answer, result: str, notes: Notes) -> Iterator[Paragraph]:
    """Yield a result in its own words, a paragraph a line, its evidence behind the last."""
    lines = [line.strip() for line in result.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        label = "+" if place and line.startswith(DASHES) else "-"
        words = sentence(line.removeprefix(line[:2]) if line.startswith(DASHES) else line)
        yield _item(item, words, item.entry if place == len(lines) - 1 else None, notes, label)


def _reported(item: Answer) -> str:
    day = f" ngày {official_day(item.task.completed_on)}" if item.task.completed_on else ""
    return f"đơn vị đã báo cáo hoàn thành{day}, chưa được xác nhận."


def _completed(item: Answer, notes: Notes) -> Iterator[Paragraph]:
    """Yield a completed task's own words as what was done, and what the clerk has to look at."""
    task = item.task
    turned = done_form(task)
    for place, line in enumerate(turned.lines):
        label = "+" if place and line.startswith(DASHES) else "-"
        words = line.removeprefix(line[:2]) if line.startswith(DASHES) else line
        yield _item(item, words, item.entry if place == len(turned.lines) - 1 else None, notes, label)
    day = f" ngày {official_day(task.completed_on)}" if task.completed_on else ""
    unsaid = "; ".join(f"“{shorten(phrase(words), TITLE_LENGTH)}”" for words in turned.left_out)
    yield Paragraph(
        f"[{capital_first(named(task))}: chỉ ghi hoàn thành{day}, chưa ghi kết quả; câu trên chuyển từ lời nhiệm vụ, "
        f"cần xem lại và bổ sung kết quả{f'. Chưa nói đến: {unsaid}' if unsaid else ''}.]",
        style=Style.REMARK,
    )


def _going_on(item: Answer, notes: Notes, *, alone: bool) -> Paragraph:
    """Return what is known of a task under way: its note, how far it is, and alone what stands in its way."""
    task, entry = item.task, item.entry
    note = phrase((entry.note if entry else None) or "")
    parts = [note or f"{capital_first(matter(task))} đang được thực hiện"]
    if task.children:
        parts.append(f"{task.children_done}/{task.children_counted} đơn vị đã hoàn thành")
    percent = entry.percent if entry else None
    if percent is not None and f"{percent}%" not in note:
        parts.append(f"{'tiến độ' if alone else 'đến nay đạt'} {percent}%")
    if alone and entry and entry.obstacle:
        parts.append(f"vướng mắc: {phrase(entry.obstacle)}")
    return _item(item, sentence("; ".join(parts)), entry, notes, "-")


def _item(item: Answer, words: str, proof: Entry | None, notes: Notes, label: str) -> Paragraph:
    # The mark stands before the full stop, as offices set it.
    marks = notes.marks(len(words.rstrip(".;")), proof.evidence) if proof else ()
    return Paragraph(words, label=label, style=Style.ITEM, marks=marks, tasks=(item.task.id,))


def _apart(caption: str, answers: Sequence[Answer]) -> Iterator[Paragraph]:
    if not answers:
        return
    yield Paragraph(f"[{caption}]", style=Style.REMARK)
    for item in answers:
        yield Paragraph(f"[{capital_first(_named(item.task))}{_reason(item)}]", style=Style.REMARK)


def _named(task: Task) -> str:
    return f"{named(task)}: {shorten(task.title, TITLE_LENGTH)}; {leads(task)}"


def _reason(item: Answer) -> str:
    reason = item.task.set_aside_reason or (item.entry.note if item.entry else None) or ""
    return f"; lý do: {phrase(reason)}" if is_set_aside(item) and reason else ""
