"""Conditions on tasks: what a list asks for, what is overdue."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import OPEN_STATES, Role, State, Timing
from nhiemvu.domain.text import fold
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.assignments import holding_on
from nhiemvu.store.chains import begun_after, handed_on, handed_on_after, has_its_turn, stands
from nhiemvu.store.children import CHILD, IS_PART
from nhiemvu.store.directive_rows import Condition, tasks_of_documents
from nhiemvu.store.later import (
    HOLDS,
    IS_LAST,
    IS_OPEN,
    IS_STARRED,
    LEADS,
    ColumnElement,
    Select,
    and_,
    assignment,
    false,
    func,
    literal_column,
    or_,
    progress,
    select,
    task,
    union_all,
)
from nhiemvu.store.patterns import holds
from nhiemvu.store.timing import (
    BY_COMPLETION,
    BY_SETTING_ASIDE,
    due_at,
    open_on,
    overdue_by_now,
    overdue_sides,
    stands_so,
)

#: By deadline, tasks without one last.
BY_DEADLINE = (task.c.due_on.asc().nulls_last(), task.c.id)
#: The same order among tasks that have one, and among those that have none: PostgreSQL finds it in an index.
BY_DAY = (task.c.due_on, task.c.id)
OF_OPEN = "INDEXED BY ix_task_open_due_on"
#: Those from which no link goes on, and those from which one does.
OF_LAST, OF_CONTINUED = "INDEXED BY ix_task_last_due_on", "INDEXED BY ix_task_handed_on_from"


def by_deadline_on(as_of: date) -> Sequence[Any]:
    """Return the order by the deadlines that held on a day, tasks without one last."""
    return due_at(as_of).asc().nulls_last(), task.c.id


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """What tasks to find; a field that is None asks nothing, and all others must hold together."""

    states: Sequence[State] | None = None
    #: A unit that has a role in the task on `units_on`.
    unit_id: int | None = None
    #: The day whose units count and are named, as they were called then; None for those of now.
    units_on: date | None = None
    #: The roles that count, of `unit_id` or, without one, of any unit.
    roles: Sequence[Role] | None = None
    #: The unit that leads the task on `units_on`.
    lead_id: int | None = None
    #: How tasks stand on the day `as_of`.
    timings: Sequence[Timing] | None = None
    as_of: date | None = None
    #: Open on this day, and not handed on to a later plan by then.
    open_on: date | None = None
    #: With a deadline in these days, both in it, as it held on the day `as_of`.
    falls_due: tuple[date, date] | None = None
    starred: bool = False
    #: Of which nothing was said from this day up to `as_of`, nor of a part, and that was given to no unit in them.
    silent_since: date | None = None
    #: A statement that finds numbers of tasks: one of these.
    among: Select[Any] | None = None
    #: Without a lead, and without children that have theirs.
    unassigned: bool = False
    #: Planned for this period or for one within it.
    period: Period | None = None
    series_id: int | None = None
    #: A document that the task cites or comes from.
    directive_id: int | None = None
    #: A document that the task cites or comes from, or one above that document.
    under_directive_id: int | None = None
    #: The task that these are children of.
    parent_id: int | None = None
    #: Overdue on this day, and not handed on to a later plan by then.
    overdue_on: date | None = None
    #: Not handed on to a later plan by this day.
    not_handed_on: date | None = None
    #: Among those that are counted on this day: no whole of parts, and the link of its chain that stands then.
    counted_on: date | None = None
    #: With a deadline on this day or before it.
    due_by: date | None = None
    #: With a deadline on this day or after it.
    due_from: date | None = None
    #: Words of title or text, whatever their case and accents.
    contains: str | None = None
    limit: int | None = None


def conditions(wanted: TaskFilter, *, settled: bool = False) -> list[ColumnElement[bool]]:
    """Return the conditions that a filter sets, whatever its limit.

    `settled` says that nothing was done after the day that is asked about: see `timing.changed_after`.
    """
    found = _other_conditions(wanted)
    if wanted.overdue_on is None:
        return found
    sides = _overdue(wanted.overdue_on, settled=settled)
    return [task.c.id.in_(union_all(*(_numbers(side) for side in sides))), *found]


def conditions_of_first(wanted: TaskFilter, *, settled: bool = False) -> list[ColumnElement[bool]]:
    """Return the conditions that hold for the first tasks by deadline that a filter asks for, up to its limit.

    Each side of what is overdue, and of what is open, is looked through in the order of its index until there are
    enough, so that a page takes as long among ten million tasks as among a thousand.
    """
    if wanted.limit is None:
        return conditions(wanted, settled=settled)
    if wanted.overdue_on is not None:
        sides = _overdue(wanted.overdue_on, settled=settled)
    elif _asks_for_all_open(wanted):
        sides = _open(wanted.not_handed_on)
        wanted = replace(wanted, not_handed_on=None)
    else:
        return conditions(wanted)
    found = _other_conditions(wanted)
    firsts = (_numbers(side).where(*found).order_by(*side.order).limit(wanted.limit).subquery() for side in sides)
    return [task.c.id.in_(union_all(*(select(first.c.id) for first in firsts)))]


#: What leaves most of the open tasks in.
LEAVING_MOST = {"states", "limit", "as_of", "units_on", "not_handed_on"}


def _asks_for_all_open(wanted: TaskFilter) -> bool:
    """Tell whether nothing is asked that few open tasks meet: these would be found sooner by another index."""
    others = (getattr(wanted, name) for name in TaskFilter.__slots__ if name not in LEAVING_MOST)
    return set(wanted.states or ()) == set(OPEN_STATES) and all(value is None or value is False for value in others)


class _Side(NamedTuple):
    """A condition of which several make one, with the order by deadline among those tasks."""

    condition: "ColumnElement[bool]"
    order: Sequence[Any]
    #: By what SQLite is to find them: it takes each state for rare, and would go through all that are done.
    hint: str


def _open(not_handed_on: date | None) -> list[_Side]:
    """Return the sides of what is open, or of what of it is not handed on by a day."""
    dated, undated = task.c.due_on.is_not(None), task.c.due_on.is_(None)
    # An index has tasks without a deadline first in SQLite and last in PostgreSQL: they stand apart.
    if not_handed_on is None:
        return [_Side(dated, BY_DAY, OF_OPEN), _Side(undated, BY_DAY, OF_OPEN)]
    return [
        _Side(and_(IS_LAST, dated), BY_DAY, OF_LAST),
        _Side(and_(IS_LAST, undated), BY_DAY, OF_LAST),
        _Side(handed_on_after(not_handed_on), BY_DEADLINE, OF_CONTINUED),
    ]


def _overdue(as_of: date, *, settled: bool) -> list[_Side]:
    """Return the sides of what is overdue on a day and not handed on by then."""
    is_open, *others = (overdue_by_now(as_of),) if settled else overdue_sides(as_of)
    sides = [
        _Side(and_(is_open, IS_LAST), BY_DAY, OF_LAST),
        _Side(and_(is_open, handed_on_after(as_of)), BY_DAY, OF_CONTINUED),
    ]
    if settled:
        return sides
    done_since, set_aside_since, moved_since = (and_(other, ~begun_after(as_of)) for other in others)
    # PostgreSQL takes what was done since for far more than it is. The same order in words that no index has keeps it
    # from going through all that are done by their deadlines; and that it was done late lets it expect less.
    by_day = func.coalesce(task.c.due_on, as_of), task.c.id
    return [
        *sides,
        _Side(and_(done_since, task.c.completed_on > task.c.due_on), by_day, BY_COMPLETION),
        _Side(set_aside_since, by_day, BY_SETTING_ASIDE),
        # By their own numbers, which few extensions name.
        _Side(moved_since, by_deadline_on(as_of), "NOT INDEXED"),
    ]


def _numbers(side: _Side) -> Select[Any]:
    return select(task.c.id).where(side.condition).with_hint(task, side.hint, "sqlite")


def _other_conditions(wanted: TaskFilter) -> list[ColumnElement[bool]]:
    found = [*_about_task(wanted), *_about_time(wanted)]
    if wanted.counted_on is not None:
        found.append(IS_PART)
        # What is overdue is looked for among those that are not handed on.
        found.append((has_its_turn if wanted.counted_on == wanted.overdue_on else stands)(wanted.counted_on))
    if wanted.unit_id is not None or wanted.roles is not None:
        found.append(task.c.id.in_(_assigned(wanted)))
    if wanted.lead_id is not None:
        found.append(task.c.id.in_(_led(wanted.lead_id, wanted.units_on)))
    if wanted.unassigned:
        led = select(assignment.c.id).where(assignment.c.task_id == task.c.id, LEADS)
        # Counts by unit have leads of their own beside the task.
        found.append(~led.correlate(task).exists())
        # What is divided among units is assigned through its children.
        found.append(~select(CHILD.c.id).where(CHILD.c.parent_id == task.c.id).exists())
    if wanted.directive_id is not None:
        found.append(_belongs_to(lambda column: column == wanted.directive_id))
    if wanted.under_directive_id is not None:
        from nhiemvu.store.directive_links import ids_under  # noqa: PLC0415 few lists are of what is under a directive

        under = ids_under(wanted.under_directive_id)
        found.append(_belongs_to(lambda column: column.in_(under)))
    return found


def _belongs_to(document_is: Condition) -> ColumnElement[bool]:
    return task.c.id.in_(select(tasks_of_documents(document_is).c.task_id))


def _about_task(wanted: TaskFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.states is not None:
        found.append(in_states(wanted.states))
    if wanted.series_id is not None:
        found.append(task.c.series_id == wanted.series_id)
    if wanted.parent_id is not None:
        found.append(task.c.parent_id == wanted.parent_id)
    if wanted.starred:
        found.append(IS_STARRED)
    if wanted.among is not None:
        found.append(task.c.id.in_(wanted.among))
    if wanted.contains is not None:
        found.append(holds(task.c.folded, fold(wanted.contains)))
    return found


def _about_time(wanted: TaskFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.period is not None:
        found.append(task.c.period_first >= wanted.period.first_day)
        found.append(task.c.period_last <= wanted.period.last_day)
    if wanted.overdue_on is not None and wanted.overdue_on != wanted.counted_on:
        found.append(has_its_turn(wanted.overdue_on))
    if wanted.not_handed_on is not None:
        found.append(~handed_on(wanted.not_handed_on))
    if wanted.due_by is not None:
        found.append(task.c.due_on <= wanted.due_by)
    if wanted.due_from is not None:
        found.append(task.c.due_on >= wanted.due_from)
    if wanted.timings is not None and wanted.as_of is not None:
        found += [or_(*(stands_so(one, wanted.as_of) for one in wanted.timings)), ~handed_on(wanted.as_of)]
    if wanted.open_on is not None:
        found += [open_on(wanted.open_on), ~handed_on(wanted.open_on)]
    if wanted.falls_due is not None and wanted.as_of is not None:
        found.append(due_at(wanted.as_of).between(*wanted.falls_due))
    if wanted.silent_since is not None:
        found += _silent(wanted.silent_since, wanted.as_of or date.max)
    return found


def _silent(first: date, last: date) -> list[ColumnElement[bool]]:
    then = progress.c.reported_on.between(first, last)
    said = select(progress.c.id).where(progress.c.task_id == task.c.id, then)
    of_parts = (
        select(progress.c.id).join(CHILD, CHILD.c.id == progress.c.task_id).where(CHILD.c.parent_id == task.c.id, then)
    )
    given = select(assignment.c.id).where(assignment.c.task_id == task.c.id, assignment.c.from_on.between(first, last))
    # Counts by unit have leads of their own beside the task.
    return [~said.exists(), ~of_parts.exists(), ~given.correlate(task).exists()]


def in_states(states: Sequence[State]) -> ColumnElement[bool]:
    """Return the condition that a task is in one of some states, as an index knows it."""
    if set(states) == set(OPEN_STATES):
        return IS_OPEN
    return task.c.state.in_([literal_column(f"'{state}'") for state in states]) if states else false()


def _led(unit_id: int, day: date | None) -> Select[Any]:
    leads = and_(assignment.c.role == Role.LEAD.value, holding_on(day)) if day else LEADS
    return select(assignment.c.task_id).where(leads, assignment.c.unit_id == unit_id)


def _assigned(wanted: TaskFilter) -> Select[Any]:
    assigned = select(assignment.c.task_id).where(holding_on(wanted.units_on) if wanted.units_on else HOLDS)
    if wanted.unit_id is not None:
        assigned = assigned.where(assignment.c.unit_id == wanted.unit_id)
    if wanted.roles is not None:
        assigned = assigned.where(assignment.c.role.in_([role.value for role in wanted.roles]))
    return assigned
