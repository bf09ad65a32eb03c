"""Record that a task comes into another state, and why: the entry in its record and the state together."""

from collections.abc import Iterable, Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.moves import Move, state_after
from nhiemvu.domain.tasks import FINISHED, SET_ASIDE, State, Task
from nhiemvu.domain.values import dataclass
from nhiemvu.store.progress import ProgressEntry, add_progress
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import set_state

#: What a task is said to be in each state, and what is said of a move that it does not allow.
STANDS = {
    State.NOT_STARTED: Text("chưa thực hiện", "is not started"),
    State.IN_PROGRESS: Text("đang thực hiện", "is in progress"),
    State.REPORTED: Text("đang chờ xác nhận", "waits for confirmation"),
    State.DONE: Text("đã hoàn thành", "is done"),
    State.SUSPENDED: Text("đang tạm hoãn", "is suspended"),
    State.CANCELLED: Text("đã hủy", "is cancelled"),
}
REFUSALS = {
    Move.SUSPEND: Text("không tạm hoãn được", "cannot be suspended"),
    Move.CANCEL: Text("không hủy được", "cannot be cancelled"),
    Move.CONFIRM: Text("chưa có báo cáo hoàn thành để xác nhận", "has no reported completion to confirm"),
    Move.RETURN: Text("chưa có báo cáo hoàn thành để trả lại", "has no reported completion to return"),
}


class MoveRefused(Conflict):
    """A task's state does not allow what was asked for."""

    def __init__(self, number: int, state: State, move: Move) -> None:
        stands, refusal = STANDS[state], REFUSALS.get(move, Text("không đổi được như vậy", "cannot be changed so"))
        closed = state is State.DONE or state in SET_ASIDE
        way = f'nhiemvu reopen {number} --reason "..."' if closed else f"nhiemvu show {number}"
        super().__init__(
            Text(f"Nhiệm vụ {number} {stands.vi}, {refusal.vi}.", f"Task {number} {stands.en} and {refusal.en}."),
            Text(
                f"{'Mở lại trước bằng' if closed else 'Xem lại bằng'}: {way}",
                f"{'Reopen it first with' if closed else 'Look at it with'}: {way}",
            ),
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change of state came to."""

    #: The tasks that were asked for, as they stand then.
    tasks: list[Task]
    #: Numbers of those that were not so before.
    changed: list[int]
    #: Children that came along with their parents.
    children: list[Task]


def next_state(task: Task, move: Move, *, begun: bool = True) -> State:
    """Return the state that a task has after a move.

    Raises MoveRefused.
    """
    state = state_after(move, task.state, begun=begun)
    if state is None:
        raise MoveRefused(task.id, task.state, move)
    return state


def record_move(
    session: Session,
    numbers: Sequence[int],
    state: State,
    *,
    on: date,
    reason: str | None,
    percent: int | None = None,
    completed_on: date | None = None,
) -> None:
    """Bring tasks into a state from the day `on`; the reason stands in their record as the office's own word."""
    for number in numbers:
        add_progress(
            session,
            number,
            unit_id=None,
            reported_on=on,
            state=state,
            percent=percent,
            note=reason,
            result=None,
            obstacle=None,
        )
        set_state(
            session,
            number,
            state,
            completed_on if state in FINISHED else None,
            set_aside_on=on if state in SET_ASIDE else None,
        )


def percent_before(entries: Iterable[ProgressEntry]) -> int:
    """Return the progress that was told before completion; `entries` are newest first."""
    told = (entry.percent for entry in entries if entry.state not in FINISHED and entry.percent is not None)
    return next(told, 0)
