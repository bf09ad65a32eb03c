"""Gather the page for the head of the office: counts, and each counted task for the lists behind them.

Every number is made of the tasks that go into the lists, by the rule of `domain.counts`; the database counts their
total a second time, and where both differ there is no page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from nhiemvu.domain.answers import Entry
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import CountLine, Counts, CountTable
from nhiemvu.domain.dashboard import Dashboard, Group, ListedTask, Scope, by_completion
from nhiemvu.domain.dashboard_counts import Counting
from nhiemvu.domain.directive_tree import in_order, leading_to
from nhiemvu.domain.last_told import last_told, told_since
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.units import find_unit
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.assignments import leads_on
from nhiemvu.store.directive_links import documents_of
from nhiemvu.store.directives import get_directive
from nhiemvu.store.series import series_name
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import PAGE_OF_TASKS, TaskFilter, each_task
from nhiemvu.store.units import all_units
from nhiemvu.usecases.answer_tasks import entries_of
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
    #: The directives under which the tasks of each document count.
    above: Mapping[int, set[int]]


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
    for task in _listed_tasks(session, asked, total, places):
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
    return _Places({unit.id: unit.name_on(wanted.as_of) for unit in all_units(session)}, tree, above)


def _listed_tasks(session: Session, asked: TaskFilter, total: Statistics, places: _Places) -> Iterator[ListedTask]:
    tasks = each_task(session, asked)
    while page := list(islice(tasks, PAGE_OF_TASKS)):
        ids = [task.id for task in page]
        entries, leads = entries_of(session, page), leads_on(session, ids, total.as_of)
        documents = documents_of(session, ids)
        for task in page:
            named = documents.get(task.id, ())
            under = set[int]().union(*(places.above.get(document, set()) for document in named))
            yield _listed(task, entries[task.id], leads.get(task.id), under, total, places)


def _listed(
    task: Task, entries: Sequence[Entry], lead: int | None, under: set[int], total: Statistics, places: _Places
) -> ListedTask:
    as_of = total.as_of
    return ListedTask(
        id=task.id,
        title=task.title,
        unit_id=lead,
        lead=places.units[lead] if lead else None,
        period=task.period,
        state=task.state,
        timing=task.timing(as_of),
        due_on=task.due_at(as_of),
        days_late=task.days_late(as_of),
        starred=task.starred,
        updated=told_since(entries, total.updated_since, as_of),
        extended=task.is_on_time_by_extension(as_of),
        told=last_told(entries, as_of),
        directives=tuple(sorted(under)),
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
