"""Tasks: added, changed, found, and what a report must answer."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.plans import NamedDeadline, Span
from nhiemvu.domain.tasks import OPEN_STATES, Cadence, Origin, Role, State, Task
from nhiemvu.store.assignments import assign
from nhiemvu.store.batches import BATCH, in_batches
from nhiemvu.store.chains import continue_task
from nhiemvu.store.children import add_child
from nhiemvu.store.directives import record_directive
from nhiemvu.store.extensions import ask
from nhiemvu.store.points import set_task_deadlines
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.report_tasks import tasks_to_answer
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.task_rows import FEW
from nhiemvu.store.tasks import (
    TaskFilter,
    add_task_directives,
    each_task,
    find_tasks,
    get_tasks,
    numbers_by_unit,
    set_deadline,
    set_state,
)
from tests.store.store_factories import DIRECTIVE, Q1, Q2, Q3, TODAY, make_progress, make_task, make_unit

DUE = date(2023, 6, 30)


def titles(found: Sequence[Task]) -> set[str]:
    """Return the titles of tasks."""
    return {held.title for held in found}


def test_task_comes_back_whole(session: Session) -> None:
    """What was recorded of a task in every table is on the task."""
    document = record_directive(session, DIRECTIVE)
    number = make_task(
        session,
        text="Tuyên truyền\nvề biển, đảo",
        title="Tuyên truyền",
        series_id=series_id(session, "Thông tin đối ngoại", create=True),
        cadence=Cadence.ONGOING,
        due_on=DUE,
        due_text="cuối quý",
        origin=Origin(document, "III.1", 10, 40),
    )
    add_task_directives(session, number, [document, document])
    for name, role in (("Ban Tuyên giáo", Role.LEAD), ("Hội Nông dân", Role.SUPPORT), ("Văn phòng", Role.MONITOR)):
        assign(session, number, make_unit(session, name), role, TODAY)
    entry = make_progress(session, number, TODAY, percent=60, result="Đã mở 2 hội nghị")
    make_progress(session, number, TODAY + timedelta(days=2), note="đang in tài liệu")
    make_progress(session, number, TODAY - timedelta(days=2), percent=20, result="Đã có kế hoạch")
    add_evidence(session, entry, document_id=document, text=None)
    add_evidence(session, entry, document_id=None, text="ảnh hội nghị.jpg")
    assert get_tasks(session, [number]) == [
        Task(
            id=number,
            text="Tuyên truyền\nvề biển, đảo",
            title="Tuyên truyền",
            series="Thông tin đối ngoại",
            period="2023-Q2",
            state=State.NOT_STARTED,
            cadence=Cadence.ONGOING,
            original_due_on=DUE,
            due_on=DUE,
            due_text="cuối quý",
            completed_on=None,
            starred=False,
            origin=Origin(document, "III.1", 10, 40),
            lead="Ban Tuyên giáo",
            support=("Hội Nông dân",),
            monitor=("Văn phòng",),
            percent=60,
            result="Đã mở 2 hội nghị",
            evidence=("97-CT/TW", "ảnh hội nghị.jpg"),
            last_update_on=TODAY + timedelta(days=2),
            directives=("97-CT/TW",),
        )
    ]


def test_tasks_come_in_the_order_asked_for(session: Session) -> None:
    """Numbers come back in their order, each once; unknown ones are left out."""
    one, two = make_task(session), make_task(session)
    assert [held.id for held in get_tasks(session, [two, 99, one, two])] == [two, one]


def test_directives_keep_their_order(session: Session) -> None:
    """Directives added later stand after those that the task has."""
    number = make_task(session)
    symbols = ("3-KH/HU", "1-KH/HU", "2-KH/HU")
    documents = [record_directive(session, type(DIRECTIVE)(kind="KH", symbol=symbol)) for symbol in symbols]
    add_task_directives(session, number, documents[:1])
    add_task_directives(session, number, documents)
    assert get_tasks(session, [number])[0].directives == symbols


def test_statements_do_not_grow_with_the_tasks(session: Session) -> None:
    """Ten tasks or fifty take the same number of statements; one, of which little is known, fewer."""

    def statements_for(limit: int) -> int:
        seen: list[str] = []

        def note(*arguments: Any) -> None:
            seen.append(arguments[2])

        event.listen(session.connection, "before_cursor_execute", note)
        assert len(find_tasks(session, TaskFilter(limit=limit))) == limit
        event.remove(session.connection, "before_cursor_execute", note)
        return len(seen)

    for _ in range(50):
        make_progress(session, make_task(session))
    assert statements_for(10) == statements_for(50) == 8
    assert statements_for(1) == 4


def test_a_task_alone_is_what_it_is_among_others(session: Session) -> None:
    """Of few tasks it is asked first what is held of them: nothing is missed, of whatever kind it is."""
    unit, document = make_unit(session, "Hội Nông dân"), record_directive(session, DIRECTIVE)
    bare, said, proved, citing, dated, whole, going_on, extended = (make_task(session, due_on=DUE) for _ in range(8))
    make_progress(session, said, percent=40, note="đang làm")
    add_evidence(session, make_progress(session, proved), document_id=document, text=None)
    add_task_directives(session, citing, [document])
    set_task_deadlines(session, dated, [NamedDeadline("trong tháng 6", Span(0, 13), DUE, "month")])
    make_progress(session, add_child(session, whole, DUE), percent=10)
    continue_task(session, make_task(session, period=Q3), going_on)
    ask(session, extended, unit_id=unit, asked_on=TODAY, from_due_on=DUE, new_due_on=DUE + timedelta(9), reason="chờ")
    page = find_tasks(session, TaskFilter())
    assert len(page) > FEW
    assert page == [get_tasks(session, [one.id])[0] for one in page]
    held = {one.id: one for one in page}
    assert held[bare].last_update_on is None
    assert (held[said].percent, held[proved].evidence, held[citing].directives) == (40, ("97-CT/TW",), ("97-CT/TW",))
    assert (held[dated].deadlines[0].due_on, held[whole].percent, held[going_on].continued_by) == (DUE, 10, 10)
    assert held[extended].extensions[0].reason == "chờ"


def test_numbers_come_by_unit_and_role(session: Session) -> None:
    """By deadline, those of tasks without one last; what was handed over by the day is its new unit's."""
    units = [make_unit(session, f"Thôn {number}") for number in range(3)]
    late, undated, soon, other = (
        make_task(session, due_on=due_on) for due_on in (DUE, None, DUE - timedelta(days=9), DUE)
    )
    for number in (late, undated, soon):
        assign(session, number, units[0], Role.LEAD, TODAY)
    assign(session, other, units[1], Role.LEAD, TODAY - timedelta(days=30))
    assign(session, other, units[2], Role.LEAD, TODAY - timedelta(days=3))
    assign(session, late, units[2], Role.SUPPORT, TODAY)
    assign(session, soon, units[2], Role.MONITOR, TODAY)
    roles, asked = (Role.LEAD, Role.SUPPORT), TaskFilter(states=OPEN_STATES)
    assert numbers_by_unit(session, asked, units, roles, TODAY) == {
        (units[0], Role.LEAD): [soon, late, undated],
        (units[2], Role.LEAD): [other],
        (units[2], Role.SUPPORT): [late],
    }
    earlier = numbers_by_unit(session, asked, units[1:], roles, TODAY - timedelta(days=9))
    assert earlier == {(units[1], Role.LEAD): [other], (units[2], Role.SUPPORT): [late]}


