"""Record that tasks are done: on which day, with which result, proved by what."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.tasks import State, Task
from nhiemvu.store.assignments import open_lead
from nhiemvu.store.progress import add_progress
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import set_state
from nhiemvu.usecases.assign_tasks import TaskClosed, require_open
from nhiemvu.usecases.evidence import record_evidence
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.update_tasks import require_past


def complete_tasks(
    session: Session,
    numbers: Sequence[int],
    *,
    result: str | None,
    evidence: Sequence[str],
    on: date | None,
    today: date,
) -> tuple[list[Task], list[int]]:
    """Record completion and return the tasks as they stand then, with the numbers of those that changed.

    The same completion stated again changes nothing; another one for a task that is done is refused.
    Raises LaterThanToday, UnknownTask, TaskClosed.
    """
    completed_on = on or today
    require_past(completed_on, today)
    tasks = get_tasks(session, numbers)
    pending = [task for task in tasks if not _says_the_same(task, result, evidence, completed_on)]
    done = next((task for task in pending if task.state is State.DONE), None)
    if done:
        raise TaskClosed(done)
    require_open(pending)
    for task in pending:
        entry = add_progress(
            session,
            task.id,
            unit_id=open_lead(session, task.id),
            reported_on=completed_on,
            state=State.DONE,
            percent=100,
            note=None,
            result=result,
            obstacle=None,
        )
        record_evidence(session, entry, evidence)
        set_state(session, task.id, State.DONE, completed_on)
    return get_tasks(session, numbers), [task.id for task in pending]


def _says_the_same(task: Task, result: str | None, evidence: Sequence[str], completed_on: date) -> bool:
    return (
        task.state is State.DONE
        and task.completed_on == completed_on
        and task.result == result
        and list(task.evidence) == list(evidence)
    )
