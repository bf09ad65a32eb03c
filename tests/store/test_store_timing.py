"""How tasks stand on a day is the same in SQL and in the domain, whatever was reported, extended or set aside."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from nhiemvu.domain.counts import Counts
from nhiemvu.domain.tasks import FINISHED, SET_ASIDE, State, Task, Timing
from nhiemvu.store.counts import count_tasks
from nhiemvu.store.extensions import approve, ask, refuse
from nhiemvu.store.session import Session
from nhiemvu.store.tables import extension, progress, task
from nhiemvu.store.tasks import get_tasks, set_deadline, set_state
from nhiemvu.store.timing import done_by_extension, due_at, overdue, standing, stands_so
from tests.store.store_factories import make_task

START = date(2023, 1, 1)
days = st.integers(0, 40).map(lambda number: START + timedelta(days=number))
some_day = st.none() | days
#: Of a request: when it is asked, decided, by how many days it moves the deadline, and whether it is approved.
requests = st.tuples(days, st.integers(0, 20), st.integers(1, 20), st.booleans())
made = st.fixed_dictionaries(
    {
        "state": st.sampled_from(State),
        "due_on": some_day,
        "done_on": some_day,
        "aside_on": some_day,
        "requests": st.lists(requests, max_size=3),
        "moved_to": some_day,
    }
)


def make(session: Session, values: dict[str, Any]) -> int:
    """Add a task as it is described: extended, perhaps moved by hand afterwards, then brought to its state."""
    number = make_task(session, due_on=values["due_on"])
    due_on = values["due_on"]
    for asked_on, wait, step, granted in values["requests"] if due_on else []:
        later = due_on + timedelta(days=step)
        request = ask(
            session, number, unit_id=None, asked_on=asked_on, from_due_on=due_on, new_due_on=later, reason="Chờ"
        )
        decided = {"decided_on": asked_on + timedelta(days=wait), "basis": None, "basis_document_id": None}
        if granted:
            approve(session, request, from_due_on=due_on, granted_due_on=later, **decided)
            set_deadline(session, number, later)
            due_on = later
        else:
            refuse(session, request, refusal="Chưa đủ căn cứ", **decided)
    if values["moved_to"] and due_on:
        set_deadline(session, number, values["moved_to"])
    state = values["state"]
    done_on = (values["done_on"] or START) if state is State.DONE else values["done_on"]
    set_state(
        session,
        number,
        state,
        done_on if state in FINISHED else None,
        set_aside_on=values["aside_on"] if state in SET_ASIDE else None,
    )
    return number


def counted(tasks: list[Task], as_of: date) -> Counts:
    """Count tasks one by one, as their own methods say."""
    timings = [one.timing(as_of) for one in tasks]
    return Counts(
        done_on_time=timings.count(Timing.ON_TIME),
        done_by_extension=sum(one.is_on_time_by_extension(as_of) for one in tasks),
        done_late=timings.count(Timing.LATE),
        open_in_time=sum(timings.count(one) for one in (Timing.IN_TIME, Timing.DUE_SOON, Timing.NO_DEADLINE)),
        open_overdue=timings.count(Timing.OVERDUE),
        set_aside=timings.count(None),
    )


#: Done in time, extended a day later, then moved back by hand: on the first day no extension had saved it.
MOVED_BACK = {
    "state": State.DONE,
    "due_on": START + timedelta(days=1),
    "done_on": START + timedelta(days=1),
    "aside_on": None,
    "requests": [(START, 2, 1, True)],
    "moved_to": START,
}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example(several=[MOVED_BACK], as_of=START + timedelta(days=1))
@given(several=st.lists(made, min_size=1, max_size=6), as_of=days)
def test_the_database_and_the_domain_agree(session: Session, several: list[dict[str, Any]], as_of: date) -> None:
    """On overdue, the deadline that held, the standing, and what an extension saved; and the counts are their sums."""
    for table in (progress, extension, task):
        session.connection.execute(delete(table))
    tasks = get_tasks(session, [make(session, values) for values in several])
    late = set(session.connection.execute(select(task.c.id).where(overdue(as_of))).scalars())
    assert late == {one.id for one in tasks if one.timing(as_of) is Timing.OVERDUE}
    assert late == {one.id for one in tasks if one.days_late(as_of) and one.timing(as_of) is not Timing.LATE}
    by_extension = set(session.connection.execute(select(task.c.id).where(done_by_extension(as_of))).scalars())
    assert by_extension == {one.id for one in tasks if one.is_on_time_by_extension(as_of)}
    for timing in Timing:
        found = set(session.connection.execute(select(task.c.id).where(stands_so(timing, as_of))).scalars())
        assert found == {one.id for one in tasks if one.timing(as_of) is timing}, timing
    held = select(task.c.id, due_at(as_of).label("due"), standing(as_of).label("standing")).order_by(task.c.id)
    for row, one in zip(session.connection.execute(held), tasks, strict=True):
        assert row.due == one.due_at(as_of)
        assert (row.standing is None) is (one.timing(as_of) is None)
    assert count_tasks(session, [], as_of=as_of, updated_since=as_of) == counted(tasks, as_of)
