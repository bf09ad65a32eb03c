"""What a row of a form says of a task, and what its cells say against one another."""

from collections.abc import Mapping
from datetime import date

from nhiemvu.domain.dates import short_day
from nhiemvu.domain.form_cells import (
    AnswerWords,
    WrongCell,
    day_in,
    evidence_in,
    obstacle_in,
    percent_in,
    state_in,
    words_in,
)
from nhiemvu.domain.forms import FormColumn, FormFault, Statement
from nhiemvu.domain.language import Text
from nhiemvu.domain.sheets import Cell
from nhiemvu.domain.tasks import State


def statement_in(
    row: int, number: int, cells: Mapping[FormColumn, Cell], known: AnswerWords, today: date
) -> tuple[Statement, list[FormFault]]:
    """Return what a row says of a task, and what is wrong with it: with any fault, none of it is to be recorded."""
    faults: list[FormFault] = []

    def fault(column: FormColumn, message: Text, instruction: Text) -> None:
        faults.append(FormFault(row, column.value, message, instruction))

    state = percent = completed_on = new_due_on = None
    for column in (FormColumn.STATE, FormColumn.PERCENT, FormColumn.COMPLETED, FormColumn.NEW_DUE):
        cell = cells.get(column)
        if words_in(cell) is None:
            continue
        try:
            if column is FormColumn.STATE:
                state = state_in(cell, known)
            elif column is FormColumn.PERCENT:
                percent = percent_in(cell)
            elif column is FormColumn.COMPLETED:
                completed_on = day_in(cell)
            else:
                new_due_on = day_in(cell)
        except WrongCell as wrong:
            fault(column, wrong.message, wrong.instruction)
    statement = Statement(
        row=row,
        number=number,
        state=state,
        percent=percent,
        words=words_in(cells.get(FormColumn.RESULT)),
        completed_on=completed_on,
        evidence=evidence_in(cells.get(FormColumn.EVIDENCE)),
        obstacle=obstacle_in(cells.get(FormColumn.OBSTACLE), known),
        new_due_on=new_due_on,
        reason=words_in(cells.get(FormColumn.REASON)),
    )
    if not faults:
        faults += _contradictions(statement, today)
    return statement, faults


def _contradictions(said: Statement, today: date) -> list[FormFault]:  # noqa: C901 one branch a rule
    """Return what the cells of one row say against one another."""
    found: list[FormFault] = []

    def fault(column: FormColumn, message: Text, instruction: Text) -> None:
        found.append(FormFault(said.row, column.value, message, instruction))

    if said.state is State.DONE:
        if not said.words:
            fault(
                FormColumn.RESULT,
                Text("đã hoàn thành mà chưa ghi kết quả", "done, without a result"),
                Text(
                    "Ghi một câu kết quả để đưa vào báo cáo; nhiệm vụ mật thì chọn “đang thực hiện”, tiến độ 100%.",
                    "Write the sentence for the report; of a secret task, that it is under way, at 100 %.",
                ),
            )
        if said.percent not in {None, 100}:
            fault(
                FormColumn.PERCENT,
                Text(f"đã hoàn thành mà tiến độ là {said.percent}%", f"done, at {said.percent} %"),
                Text("Để trống tiến độ, hoặc chọn “đang thực hiện”.", "Leave it empty, or choose another state."),
            )
        if said.new_due_on:
            fault(
                FormColumn.NEW_DUE,
                Text("đã hoàn thành mà còn xin gia hạn", "done, and a later deadline is asked for"),
                Text("Bỏ một trong hai.", "Leave one of both out."),
            )
        if said.completed_on and said.completed_on > today:
            fault(
                FormColumn.COMPLETED,
                Text(
                    f"ngày hoàn thành {short_day(said.completed_on)} sau hôm nay ({short_day(today)})",
                    f"{short_day(said.completed_on)} is later than today ({short_day(today)})",
                ),
                Text("Ghi ngày đã hoàn thành, hoặc để trống.", "Write the day when it was done, or leave it empty."),
            )
    elif said.completed_on:
        fault(
            FormColumn.COMPLETED,
            Text("có ngày hoàn thành mà trạng thái không phải “đã hoàn thành”", "a day of completion, but not done"),
            Text("Chọn “đã hoàn thành”, hoặc xóa ngày.", "Choose the state, or take the day out."),
        )
    if said.state is State.NOT_STARTED and said.percent:
        fault(
            FormColumn.PERCENT,
            Text(f"chưa thực hiện mà tiến độ là {said.percent}%", f"not started, at {said.percent} %"),
            Text("Chọn “đang thực hiện”, hoặc để trống tiến độ.", "Choose another state, or leave it empty."),
        )
    if said.new_due_on and not said.reason:
        fault(
            FormColumn.REASON,
            Text("xin gia hạn mà chưa ghi lý do", "a later deadline is asked for without a reason"),
            Text("Ghi lý do xin gia hạn.", "Write the reason."),
        )
    if said.reason and not said.new_due_on:
        fault(
            FormColumn.NEW_DUE,
            Text("có lý do mà chưa ghi xin gia hạn đến ngày nào", "a reason, without the day that is asked for"),
            Text("Ghi ngày xin gia hạn đến.", "Write the day."),
        )
    return found
