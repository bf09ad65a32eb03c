"""Children of tasks: copied from their parent, and its progress taken from them."""

from datetime import timedelta

import pytest

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.tasks import Cadence, Origin, Role, State
from nhiemvu.store.assignments import assign
from nhiemvu.store.check import check
from nhiemvu.store.children import add_child, children_of, leads_of_children
from nhiemvu.store.directives import record_directive
from nhiemvu.store.report_tasks import tasks_to_answer
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, add_task_directives, find_tasks, get_tasks, set_state
from tests.store.store_factories import DIRECTIVE, Q2, TODAY, make_progress, make_task, make_unit

DUE = TODAY + timedelta(days=20)
TOMORROW = TODAY + timedelta(days=1)
ASTRAY = "does not follow from its children."


def test_child_has_what_its_parent_has(session: Session) -> None:
    """Words, series, period, cadence, deadline and directives are the same; origin, star and units are its own."""
    documents = [
        record_directive(session, DIRECTIVE),
        record_directive(session, Directive(kind="KH", symbol="3-KH/HU")),
    ]
    number = make_task(
        session,
        series_id=series_id(session, "Đối ngoại", create=True),
        cadence=Cadence.ONGOING,
        due_on=DUE,
        due_text="cuối tháng",
        origin=Origin(documents[0], "III.1", 0, 9),
    )
    add_task_directives(session, number, documents)
    assign(session, number, make_unit(session), Role.LEAD, TODAY)
    same, other = add_child(session, number, DUE), add_child(session, number, TODAY)
    parent, child, earlier = get_tasks(session, [number, same, other])
    for name in ("text", "title", "series", "period", "cadence", "due_on", "original_due_on", "due_text", "directives"):
        assert getattr(child, name) == getattr(parent, name), name
    assert (child.parent_id, child.state, child.origin, child.lead) == (number, State.NOT_STARTED, None, None)
    assert (earlier.due_on, earlier.due_text) == (TODAY, None)
    assert (parent.children, parent.children_counted, parent.children_done) == ((same, other), 2, 0)


def test_progress_of_a_parent_is_the_mean_of_its_children(session: Session) -> None:
    """The newest percentage of each counts, done ones are whole, cancelled ones count no longer."""
    number = make_task(session)
    half, done, cancelled, silent = (add_child(session, number, None) for _ in range(4))
    make_progress(session, half, TODAY, percent=50)
    make_progress(session, half, TODAY - timedelta(days=3), percent=90)
    make_progress(session, half, TOMORROW, note="đang in tài liệu")
    make_progress(session, cancelled, TODAY, percent=10)
    set_state(session, done, State.DONE, TODAY)
    set_state(session, cancelled, State.CANCELLED)
    parent = get_tasks(session, [number])[0]
    assert (parent.percent, parent.last_update_on) == (50, TOMORROW)
    assert (parent.children, parent.children_counted, parent.children_done) == ((half, done, cancelled, silent), 3, 1)


def test_task_without_children_keeps_its_own_progress(session: Session) -> None:
    """Numbers asked for come back, also those without children."""
    number = make_task(session)
    make_progress(session, number, TODAY, percent=30)
    assert get_tasks(session, [number])[0].percent == 30
    assert children_of(session, [number, 99]) == {number: [], 99: []}


def test_units_that_lead_a_child_are_known(session: Session) -> None:
    """The lead of today counts, the oldest child where a unit leads two; support does not count."""
    number, other = make_task(session), make_task(session, "Việc khác")
    one, two, three = (make_unit(session, f"Chi bộ {place}") for place in range(3))
    first, second, foreign = add_child(session, number, None), add_child(session, number, None), other
    for task, unit in ((first, one), (second, one), (second, two), (first, two), (foreign, three)):
        assign(session, task, unit, Role.LEAD, TODAY)
    assign(session, second, one, Role.LEAD, TOMORROW)
    assign(session, second, three, Role.SUPPORT, TOMORROW)
    assert leads_of_children(session, number) == {two: first, one: second}
    assign(session, second, two, Role.LEAD, TOMORROW)
    assert leads_of_children(session, number) == {two: first}


def test_children_are_found_by_their_parent(session: Session) -> None:
    """Others are not."""
    number = make_task(session)
    child = add_child(session, number, None)
    make_task(session, "Việc khác")
    assert [task.id for task in find_tasks(session, TaskFilter(parent_id=number))] == [child]


def test_what_is_divided_is_assigned(session: Session) -> None:
    """Of a parent without a lead nobody is missing: its children are asked about."""
    number = make_task(session)
    child = add_child(session, number, None)
    assert [task.id for task in find_tasks(session, TaskFilter(unassigned=True))] == [child]


def test_report_answers_children_in_their_parent(session: Session) -> None:
    """A report names the parent once, also an unplanned one of whose children something was said in the period."""
    planned, unplanned, silent = make_task(session), make_task(session, period=None), make_task(session, period=None)
    add_child(session, planned, None)
    make_progress(session, add_child(session, unplanned, None), Q2.last_day)
    make_progress(session, add_child(session, silent, None), Q2.last_day + timedelta(days=1))
    assert {task.id for task in tasks_to_answer(session, Q2, None)} == {planned, unplanned}


@pytest.mark.parametrize(
    ("parent", "child", "named"),
    [
        (State.NOT_STARTED, State.NOT_STARTED, []),
        (State.NOT_STARTED, State.IN_PROGRESS, [ASTRAY]),
        (State.IN_PROGRESS, State.DONE, [ASTRAY]),
        (State.REPORTED, State.DONE, []),
        (State.DONE, State.DONE, []),
        (State.DONE, State.IN_PROGRESS, [ASTRAY]),
        (State.DONE, State.CANCELLED, []),
        (State.CANCELLED, State.IN_PROGRESS, []),
    ],
)
def test_check_holds_the_rule(session: Session, parent: State, child: State, named: list[str]) -> None:
    """`db check` finds a parent whose state does not follow from its children."""
    number = make_task(session)
    for task, state in ((number, parent), (add_child(session, number, None), child)):
        set_state(session, task, state, TODAY if state in {State.DONE, State.REPORTED} else None)
    assert [finding.message.en.partition("its state ")[2] for finding in check(session)] == named


def test_check_finds_a_child_that_is_due_after_its_parent(session: Session) -> None:
    """It is named."""
    number = make_task(session, due_on=TODAY)
    child = add_child(session, number, DUE)
    assert [f"Task {child} is due after" in finding.message.en for finding in check(session)] == [True]
