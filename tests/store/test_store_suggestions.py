"""What a shell is offered: the same on both databases."""

from datetime import date

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import OPEN_STATES, State
from nhiemvu.store.directives import record_directive
from nhiemvu.store.reports import add_report
from nhiemvu.store.session import Session
from nhiemvu.store.suggestions import period_codes, symbols, task_titles
from nhiemvu.store.tasks import TaskFilter, count_tasks, find_tasks
from tests.store.store_factories import DIRECTIVE, Q2, Q3, TODAY, make_task


def test_tasks_by_the_beginning_of_their_number(session: Session) -> None:
    """Open ones or all, by number, no more than asked for."""
    for number in range(1, 13):
        make_task(
            session,
            f"Việc {number}",
            State.DONE if number == 11 else None,
            completed_on=TODAY if number == 11 else None,
        )
    assert [task.id for task in task_titles(session, "1", open_only=True, limit=9)] == [1, 10, 12]
    assert [task.id for task in task_titles(session, "1", open_only=False, limit=3)] == [1, 10, 11]
    assert task_titles(session, "", open_only=True, limit=1) == [(1, "Việc 1")]
    assert task_titles(session, "%", open_only=False, limit=9) == []


def test_periods_newest_first_each_once(session: Session) -> None:
    """Those of tasks and of reports, planned and reported."""
    make_task(session, period=Q2)
    make_task(session, period=None)
    number = record_directive(session, Directive(kind="BC", symbol="58-BC/ĐU", title="kết quả quý II"))
    add_report(session, number, series_id=None, reported=Q2, planned=Q3)
    number = record_directive(session, Directive(kind="BC", symbol="60-BC/ĐU", title="kết quả năm"))
    add_report(session, number, series_id=None, reported=parse_period("2022"), planned=None)
    assert period_codes(session) == ["2023-Q3", "2023-Q2", "2022"]


def test_symbols_of_directives_but_not_of_reports(session: Session) -> None:
    """A document without a symbol has none to type."""
    record_directive(session, DIRECTIVE)
    record_directive(session, Directive(kind="KL", title="về một việc"))
    own = record_directive(session, Directive(kind="BC", symbol="58-BC/ĐU", title="kết quả quý II"))
    add_report(session, own, series_id=None, reported=Q2, planned=Q3)
    assert symbols(session) == [("97-CT/TW", DIRECTIVE.title)]


def test_a_count_is_the_length_of_the_list(session: Session) -> None:
    """Whatever is asked, and without the list's limit; a deadline's two ends both belong to what is asked."""
    for day in (9, 10, 11, 17, 18):
        make_task(session, due_on=date(2023, 5, day))
    wanted = TaskFilter(states=OPEN_STATES, due_from=date(2023, 5, 10), due_by=date(2023, 5, 17), limit=1)
    assert count_tasks(session, wanted) == 3
    assert [task.due_on for task in find_tasks(session, wanted)] == [date(2023, 5, 10)]
    assert count_tasks(session, TaskFilter(overdue_on=date(2023, 5, 10))) == 1
