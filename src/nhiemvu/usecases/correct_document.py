"""Update a document that is held from a corrected file of it, point by point.

A point that stayed keeps its task's number, assignments and progress; one that was left out is cancelled with a note,
and stays done where it was done. What the office has set itself, a deadline or a lead, stays and is only named.
"""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.corrections import Fate, HeldPoint, PointChange
from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.final_report import FinalReport
from nhiemvu.domain.language import Text
from nhiemvu.domain.meanwhile import Meanwhile, values_of
from nhiemvu.domain.plans import PlannedTask
from nhiemvu.domain.tasks import Role, State, Task
from nhiemvu.domain.values import dataclass, field
from nhiemvu.reading.tasks.titles import is_taken_from
from nhiemvu.store.directives import record_directive, update_directive
from nhiemvu.store.points import set_place, set_task_deadlines, set_task_directives, tasks_from
from nhiemvu.store.progress import ProgressEntry, add_progress, progress_of
from nhiemvu.store.reports import RecordedReport, get_report, set_report
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks, set_deadline, set_marks, set_state, set_words
from nhiemvu.usecases.changed_meanwhile import ChangedMeanwhile, last_signed
from nhiemvu.usecases.close_loop import WHAT_IS_SURE, Agreed, ClosedLoop, close_loop, record_point
from nhiemvu.usecases.compare_document import (
    Correction,
    ReportPlan,
    compare_document,
    corrected_directive,
    corrected_plan,
)
from nhiemvu.usecases.document_units import DocumentUnits
from nhiemvu.usecases.follow_children import follow_children, plan_with_children, require_deadlines_in_order
from nhiemvu.usecases.import_document import record_links, record_source
from nhiemvu.usecases.match_report import match_report
from nhiemvu.usecases.read_file import ReadFile
from nhiemvu.usecases.record_points import PointRecorder
from nhiemvu.usecases.secret_points import require_nothing_secret

#: States that end a task: a point that is left out changes them no more.
ENDED = (State.DONE, State.CANCELLED)


class RecordChanged(Conflict):
    """The record is not as it was when the differences were shown."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Text(
                f"{file}: dữ liệu vừa được người khác thay đổi, các điểm khác đã xem không còn đúng.",
                f"{file}: somebody changed the record after the differences were shown.",
            ),
            Text("Chưa ghi gì. Chạy lại để xem lần nữa.", "Nothing was recorded. Run again to look once more."),
        )


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction came to."""

    correction: Correction
    #: Numbers of the tasks of new points.
    added: tuple[int, ...]
    new_units: tuple[str, ...]
    #: Tasks that the document gives to a whole group of the office's units, with the group's name.
    for_groups: tuple[tuple[int, str], ...]
    #: What it came to for the tasks that the report had to answer; None where it had none.
    loop: ClosedLoop | None = None


def correct_document(
    session: Session, source: ReadFile, shown: Correction, *, today: date, agreed: Agreed = WHAT_IS_SURE
) -> Corrected:
    """Update the document that `shown` compares with a file, as it was shown, and what it answers, as was `agreed`.

    Raises ChangedMeanwhile, RecordChanged, SameDocument, ParentBeforeChildren, and what `require_nothing_secret`
    raises.
    """
    now = compare_document(session, source)
    if now != shown:
        raise _changed(session, source.file_name, shown, now)
    require_nothing_secret(session, source)
    number = shown.document_id
    update_directive(session, number, corrected_directive(shown.directive, source))
    plan = _set_plan(session, number, source)
    cited = [record_directive(session, citation.directive) for citation in source.reading.citations]
    record_links(session, source.reading, number, cited)
    units = DocumentUnits(session)
    series = series_id(session, plan.series, create=True) if plan.series else None
    recorder = PointRecorder(session, plan.planned, series, number, cited, units, today)
    writer = _Writer(session, recorder, {task.id: task for task in tasks_from(session, number)}, today)
    report = match_report(session, source, number)
    # The points of the corrected file come first, in its order.
    points = source.reading.tasks
    numbers = [
        writer.write(change, points[place] if change.new else None, place, report)
        for place, change in enumerate(shown.points)
    ]
    record_source(session, source, number, today)
    require_deadlines_in_order(session, writer.moved)
    children = [number for task in writer.tasks.values() for number in task.children]
    follow_children(session, get_tasks(session, children))
    loop = close_loop(session, number, source.reading, report, numbers, agreed, today=today) if report else None
    return Corrected(shown, tuple(writer.added), tuple(units.added), tuple(units.for_groups), loop)


def _changed(session: Session, file: str, shown: Correction, now: Correction | None) -> Conflict:
    """Return the fault of a record that is not as it was shown: both versions of the tasks, where these differ."""
    held = {change.held.task_id: change.held for change in (now.points if now else ()) if change.held}
    tasks = {task.id: task for task in get_tasks(session, list(held))}
    changed = [
        Meanwhile(
            one.held.task_id,
            _values(one.held),
            values_of(tasks[one.held.task_id]),
            _wanted(one),
            last_signed(session, one.held.task_id),
        )
        for one in shown.points
        if one.held and one.held.task_id in held and one.held != held[one.held.task_id]
    ]
    again = Text("chạy lại lệnh nhập", "run the import again")
    return ChangedMeanwhile(changed, again) if changed else RecordChanged(file)


