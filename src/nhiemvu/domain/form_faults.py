"""What the record says against a unit's statement: whose task it is, how it stands, which deadline it may ask for."""

from collections.abc import Iterator, Sequence
from datetime import date

from nhiemvu.domain.dates import short_day
from nhiemvu.domain.extensions import approved, undecided
from nhiemvu.domain.forms import FormColumn, FormFault, Statement
from nhiemvu.domain.language import Text
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import FINISHED, SET_ASIDE, Role, State, Task
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One progress entry of a task since the form was made."""

    unit_id: int | None
    unit: str | None
    reported_on: date
    state: State
    percent: int | None
    note: str | None
    result: str | None
    obstacle: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the record holds of a task that a form answers."""

    task: Task
    #: The role that the form's unit has today; None where it has none.
    role: Role | None
    #: The unit of the form.
    unit_id: int
    #: What was said since the form was made, the newest first.
    since: Sequence[Said] = ()
    #: The deadline of the task that this one is a part of.
    parent_due_on: date | None = None
    #: How many extensions of one task the office allows.
    most_extensions: int | None = None
    #: Whether the form showed the task.
    shown: bool = True


def faults_of(said: Statement, held: Held, *, tells: bool, asks: bool) -> Iterator[FormFault]:
    """Yield what keeps a statement from being recorded, in what it `tells` of the work or `asks` for."""
    task = held.task
    if held.role not in {Role.LEAD, Role.SUPPORT}:
        yield _not_this_units(said, held)
    elif _is_closed(said, held):
        name, day = STATE_NAMES[task.state], task.completed_on or task.set_aside_on
        on = f" ngày {short_day(day)}" if day else ""
        yield FormFault(
            said.row,
            FormColumn.NUMBER.value,
            Text(f"nhiệm vụ {task.id} {name.vi}{on}, không ghi thêm được", f"task {task.id} is {name.en}"),
            Text(
                f'Nếu phiếu đúng, mở lại trước: nhiemvu reopen {task.id} --reason "..."',
                f'Where the form is right, reopen it first: nhiemvu reopen {task.id} --reason "..."',
            ),
        )
    else:
        if tells and held.role is Role.LEAD:
            yield from _of_state(said, task)
        if asks:
            yield from _of_extension(said, held)


def _not_this_units(said: Statement, held: Held) -> FormFault:
    task, lead = held.task, held.task.lead
    leads = Text(f"; đơn vị chủ trì là {lead}", f"; {lead} leads it") if lead else Text("", "")
    is_not = Text("không còn là", "is no longer") if held.shown else Text("không phải là", "is not")
    return FormFault(
        said.row,
        FormColumn.NUMBER.value,
        Text(
            f"nhiệm vụ {task.id} {is_not.vi} việc của đơn vị này{leads.vi}",
            f"task {task.id} {is_not.en} this unit's{leads.en}",
        ),
        Text(
            f"Kiểm tra số nhiệm vụ; xem phân công bằng: nhiemvu show {task.id}",
            f"Check the number; see who has it with: nhiemvu show {task.id}",
        ),
    )


def _is_closed(said: Statement, held: Held) -> bool:
    """Tell whether nothing more is recorded of a task; a result that is lacking, and a support's word on it, are."""
    task = held.task
    if task.state is not State.DONE:
        return task.state in SET_ASIDE
    adds_result = said.state is State.DONE and task.result is None and said.new_due_on is None
    return not adds_result if held.role is Role.LEAD else said.new_due_on is not None


