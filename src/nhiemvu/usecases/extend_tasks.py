"""Ask for later deadlines, and approve or refuse what was asked; the deadline moves with the approval only."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.extensions import Extension, approved, undecided
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import FINISHED, SET_ASIDE, Task
from nhiemvu.domain.values import dataclass
from nhiemvu.store.assignments import open_lead
from nhiemvu.store.directives import record_directive
from nhiemvu.store.extensions import approve, ask, refuse
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import set_deadline
from nhiemvu.usecases.assign_tasks import TaskClosed, require_open
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import ChildAfterParent, require_deadlines_in_order
from nhiemvu.usecases.keep_secrets import reason_for, require_reason, require_statements_unsaid, require_wordless
from nhiemvu.usecases.read_citations import directives_named
from nhiemvu.usecases.update_tasks import require_past


class NoDeadlineToExtend(Conflict):
    """A later deadline was asked for where there is none."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {number} không có hạn nên không có gì để gia hạn.",
                f"Task {number} has no deadline, so that there is nothing to extend.",
            ),
            Text(f"Đặt hạn bằng: nhiemvu edit {number} --due NGÀY", f"Set one with: nhiemvu edit {number} --due DAY"),
        )


class NotLaterThanDeadline(Conflict):
    """The day that was asked for or given is not after the deadline that holds."""

    def __init__(self, number: int, day: date, due_on: date) -> None:
        super().__init__(
            Text(
                f"Ngày {day:%d/%m/%Y} không sau hạn {due_on:%d/%m/%Y} của nhiệm vụ {number}.",
                f"{day:%d/%m/%Y} is not after {due_on:%d/%m/%Y}, the deadline of task {number}.",
            ),
            Text(
                f"Chọn ngày sau {due_on:%d/%m/%Y}; rút ngắn hạn bằng: nhiemvu edit {number} --due {day:%d/%m/%Y}",
                f"Choose a later day; bring a deadline forward with: nhiemvu edit {number} --due {day:%d/%m/%Y}",
            ),
        )


class AlreadyReported(Conflict):
    """A later deadline was asked for after completion was reported."""

    def __init__(self, task: Task) -> None:
        day = f" ngày {task.completed_on:%d/%m/%Y}" if task.completed_on else ""
        super().__init__(
            Text(
                f"Nhiệm vụ {task.id} đã báo hoàn thành{day}: chỉ xin gia hạn được trước đó.",
                f"Task {task.id} was reported done: extensions are asked for before that.",
            ),
            Text(
                f"Xem lại bằng: nhiemvu show {task.id}",
                f"Look at it with: nhiemvu show {task.id}",
            ),
        )


class RequestWaits(Conflict):
    """A later deadline was asked for while an earlier request is undecided."""

    def __init__(self, number: int, new_due_on: date) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {number} đang có đề nghị gia hạn đến {new_due_on:%d/%m/%Y} chưa được quyết định.",
                f"For task {number} an extension to {new_due_on:%d/%m/%Y} was asked for and is undecided.",
            ),
            Text(
                f'Quyết định trước bằng: nhiemvu extend {number} --approve, hoặc --refuse --reason "LÝ DO"',
                f"Decide it first with: nhiemvu extend {number} --approve, or --refuse --reason TEXT",
            ),
        )


