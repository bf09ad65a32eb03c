"""Record how far tasks are: percent, a note, an obstacle, a proposal."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.proposals import with_proposal
from nhiemvu.domain.tasks import State, Task
from nhiemvu.store.assignments import open_lead
from nhiemvu.store.progress import add_progress
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import set_state
from nhiemvu.usecases.assign_tasks import require_open
from nhiemvu.usecases.evidence import record_evidence
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import follow_children
from nhiemvu.usecases.keep_secrets import require_wordless


class NothingToRecord(UsageFault):
    """An update was asked for without anything to record."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa có gì để ghi.", "There is nothing to record."),
            Text(
                "Ghi ít nhất một trong: --percent, --note, --obstacle, --proposal.",
                "Give --percent, --note, --obstacle or --proposal.",
            ),
        )


class LaterThanToday(UsageFault):
    """A day of the record lies in the future."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(
            Text(f"Ngày {day:%d/%m/%Y} sau hôm nay ({today:%d/%m/%Y}).", f"{day} is later than today ({today})."),
            Text("Chỉ ghi việc đã diễn ra; kiểm tra lại --on.", "Record what has happened; check --on."),
        )


class BadPercent(UsageFault):
    """A percentage outside 0 to 100."""

    def __init__(self, percent: int) -> None:
        super().__init__(
            Text(f"Tiến độ {percent}% không hợp lệ.", f"{percent} % is no progress."),
            Text("Ghi một số từ 0 đến 100.", "Write a number from 0 to 100."),
        )


class ProgressFromChildren(Conflict):
    """A percentage was stated for a task whose progress comes from its children."""

    def __init__(self, task: Task) -> None:
        first = task.children[0]
        super().__init__(
            Text(
                f"Tiến độ của nhiệm vụ {task.id} tính từ {len(task.children)} nhiệm vụ con, không ghi trực tiếp.",
                f"The progress of task {task.id} comes from its {len(task.children)} children.",
            ),
            Text(
                f"Ghi tiến độ của từng nhiệm vụ con, ví dụ: nhiemvu update {first} --percent 50",
                f"Record that of the children: nhiemvu update {first} --percent 50",
            ),
        )


def require_past(day: date, today: date) -> None:
    """Raise LaterThanToday where `day` has not come yet."""
    if day > today:
        raise LaterThanToday(day, today)


def update_tasks(
    session: Session,
    numbers: Sequence[int],
    *,
    percent: int | None,
    note: str | None,
    obstacle: str | None,
    proposal: str | None = None,
    evidence: Sequence[str] = (),
    begun: bool | None = None,
    said_by: int | None = None,
    on: date | None,
    today: date,
) -> list[Task]:
    """Add one progress entry a task and return the tasks as they stand then.

    A proposal stands with the obstacle that it is to remove. A parent takes notes and obstacles; its percent and state
    come from its children. What is told of a task begins it, unless it is told that nothing was `begun`. `said_by` is
    the unit that wrote so itself; else the lead is taken to have said it.
    Raises NothingToRecord, BadPercent, LaterThanToday, UnknownTask, TaskClosed, ProgressFromChildren,
    SecretWords.
    """
    obstacle = with_proposal(obstacle, proposal)
    if percent is None and not note and not obstacle and not evidence and begun is None:
        raise NothingToRecord
    if percent is not None and not 0 <= percent <= 100:
        raise BadPercent(percent)
    reported_on = on or today
    require_past(reported_on, today)
    tasks = get_tasks(session, numbers)
    require_wordless(tasks, note, obstacle, evidence)
    require_open(tasks)
    for task in tasks:
        if task.children and percent is not None:
            raise ProgressFromChildren(task)
    for task in tasks:
        begins = task.state is State.NOT_STARTED and not task.children and begun is not False
        state = State.IN_PROGRESS if begins else task.state
        entry = add_progress(
            session,
            task.id,
            unit_id=said_by or open_lead(session, task.id),
            reported_on=reported_on,
            state=state,
            percent=percent,
            note=note,
            result=None,
            obstacle=obstacle,
        )
        record_evidence(session, entry, evidence, may_be_files=said_by is None)
        set_state(session, task.id, state, task.completed_on)
    follow_children(session, tasks)
    return get_tasks(session, numbers)
