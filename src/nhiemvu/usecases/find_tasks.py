"""Find tasks: by number, by unit and state, and the overdue ones, most late first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from nhiemvu.domain.errors import NotFound
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import OPEN_STATES, Task
from nhiemvu.domain.units import find_unit
from nhiemvu.store.assignments import AssignmentRecord, assignments_of
from nhiemvu.store.progress import ProgressEntry, progress_of
from nhiemvu.store.recurrences import Occurrence, occurrences
from nhiemvu.store.report_answers import AnswerOnRecord, answers_to
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter
from nhiemvu.store.tasks import find_tasks as stored_tasks
from nhiemvu.store.tasks import get_tasks as stored_tasks_by_number
from nhiemvu.store.units import all_units
from nhiemvu.usecases.find_directives import known_directive
from nhiemvu.usecases.find_series import known_series
from nhiemvu.usecases.then_and_now import assignments_told, progress_told


class UnknownTask(NotFound):
    """No task has this number."""

    def __init__(self, numbers: Sequence[int]) -> None:
        several = ", ".join(str(number) for number in numbers)
        super().__init__(
            Text(f"Không có nhiệm vụ số {several}.", f"There is no task {several}."),
            Text("Xem số nhiệm vụ bằng: nhiemvu list --all", "See the numbers with: nhiemvu list --all"),
        )


def get_tasks(session: Session, numbers: Sequence[int]) -> list[Task]:
    """Return tasks in the order of their numbers as given.

    Raises UnknownTask naming every number that no task has.
    """
    found = stored_tasks_by_number(session, numbers)
    held = {task.id for task in found}
    missing = [number for number in numbers if number not in held]
    if missing:
        raise UnknownTask(missing)
    return found


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


def task_records(session: Session, numbers: Sequence[int], today: date) -> list[TaskRecord]:
    """Return tasks with their records, in the order of their numbers as given.

    Raises UnknownTask.
    """
    units = all_units(session)
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
        )
        for task in get_tasks(session, numbers)
    ]


def list_tasks(
    session: Session,
    *,
    everything: bool,
    today: date,
    unit: str | None,
    period: Period | None,
    series: str | None,
    unassigned: bool = False,
    parent: int | None = None,
    directive: str | None = None,
) -> list[Task]:
    """Return the open tasks (or all) of a unit, period and series, by deadline, those without one last.

    What another plan goes on with by `today` is not among the open ones.

    `unassigned` keeps those without a lead, `parent` the children of that task, `directive` those under it.

    Raises UnknownUnit, UnknownSeries, UnknownTask, UnknownDirective, AmbiguousDirective.
    """
    if parent is not None:
        get_tasks(session, [parent])
    wanted = TaskFilter(
        states=None if everything else OPEN_STATES,
        not_handed_on=None if everything else today,
        unit_id=_unit_id(session, unit, today),
        units_on=today,
        period=period,
        series_id=known_series(session, series) if series else None,
        unassigned=unassigned,
        parent_id=parent,
        under_directive_id=_directive_id(session, directive),
    )
    found = stored_tasks(session, wanted)
    return sorted(found, key=lambda task: (task.due_on is None, task.due_on or date.max, task.id))


def overdue_tasks(session: Session, *, as_of: date, unit: str | None, directive: str | None = None) -> list[Task]:
    """Return the tasks that are overdue on the day `as_of`, most late first; of a unit, and under a directive.

    Raises UnknownUnit, UnknownDirective, AmbiguousDirective.
    """
    wanted = TaskFilter(
        states=OPEN_STATES,
        overdue_on=as_of,
        unit_id=_unit_id(session, unit, as_of),
        units_on=as_of,
        under_directive_id=_directive_id(session, directive),
    )
    return sorted(stored_tasks(session, wanted), key=lambda task: (-task.days_late(as_of), task.id))


def _directive_id(session: Session, wanted: str | None) -> int | None:
    return known_directive(session, wanted).id if wanted else None


def _unit_id(session: Session, name: str | None, day: date) -> int | None:
    return find_unit(name, all_units(session), day).id if name else None
