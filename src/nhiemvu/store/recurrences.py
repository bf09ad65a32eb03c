"""The rules by which tasks come back, and making their next occurrences."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from nhiemvu.domain.periods import Period
from nhiemvu.domain.recurrence import Recurrence
from nhiemvu.domain.tasks import State
from nhiemvu.domain.values import dataclass
from nhiemvu.store.children import add_child
from nhiemvu.store.later import Row, select, task, task_directive, task_recurrence
from nhiemvu.store.session import Session

#: What an occurrence takes over from the one before it as it is.
COPIED = ("text", "title", "folded", "series_id", "cadence", "starred", "secrecy")
#: What a child keeps of its own in the next occurrence.
WORDS = ("text", "title", "folded", "secrecy")
LATER = task_recurrence.alias("later")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One task of those that come back by a rule."""

    task_id: int
    rule: Recurrence
    #: The day from which the days of the rule are reckoned.
    first_due_on: date
    #: The day of the rule for which it stands.
    occurs_on: date
    #: The occurrence before it.
    after_id: int | None
    #: The one after it, where that has been opened.
    next_id: int | None


def occurrences(session: Session, task_ids: Sequence[int]) -> dict[int, Occurrence]:
    """Return what is recorded of those of some tasks that come back."""
    rows = session.connection.execute(_joined().where(task_recurrence.c.task_id.in_(task_ids)))
    return {row.task_id: _occurrence(row) for row in rows}


def newest_occurrences(session: Session) -> list[Occurrence]:
    """Return the newest occurrence of every task that comes back still, by number; one that is set aside does not."""
    aside = select(task.c.id).where(task.c.state.in_([State.SUSPENDED.value, State.CANCELLED.value]))
    newest = _joined().where(LATER.c.task_id.is_(None), task_recurrence.c.task_id.not_in(aside))
    newest = newest.order_by(task_recurrence.c.task_id)
    return [found for row in session.connection.execute(newest) if not (found := _occurrence(row)).rule.ends]


def _joined() -> Any:  # noqa: ANN401 a statement whose row type is long
    return select(task_recurrence, LATER.c.task_id.label("next_id")).outerjoin(
        LATER, LATER.c.after_id == task_recurrence.c.task_id
    )


def _occurrence(row: Row[Any]) -> Occurrence:
    return Occurrence(
        task_id=row.task_id,
        rule=Recurrence(row.rule),
        first_due_on=row.first_due_on,
        occurs_on=row.occurs_on,
        after_id=row.after_id,
        next_id=row.next_id,
    )


def set_recurrence(session: Session, task_id: int, rule: Recurrence, first_due_on: date) -> bool:
    """Let a task come back by a rule, itself its first day; tell whether that is new."""
    values = {"rule": rule.rule, "first_due_on": first_due_on, "occurs_on": first_due_on}
    held = occurrences(session, [task_id]).get(task_id)
    if held is None:
        session.insert(task_recurrence, {**values, "task_id": task_id})
        return True
    if held.rule == rule and (rule.ends or held.occurs_on == first_due_on):
        return False
    return session.update(task_recurrence, {"task_id": task_id}, {"rule": rule.rule} if rule.ends else values)


def add_occurrence(session: Session, before: Occurrence, occurs_on: date, period: Period | None) -> dict[int, int]:
    """Add the occurrence after one, due on its day, with the words, series, directives and children of that.

    Returns the new numbers by those of the tasks that they repeat, the whole first; none of them has a unit yet.
    """
    earlier = session.connection.execute(select(task).where(task.c.id == before.task_id)).one()._asdict()
    own = {
        "state": State.NOT_STARTED,
        "original_due_on": occurs_on,
        "due_on": occurs_on,
        "period": period and period.code,
        "period_first": period and period.first_day,
        "period_last": period and period.last_day,
    }
    number = session.insert(task, {name: earlier[name] for name in COPIED} | own)
    cited = select(task_directive).where(task_directive.c.task_id == before.task_id)
    for row in session.connection.execute(cited.order_by(task_directive.c.position)).all():
        session.insert(task_directive, {**row._asdict(), "task_id": number})
    children = _copy_children(session, earlier, number, occurs_on)
    rule = {"rule": before.rule.rule, "first_due_on": before.first_due_on}
    session.insert(task_recurrence, {**rule, "task_id": number, "occurs_on": occurs_on, "after_id": before.task_id})
    return {before.task_id: number, **children}


def _copy_children(session: Session, earlier: dict[str, Any], parent_id: int, occurs_on: date) -> dict[int, int]:
    """Divide a task as the one before it was, each child in its words and so many days before its parent as there."""
    children = select(task).where(task.c.parent_id == earlier["id"], task.c.state != State.CANCELLED.value)
    copied = {}
    for child in session.connection.execute(children.order_by(task.c.id)).mappings().all():
        # A child that was done may have been due after its parent, whose deadline was brought forward then.
        is_earlier = earlier["due_on"] and child["due_on"] and child["due_on"] < earlier["due_on"]
        ahead = earlier["due_on"] - child["due_on"] if is_earlier else timedelta()
        number = add_child(session, parent_id, occurs_on - ahead)
        session.update(task, number, {name: child[name] for name in WORDS})
        copied[child["id"]] = number
    return copied
