"""Who is told of what: held against every task of random offices, and the record of it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemvu.documents.text_out import to_text
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.reminders import is_due
from nhiemvu.domain.tasks import Cadence, Role, State
from nhiemvu.store.assignments import assign
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.reminders import reminders_of
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task, get_tasks, set_state
from nhiemvu.store.units import add_unit
from nhiemvu.usecases.remind_units import Reminders, find_reminders, record_reminders

TODAY = date(2026, 6, 20)
UNITS = ("Công an xã", "Ban Xây dựng Đảng", "Đoàn Thanh niên xã")
NO_COMPLETION = frozenset({State.NOT_STARTED, State.IN_PROGRESS, State.SUSPENDED, State.CANCELLED})
#: "Việc số 12."
NAMED = re.compile(r"Việc số (\d+)(?!\d)")


class Drawn(NamedTuple):
    """One task of a random office; days are counted from today."""

    due: int | None
    state: State
    finished: int
    lead: int | None
    support: tuple[int, ...]


days = st.integers(-20, 20)
places = st.integers(0, len(UNITS) - 1)
drawn_tasks = st.lists(
    st.builds(
        Drawn,
        due=st.none() | days,
        state=st.sampled_from(State),
        finished=st.integers(-20, 0),
        lead=st.none() | places,
        support=st.lists(places, unique=True, max_size=2).map(tuple),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Return an empty database; every example takes back what it wrote."""
    path: Path = tmp_path_factory.mktemp("remind") / "nhiemvu.db"
    return open_database(str(path))


def fill(session: Session, drawn: Sequence[Drawn]) -> None:
    """Write the units and the tasks, which are called after their numbers."""
    units = [add_unit(session, name=name, aliases=(), parent_id=None, valid_from=None) for name in UNITS]
    for number, one in enumerate(drawn, start=1):
        due_on = None if one.due is None else TODAY + timedelta(days=one.due)
        title = f"Việc số {number}"
        task = add_task(
            session,
            text=title,
            title=title,
            series_id=None,
            period=None,
            cadence=Cadence.ONCE,
            due_on=due_on,
            due_text=None,
            origin=None,
        )
        finished = TODAY + timedelta(days=one.finished)
        aside = finished if one.state in {State.SUSPENDED, State.CANCELLED} else None
        set_state(session, task, one.state, None if one.state in NO_COMPLETION else finished, set_aside_on=aside)
        for place in one.support:
            if place != one.lead:
                assign(session, task, units[place], Role.SUPPORT, TODAY)
        if one.lead is not None:
            assign(session, task, units[one.lead], Role.LEAD, TODAY)


def numbers_in(text: str) -> list[int]:
    """Return the tasks that a letter names, each as often as it does."""
    return sorted(int(number) for number in NAMED.findall(text))


def found(session: Session, within: int = 7, not_within: int | None = None, today: date = TODAY) -> Reminders:
    """Return the letters of an office."""
    return find_reminders(session, TaskChoice(), today=today, within=within, not_within=not_within)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(drawn=drawn_tasks, within=st.integers(1, 15))
def test_each_due_task_is_in_exactly_its_letters(database: Database, drawn: Sequence[Drawn], within: int) -> None:
    """In the one of its lead, and in those of its supporters that have one; the merged one holds all of them."""
    with transaction(database, writing=True, rehearsal=True) as session:
        fill(session, drawn)
        reminders = found(session, within)
        tasks = [task for task in get_tasks(session, range(1, len(drawn) + 1)) if is_due(task, TODAY, within)]
        assert {one.id for one in reminders.unassigned} == {task.id for task in tasks if not task.lead}
        assert [one.letter.unit for one in reminders.letters] == sorted({task.lead for task in tasks if task.lead})
        shown: list[int] = []
        for one in reminders.letters:
            letter = one.letter
            led = [chased.task.id for chased in letter.led]
            supported = [chased.task.id for chased in letter.supported]
            assert sorted(led) == sorted(task.id for task in tasks if task.lead == letter.unit)
            assert sorted(supported) == sorted(task.id for task in tasks if letter.unit in task.support and task.lead)
            late = [chased.task.days_late(TODAY) for chased in letter.overdue]
            assert late == sorted(late, reverse=True)
            assert all(late)
            assert one.new == tuple(led)
            told = numbers_in(to_text(reminders.pages_of(one)))
            assert told == sorted([*led, *supported])
            shown += told
        if reminders.letters:
            assert numbers_in(to_text(reminders.merged_pages())) == sorted(shown)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(drawn=drawn_tasks)
def test_each_task_is_recorded_once_a_day(database: Database, drawn: Sequence[Drawn]) -> None:
    """Of its lead, with the deadline; the next day it was told once before, and may be left out."""
    tomorrow = TODAY + timedelta(days=1)
    with transaction(database, writing=True, rehearsal=True) as session:
        fill(session, drawn)
        reminders = found(session)
        led = [chased.task for one in reminders.letters for chased in one.letter.led]
        assert record_reminders(session, reminders) == len(led)
        told = reminders_of(session, [task.id for task in led])
        assert {number: [(one.unit, one.due_on, one.sent_on) for one in held] for number, held in told.items()} == {
            task.id: [(task.lead, task.due_on, TODAY)] for task in led
        }
        again = found(session)
        assert record_reminders(session, again) == 0
        assert all(chased.times == 0 for one in again.letters for chased in one.letter.led)
        later = {chased.task.id: chased for one in found(session, today=tomorrow).letters for chased in one.letter.led}
        for task in led:
            assert (later[task.id].times, later[task.id].last_on) == (1, TODAY)
        left = found(session, today=tomorrow, not_within=1)
        assert not {chased.task.id for one in left.letters for chased in one.letter.led} & {task.id for task in led}
        assert left.told_lately == len(led)
        assert check(session) == []