def _of_state(said: Statement, task: Task) -> Iterator[FormFault]:
    stands = STATE_NAMES[task.state]
    if task.children and (said.percent is not None or said.state in {State.NOT_STARTED, State.IN_PROGRESS}):
        column = FormColumn.STATE if said.percent is None else FormColumn.PERCENT
        yield FormFault(
            said.row,
            column.value,
            Text(
                f"nhiệm vụ {task.id} chia thành {len(task.children)} nhiệm vụ con, tính theo các nhiệm vụ đó",
                f"task {task.id} is divided into {len(task.children)} parts and stands as they do",
            ),
            Text("Để trống ô này; ghi ở các nhiệm vụ con.", "Leave it empty; answer for the parts."),
        )
    elif task.children and said.state is State.DONE and task.children_done < task.children_counted:
        yield FormFault(
            said.row,
            FormColumn.STATE.value,
            Text(
                f"nhiệm vụ {task.id} còn nhiệm vụ con chưa hoàn thành"
                f" ({task.children_done}/{task.children_counted} đã xong)",
                f"only {task.children_done} of {task.children_counted} parts of task {task.id} are done",
            ),
            Text(
                f"Ghi kết quả các nhiệm vụ con trước: nhiemvu list --parent {task.id}",
                f"Record the parts first: nhiemvu list --parent {task.id}",
            ),
        )
    elif said.state is State.NOT_STARTED and task.state is not State.NOT_STARTED:
        yield FormFault(
            said.row,
            FormColumn.STATE.value,
            Text(
                f"nhiệm vụ {task.id} đã ghi “{stands.vi}”, không trở lại “chưa thực hiện”",
                f"task {task.id} is on record as {stands.en} and does not go back to not started",
            ),
            Text("Chọn “đang thực hiện”, hoặc để trống.", "Choose “in progress”, or leave it empty."),
        )
    elif task.state is State.REPORTED and (said.state is State.IN_PROGRESS or said.percent not in {None, 100}):
        yield FormFault(
            said.row,
            FormColumn.STATE.value,
            Text(
                f"nhiệm vụ {task.id} đã báo hoàn thành, đang chờ xác nhận",
                f"task {task.id} was reported as done and waits for confirmation",
            ),
            Text(
                f'Nếu chưa xong, trả lại trước: nhiemvu return {task.id} --reason "..."',
                f'Where it is not done, return it first: nhiemvu return {task.id} --reason "..."',
            ),
        )


def _of_extension(said: Statement, held: Held) -> Iterator[FormFault]:
    task, wanted = held.task, said.new_due_on
    waiting = undecided(task.extensions)
    see = Text(f"Xem: nhiemvu show {task.id}", f"See: nhiemvu show {task.id}")
    wrong: Text | None = None
    advice = see
    if held.role is not Role.LEAD:
        wrong = Text("chỉ đơn vị chủ trì xin gia hạn", "only the lead asks for a later deadline")
        advice = Text("Để trống; đề nghị đơn vị chủ trì xin gia hạn.", "Leave it empty; the lead is to ask.")
    elif task.state in FINISHED:
        wrong = Text(f"nhiệm vụ {task.id} đã báo hoàn thành", f"task {task.id} was reported as done")
    elif task.due_on is None:
        wrong = Text(f"nhiệm vụ {task.id} không có hạn để gia hạn", f"task {task.id} has no deadline to extend")
    elif wanted and wanted <= task.due_on:
        wrong = Text(
            f"ngày {short_day(wanted)} không sau hạn hiện nay {short_day(task.due_on)}",
            f"{short_day(wanted)} is not after the deadline, {short_day(task.due_on)}",
        )
        advice = Text(f"Ghi ngày sau {short_day(task.due_on)}, hoặc để trống.", "Write a later day, or leave it empty.")
    elif waiting:
        wrong = Text(
            f"đang có đề nghị gia hạn đến {short_day(waiting.new_due_on)} chưa quyết định",
            f"an extension to {short_day(waiting.new_due_on)} was asked for and is undecided",
        )
        advice = Text(
            f"Quyết định trước: nhiemvu extend {task.id} --approve, hoặc --refuse --reason ...",
            f"Decide it first: nhiemvu extend {task.id} --approve, or --refuse --reason ...",
        )
    elif held.most_extensions is not None and len(approved(task.extensions)) >= held.most_extensions:
        most = held.most_extensions
        wrong = Text(
            f"nhiệm vụ {task.id} đã gia hạn {most} lần, là mức tối đa", f"it was extended {most} times, the most"
        )
        advice = Text("Đề nghị đơn vị giải trình.", "Have the unit explain.")
    elif wanted and held.parent_due_on and wanted > held.parent_due_on:
        wrong = Text(
            f"ngày {short_day(wanted)} sau hạn {short_day(held.parent_due_on)} của nhiệm vụ {task.parent_id} chứa nó",
            f"{short_day(wanted)} is after the deadline of task {task.parent_id}, which it is a part of",
        )
        advice = Text(
            f"Ghi ngày không sau {short_day(held.parent_due_on)}.",
            f"Write a day not after {short_day(held.parent_due_on)}.",
        )
    if wrong:
        yield FormFault(said.row, FormColumn.NEW_DUE.value, wrong, advice)
