"""What a row of a form changes, column by column: as the record has it, and as the unit says."""

from collections.abc import Iterator
from typing import NamedTuple

from nhiemvu.domain.dates import short_day
from nhiemvu.domain.forms import FormColumn, Statement
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import Role, State, Task


class FormChange(NamedTuple):
    """One cell beside the record, in words; None is nothing."""

    column: FormColumn
    before: str | None
    after: str


def form_changes(said: Statement, task: Task, role: Role, *, tells: bool, asks: bool) -> Iterator[FormChange]:
    """Yield what a row changes, of what it `tells` of the work and of the deadline that it `asks` for.

    A cell that says what is on record changes nothing. What a unit in support says is of its part, so that nothing of
    the task stands before it.
    """
    yield from (change for change in _cells(said, task, role, tells=tells, asks=asks) if change.before != change.after)


def _cells(said: Statement, task: Task, role: Role, *, tells: bool, asks: bool) -> Iterator[FormChange]:
    if tells:
        yield from _told(said, task if role is Role.LEAD else None)
    if asks and said.new_due_on:
        yield FormChange(
            FormColumn.NEW_DUE, short_day(task.due_on) if task.due_on else None, short_day(said.new_due_on)
        )
    if asks and said.reason:
        yield FormChange(FormColumn.REASON, None, said.reason)


def _told(said: Statement, task: Task | None) -> Iterator[FormChange]:
    begins = task is not None and task.state is State.NOT_STARTED and not task.children
    if state := said.state or (State.IN_PROGRESS if begins else None):
        yield FormChange(FormColumn.STATE, STATE_NAMES[task.state].vi if task else None, STATE_NAMES[state].vi)
    if said.percent is not None:
        before = f"{task.percent}%" if task and task.percent is not None else None
        yield FormChange(FormColumn.PERCENT, before, f"{said.percent}%")
    if said.words:
        yield FormChange(FormColumn.RESULT, task.result if task else None, said.words)
    if said.completed_on:
        yield FormChange(FormColumn.COMPLETED, None, short_day(said.completed_on))
    if said.evidence:
        yield FormChange(FormColumn.EVIDENCE, None, "; ".join(said.evidence))
    if said.obstacle:
        yield FormChange(FormColumn.OBSTACLE, None, said.obstacle)
