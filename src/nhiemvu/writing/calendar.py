"""The calendar of deadlines: tasks as entries that a calendar takes in, and changes when they come again."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from nhiemvu.domain.counts import Counts
from nhiemvu.domain.dates import VIETNAM, short_day
from nhiemvu.domain.deadline_calendar import CalendarEntry, DeadlineCalendar, EntryStatus
from nhiemvu.domain.exports import ExportedTask
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import State, Task, Timing
from nhiemvu.writing.figures import COUNT_NAMES, counts_words, number_words

STATUS_OF = {
    State.NOT_STARTED: EntryStatus.OPEN,
    State.IN_PROGRESS: EntryStatus.UNDER_WAY,
    State.REPORTED: EntryStatus.UNDER_WAY,
    State.SUSPENDED: EntryStatus.WAITING,
    State.DONE: EntryStatus.DONE,
    State.CANCELLED: EntryStatus.CANCELLED,
}
#: What stands before the words of an entry that nothing is to be done for.
PREFIXES = {
    EntryStatus.DONE: "Xong: ",
    EntryStatus.WAITING: "Tạm hoãn: ",
    EntryStatus.CANCELLED: "Hủy: ",
}
#: When the record of a task without history began, if ever it is met: the zero of the calendar's clocks.
BEGINNING = datetime(1970, 1, 1, tzinfo=VIETNAM)


def database_name(*signature: str) -> str:
    """Return the name of a database in the UIDs of its tasks, made from what its history begins with."""
    return hashlib.sha256("\n".join(signature).encode()).hexdigest()[:16]


def deadline_calendar(
    entries: Iterable[CalendarEntry],
    counts: Counts,
    undated: int,
    *,
    office: str,
    alarms: tuple[int, ...],
    as_todo: bool,
) -> DeadlineCalendar:
    """Return a calendar whose description tells the four counts, and of how many tasks it has no day."""
    description = f"{counts_words(counts)}."
    if undated and not as_todo:
        description += f" {number_words(undated)} nhiệm vụ không có hạn nên không có trong lịch."
    name = f"Hạn nhiệm vụ - {office}" if office else "Hạn nhiệm vụ"
    return DeadlineCalendar(name=name, description=description, entries=entries, alarms=alarms, as_todo=as_todo)


def calendar_entry(exported: ExportedTask, as_of: date, database: str, *, as_todo: bool) -> CalendarEntry:
    """Return the entry of a task as it stands on a day."""
    task = exported.task
    status = EntryStatus.CANCELLED if task.is_handed_on(as_of) else STATUS_OF[task.state]
    due_on = task.due_at(as_of)
    revision, changed_at = _revised(exported, due_on, as_of)
    lead = f" ({task.lead})" if task.lead else ""
    return CalendarEntry(
        # One program may hold both kinds of entries, and takes no UID twice.
        uid=f"{'viec' if as_todo else 'han'}-{task.id}-{database}@nhiemvu",
        summary=f"{PREFIXES.get(status, '')}{task.title}{lead}",
        description=_description(task, due_on, as_of),
        categories=_categories(exported, as_of),
        day=due_on,
        status=status,
        starred=task.starred,
        percent=_own_percent(task),
        completed_on=task.completed_on,
        revision=revision,
        changed_at=changed_at,
    )


def _own_percent(task: Task) -> int | None:
    """Return a task's percent, unless it comes from its parts: their changes are none of the task's own."""
    return None if task.children else task.percent


def _revised(exported: ExportedTask, due_on: date | None, as_of: date) -> tuple[int, datetime]:
    """Return a number that grows with every change of an entry, and since when it is so.

    A change of the record counts two, becoming overdue one: the next change is more than both.
    """
    at = exported.changed_at or BEGINNING
    if exported.task.timing(as_of) is not Timing.OVERDUE or due_on is None:
        return 2 * exported.changes, at
    overdue_since = datetime.combine(due_on + timedelta(days=1), time(), VIETNAM)
    return 2 * exported.changes + 1, max(at, overdue_since)


def _categories(exported: ExportedTask, as_of: date) -> tuple[str, ...]:
    """Return in which of the four counts a task is, else how it was set aside; and of what series it is."""
    task = exported.task
    counted = COUNT_NAMES.get(exported.counted_as or "")
    aside = STATE_NAMES[task.state].vi if task.timing(as_of) is None and not task.is_handed_on(as_of) else None
    return tuple(name for name in (counted or aside, task.series) if name)


def _description(task: Task, due_on: date | None, as_of: date) -> str:
    """Return the words of a task and what its record tells."""
    first = f" (hạn gốc {short_day(task.original_due_on)})" if task.original_due_on not in {None, due_on} else ""
    percent = _own_percent(task)
    handed_on = f"chuyển sang nhiệm vụ {task.continued_by}" if task.is_handed_on(as_of) else ""
    told = (
        ("Nhiệm vụ số", str(task.id)),
        ("Chủ trì", task.lead or "chưa giao"),
        ("Phối hợp", ", ".join(task.support)),
        ("Hạn", f"{short_day(due_on)}{first}" if due_on else "không hạn"),
        ("Trạng thái", handed_on or STATE_NAMES[task.state].vi),
        ("Tiến độ", "" if percent is None else f"{percent}%"),
        ("Kết quả", task.result or ""),
        ("Văn bản chỉ đạo", "; ".join(task.directives)),
    )
    return "\n".join([task.text, "", *(f"{name}: {value}" for name, value in told if value)])
