"""Corrections of tasks, and tasks without a lead, on SQLite and PostgreSQL."""

from nhiemvu.domain.tasks import Cadence, Role
from nhiemvu.store.assignments import assign
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks, get_tasks, set_marks, set_plan, set_words
from tests.store.store_factories import Q2, Q3, TODAY, make_task, make_unit


def test_corrected_words_are_what_a_search_finds(session: Session) -> None:
    """The words of before are found no more."""
    number = make_task(session, "Tuyên truyền biển, đảo")
    set_words(session, number, text="Rà soát hồ sơ\nđất đai", title="Rà soát")
    [task] = get_tasks(session, [number])
    assert (task.text, task.title) == ("Rà soát hồ sơ\nđất đai", "Rà soát")
    assert [found.id for found in find_tasks(session, TaskFilter(contains="DAT DAI"))] == [number]
    assert find_tasks(session, TaskFilter(contains="biển")) == []


def test_plan_and_marks_are_set_and_taken_away(session: Session) -> None:
    """Series and period may be none; the period's days follow its code."""
    number = make_task(session)
    set_plan(session, number, series_id=series_id(session, "công tác A", create=True), period=Q3)
    set_marks(session, number, cadence=Cadence.RECURRING, starred=True)
    [task] = get_tasks(session, [number])
    assert (task.series, task.period, task.cadence, task.starred) == ("công tác A", "2023-Q3", "recurring", True)
    assert [found.id for found in find_tasks(session, TaskFilter(period=Q3))] == [number]
    assert find_tasks(session, TaskFilter(period=Q2)) == []
    set_plan(session, number, series_id=None, period=None)
    [task] = get_tasks(session, [number])
    assert (task.series, task.period) == (None, None)


def test_tasks_without_a_lead_are_found(session: Session) -> None:
    """Support is no lead, and a lead that has ended is none any more."""
    led, helped, alone, left = (make_task(session) for _ in range(4))
    lead, helper = make_unit(session), make_unit(session, "Đoàn xã")
    assign(session, led, lead, Role.LEAD, TODAY)
    assign(session, helped, helper, Role.SUPPORT, TODAY)
    assign(session, left, lead, Role.LEAD, TODAY)
    assign(session, left, lead, Role.SUPPORT, TODAY)
    assert {found.id for found in find_tasks(session, TaskFilter(unassigned=True))} == {helped, alone, left}
