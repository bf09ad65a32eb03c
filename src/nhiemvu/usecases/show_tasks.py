"""Show tasks with their records: units, progress, children, chain, what reports say and what units were told."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.reminders import Reminder
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import dataclass, field
from nhiemvu.store.assignments import AssignmentRecord, assignments_of
from nhiemvu.store.progress import ProgressEntry, progress_of
from nhiemvu.store.recurrences import Occurrence, occurrences
from nhiemvu.store.reminders import reminders_of
from nhiemvu.store.report_answers import AnswerOnRecord, answers_to
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks as stored_tasks_by_number
from nhiemvu.store.units import all_units
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.then_and_now import assignments_told, progress_told


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """One task with the whole record of its units and progress, and its children."""

    task: Task
    assignments: list[AssignmentRecord]
    progress: list[ProgressEntry]
    children: list[Task]
    #: The task of an earlier plan that it goes on from.
    earlier: Task | None = None
    #: What reports say of it, the newest first.
    answers: list[AnswerOnRecord] = field(default_factory=list)
    #: How it comes back, where it does.
    occurrence: Occurrence | None = None
    #: What its units were told of it when it was late or due, the oldest first.
    reminders: list[Reminder] = field(default_factory=list)


def task_records(session: Session, numbers: Sequence[int], today: date) -> list[TaskRecord]:
    """Return tasks with their records, in the order of their numbers as given.

    Raises UnknownTask.
    """
    units = all_units(session)
    told = reminders_of(session, numbers)
    assignments = {number: assignments_of(session, number) for number in numbers}
    return [
        TaskRecord(
            task,
            assignments_told(assignments[task.id], units, today),
            progress_told(progress_of(session, task.id), assignments[task.id], units, today),
            stored_tasks_by_number(session, task.children),
            next(iter(stored_tasks_by_number(session, [task.continues_id or 0])), None),
            answers_to(session, task.id),
            occurrences(session, [task.id]).get(task.id),
            told.get(task.id, []),
        )
        for task in get_tasks(session, numbers)
    ]
