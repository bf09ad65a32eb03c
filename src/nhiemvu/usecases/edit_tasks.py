"""Correct what was recorded of tasks: words, deadline, series, period, cadence, star."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.domain.tasks import Cadence, Task
from nhiemvu.domain.text import shorten
from nhiemvu.reading.tasks.titles import is_taken_from, title_of
from nhiemvu.store.secrecy import SecretWords
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import set_deadline, set_marks, set_words
from nhiemvu.usecases.add_task import TITLE_LENGTH
from nhiemvu.usecases.assign_tasks import require_open
from nhiemvu.usecases.changed_meanwhile import ChangedMeanwhile, meanwhile
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import plan_with_children, require_deadlines_in_order
from nhiemvu.usecases.mark_secret import Cleared, lift_tasks, mark_tasks
from nhiemvu.usecases.set_recurrence import set_recurrence, stop_recurrences


class TaskEdit(TypedDict, total=False):
    """What to correct: a key that is absent stays as it is, None clears."""

    text: str
    title: str
    due_on: date | None
    #: The words that gave the deadline, where they were more than a day.
    due_text: str | None
    series: str | None
    period: Period | None
    cadence: Cadence
    starred: bool
    #: By which rule, in words, the tasks come back from now on.
    every: str
    #: The degree of a state secret; None lifts the mark.
    secrecy: Secrecy | None


class NothingToEdit(UsageFault):
    """A correction was asked for without saying what."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa nêu cần sửa gì.", "It is not said what to correct."),
            Text(
                "Thêm --text, --title, --due, --series, --period, --cadence, --every, --star hoặc --secret;"
                " ở màn hình, ghi một số nhiệm vụ để mở phiếu sửa.",
                "Give --text, --title, --due, --series, --period, --cadence, --every, --star or --secret;"
                " on a terminal, name one task.",
            ),
        )


class OneTextForMany(UsageFault):
    """One text or title was given for several tasks."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Không thể đặt cùng một nội dung hoặc tiêu đề cho nhiều nhiệm vụ.",
                "Several tasks cannot have one text or title.",
            ),
            Text("Sửa từng nhiệm vụ một.", "Correct one task at a time."),
        )


def edit_tasks(
    session: Session,
    numbers: Sequence[int],
    edit: TaskEdit,
    *,
    expected: Task | None = None,
    cleared: Cleared | None = None,
) -> tuple[list[Task], list[int]]:
    """Correct tasks and return them as they stand then, with the numbers of those that changed.

    The first deadline and the origin stay. `expected` is the task as it was shown when the correction was made;
    `cleared` is told what marking a secret clears.
    Raises NothingToEdit, OneTextForMany, UnknownTask, ChangedMeanwhile, TaskClosed (for the deadline of a task that
    is closed), SecretWords, StillUnderSecret, what `set_recurrence` raises, ParentBeforeChildren, ChildAfterParent;
    nothing is changed then.
    """
    if not edit:
        raise NothingToEdit
    if len(set(numbers)) > 1 and ("text" in edit or "title" in edit):
        raise OneTextForMany
    before = get_tasks(session, numbers)
    if expected and before != [expected]:
        again = f"nhiemvu edit {expected.id}"
        raise ChangedMeanwhile([meanwhile(session, expected, before[0], edit)], Text(again, again))
    _require_unsaid(before, edit)
    if "due_on" in edit:
        require_open([task for task in before if task.due_on != edit["due_on"]])
    marked = _set_secrecy(session, numbers, edit, cleared)
    for task in get_tasks(session, numbers) if marked else before:
        _edit_one(session, task, edit)
    if "due_on" in edit:
        require_deadlines_in_order(session, [task.id for task in before])
    if edit.get("cadence", Cadence.RECURRING) is not Cadence.RECURRING:
        stop_recurrences(session, numbers)
    changed = set(set_recurrence(session, numbers, edit["every"]) if "every" in edit else ())
    after = get_tasks(session, numbers)
    return after, [new.id for old, new in zip(before, after, strict=True) if old != new or new.id in changed]


def _require_unsaid(tasks: Sequence[Task], edit: TaskEdit) -> None:
    """Raise SecretWords where a task that is secret, and stays or becomes so, is given other words."""
    degree: Secrecy | None = edit.get("secrecy")
    for task in tasks:
        kept = degree if "secrecy" in edit else task.secrecy
        words = [edit[name] for name in ("text", "title") if name in edit]
        if kept and any(word != task.text for word in words):
            raise SecretWords(task.id)


def _set_secrecy(session: Session, numbers: Sequence[int], edit: TaskEdit, cleared: Cleared | None) -> bool:
    """Mark tasks or lift their mark; tell whether either was asked for."""
    if "secrecy" not in edit:
        return False
    degree: Secrecy | None = edit["secrecy"]
    if degree:
        mark_tasks(session, numbers, degree, cleared)
    else:
        lift_tasks(session, numbers)
    return True


def _edit_one(session: Session, task: Task, edit: TaskEdit) -> None:
    if "text" in edit or "title" in edit:
        text = edit.get("text", task.text)
        set_words(session, task.id, text=text, title=edit.get("title") or _title(task, text))
    if "due_on" in edit and edit["due_on"] != task.due_on:
        set_deadline(session, task.id, edit["due_on"], edit.get("due_text"))
    if "series" in edit or "period" in edit:
        series = edit.get("series", task.series)
        period = edit["period"] if "period" in edit else parse_period(task.period) if task.period else None
        number = series_id(session, series, create=True) if series else None
        plan_with_children(session, task, number, period)
    if "cadence" in edit or "starred" in edit:
        cadence, starred = edit.get("cadence", task.cadence), edit.get("starred", task.starred)
        set_marks(session, task.id, cadence=cadence, starred=starred)


def _title(task: Task, text: str) -> str:
    """Return the title of a task whose text becomes `text`: a title that was taken from the text follows it."""
    if text == task.text or not is_taken_from(task.title, task.text):
        return task.title
    if task.origin:
        return title_of(text, [unit for unit in (task.lead, *task.support) if unit])
    return shorten(text, TITLE_LENGTH)
