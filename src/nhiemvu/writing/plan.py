"""The section of what the office will do next: what goes on from the period, then what is planned already.

A task keeps its words. What has passed is left out of them (a deadline that is over), what the office decided since is
added (who leads, a deadline of its own), and "Tiếp tục" says that it goes on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from nhiemvu.domain.dates import official_day
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import Cadence, Task
from nhiemvu.domain.text import matching_key, tone_key
from nhiemvu.domain.values import replace
from nhiemvu.facts.cadences import cadence_facts
from nhiemvu.writing.done_form import going_on, without_deadline
from nhiemvu.writing.headings import Section, relabelled
from nhiemvu.writing.notes import Notes
from nhiemvu.writing.sentences import capital_first, phrase, sentence, sentences
from nhiemvu.writing.task_words import due, in_brackets, with_units

GAP = "[Chưa có nhiệm vụ nào được ghi cho kỳ này.]"
#: What stands in front of a deadline and goes with it.
ENDS_BY = "(?:và )?(?:hoàn thành|hoàn tất|kết thúc|xong)"
#: What opens a list at the end of a point: ", trong đó", ", bao gồm".
OPENS_LIST = re.compile(r",? (?:trong đó|bao gồm|gồm|như sau|cụ thể|cụ thể như sau|với các nội dung)$")
#: What is left of brackets that held a deadline: " ()", "(; Công an xã chủ trì)".
EMPTY_BRACKETS, OPENS_WITH_A_MARK = re.compile(r"\s*\(\s*\)"), re.compile(r"\(\s*[;,]\s*")
#: Brackets at the end of words that name who leads, as an earlier plan wrote them: "(Công an xã chủ trì)".
LEAD_IN_BRACKETS = re.compile(r"\([^()]*\bchủ trì\b[^()]*\)$")
CADENCES = {Cadence.ONGOING: "thực hiện thường xuyên", Cadence.RECURRING: "thực hiện định kỳ"}
#: Of an item of a list under a point.
DASHES = ("-", "+", "•")


def plan_section(
    section: Section,
    carried: Sequence[Task],
    new: Sequence[Task],
    planned: Period,
    notes: Notes,
    cited: Mapping[int, Sequence[Directive]],
) -> list[Paragraph]:
    """Return the section of the tasks of the period `planned`, numbered, those that are carried over first.

    `cited` holds the documents that tasks carry out, by task. What the clerk has to decide (a deadline that has passed,
    a lead) stands in one remark above the points.
    """
    own = section.own
    style = Style.HEADING if section.depth == 1 else Style.SUBHEADING
    blocks = [Paragraph(own.text, label=own.label, style=style, level=section.depth)]
    tasks = [(task, True) for task in carried] + [(task, False) for task in new]
    if not tasks:
        return [*blocks, Paragraph(GAP, style=Style.REMARK)]
    blocks += _to_decide(tasks, planned)
    for number, (task, goes_on) in enumerate(tasks, start=1):
        blocks += _point(task, number, planned, notes, cited.get(task.id, ()), goes_on=goes_on)
    return blocks


def _to_decide(tasks: Sequence[tuple[Task, bool]], planned: Period) -> Iterator[Paragraph]:
    over = [
        f"điểm {number} ({due(task)})"
        for number, (task, goes_on) in enumerate(tasks, start=1)
        if goes_on and _is_over(task, planned) and task.cadence is Cadence.ONCE
    ]
    free = [f"{number}" for number, (task, _) in enumerate(tasks, start=1) if not task.lead and not task.children]
    parts = [f"đặt hạn mới cho {'; '.join(over)}"] if over else []
    parts += [f"nêu đơn vị chủ trì của điểm {', '.join(free)}"] if free else []
    if parts:
        yield Paragraph(f"[Cần quyết định: {'; '.join(parts)}.]", style=Style.REMARK)


def _is_over(task: Task, planned: Period) -> bool:
    return bool(task.due_on and task.due_on < planned.first_day)


def _point(
    task: Task, number: int, planned: Period, notes: Notes, cited: Sequence[Directive], *, goes_on: bool
) -> Iterator[Paragraph]:
    first, *further = [line.strip() for line in task.text.split("\n") if line.strip()] or [task.title]
    words = _in_time(first, task, planned)
    words = going_on(words, task.lead or "") if goes_on else words
    added = [_units(task), _deadline(task, planned, goes_on=goes_on), _cadence(task, words)]
    words = _with(words, in_brackets(added), opens_list=first.endswith(":") and bool(further))
    marks = notes.marks_of_directives("\n".join((words, *further)), cited)
    within = tuple(mark if mark.offset <= len(words) else replace(mark, offset=len(words)) for mark in marks)
    yield Paragraph(words, label=relabelled("1.", number), level=1, marks=within, tasks=(task.id,))
    for line in further:
        label = "-" if line.startswith(DASHES) else ""
        yield Paragraph(line.lstrip("-+• "), label=label, style=Style.ITEM, level=2, tasks=(task.id,))


def _with(words: str, added: str, *, opens_list: bool) -> str:
    """Return the words of a point with what is added in brackets: in front of the words that open a list."""
    if not opens_list:
        whole = phrase(words)
        if added and LEAD_IN_BRACKETS.search(whole):
            return sentence(f"{whole[:-1]}; {added.removeprefix(' (')}")
        return sentence(whole + added)
    *before, last = sentences(words)
    if before and added:
        return " ".join((*(sentence(one) for one in before[:-1]), sentence(before[-1] + added), f"{phrase(last)}:"))
    whole = phrase(words)
    opens = OPENS_LIST.search(whole)
    place = opens.start() if opens else len(whole)
    return f"{capital_first(whole[:place])}{added}{whole[place:]}:"


def _holds_its_deadline(task: Task, planned: Period) -> bool:
    """Tell whether a task's words give the deadline that still holds for it."""
    return task.due_text is not None and not _is_over(task, planned)


def _in_time(words: str, task: Task, planned: Period) -> str:
    """Return a task's words without a deadline that is over or that another one has replaced."""
    if _holds_its_deadline(task, planned):
        return words
    for stated in task.deadlines:
        if stated.due_on is not None:
            words = re.sub(rf"[,;]?\s*(?:{ENDS_BY})?\s*{re.escape(stated.text)}", "", words)
    words = EMPTY_BRACKETS.sub("", OPENS_WITH_A_MARK.sub("(", words))
    is_moved = task.due_on != task.original_due_on
    return without_deadline(words) if is_moved or _is_over(task, planned) else words


def _units(task: Task) -> str:
    """Return who leads, where the task's own words do not name the unit."""
    return with_units(task) if task.lead and tone_key(task.lead) not in tone_key(task.text) else ""


def _deadline(task: Task, planned: Period, *, goes_on: bool) -> str:
    """Return a deadline that the task's words do not give; what goes on and has none is to be done in the period."""
    if _holds_its_deadline(task, planned) or task.cadence is not Cadence.ONCE:
        return ""
    if task.due_on is None or task.due_on < planned.first_day or task.due_on == planned.last_day:
        return f"hoàn thành trong {planned.name}" if goes_on else ""
    return f"hoàn thành trước ngày {official_day(task.due_on)}"


def _cadence(task: Task, words: str) -> str:
    """Return how often a task comes back, where the words of the plan do not say so."""
    often = CADENCES.get(task.cadence, "")
    key = matching_key(words)
    is_said = often and any(fact.pattern.search(key) for fact in cadence_facts() if fact.counts != "field")
    return "" if is_said else often
