"""Gather the page for the head of the office: counts, and each counted task for the lists behind them.

Every number is made of the tasks that go into the lists, by the rule of `domain.counts`; the database counts their
total a second time, and where both differ there is no page.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import CountLine, Counts, CountTable
from nhiemvu.domain.dashboard import Dashboard, Group, ListedTask, Scope, by_completion
from nhiemvu.domain.dashboard_counts import Counting
from nhiemvu.domain.directive_tree import in_order, leading_to
from nhiemvu.domain.extensions import due_at
from nhiemvu.domain.last_told import last_told, told_since
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.tasks import days_late, on_time_by_extension, timing
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.units import find_unit
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.directives import get_directive
from nhiemvu.store.listed_tasks import BriefTask, brief_tasks
from nhiemvu.store.series import series_name
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.units import all_units
from nhiemvu.usecases.choose_tasks import wanted_tasks
from nhiemvu.usecases.count_tasks import Statistics, statistics_of_choice
from nhiemvu.usecases.find_directives import known_directive
from nhiemvu.usecases.find_series import known_series
from nhiemvu.usecases.show_tree import Shape, shape_of_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Of which tasks and which day the page is to be; None asks nothing."""

    as_of: date
    updated_since: date | None = None
    unit: str | None = None
    period: Period | None = None
    series: str | None = None
    directive: str | None = None

    @property
    def choice(self) -> TaskChoice:
        """What is asked of tasks."""
        return TaskChoice(
            everything=True, lead=self.unit, period=self.period, series=self.series, directive=self.directive
        )


@dataclass(frozen=True, slots=True)
class _Places:
    """What tasks are put under."""

    #: The names of units on the day.
    units: Mapping[int, str]
    tree: Shape
    #: The directives under which the tasks of each document count, by number.
    above: Mapping[int, tuple[int, ...]]

    def under(self, documents: Sequence[int]) -> tuple[int, ...]:
        """Return the directives under which a task counts that belongs to these documents, by number."""
        found = {self.above[document] for document in documents if document in self.above}
        return found.pop() if len(found) == 1 else tuple(sorted(set().union(*found)))


def count_wanted(session: Session, wanted: Wanted) -> Statistics:
    """Return the counts of all tasks of the page. Raises what `statistics_of_choice` raises."""
    return statistics_of_choice(session, wanted.choice, by=None, as_of=wanted.as_of, updated_since=wanted.updated_since)


def show_dashboard(
    session: Session, wanted: Wanted, total: Statistics, keep: Callable[[ListedTask], None]
) -> Dashboard:
    """Return what the page tells; each of its tasks is handed to `keep` once, by number, and then forgotten.

    `total` is what `count_wanted` gave. Raises what `wanted_tasks` raises, and DoesNotFoot.
    """
    asked = replace(wanted_tasks(session, wanted.choice, wanted.as_of), counted_on=wanted.as_of)
    places = _places(session, wanted)
    counting = Counting()
    for brief in brief_tasks(session, asked, total.as_of):
        # What is handed on is not among those that count.
        task = _listed(brief, total, places)
        counting.add(task)
        keep(task)
    units = _units(counting.units, places.units)
    CountTable([CountLine(group.name, group.counts) for group in units], total.table.total)
    under = counting.directives
    return Dashboard(
        office=read_settings(session).get("office", ""),
        scope=_scope(session, wanted, places.units),
        as_of=total.as_of,
        updated_since=total.updated_since,
        total=counting.total,
        units=units,
        periods=_periods(counting.periods),
        ages=counting.ages,
        places=leading_to(in_order(places.tree.branches), under),
        directives=places.tree.directives,
        under=under,
        soon=counting.soon,
        overdue=counting.overdue.all(),
        due_soon=counting.due_soon.all(),
        tasks=counting.tasks,
    )


def _places(session: Session, wanted: Wanted) -> _Places:
    tree = shape_of_tree(session, wanted.directive)
    above: dict[int, set[int]] = defaultdict(set)
    for number, documents in tree.reach.items():
        for document in documents:
            above[document].add(number)
    names = {unit.id: unit.name_on(wanted.as_of) for unit in all_units(session)}
    return _Places(names, tree, {document: tuple(sorted(numbers)) for document, numbers in above.items()})


def _listed(task: BriefTask, total: Statistics, places: _Places) -> ListedTask:
    as_of = total.as_of
    due_on = due_at(task.due_on, task.extensions, as_of)
    how = (task.state, due_on, task.completed_on, as_of, task.set_aside_on)
    stands = timing(*how)
    return ListedTask(
        id=task.id,
        title=task.title,
        unit_id=task.unit_id,
        lead=places.units[task.unit_id] if task.unit_id else None,
        period=task.period,
        state=task.state,
        timing=stands,
        due_on=due_on,
        days_late=days_late(*how),
        starred=task.starred,
        updated=told_since(task.entries, total.updated_since, as_of),
        extended=on_time_by_extension(stands, task.due_on, task.completed_on, task.extensions, as_of),
        told=last_told(task.entries, as_of),
        directives=places.under(task.documents),
    )


def _units(counts: Mapping[int, Counts], names: Mapping[int, str]) -> list[Group]:
    groups = [Group(key, names.get(key), several) for key, several in counts.items()]
    return sorted(groups, key=lambda group: (group.name is None, *by_completion(group), sort_key(group.name or "")))


def _periods(counts: Mapping[str, Counts]) -> list[Group]:
    groups = [Group(code, parse_period(code).name if code else None, several) for code, several in counts.items()]
    return sorted(groups, key=lambda group: _place(str(group.key)))


def _place(code: str) -> tuple[object, ...]:
    period = parse_period(code) if code else None
    return (period is None, period and period.first_day, period and period.last_day)


def _scope(session: Session, wanted: Wanted, names: Mapping[int, str]) -> Scope:
    unit = find_unit(wanted.unit, all_units(session), wanted.as_of) if wanted.unit else None
    directive = get_directive(session, known_directive(session, wanted.directive).id) if wanted.directive else None
    return Scope(
        period=wanted.period.code if wanted.period else "",
        series=series_name(session, known_series(session, wanted.series)) if wanted.series else "",
        unit=names[unit.id] if unit else "",
        directive=directive.short_name if directive else "",
    )