def test_first_deadline_is_never_overwritten(session: Session) -> None:
    """A later deadline leaves the first as it was; where there was none the first one set is the first."""
    dated, undated = make_task(session, due_on=DUE, due_text="cuối quý"), make_task(session)
    for number in (dated, undated):
        set_deadline(session, number, DUE + timedelta(days=1))
        set_deadline(session, number, DUE + timedelta(days=30))
    first, second = get_tasks(session, [dated, undated])
    assert (first.original_due_on, first.due_on, first.due_text) == (DUE, DUE + timedelta(days=30), None)
    assert (second.original_due_on, second.due_on) == (DUE + timedelta(days=1), DUE + timedelta(days=30))


def test_state_and_day_of_completion_go_together(session: Session) -> None:
    """Done has its day, and opening the task again takes it away."""
    number = make_task(session)
    set_state(session, number, State.DONE, TODAY)
    assert get_tasks(session, [number])[0].completed_on == TODAY
    set_state(session, number, State.IN_PROGRESS)
    held = get_tasks(session, [number])[0]
    assert (held.state, held.completed_on) == (State.IN_PROGRESS, None)


@pytest.fixture
def mixed(session: Session) -> Session:
    """Five tasks that differ in everything a filter asks about."""
    unit, other = make_unit(session, "Hội Nông dân"), make_unit(session, "Huyện đoàn")
    document = record_directive(session, DIRECTIVE)
    subject = series_id(session, "Thông tin đối ngoại", create=True)
    late = make_task(session, "late", due_on=TODAY - timedelta(days=1), series_id=subject)
    make_task(session, "today", due_on=TODAY, origin=Origin(document, "1"))
    make_task(session, "month", period=parse_period("2023-M05"), state=State.SUSPENDED)
    done = make_task(session, "done", due_on=TODAY - timedelta(days=9), state=State.DONE, completed_on=TODAY)
    make_task(session, "Hoà giải 100% ở Đồng_Nai", period=None)
    add_task_directives(session, done, [document])
    assign(session, late, unit, Role.LEAD, TODAY)
    assign(session, done, unit, Role.SUPPORT, TODAY)
    assign(session, done, other, Role.LEAD, TODAY - timedelta(days=3))
    assign(session, done, unit, Role.LEAD, TODAY)
    return session


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param({}, {"late", "today", "month", "done", "Hoà giải 100% ở Đồng_Nai"}, id="everything"),
        pytest.param({"states": OPEN_STATES}, {"late", "today", "Hoà giải 100% ở Đồng_Nai"}, id="open"),
        pytest.param({"states": (State.DONE, State.SUSPENDED)}, {"done", "month"}, id="two states"),
        pytest.param({"states": ()}, set(), id="no state"),
        pytest.param({"unit_id": 1}, {"late", "done"}, id="unit in any role"),
        pytest.param({"unit_id": 2}, set(), id="unit whose role has ended"),
        pytest.param({"unit_id": 1, "roles": (Role.SUPPORT,)}, set(), id="unit in a role that it left"),
        pytest.param({"roles": (Role.LEAD,)}, {"late", "done"}, id="any lead"),
        pytest.param({"period": Q2}, {"late", "today", "month", "done"}, id="period and those within it"),
        pytest.param({"period": parse_period("2023-M05")}, {"month"}, id="month"),
        pytest.param({"series_id": 1}, {"late"}, id="series"),
        pytest.param({"directive_id": 1}, {"today", "done"}, id="cites or comes from a directive"),
        pytest.param({"overdue_on": TODAY}, {"late"}, id="overdue; due today is not"),
        pytest.param({"overdue_on": TODAY + timedelta(days=1)}, {"late", "today"}, id="overdue tomorrow"),
        pytest.param({"due_by": TODAY}, {"late", "today", "done"}, id="due by a day"),
        pytest.param({"contains": "HÒA GIẢI"}, {"Hoà giải 100% ở Đồng_Nai"}, id="words in other writing"),
        pytest.param({"contains": "100%"}, {"Hoà giải 100% ở Đồng_Nai"}, id="percent sign is no wildcard"),
        pytest.param({"contains": "o_n"}, set(), id="underscore is no wildcard"),
        pytest.param({"overdue_on": TODAY, "unit_id": 1, "states": OPEN_STATES}, {"late"}, id="all together"),
    ],
)
def test_filter_finds(mixed: Session, wanted: dict[str, Any], expected: set[str]) -> None:
    """Each field narrows the list, and all hold together."""
    assert titles(find_tasks(mixed, TaskFilter(**wanted))) == expected


