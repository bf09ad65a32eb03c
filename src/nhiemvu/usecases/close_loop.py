"""Record what a final report says of its tasks: answers, completions, and which of its points go on with which tasks.

A point that goes on with a task of an earlier plan is a new task of its own period, tied to that one; the earlier one
keeps its state and its deadline. A point that the office had planned already is that task and keeps its number.
"""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.final_report import FinalReport, OpenBecause, PlannedAgain, Told
from nhiemvu.domain.plans import PlannedTask, Reading
from nhiemvu.domain.report_answers import ReportAnswer
from nhiemvu.domain.secrecy import UNSAID
from nhiemvu.domain.tasks import OPEN_STATES, Role, Task
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.reading.tasks.titles import is_taken_from
from nhiemvu.store.chains import continue_task
from nhiemvu.store.children import add_child
from nhiemvu.store.points import set_place, set_task_deadlines
from nhiemvu.store.report_answers import set_answers
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task_directives, get_tasks, set_deadline, set_plan, set_words
from nhiemvu.usecases.complete_tasks import complete_tasks
from nhiemvu.usecases.end_unit import take_units
from nhiemvu.usecases.record_points import PointRecorder


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the clerk agreed to beside saving a report."""

    #: That tasks which the report tells of as finished are called done.
    completions: bool = True
    #: That paragraphs which were not found for sure answer their tasks.
    unsure: bool = False


#: What is agreed to where nobody is asked.
WHAT_IS_SURE = Agreed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLoop:
    """What recording a final report came to."""

    report: FinalReport
    #: Numbers of the tasks that were called done.
    completed: tuple[int, ...]
    #: Numbers of the tasks that it answers.
    answered: tuple[int, ...]
    #: Numbers of the new tasks that go on with others.
    going_on: tuple[int, ...]
    left_open: tuple[tuple[Told, OpenBecause], ...]


def record_point(recorder: PointRecorder, report: FinalReport | None, place: int, point: PlannedTask) -> int:
    """Return the task of a point: a new one, or the one that the office had planned already."""
    known = next((one for one in report.planned if one.place == place), None) if report else None
    return _planned_task(recorder, known.task, point) if known else recorder.add(point)


def _planned_task(recorder: PointRecorder, task: Task, point: PlannedTask) -> int:
    """Give a task that the office had planned itself its place in the report and the words of it."""
    session, planned = recorder.session, recorder.planned
    if task.origin is None and (task.period is None or (planned and task.period == planned.code)):
        title = point.title if is_taken_from(task.title, task.text) else task.title
        set_words(session, task.id, text=point.text, title=title)
        set_place(session, task.id, point.label, point.span, point.stated_due_on, document_id=recorder.document_id)
        set_task_deadlines(session, task.id, point.deadlines)
    if task.period is None:
        set_plan(session, task.id, series_id=recorder.series, period=recorder.planned)
    add_task_directives(session, task.id, recorder.directives(point))
    if task.due_on is None and point.due_on:
        set_deadline(session, task.id, point.due_on, point.due_text)
    if point.lead and task.lead is None:
        recorder.units.assign(task.id, point.lead, Role.LEAD, recorder.today)
    return task.id


def close_loop(
    session: Session,
    document_id: int,
    reading: Reading,
    report: FinalReport,
    tasks: Sequence[int | None],
    agreed: Agreed,
    *,
    today: date,
) -> ClosedLoop:
    """Record what a report says; `tasks` are the numbers of its points' tasks, None for a point that has none."""
    points = [(point, number) for point in report.again if (number := tasks[point.place]) is not None]
    held = {task.id: task for task in get_tasks(session, [number for _, number in points])}
    going_on = [number for point, number in points if _go_on(session, point, held[number], today)]
    completions = report.completions if agreed.completions else ()
    issued_on = reading.metadata.directive.issued_on or today
    for told in completions:
        unsaid = told.task.result or told.task.secrecy
        words = None if unsaid else "\n".join(one.text for one in told.words)
        # What was reported or follows from its parts has a day already.
        on = None if told.task.children else told.task.completed_on or report.day_of(told, min(issued_on, today))
        complete_tasks(session, [told.task.id], result=words, evidence=(), on=on, today=today)
    completed = tuple(told.task.id for told in completions)
    answers = [_kept(session, one) for one in report.recorded(completed, unsure=agreed.unsure)]
    set_answers(session, document_id, answers)
    return ClosedLoop(
        report=report,
        completed=completed,
        answered=tuple(answer.task_id for answer in answers),
        going_on=tuple(going_on),
        left_open=report.left_open,
    )


def _kept(session: Session, answer: ReportAnswer) -> ReportAnswer:
    """Return an answer as it is kept: of a secret task without the words of the report."""
    if not session.secrets.has_task(session.connection, answer.task_id):
        return answer
    return replace(answer, words=tuple(replace(one, text=UNSAID) for one in answer.words))


def _go_on(session: Session, point: PlannedAgain, new: Task, today: date) -> bool:
    """Let the task of a point go on with an earlier one, with its units and parts; tell whether it did not before."""
    if new.continues_id is not None or point.task.id == new.id:
        return False
    continue_task(session, new.id, point.task.id)
    if new.lead is None:
        take_units(session, point.task.id, new.id, today)
    for child in get_tasks(session, point.task.children) if point.task.children else ():
        if child.state in OPEN_STATES:
            own = add_child(session, new.id, new.due_on)
            set_words(session, own, text=child.text, title=child.title)
            continue_task(session, own, child.id)
            take_units(session, child.id, own, today)
    return True
