"""Confirm a completion that a unit reported, or return it with the reason; the day is the one that was reported."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.dates import short_day
from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.moves import Move
from nhiemvu.domain.tasks import FINISHED, State, Task
from nhiemvu.store.progress import ProgressEntry, progress_of_tasks
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import follow_children, follow_own_children
from nhiemvu.usecases.keep_secrets import require_reason
from nhiemvu.usecases.record_move import Moved, next_state, percent_before, record_move
from nhiemvu.usecases.update_tasks import require_past


class CommonResultMissing(Conflict):
    """A parent was to be confirmed or returned of which only the children were reported."""

    def __init__(self, parent: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {parent} chưa có kết quả chung: mới có kết quả của các nhiệm vụ con.",
                f"Task {parent} has no common result yet, only those of its children.",
            ),
            Text(
                f'Ghi kết quả chung bằng: nhiemvu done {parent} --result "..."',
                f'Record the common result with: nhiemvu done {parent} --result "..."',
            ),
        )


class AnsweredTooEarly(Conflict):
    """A completion was to be confirmed or returned on a day before it was reported."""

    def __init__(self, number: int, day: date, reported: date) -> None:
        super().__init__(
            Text(
                f"Ngày {short_day(day)} trước ngày {short_day(reported)} mà nhiệm vụ {number} được báo hoàn thành.",
                f"{short_day(day)} is before {short_day(reported)}, when task {number} was reported as done.",
            ),
            Text(f"Ghi --on từ ngày {short_day(reported)} trở đi.", f"Give {short_day(reported)} or later by --on."),
        )


def confirm_tasks(session: Session, numbers: Sequence[int], *, on: date | None, today: date) -> Moved:
    """Confirm on the day `on`, or today, that tasks are done, since the day on which that was reported.

    What is done stays as it is; children come before their parents. Raises LaterThanToday, UnknownTask, MoveRefused,
    CommonResultMissing, AnsweredTooEarly; nothing is changed then.
    """
    day = on or today
    require_past(day, today)
    pending = [task for task in get_tasks(session, numbers) if task.state is not State.DONE]
    for task in pending:
        if not task.children:
            _confirm(session, task, day)
    follow_children(session, pending)
    for task in get_tasks(session, [task.id for task in pending if task.children]):
        _confirm(session, task, day)
    return Moved(get_tasks(session, numbers), [task.id for task in pending], [])


def _confirm(session: Session, task: Task, day: date) -> None:
    state = next_state(task, Move.CONFIRM)
    reported = _reported_on(session, task, day)
    record_move(session, [task.id], state, on=day, reason=None, completed_on=reported)


def return_tasks(
    session: Session, numbers: Sequence[int], *, reason: str | None, on: date | None, today: date
) -> Moved:
    """Return on the day `on`, or today, what units reported as done; it is under way again, as far as it was before.

    Raises LaterThanToday, UnknownTask, MoveRefused, CommonResultMissing, AnsweredTooEarly, and what
    `require_reason` raises; nothing is changed then.
    """
    day = on or today
    require_past(day, today)
    tasks = get_tasks(session, numbers)
    require_reason(tasks, reason)
    for task in tasks:
        state = next_state(task, Move.RETURN)
        _reported_on(session, task, day)
        percent = None if task.children else percent_before(progress_of_tasks(session, [task.id])[task.id])
        record_move(session, [task.id], state, on=day, reason=reason, percent=percent)
    follow_children(session, tasks)
    follow_own_children(session, tasks)
    return Moved(get_tasks(session, numbers), [task.id for task in tasks], [])


def _reported_on(session: Session, task: Task, day: date) -> date:
    """Return the day on which completion was reported; `day`, on which it is answered, where none is known.

    Raises CommonResultMissing, AnsweredTooEarly.
    """
    report = _report(session, task)
    reported = max((one for one in (task.completed_on, report and report.reported_on) if one), default=day)
    if day < reported:
        raise AnsweredTooEarly(task.id, day, reported)
    return reported


def _report(session: Session, task: Task) -> ProgressEntry | None:
    """Return the entry with which completion was reported last; one of a child need not have any.

    Raises CommonResultMissing.
    """
    made = sorted(progress_of_tasks(session, [task.id])[task.id], key=lambda entry: -entry.id)
    for entry in made:
        if entry.state not in FINISHED:
            break
        if entry.state is State.REPORTED and entry.percent == 100:
            return entry
    if task.children:
        raise CommonResultMissing(task.id)
    return None
