"""Chains of tasks in the database: which link counts, how long a chain is, and what a report answers of it."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from nhiemvu.domain.chains import Link, stands
from nhiemvu.domain.counts import Tally, counted
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import SET_ASIDE, State, Timing
from nhiemvu.store.chains import continue_task
from nhiemvu.store.counts import count_tasks
from nhiemvu.store.directives import list_directives, record_directive
from nhiemvu.store.report_tasks import tasks_to_answer
from nhiemvu.store.session import Session
from nhiemvu.store.tables import progress, task
from nhiemvu.store.tasks import (
    TaskFilter,
    add_task_directives,
    find_tasks,
    get_tasks,
    set_state,
)
from tests.store.store_factories import DIRECTIVE, Q1, Q2, Q3, make_task

PERIODS: tuple[Period | None, ...] = (Q1, Q2, Q3, None)
MIDDLE = {Q1: date(2023, 2, 10), Q2: date(2023, 5, 10), Q3: date(2023, 8, 10)}
days = st.dates(date(2023, 1, 1), date(2023, 12, 31))
links = st.tuples(st.sampled_from(State), st.sampled_from(PERIODS), st.none() | days, days, st.integers(-1, 5))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(made=st.lists(links, max_size=6), as_of=days)
def test_what_counts_is_the_same_in_sql_and_in_python(
    session: Session, made: list[tuple[State, Period | None, date | None, date, int]], as_of: date
) -> None:
    """Counts and overdue lists hold the links that stand on the day, whatever links there are."""
    session.connection.execute(delete(progress))
    session.connection.execute(task.update().values(continues_id=None))
    session.connection.execute(delete(task))
    numbers: list[int] = []
    before: list[int | None] = []
    for state, period, due_on, done_on, place in made:
        completed_on = done_on if state is State.DONE else None
        numbers.append(make_task(session, state=state, period=period, due_on=due_on, completed_on=completed_on))
        if state in SET_ASIDE:
            set_state(session, numbers[-1], state, set_aside_on=done_on)
        before.append(place if 0 <= place < len(numbers) - 1 else None)
        if before[-1] is not None:
            continue_task(session, numbers[-1], numbers[before[-1]])
    chain = [
        Link(
            state=state,
            completed_on=done_on if state is State.DONE else None,
            set_aside_on=done_on if state in SET_ASIDE else None,
            opens_on=period.first_day if period else None,
        )
        for state, period, _, done_on, _ in made
    ]
    standing = []
    for place, link in enumerate(chain):
        above = before[place]
        after = [chain[other] for other, held in enumerate(before) if held == place]
        if stands(link, None if above is None else chain[above], after, as_of):
            standing.append(numbers[place])
    timings = {held.id: held.timing(as_of) for held in get_tasks(session, standing)}
    tallies = [Tally(timing, updated=False) for timing in timings.values()]
    assert count_tasks(session, [], as_of=as_of, updated_since=as_of) == counted(tallies)
    late = {number for number, timing in timings.items() if timing is Timing.OVERDUE}
    assert {held.id for held in find_tasks(session, TaskFilter(overdue_on=as_of))} == late


def chain_of_three(session: Session) -> list[int]:
    """Add a task that goes on from the first quarter to the third, late in each."""
    numbers = [
        make_task(session, "Rà soát hồ sơ", period=period, due_on=period.last_day, state=State.IN_PROGRESS)
        for period in (Q1, Q2, Q3)
    ]
    continue_task(session, numbers[1], numbers[0])
    continue_task(session, numbers[2], numbers[1])
    return numbers


def test_links_know_one_another(session: Session) -> None:
    """Each link tells which period in a row it is for, what it goes on from and what goes on from it."""
    first, second, third = chain_of_three(session)
    held = get_tasks(session, [first, second, third])
    assert [one.turn for one in held] == [1, 2, 3]
    assert [one.continues_id for one in held] == [None, first, second]
    assert [one.continued_by for one in held] == [second, third, None]
    assert [one.continued_from for one in held] == [Q2.first_day, Q3.first_day, None]


def test_a_chain_is_late_once(session: Session) -> None:
    """On each day one link is counted: the one whose period it is, with its own deadline."""
    first, second, third = chain_of_three(session)
    for period, number in ((Q1, first), (Q2, second), (Q3, third)):
        day = MIDDLE[period]
        assert count_tasks(session, [], as_of=day, updated_since=day).total == 1
        assert [held.timing(day) for held in get_tasks(session, [number])] == [Timing.IN_TIME]
    assert find_tasks(session, TaskFilter(overdue_on=MIDDLE[Q3])) == []
    after = date(2023, 10, 2)
    assert [held.id for held in find_tasks(session, TaskFilter(overdue_on=after))] == [third]
    assert [held.id for held in find_tasks(session, TaskFilter(not_handed_on=MIDDLE[Q2]))] == [second, third]


def test_each_report_answers_its_own_link(session: Session) -> None:
    """The report of a period answers the link that was planned for it, and no earlier one beside it."""
    numbers = chain_of_three(session)
    assert [[held.id for held in tasks_to_answer(session, period, None)] for period in (Q1, Q2, Q3)] == [
        [number] for number in numbers
    ]


def test_a_directive_counts_a_chain_once(session: Session) -> None:
    """Open tasks of a directive are counted where they stand now."""
    directive = record_directive(session, DIRECTIVE)
    for number in chain_of_three(session):
        add_task_directives(session, number, [directive])
    assert [(held.open, held.total) for held in list_directives(session)] == [(1, 1)]
