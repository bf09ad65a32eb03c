"""Take up again what was done, suspended or cancelled, with the reason and with the children that were set aside along.

A task is under way again, with the progress that it had, or not started where nothing had been begun; where its unit
is no more, the one that goes on with the work has it.
"""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.moves import Move
from nhiemvu.domain.tasks import FINISHED, OPEN_STATES, SET_ASIDE, State, Task
from nhiemvu.store.progress import progress_of_tasks
from nhiemvu.store.session import Session
from nhiemvu.usecases.end_unit import pass_on
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import follow_children, follow_own_children, require_deadlines_in_order
from nhiemvu.usecases.keep_secrets import require_reason
from nhiemvu.usecases.record_move import Moved, next_state, percent_before, record_move
from nhiemvu.usecases.update_tasks import require_past


class ParentClosed(Conflict):
    """A child was to be reopened while its parent is closed."""

    def __init__(self, child: int, parent: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {child} thuộc nhiệm vụ {parent} đã đóng nên không mở lại riêng được.",
                f"Task {child} belongs to task {parent}, which is closed, and cannot be reopened alone.",
            ),
            Text(
                f'Mở lại nhiệm vụ {parent} trước bằng: nhiemvu reopen {parent} --reason "..."',
                f'Reopen task {parent} first with: nhiemvu reopen {parent} --reason "..."',
            ),
        )


def reopen_tasks(
    session: Session, numbers: Sequence[int], *, reason: str | None, on: date | None, today: date
) -> Moved:
    """Reopen tasks from the day `on`, or today, parents with the children that were set aside along with them.

    What is open stays as it is. Raises LaterThanToday, UnknownTask, ParentClosed, ChildAfterParent, and what
    `require_reason` raises; nothing is changed then.
    """
    since = on or today
    require_past(since, today)
    tasks = get_tasks(session, numbers)
    require_reason(tasks, reason)
    closed = [task for task in tasks if task.state not in OPEN_STATES]
    chosen = {task.id for task in closed}
    along = [child for task in closed for child in _set_aside_along(session, task) if child.id not in chosen]
    reopened = [*closed, *along]
    _require_open_parents(session, reopened)
    records = progress_of_tasks(session, [task.id for task in reopened])
    for task in reopened:
        entries = records[task.id]
        percent = percent_before(entries)
        begun = bool(percent) or any(entry.state in {State.IN_PROGRESS, *FINISHED} for entry in entries)
        state = next_state(task, Move.REOPEN, begun=begun)
        back = percent if task.state is State.DONE and not task.children else None
        record_move(session, [task.id], state, on=since, reason=reason, percent=back)
    follow_children(session, reopened)
    follow_own_children(session, closed)
    require_deadlines_in_order(session, [task.id for task in reopened])
    pass_on(session, [task.id for task in reopened], today)
    return Moved(
        get_tasks(session, numbers), [task.id for task in closed], get_tasks(session, [task.id for task in along])
    )


def _set_aside_along(session: Session, parent: Task) -> list[Task]:
    """Return the children that were set aside with their parent: in the same way, on the same day."""
    if parent.state not in SET_ASIDE:
        return []
    how = (parent.state, parent.set_aside_on)
    return [child for child in get_tasks(session, parent.children) if (child.state, child.set_aside_on) == how]


def _require_open_parents(session: Session, reopened: Sequence[Task]) -> None:
    chosen = {task.id for task in reopened}
    others = {task.parent_id for task in reopened if task.parent_id} - chosen
    closed = {parent.id for parent in get_tasks(session, sorted(others)) if parent.state not in OPEN_STATES}
    for task in reopened:
        if task.parent_id in closed:
            raise ParentClosed(task.id, task.parent_id or 0)
