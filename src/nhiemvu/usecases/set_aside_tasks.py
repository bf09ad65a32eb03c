"""Suspend tasks for a time, or cancel them for good, with the reason; what is divided is set aside with its parts."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.moves import Move, state_after
from nhiemvu.domain.tasks import State
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import follow_children
from nhiemvu.usecases.keep_secrets import require_reason
from nhiemvu.usecases.record_move import Moved, next_state, record_move
from nhiemvu.usecases.update_tasks import require_past

TARGETS = {Move.SUSPEND: State.SUSPENDED, Move.CANCEL: State.CANCELLED}


def set_aside_tasks(
    session: Session, numbers: Sequence[int], move: Move, *, reason: str | None, on: date | None, today: date
) -> Moved:
    """Suspend or cancel tasks from the day `on`, or today, with those of their children that are not at an end.

    What is so already stays as it is. Raises LaterThanToday, UnknownTask, MoveRefused, and what `require_reason`
    raises; nothing is changed then.
    """
    since = on or today
    require_past(since, today)
    target = TARGETS[move]
    named = get_tasks(session, numbers)
    require_reason(named, reason)
    tasks = [task for task in named if task.state is not target]
    for task in tasks:
        next_state(task, move)
    changed = [task.id for task in tasks]
    parts = get_tasks(session, [child for task in tasks for child in task.children if child not in changed])
    along = [child for child in parts if state_after(move, child.state) is target]
    record_move(session, [*changed, *(child.id for child in along)], target, on=since, reason=reason)
    follow_children(session, [*tasks, *along])
    return Moved(get_tasks(session, numbers), changed, get_tasks(session, [child.id for child in along]))
