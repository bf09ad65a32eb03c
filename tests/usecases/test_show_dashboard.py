"""The numbers of the page are those of `stats`, whatever the day, in all and by unit, period and directive."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from nhiemvu.domain.counts import CountLine, Counts, DoesNotFoot, Grouping
from nhiemvu.domain.dashboard import Dashboard, Group, ListedTask
from nhiemvu.domain.last_told import last_told
from nhiemvu.domain.periods import parse_period
from nhiemvu.store.assignments import leads_on
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.directive_links import tasks_of
from nhiemvu.store.directives import held_documents
from nhiemvu.store.listed_tasks import BriefTask, brief_tasks
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases import show_dashboard as module
from nhiemvu.usecases.answer_tasks import entries_of
from nhiemvu.usecases.count_tasks import statistics
from nhiemvu.usecases.show_dashboard import Wanted, count_wanted, show_dashboard
from tools.bench.offices import AS_OF, fill_office

DAYS = [date(2025, 7, 1), date(2026, 2, 15), AS_OF]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Return an office with tasks in every standing."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    fill_office(160, path)
    return open_database(str(path))


def page(session: Session, wanted: Wanted) -> tuple[Dashboard, list[ListedTask]]:
    """Return what the page tells and its tasks."""
    tasks: list[ListedTask] = []
    return show_dashboard(session, wanted, count_wanted(session, wanted), tasks.append), tasks


def by_name(lines: Iterable[Group | CountLine]) -> dict[str | None, Counts]:
    """Return counts by name."""
    return {line.name: line.counts for line in lines}


@pytest.mark.parametrize("as_of", DAYS)
def test_counts_are_those_of_stats(database: Database, as_of: date) -> None:
    """In all, by unit and by period; of each directive those that `stats --directive` gives."""
    with transaction(database, writing=False) as session:
        board, tasks = page(session, Wanted(as_of=as_of))
        total = statistics(session, by=None, as_of=as_of).table.total
        assert board.total == total
        assert len(tasks) == total.total + total.set_aside == 160
        assert by_name(board.units) == by_name(statistics(session, by=Grouping.UNIT, as_of=as_of).table.lines)
        periods = {str(group.key): group.counts for group in board.periods}
        assert periods == by_name(statistics(session, by=Grouping.PERIOD, as_of=as_of).table.lines)
        assert len(board.under) == 12
        for number, counts in board.under.items():
            assert counts == statistics(session, by=None, as_of=as_of, directive=str(number)).table.total


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(as_of=AS_OF, unit="Công an xã"),
        Wanted(as_of=AS_OF, period=parse_period("2026")),
        Wanted(as_of=AS_OF, directive="2-CT/TW", updated_since=date(2026, 6, 1)),
        Wanted(as_of=DAYS[1], unit="Công an xã", period=parse_period("2026-Q1"), directive="1-CT/TW"),
    ],
)
def test_what_is_asked_is_what_stats_counts(database: Database, wanted: Wanted) -> None:
    """Each narrowing, and several together."""
    with transaction(database, writing=False) as session:
        board, tasks = page(session, wanted)
        assert board.total == count_wanted(session, wanted).table.total
        assert 0 < board.total.total < 100
        assert sum((group.counts for group in board.units), Counts()) == board.total
        if wanted.unit:
            assert {task.lead for task in tasks} == {"Công an xã"}


@pytest.mark.parametrize("as_of", DAYS)
def test_each_task_is_listed_as_it_is_on_record(database: Database, as_of: date) -> None:
    """What is read for the page alone is what is read of a whole task."""
    with transaction(database, writing=False) as session:
        _, tasks = page(session, Wanted(as_of=as_of))
        numbers = [task.id for task in tasks]
        whole = get_tasks(session, numbers)
        entries, leads = entries_of(session, whole), leads_on(session, numbers, as_of)
        tasks_by_document = tasks_of(session, [document.id for document in held_documents(session)])
        assert any(task.told.words for task in tasks)
        for task, held in zip(tasks, whole, strict=True):
            assert (task.title, task.period, task.state) == (held.title, held.period, held.state)
            assert (task.timing, task.due_on) == (held.timing(as_of), held.due_at(as_of))
            assert (task.days_late, task.extended) == (held.days_late(as_of), held.is_on_time_by_extension(as_of))
            assert task.told == last_told(entries[task.id], as_of)
            assert task.unit_id == leads.get(task.id)
            assert {number for number, ones in tasks_by_document.items() if task.id in ones} <= set(task.directives)


def test_the_tree_is_of_what_was_asked(database: Database) -> None:
    """Under a directive only that one and those below it; the tasks of those below count under it."""
    with transaction(database, writing=False) as session:
        board, _ = page(session, Wanted(as_of=AS_OF, directive="4-KH/ĐU"))
    assert [(place.branch.id, place.depth) for place in board.places] == [(4, 0), (8, 1), (9, 1)]
    assert board.under[4] == board.total


def test_lists_that_do_not_foot_make_no_page(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A task that the database counts and no list has is found before anybody sees the page."""
    with transaction(database, writing=False) as session:

        def without_one(*arguments: Any) -> list[BriefTask]:
            return list(brief_tasks(*arguments))[1:]

        monkeypatch.setattr(module, "brief_tasks", without_one)
        with pytest.raises(DoesNotFoot):
            page(session, Wanted(as_of=AS_OF))