class NothingAsked(Conflict):
    """There is no request to decide."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {number} không có đề nghị gia hạn nào đang chờ.",
                f"No extension of task {number} waits for a decision.",
            ),
            Text(
                f'Ghi đề nghị bằng: nhiemvu extend {number} --to NGÀY --reason "LÝ DO"',
                f"Record a request with: nhiemvu extend {number} --to DAY --reason TEXT",
            ),
        )


class RequestOvertaken(Conflict):
    """The deadline that holds by now is not before the one that was asked for."""

    def __init__(self, number: int, new_due_on: date, due_on: date) -> None:
        super().__init__(
            Text(
                f"Đề nghị gia hạn nhiệm vụ {number} đến {new_due_on:%d/%m/%Y} không còn ý nghĩa:"
                f" hạn nay là {due_on:%d/%m/%Y}.",
                f"For task {number} {new_due_on:%d/%m/%Y} was asked for; its deadline is {due_on:%d/%m/%Y} by now.",
            ),
            Text(
                f'Khép lại bằng: nhiemvu extend {number} --refuse --reason "LÝ DO"; cần muộn hơn thì ghi đề nghị mới',
                f"End it with: nhiemvu extend {number} --refuse --reason TEXT; for a later day ask anew",
            ),
        )


class TooManyExtensions(Conflict):
    """The deadline was extended as often as the office allows."""

    def __init__(self, number: int, most: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {number} đã gia hạn {most} lần, là số lần nhiều nhất của cơ quan.",
                f"Task {number} was extended {most} times, which is the most that the office allows.",
            ),
            Text(
                "Yêu cầu đơn vị giải trình; đổi mức tối đa bằng: nhiemvu init ... --max-extensions N",
                "Have the unit explain; change the limit with: nhiemvu init ... --max-extensions N",
            ),
        )


class DecidedBeforeAsked(UsageFault):
    """A decision would be older than the request."""

    def __init__(self, number: int, decided_on: date, asked_on: date) -> None:
        super().__init__(
            Text(
                f"Đề nghị gia hạn nhiệm vụ {number} ghi ngày {asked_on:%d/%m/%Y},"
                f" không thể quyết định ngày {decided_on:%d/%m/%Y}.",
                f"The extension of task {number} was asked for on {asked_on:%d/%m/%Y}"
                f" and cannot be decided on {decided_on:%d/%m/%Y}.",
            ),
            Text(f"Ghi --on từ {asked_on:%d/%m/%Y} trở đi.", f"Let --on be {asked_on:%d/%m/%Y} or later."),
        )


@dataclass(frozen=True, slots=True)
class Basis:
    """The document by which an extension was decided: words as typed, and the directive that they cite."""

    text: str | None = None
    document_id: int | None = None


def ask_extensions(
    session: Session, numbers: Sequence[int], *, to: date, reason: str | None, on: date | None, today: date
) -> list[Task]:
    """Record on the day `on`, or today, that the units in the lead ask for a later deadline; return the tasks.

    Raises LaterThanToday, UnknownTask, AlreadyReported, TaskClosed, NoDeadlineToExtend, NotLaterThanDeadline,
    RequestWaits, TooManyExtensions, ChildAfterParent, and what `require_reason` raises; nothing is changed then.
    """
    day = on or today
    require_past(day, today)
    tasks = get_tasks(session, numbers)
    require_reason(tasks, reason)
    most = _most(session)
    for task in tasks:
        _ask(session, task, to, reason, day, most)
    return get_tasks(session, numbers)


def _ask(session: Session, task: Task, to: date, reason: str | None, day: date, most: int | None) -> None:
    if task.state in FINISHED:
        raise AlreadyReported(task)
    require_open([task])
    if waiting := undecided(task.extensions):
        raise RequestWaits(task.id, waiting.new_due_on)
    due_on = _later(task, to)
    _require_room(task, most)
    for parent in get_tasks(session, [task.parent_id] if task.parent_id else []):
        if parent.due_on and to > parent.due_on:
            raise ChildAfterParent(task.id, to, parent.id, parent.due_on)
    lead = open_lead(session, task.id)
    ask(
        session, task.id, unit_id=lead, asked_on=day, from_due_on=due_on, new_due_on=to, reason=reason_for(task, reason)
    )


def approve_extensions(
    session: Session,
    numbers: Sequence[int],
    *,
    to: date | None,
    reason: str | None,
    basis: str | None,
    on: date | None,
    today: date,
) -> list[Task]:
    """Approve on the day `on`, or today, what was asked for, or another day `to`; return the tasks as they stand then.

    With `to` and a `reason`, what nobody asked for yet is asked for on the same day. A request may be approved after
    the work was reported: it was made before. What is suspended or cancelled is reopened first; its request waits.
    Raises TaskClosed for it, what `ask_extensions` raises, NothingAsked, DecidedBeforeAsked, RequestOvertaken,
    ParentBeforeChildren; nothing is changed then.
    """
    day = on or today
    require_past(day, today)
    most = _most(session)
    tasks = get_tasks(session, numbers)
    require_wordless(tasks, reason, basis)
    for task in tasks:
        if to and (reason or task.secrecy) and undecided(task.extensions) is None:
            _ask(session, task, to, reason, day, most)
    decided_by = _basis(session, basis)
    for task in get_tasks(session, numbers):
        request = _request(task, day)
        if task.state in SET_ASIDE:
            raise TaskClosed(task)
        if task.due_on and request.new_due_on <= task.due_on:
            raise RequestOvertaken(task.id, request.new_due_on, task.due_on)
        granted = to or request.new_due_on
        due_on = _later(task, granted)
        _require_room(task, most)
        approve(
            session,
            request.id,
            decided_on=day,
            from_due_on=due_on,
            granted_due_on=granted,
            basis=decided_by.text,
            basis_document_id=decided_by.document_id,
        )
        set_deadline(session, task.id, granted)
    require_deadlines_in_order(session, [task.id for task in tasks])
    return get_tasks(session, numbers)


def refuse_extensions(
    session: Session, numbers: Sequence[int], *, reason: str | None, basis: str | None, on: date | None, today: date
) -> list[Task]:
    """Refuse on the day `on`, or today, what was asked for; return the tasks, whose deadlines stay.

    Raises LaterThanToday, UnknownTask, NothingAsked, DecidedBeforeAsked, and what `require_reason` raises; nothing
    is changed then.
    """
    day = on or today
    require_past(day, today)
    tasks = get_tasks(session, numbers)
    require_reason(tasks, reason)
    require_wordless(tasks, basis)
    requests = [_request(task, day) for task in tasks]
    decided_by = _basis(session, basis)
    for task, request in zip(tasks, requests, strict=True):
        refuse(
            session,
            request.id,
            decided_on=day,
            refusal=reason_for(task, reason),
            basis=decided_by.text,
            basis_document_id=decided_by.document_id,
        )
    return get_tasks(session, numbers)


def _later(task: Task, to: date) -> date:
    """Return the deadline that is to be extended, where `to` lies after it."""
    if task.due_on is None:
        raise NoDeadlineToExtend(task.id)
    if to <= task.due_on:
        raise NotLaterThanDeadline(task.id, to, task.due_on)
    return task.due_on


def _request(task: Task, decided_on: date) -> Extension:
    request = undecided(task.extensions)
    if request is None:
        raise NothingAsked(task.id)
    if decided_on < request.asked_on:
        raise DecidedBeforeAsked(task.id, decided_on, request.asked_on)
    return request


def _require_room(task: Task, most: int | None) -> None:
    if most is not None and len(approved(task.extensions)) >= most:
        raise TooManyExtensions(task.id, most)


def _most(session: Session) -> int | None:
    """Return how many extensions of one task the office allows, or None."""
    most = read_settings(session).get("max_extensions")
    return int(most) if most else None


def _basis(session: Session, statement: str | None) -> Basis:
    """Return the document that decides, recorded as a directive where the words cite one."""
    require_statements_unsaid(session, [statement] if statement else [])
    cited = directives_named(statement) if statement else []
    return Basis(statement, record_directive(session, cited[0].directive) if cited else None)
