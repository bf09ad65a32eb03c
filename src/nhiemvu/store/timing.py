"""How tasks stand on a day, as conditions on their rows: the rule of `domain.tasks.timing`.

A property test holds both equal. Constants are written out where planners must match them with a partial index.
"""

from datetime import date, timedelta
from typing import Any

from nhiemvu.domain.extensions import Decision
from nhiemvu.domain.tasks import DUE_SOON_DAYS, SET_ASIDE, State, Timing
from nhiemvu.store.later import (
    IS_OPEN,
    ColumnElement,
    Select,
    and_,
    case,
    extension,
    literal_column,
    not_,
    or_,
    select,
    task,
)

APPROVED = extension.c.decision == literal_column(f"'{Decision.APPROVED}'")
#: By what SQLite is to find what changed after a day: it takes each state for rare, and would go through all done.
BY_COMPLETION, BY_SETTING_ASIDE = "INDEXED BY ix_task_completed_on", "INDEXED BY ix_task_set_aside_on"


def _is(state: State) -> ColumnElement[bool]:
    return task.c.state == literal_column(f"'{state}'")


def completed_after(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task was still open on the day `as_of`, though it is done now."""
    return and_(task.c.completed_on > as_of, _is(State.DONE))


def set_aside_after(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task was not yet suspended or cancelled on the day `as_of`, though it is now."""
    return and_(task.c.set_aside_on > as_of, or_(*(_is(state) for state in SET_ASIDE)))


def open_on(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task was open on the day `as_of`; each side has an index of its own."""
    return or_(IS_OPEN, completed_after(as_of), set_aside_after(as_of))


def due_at(as_of: date) -> ColumnElement[date | None]:
    """Return the deadline that holds on the day `as_of`: an extension that was approved later moved this one."""
    later = extension.c.decided_on > as_of
    return case((_is_extended(later), _first_moved(later)), else_=task.c.due_on)


def _first_due_at(as_of: date) -> ColumnElement[date | None]:
    """Return the deadline that the first extension moved, of those approved up to the day `as_of`."""
    until = extension.c.decided_on <= as_of
    return case((_is_extended(until), _first_moved(until)))


def _is_extended(decided: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a task has an approved extension: few do, and none is searched for the others."""
    return select(extension.c.id).where(extension.c.task_id == task.c.id, APPROVED, decided).exists()


def _first_moved(decided: ColumnElement[bool]) -> ColumnElement[date | None]:
    return (
        select(extension.c.from_due_on)
        .where(extension.c.task_id == task.c.id, APPROVED, decided)
        .order_by(extension.c.decided_on, extension.c.id)
        .limit(1)
        .scalar_subquery()
    )


def overdue(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task is overdue on the day `as_of`."""
    return or_(*overdue_sides(as_of))


def changed_after(as_of: date) -> Select[Any]:
    """Return the statement that finds a task completed after a day, one set aside, and an extension approved after it.

    It has one row with three numbers, of which none says that what is overdue on the day is so by the record of now.
    """
    done, set_aside = (
        select(task.c.id).where(after(as_of)).limit(1).with_hint(task, hint, "sqlite")
        for after, hint in ((completed_after, BY_COMPLETION), (set_aside_after, BY_SETTING_ASIDE))
    )
    moved = select(extension.c.id).where(APPROVED, extension.c.decided_on > as_of).limit(1)
    return select(done.scalar_subquery(), set_aside.scalar_subquery(), moved.scalar_subquery())


def overdue_by_now(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task is overdue on a day after which nothing was done: see `changed_after`."""
    return and_(IS_OPEN, task.c.due_on < as_of, _not_reported_by(task.c.due_on))


def overdue_sides(as_of: date) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of which one holds where a task is overdue on the day `as_of`, each with its own index.

    What has kept its deadline since is found by it; the few whose deadline an extension moved later are looked at one
    by one. PostgreSQL uses no index for all of them at once.
    """
    moved = task.c.id.in_(select(extension.c.task_id).where(APPROVED, extension.c.decided_on > as_of))
    late = and_(task.c.due_on < as_of, not_(moved), _not_reported_by(task.c.due_on))
    due_then = due_at(as_of)
    late_then = and_(moved, open_on(as_of), due_then < as_of, _not_reported_by(due_then))
    return (*(and_(side, late) for side in (IS_OPEN, completed_after(as_of), set_aside_after(as_of))), late_then)


def _not_reported_by(due_on: ColumnElement[date | None]) -> ColumnElement[bool]:
    """Return the condition that no completion was reported in time that only waits for confirmation."""
    return or_(~_is(State.REPORTED), task.c.completed_on.is_(None), task.c.completed_on > due_on)


def standing(as_of: date) -> ColumnElement[str]:
    """Return how a task stands on the day `as_of`, as far as counting asks; NULL for what is set aside."""
    done = and_(_is(State.DONE), ~completed_after(as_of))
    return case(
        (and_(done, task.c.completed_on > due_at(as_of)), Timing.LATE.value),
        (done, Timing.ON_TIME.value),
        (overdue(as_of), Timing.OVERDUE.value),
        (open_on(as_of), Timing.IN_TIME.value),
        else_=None,
    )


def stands_so(timing: Timing, as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task stands so on the day `as_of`, but for those that are handed on."""
    done = and_(_is(State.DONE), ~completed_after(as_of))
    due_on = due_at(as_of)
    late = task.c.completed_on > due_on
    waits = and_(_is(State.REPORTED), task.c.completed_on.is_not(None), task.c.completed_on <= as_of)
    kept = and_(waits, task.c.completed_on <= due_on)
    soon = due_on.between(as_of, as_of + timedelta(days=DUE_SOON_DAYS))
    conditions = {
        Timing.LATE: and_(done, late),
        Timing.ON_TIME: and_(done, or_(due_on.is_(None), ~late)),
        Timing.OVERDUE: overdue(as_of),
        Timing.NO_DEADLINE: and_(open_on(as_of), due_on.is_(None)),
        Timing.DUE_SOON: and_(open_on(as_of), soon, ~waits),
        Timing.IN_TIME: and_(open_on(as_of), or_(due_on > as_of + timedelta(days=DUE_SOON_DAYS), kept)),
    }
    return conditions[timing]


def done_by_extension(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a task was done in time only because its deadline was extended."""
    done = and_(_is(State.DONE), ~completed_after(as_of))
    kept = or_(due_at(as_of).is_(None), task.c.completed_on <= due_at(as_of))
    # First what few tasks are: only they had a deadline that was extended.
    return and_(done, task.c.completed_on > _first_due_at(as_of), kept)
