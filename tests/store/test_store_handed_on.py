"""From which day on another link stands for a task: kept by the database, whatever is done with the links."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, inspect, select

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import State
from nhiemvu.store.chains import continue_task
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, transaction
from nhiemvu.store.engine import connected
from nhiemvu.store.history import Event
from nhiemvu.store.schema import upgrade
from nhiemvu.store.session import Session
from nhiemvu.store.tables import FROM_THE_BEGINNING, recorded, task
from nhiemvu.store.tasks import get_tasks, set_plan, set_state
from nhiemvu.store.undo import take_back
from tests.store.store_factories import Q1, Q2, Q3, make_task
from tests.store.test_store_schema import migrate_down

NOW = datetime(2023, 5, 10, 8, 30, tzinfo=VIETNAM)
PERIODS: tuple[Period | None, ...] = (Q1, Q2, Q3, None)
STATES = (State.IN_PROGRESS, State.SUSPENDED, State.CANCELLED)
days = st.sampled_from(PERIODS)
states = st.sampled_from(STATES)
#: Tasks by their places; there may be fewer.
places = st.integers(0, 5)
#: What is done, to which task, and with what.
Step: TypeAlias = tuple[str, int, Any]
steps: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.sampled_from(["add", "add a link"]), places, st.tuples(days, states)),
    st.tuples(st.just("continue"), places, st.none() | places),
    st.tuples(st.just("plan"), places, days),
    st.tuples(st.just("state"), places, states),
    st.tuples(st.sampled_from(["remove", "undo"]), places, st.none()),
    st.tuples(st.just("all at once"), places, states),
)


def chain(session: Session) -> list[int]:
    """Add a task that two go on from, and one that goes on from the first of these, without a period."""
    numbers = [make_task(session, period=period) for period in (Q1, Q3, Q2, None)]
    for number, earlier in ((1, 0), (2, 0), (3, 1)):
        continue_task(session, numbers[number], numbers[earlier])
    return numbers


def held_days(session: Session) -> dict[int, date | None]:
    """Return the days that the database keeps."""
    return {row.id: row.handed_on_from for row in session.connection.execute(select(task.c.id, task.c.handed_on_from))}


def told_days(session: Session) -> dict[int, date | None]:
    """Return the days by their rule, from the links themselves."""
    rows = session.connection.execute(select(task.c.id, task.c.continues_id, task.c.state, task.c.period_first)).all()
    going_on = [row for row in rows if row.state != State.CANCELLED]
    return {
        number: min(
            (link.period_first or FROM_THE_BEGINNING for link in going_on if link.continues_id == number), default=None
        )
        for number in (row.id for row in rows)
    }


def take(session: Session, step: Step, done: list[Event]) -> None:
    """Take a step where there is what it is about, and add it to what is done; undoing takes the last one back."""
    act, place, given_with = step
    numbers = sorted(held_days(session))
    if act == "undo":
        if done:
            take_back(session, done.pop())
    elif act == "add":
        period, state = given_with
        make_task(session, period=period, state=state)
    elif act == "all at once":
        # Past the program, as somebody would in SQL; what was done before is not to be undone over it.
        session.connection.execute(task.update().values(state=given_with.value, set_aside_on=None))
        done.clear()
    elif numbers:
        change(session, act, numbers[place % len(numbers)], numbers, given_with)
    if session.changes and act != "undo":
        told = tuple(session.changes)
        done.append(Event(id=1, at=NOW, actor="Lan", command=act, task_ids=(), changes=told, undoes_id=None))
    session.changes.clear()


def change(session: Session, act: str, number: int, numbers: Sequence[int], given_with: Any) -> None:
    """Change one task."""
    if act == "continue":
        earlier = None if given_with is None else numbers[given_with % len(numbers)]
        continue_task(session, number, earlier if earlier != number else None)
    elif act == "add a link":
        period, state = given_with
        row = session.connection.execute(select(*recorded(task)).where(task.c.id == number)).one()._asdict()
        plan = {"period": period and period.code, "period_first": period and period.first_day}
        own = {**plan, "period_last": period and period.last_day, "state": state, "continues_id": number}
        session.insert(
            task, {name: value for name, value in {**row, **own, "set_aside_on": None}.items() if name != "id"}
        )
    elif act == "plan":
        set_plan(session, number, series_id=None, period=given_with)
    elif act == "state":
        set_state(session, number, given_with)
    elif not session.connection.execute(select(task.c.id).where(task.c.continues_id == number)).first():
        session.delete(task, number)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(taken=st.lists(steps, min_size=1, max_size=8))
def test_the_day_follows_from_the_links_whatever_is_done(session: Session, taken: Sequence[Step]) -> None:
    """After each step of any work the day is that of the rule, in every task."""
    session.connection.execute(task.update().values(continues_id=None))
    session.connection.execute(delete(task))
    chain(session)
    session.changes.clear()
    done: list[Event] = []
    for step in taken:
        take(session, step, done)
        assert held_days(session) == told_days(session), step


def test_the_earliest_period_counts_and_none_is_earlier_than_all(session: Session) -> None:
    """Of several links the one whose period begins first hands a task on; one without a period does at once."""
    first, second, third, fourth = chain(session)
    assert held_days(session) == {first: Q2.first_day, second: FROM_THE_BEGINNING, third: None, fourth: None}
    set_state(session, third, State.CANCELLED)
    set_state(session, fourth, State.CANCELLED)
    assert held_days(session) == {first: Q3.first_day, second: None, third: None, fourth: None}


def test_the_next_link_is_the_one_from_which_day_it_is(session: Session) -> None:
    """A task names the link that stands for it first, on both databases: one without a period before all others."""
    first, *later = (make_task(session, period=period) for period in (Q1, Q3, None, Q2))
    for number in later:
        continue_task(session, number, first)
    (held,) = get_tasks(session, [first])
    assert (held.continued_by, held.continued_from, held_days(session)[first]) == (later[1], None, FROM_THE_BEGINNING)
    set_state(session, later[1], State.CANCELLED)
    (held,) = get_tasks(session, [first])
    assert (held.continued_by, held.continued_from, held_days(session)[first]) == (later[2], Q2.first_day, Q2.first_day)


def test_no_change_of_it_is_recorded(session: Session) -> None:
    """History tells that a link goes on from a task, and nothing of the task itself."""
    first = make_task(session, period=Q1)
    second = make_task(session, period=Q2)
    session.changes.clear()
    continue_task(session, second, first)
    assert [(change.key, change.after) for change in session.changes] == [({"id": second}, {"continues_id": first})]
    session.delete(task, second)
    assert "handed_on_from" not in (session.changes[-1].before or {})


def test_the_day_comes_to_tasks_on_record(database: Database) -> None:
    """From 0014 each task learns from its links; back again the links stay."""
    with transaction(database, writing=True) as session:
        chain(session)
        held = held_days(session)
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0014")
        assert "handed_on_from" not in {column["name"] for column in inspect(connection).get_columns("task")}
    assert upgrade(database)
    with transaction(database, writing=True) as session:
        assert held_days(session) == held
        assert check(session) == []
        set_state(session, 2, State.CANCELLED)
        assert held_days(session) == told_days(session)
