"""How the page's lists show a task: as a row of data for its script, and in words."""

from functools import cache

from nhiemvu.domain.dashboard import ListedTask, Selection, Which
from nhiemvu.domain.language import Text
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import OPEN_STATES, State, Timing
from nhiemvu.domain.text import shorten
from nhiemvu.domain.web_pages import Link, Run
from nhiemvu.writing.page_words import Speech
from nhiemvu.writing.sentences import capital_first

#: The longest title and the longest word on a task that a list shows.
LONGEST_TITLE, LONGEST_WORDS = 400, 300
NO_LEAD = Text("Chưa giao", "Not assigned")
TITLES = {
    Which.TOTAL: Text("Tất cả nhiệm vụ", "All tasks"),
    Which.DONE: Text("Đã hoàn thành", "Done"),
    Which.DONE_ON_TIME: Text("Hoàn thành đúng hạn", "Done on time"),
    Which.DONE_BY_EXTENSION: Text("Hoàn thành đúng hạn sau gia hạn", "Done on time after an extension"),
    Which.DONE_LATE: Text("Hoàn thành quá hạn", "Done late"),
    Which.OPEN: Text("Chưa hoàn thành", "Open"),
    Which.OPEN_IN_TIME: Text("Chưa hoàn thành, trong hạn", "Open, in time"),
    Which.OPEN_OVERDUE: Text("Chưa hoàn thành, quá hạn", "Open, overdue"),
    Which.OPEN_UPDATED: Text("Chưa hoàn thành, có cập nhật", "Open, updated"),
    Which.OPEN_SILENT: Text("Chưa hoàn thành, không có cập nhật", "Open, not updated"),
    Which.DUE: Text("Đã hoàn thành hoặc quá hạn", "Done or overdue"),
    Which.SET_ASIDE: Text("Tạm hoãn, hủy", "Suspended or called off"),
    Which.DUE_SOON: Text("Sắp đến hạn", "Due soon"),
}
DataRow = list[int | str | list[int]]


def code_of(selection: Selection) -> str:
    """Return a selection as the page's script reads it: "7 u12 p2026-Q2 d3 l31-90"."""
    parts = [str(selection.which.value)]
    if selection.unit_id is not None:
        parts.append(f"u{selection.unit_id}")
    if selection.period is not None:
        parts.append(f"p{selection.period}")
    if selection.directive_id is not None:
        parts.append(f"d{selection.directive_id}")
    if selection.age is not None:
        parts.append(f"l{selection.age.first}-{selection.age.last or ''}")
    return " ".join(parts)


def number_link(speech: Speech, selection: Selection, number: int, of: str = "") -> Run:
    """Return a number that opens the list of what it counts; of nothing there is no list.

    `of` says whose tasks they are, in the heading of the list.
    """
    words = speech.number(number)
    if not number:
        return words
    title = speech.text(TITLES[selection.which])
    target = f"u{selection.unit_id}" if selection.unit_id is not None else "list"
    return Link(words, code_of(selection), f"{title} – {of}" if of else title, target)


def data_row(task: ListedTask, speech: Speech) -> DataRow:
    """Return a task as the page's script reads it.

    Number, title, unit, deadline (ISO or ""), which it is (a bit each), days late, period, directives, standing, last
    words, their day, obstacle.
    """
    return [
        task.id,
        title_words(task),
        task.unit_id or 0,
        task.due_on.isoformat() if task.due_on else "",
        _bits(task.belongs()),
        task.days_late,
        task.period or "",
        list(task.directives),
        standing_words(task, speech),
        shorten(task.told.words, LONGEST_WORDS),
        task.told.on.isoformat() if task.told.on else "",
        shorten(task.told.obstacle, LONGEST_WORDS),
    ]


@cache
def _bits(which: frozenset[Which]) -> int:
    return sum(1 << one for one in which)


def title_words(task: ListedTask) -> str:
    """Return a task's title, starred ones with a star before it."""
    title = shorten(task.title, LONGEST_TITLE)
    return f"★ {title}" if task.starred else title


def standing_words(task: ListedTask, speech: Speech) -> str:
    """Return how a task stands: "Quá hạn 12 ngày; đang thực hiện, 40%"."""
    late = speech.days(task.days_late) if task.days_late else ""
    match task.timing:
        case Timing.ON_TIME if task.extended:
            return speech.say("Hoàn thành đúng hạn sau gia hạn", "Done on time after an extension")
        case Timing.ON_TIME:
            return speech.say("Hoàn thành đúng hạn", "Done on time")
        case Timing.LATE:
            return speech.say(f"Hoàn thành, quá hạn {late}", f"Done, {late} late")
        case None:
            return capital_first(speech.text(STATE_NAMES[task.state]))
        case Timing.OVERDUE:
            timing = speech.say(f"Quá hạn {late}", f"Overdue by {late}")
        case Timing.DUE_SOON:
            timing = speech.say("Sắp đến hạn", "Due soon")
        case Timing.IN_TIME:
            timing = speech.say("Trong hạn", "In time")
        case Timing.NO_DEADLINE:
            timing = speech.say("Không có hạn", "No deadline")
    return f"{timing}; {progress_words(task, speech)}"


def progress_words(task: ListedTask, speech: Speech) -> str:
    """Return how far an open task is: "đang thực hiện, 40%"."""
    # What was closed after the day was being done on it.
    state = task.state if task.state in OPEN_STATES else State.IN_PROGRESS
    percent = f", {task.told.percent}%" if task.told.percent else ""
    return f"{speech.text(STATE_NAMES[state])}{percent}"


def lead_words(task: ListedTask, speech: Speech) -> str:
    """Return who leads a task."""
    return task.lead or speech.text(NO_LEAD)
