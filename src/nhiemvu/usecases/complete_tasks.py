"""Record that tasks are done: on which day, with which result, proved by what; children before their parents.

Where the office confirms completion, what is recorded is the unit's report, and the task waits for `confirm`.
"""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.moves import Confirmation
from nhiemvu.domain.parents import Child, unfinished
from nhiemvu.domain.tasks import OPEN_STATES, State, Task
from nhiemvu.domain.values import dataclass
from nhiemvu.store.assignments import open_lead
from nhiemvu.store.children import children_of
from nhiemvu.store.progress import add_progress
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import set_state
from nhiemvu.usecases.assign_tasks import require_open
from nhiemvu.usecases.evidence import evidence_words, record_evidence
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import follow_children
from nhiemvu.usecases.keep_secrets import require_wordless
from nhiemvu.usecases.update_tasks import require_past


class ChildrenUnfinished(Conflict):
    """A parent was called done while some of its children are not."""

    def __init__(self, parent: int, children: Sequence[Child]) -> None:
        numbers = ", ".join(str(child.id) for child in children)
        super().__init__(
            Text(
                f"Nhiệm vụ {parent} còn nhiệm vụ con chưa hoàn thành: {numbers}.",
                f"Task {parent} has children that are not done: {numbers}.",
            ),
            Text(
                f"Ghi kết quả của các nhiệm vụ con trước; xem bằng: nhiemvu list --parent {parent}",
                f"Record the results of the children first; see them with: nhiemvu list --parent {parent}",
            ),
        )


class DoneBeforeChildren(Conflict):
    """A parent was called done on a day when some of its children were not."""

    def __init__(self, parent: int, day: date, last: date) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {parent} không thể xong ngày {day:%d/%m/%Y}: nhiệm vụ con cuối cùng xong {last:%d/%m/%Y}.",
                f"Task {parent} cannot be done on {day:%d/%m/%Y}: its last child was done on {last:%d/%m/%Y}.",
            ),
            Text(f"Bỏ --on, hoặc ghi --on {last:%d/%m/%Y}.", f"Leave --on out, or write --on {last:%d/%m/%Y}."),
        )


@dataclass(frozen=True, slots=True)
class Completed:
    """What recording completion came to."""

    #: The tasks as they stand then.
    tasks: list[Task]
    #: Numbers of those that were not so recorded before.
    changed: list[int]
    #: Parents whose children are all done by now and that wait for their own result.
    waiting: list[Task]
    #: Tasks of a later plan that go on with those that are done by now, and are open still.
    going_on: list[Task]


def complete_tasks(
    session: Session,
    numbers: Sequence[int],
    *,
    result: str | None,
    evidence: Sequence[str],
    obstacle: str | None = None,
    said_by: int | None = None,
    on: date | None,
    today: date,
) -> Completed:
    """Record completion on the day `on`, or today; for a parent that is the day when its last child was done.

    Where the office confirms completion, it is reported only; it may be reported anew until it is confirmed.
    The same completion stated again changes nothing, and a task that was done without a word of what came of it
    takes its result later; any other completion of a task that is done is refused. `said_by` is the unit that wrote so
    itself; else the lead is taken to have said it.
    Raises LaterThanToday, UnknownTask, TaskClosed, ChildrenUnfinished, DoneBeforeChildren, SecretWords.
    """
    require_past(on or today, today)
    target = State.REPORTED if confirms_completion(session) else State.DONE
    tasks = get_tasks(session, numbers)
    require_wordless(tasks, result, evidence, obstacle)
    pending = [
        task
        for task in tasks
        if not _says_the_same(task, (State.DONE, target), result, evidence, on or _own_day(task) or today)
    ]
    later = [task for task in pending if _lacks_result(task, on) and result]
    require_open([task for task in pending if task not in later])
    for task in later:
        _complete(session, task, State.DONE, task.completed_on or today, result, evidence, obstacle, said_by)
    for task in pending:
        if not task.children and task not in later:
            _complete(session, task, target, on or today, result, evidence, obstacle, said_by)
    waiting = follow_children(session, pending)
    for task in get_tasks(session, [task.id for task in pending if task.children and task not in later]):
        _complete(
            session, task, target, _day_of_parent(session, task, on) or today, result, evidence, obstacle, said_by
        )
    changed = [task.id for task in pending]
    return Completed(
        get_tasks(session, numbers),
        changed,
        [task for task in waiting if task.id not in changed],
        _open_after(session, pending),
    )


def _open_after(session: Session, tasks: Sequence[Task]) -> list[Task]:
    named = {task.id for task in tasks}
    after = get_tasks(session, [task.continued_by for task in tasks if task.continued_by])
    return [task for task in after if task.state in OPEN_STATES and task.id not in named]


def confirms_completion(session: Session) -> bool:
    """Tell whether the office confirms what units report as done."""
    return read_settings(session).get("confirmation") == Confirmation.REQUIRED


def _own_day(task: Task) -> date | None:
    return task.completed_on if task.children else None


def _day_of_parent(session: Session, parent: Task, on: date | None) -> date | None:
    if left := unfinished(children_of(session, [parent.id])[parent.id]):
        raise ChildrenUnfinished(parent.id, left)
    if on and parent.completed_on and on < parent.completed_on:
        raise DoneBeforeChildren(parent.id, on, parent.completed_on)
    return on or parent.completed_on


def _complete(
    session: Session,
    task: Task,
    state: State,
    on: date,
    result: str | None,
    evidence: Sequence[str],
    obstacle: str | None,
    said_by: int | None,
) -> None:
    entry = add_progress(
        session,
        task.id,
        unit_id=said_by or open_lead(session, task.id),
        reported_on=on,
        state=state,
        percent=100,
        note=None,
        result=result,
        obstacle=obstacle,
    )
    record_evidence(session, entry, evidence, may_be_files=said_by is None)
    # While it waits, a parent has the day of its last child; its own report has its own.
    set_state(session, task.id, state, task.completed_on if task.children and state is State.REPORTED else on)


def _lacks_result(task: Task, on: date | None) -> bool:
    return task.state is State.DONE and task.result is None and on in {None, task.completed_on}


def _says_the_same(
    task: Task, states: Sequence[State], result: str | None, evidence: Sequence[str], completed_on: date
) -> bool:
    """Tell whether a completion is on record already; that of a parent is its own only with a result."""
    own = task.state is State.DONE or task.result is not None or not task.children
    return (
        task.state in states
        and own
        and task.completed_on == completed_on
        and task.result == result
        and list(task.evidence) == evidence_words(evidence)
    )