def _values(point: HeldPoint) -> dict[str, object]:
    words = {} if point.edited else {"text": point.text}
    return {**words, "lead": point.lead, "due_on": point.due_now}


def _wanted(change: PointChange) -> dict[str, object]:
    if change.held is None or change.new is None:
        return {}
    stated = {"text": change.new.text, "lead": change.new.lead, "due_on": change.new.due_on}
    return {name: value for name, value in stated.items() if value != _values(change.held).get(name)}


def _set_plan(session: Session, number: int, source: ReadFile) -> ReportPlan:
    """Set series and periods of a report, and those of its tasks that were planned as it was."""
    report = get_report(session, number)
    metadata = source.reading.metadata
    if report is None:
        return ReportPlan(metadata.series, metadata.period_reported, metadata.period_planned)
    plan = corrected_plan(report, source)
    series = series_id(session, plan.series, create=True) if plan.series else None
    set_report(session, number, series_id=series, reported=plan.reported, planned=plan.planned)
    plan_tasks_anew(session, report, series, plan)
    return plan


def plan_tasks_anew(session: Session, report: RecordedReport, series: int | None, plan: ReportPlan) -> None:
    """Give the tasks that were planned as their report was its new series and period; the others were moved."""
    for task in tasks_from(session, report.id):
        if (task.series, task.period) == (report.series, report.period_planned):
            plan_with_children(session, task, series, plan.planned)


@dataclass(slots=True)
class _Writer:
    """Writes the changes of one correction, point by point."""

    session: Session
    recorder: PointRecorder
    #: The tasks that the document gave rise to, as they were.
    tasks: dict[int, Task]
    today: date
    added: list[int] = field(default_factory=list)
    #: Tasks whose deadline was set.
    moved: list[int] = field(default_factory=list)

    def write(
        self, change: PointChange, point: PlannedTask | None, place: int, report: FinalReport | None
    ) -> int | None:
        """Record what became of one point and return its task, None where the point was left out.

        `point` is it as read in the corrected file, `place` its place there.
        """
        task = self.tasks[change.held.task_id] if change.held else None
        if point and task:
            self._keep(task, change, point)
        elif point:
            self.added.append(record_point(self.recorder, report, place, point))
            return self.added[-1]
        elif task:
            self._drop(task)
        return task.id if task and point else None

    def _keep(self, task: Task, change: PointChange, point: PlannedTask) -> None:
        set_place(self.session, task.id, point.label, point.span, point.stated_due_on)
        set_task_deadlines(self.session, task.id, point.deadlines)
        if change.fate is Fate.RESTORED:
            self._restore(task)
        if change.held and change.is_reworded:
            self._reword(task, change.held.text, point)
        if change.due:
            self._set_deadline(task, change, point)
        if change.lead and change.lead[0] is None and not task.children and change.held and not change.held.closed:
            self.recorder.units.assign(task.id, change.lead[1], Role.LEAD, self.today)
        if change.directives:
            set_task_directives(self.session, task.id, self.recorder.directives(point))

    def _reword(self, task: Task, earlier: str, point: PlannedTask) -> None:
        """Give a task, and those of its children that have its words, the new words; an own title stays."""
        children = [child for child in get_tasks(self.session, task.children) if child.text == task.text]
        for one in (task, *children):
            follows = is_taken_from(one.title, earlier) or is_taken_from(one.title, one.text)
            title = point.title if follows else one.title
            set_words(self.session, one.id, text=point.text, title=title)
        set_marks(self.session, task.id, cadence=point.cadence, starred=task.starred)

    def _set_deadline(self, task: Task, change: PointChange, point: PlannedTask) -> None:
        if change.held and not (change.held.due_moved or change.held.closed):
            set_deadline(self.session, task.id, point.due_on, point.due_text)
            self.moved.append(task.id)

    def _drop(self, task: Task) -> None:
        """Cancel the task of a point that was left out, with the children that are not at an end."""
        label = task.origin.label if task.origin else ""
        set_place(self.session, task.id, label, None, task.origin.due_on if task.origin else None)
        if task.state is State.DONE:
            return
        for one in (task, *get_tasks(self.session, task.children)):
            if one.state not in ENDED:
                self._say(one, State.CANCELLED, _left_out(label))

    def _restore(self, task: Task) -> None:
        """Take back the cancellation that `_drop` made, of a task and its children."""
        label = task.origin.label if task.origin else ""
        for one in (task, *get_tasks(self.session, task.children)):
            entries = progress_of(self.session, one.id)
            if one.state is State.CANCELLED and entries and entries[0].note == _left_out(label):
                self._say(one, _state_before(entries), "Tệp sửa của văn bản lại có điểm này.")

    def _say(self, task: Task, state: State, note: str) -> None:
        add_progress(
            self.session,
            task.id,
            unit_id=None,
            reported_on=self.today,
            state=state,
            percent=None,
            note=note,
            result=None,
            obstacle=None,
        )
        set_state(self.session, task.id, state, set_aside_on=self.today if state is State.CANCELLED else None)


def _left_out(label: str) -> str:
    """Return the note of a task whose point was left out; it is data of the office, in its language."""
    return f"Hủy vì tệp sửa của văn bản không còn điểm {label}." if label else "Hủy vì tệp sửa không còn điểm này."


def _state_before(entries: Sequence[ProgressEntry]) -> State:
    """Return the state that the entry before the newest left."""
    return entries[1].state if len(entries) > 1 else State.NOT_STARTED