def test_list_is_by_deadline_and_limited(mixed: Session) -> None:
    """The most late come first, tasks without a deadline last; a limit cuts the list after ordering."""
    found = [held.title for held in find_tasks(mixed, TaskFilter())]
    assert found == ["done", "late", "today", "month", "Hoà giải 100% ở Đồng_Nai"]
    assert [held.title for held in find_tasks(mixed, TaskFilter(limit=2))] == found[:2]


@pytest.mark.parametrize(
    ("values", "said_on", "answered"),
    [
        pytest.param({"period": Q2}, None, True, id="planned for it, silent"),
        pytest.param(
            {"period": Q2, "state": State.DONE, "completed_on": date(2023, 3, 1)}, None, True, id="done early"
        ),
        pytest.param({"period": parse_period("2023-M06")}, None, True, id="planned for a month of it"),
        pytest.param({"period": Q2, "state": State.CANCELLED}, None, False, id="cancelled without a word"),
        pytest.param(
            {"period": Q2, "state": State.CANCELLED}, date(2023, 5, 1), True, id="cancelled with a word in it"
        ),
        pytest.param({"period": Q2, "state": State.SUSPENDED}, None, True, id="suspended"),
        pytest.param({"period": Q1}, None, True, id="planned earlier, still open"),
        pytest.param({"period": Q1, "cadence": Cadence.ONGOING}, None, True, id="ongoing"),
        pytest.param({"period": parse_period("2023")}, None, True, id="planned for the whole year"),
        pytest.param(
            {"period": Q1, "state": State.DONE, "completed_on": date(2023, 4, 1)},
            None,
            True,
            id="carried over and done",
        ),
        pytest.param(
            {"period": Q1, "state": State.DONE, "completed_on": date(2023, 7, 9)}, None, True, id="done after it"
        ),
        pytest.param(
            {"period": Q1, "state": State.DONE, "completed_on": date(2023, 3, 31)}, None, False, id="done before it"
        ),
        pytest.param({"period": Q1, "state": State.SUSPENDED}, date(2023, 3, 1), False, id="suspended before it"),
        pytest.param({"period": Q1, "state": State.SUSPENDED}, date(2023, 4, 1), True, id="suspended in it"),
        pytest.param({"period": Q3}, date(2023, 5, 1), False, id="planned later, spoken of already"),
        pytest.param({"period": None}, None, False, id="unplanned and silent"),
        pytest.param({"period": None}, date(2023, 6, 30), True, id="unplanned with progress on its last day"),
        pytest.param({"period": None}, date(2023, 7, 1), False, id="unplanned with progress after it"),
        pytest.param(
            {"period": None, "state": State.DONE, "completed_on": date(2023, 4, 1)}, None, True, id="unplanned and done"
        ),
    ],
)
def test_report_answers(session: Session, values: dict[str, Any], said_on: date | None, answered: bool) -> None:  # noqa: FBT001 a table's column
    """A report answers what was planned for its period, what was left open before, and what came in between."""
    number = make_task(session, **values)
    if said_on:
        make_progress(session, number, said_on)
        make_progress(session, number, said_on)
    found = tasks_to_answer(session, Q2, None)
    assert [held.id for held in found] == ([number] if answered else [])


def test_report_answers_its_own_series_in_the_order_of_the_documents(session: Session) -> None:
    """Another series is left to its own report; earlier tasks come first, then by place."""
    mine, other = (series_id(session, name, create=True) for name in ("đối ngoại", "dân vận"))
    document = record_directive(session, DIRECTIVE)
    last = make_task(session, series_id=mine, origin=Origin(document, "III.2", 90, 99))
    middle = make_task(session, series_id=mine, origin=Origin(document, "III.1", 10, 20))
    first = make_task(session, series_id=mine, period=Q1)
    foreign = make_task(session, series_id=other)
    assert [held.id for held in tasks_to_answer(session, Q2, mine)] == [first, middle, last]
    assert foreign in {held.id for held in tasks_to_answer(session, Q2, None)}


def test_long_lists_of_numbers_are_taken(session: Session) -> None:
    """More numbers than one statement may hold are asked for in several."""
    number = make_task(session)
    assert [held.id for held in get_tasks(session, [*range(10**6, 10**6 + 2 * BATCH), number])] == [number]
    assert [len(batch) for batch in in_batches(range(BATCH + 1))] == [BATCH, 1]


def test_a_task_that_is_done_is_done_whole(session: Session) -> None:
    """Also where an entry of a later day, made before, says less."""
    number = make_task(session, state=State.DONE, completed_on=TODAY - timedelta(days=1))
    make_progress(session, number, percent=70)
    make_progress(session, number, TODAY - timedelta(days=1), state=State.DONE, percent=100)
    assert [found.percent for found in get_tasks(session, [number])] == [100]


def test_a_number_that_no_database_holds_is_no_task(session: Session) -> None:
    """On SQLite and PostgreSQL alike."""
    number = make_task(session)
    assert [found.id for found in get_tasks(session, [number, 2**31, 10**20])] == [number]


@pytest.mark.parametrize(
    ("due_on", "state", "asked"),
    [
        (Q2.last_day, State.NOT_STARTED, True),
        (Q2.first_day - timedelta(days=40), State.IN_PROGRESS, True),
        (Q2.last_day + timedelta(days=1), State.NOT_STARTED, False),
        (None, State.NOT_STARTED, False),
        (Q2.last_day, State.CANCELLED, False),
    ],
)
def test_silence_takes_no_unplanned_task_out_of_the_report(
    session: Session, due_on: date | None, state: State, *, asked: bool
) -> None:
    """Set outside any plan, it is answered in the period of its deadline though nobody said a word of it."""
    number = make_task(session, period=None, due_on=due_on, state=state)
    assert [task.id for task in tasks_to_answer(session, Q2, None)] == ([number] if asked else [])


def test_an_unplanned_task_that_a_later_plan_goes_on_with_is_asked_for_once(session: Session) -> None:
    """Until the plan of the other has begun it is answered itself, then by the other."""
    number = make_task(session, period=None, due_on=Q2.last_day)
    after = make_task(session, period=Q3)
    continue_task(session, after, number)
    asked = [[task.id for task in tasks_to_answer(session, period, None)] for period in (Q2, Q3)]
    assert asked == [[number], [after]]


def test_all_tasks_are_gone_through_page_by_page(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each that is asked for comes once, by its number and whole, wherever a page ends; nothing else comes."""
    monkeypatch.setattr("nhiemvu.store.tasks.PAGE_OF_TASKS", 3)
    for length in (0, 1, 2, 3, 4):
        made = [make_task(session, f"việc {place}", due_on=DUE - timedelta(days=place)) for place in range(length)]
        make_task(session, "việc đã xong", State.DONE, completed_on=TODAY)
        wanted = TaskFilter(states=OPEN_STATES)
        found = list(each_task(session, wanted))
        assert [held.id for held in found][-length or len(found) :] == made
        assert found == sorted(find_tasks(session, wanted), key=lambda held: held.id)
