"""History: one event for each command, appended and never touched."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from nhiemvu.domain.tasks import Role, State
from nhiemvu.store.assignments import assign
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.history import events, first_signature, invert, record_event, revisions
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.session import Change, Session
from nhiemvu.store.tasks import set_state
from tests.store.store_factories import TODAY, make_progress, make_task, make_unit

AT = datetime(2023, 5, 10, 8, 30, tzinfo=timezone(timedelta(hours=7)))


def test_event_holds_what_a_command_changed(session: Session) -> None:
    """Who, when, which command, which tasks and every row before and after; the next command starts anew."""
    number = make_task(session)
    record_event(session, at=AT, actor="chuyenvien", command="add “Tuyên truyền”")
    set_state(session, number, State.DONE, TODAY)
    second = record_event(session, at=AT.astimezone(UTC), actor="chuyenvien", command="done 1")
    newest, first = events(session)
    assert (newest.id, newest.command, newest.task_ids) == (second, "done 1", (number,))
    # A server knows better who it is.
    assert newest.actor == (session.account or "chuyenvien")
    assert (newest.at, newest.at.utcoffset(), newest.undoes_id) == (AT, timedelta(hours=7), None)
    assert newest.changes == (
        Change(
            "task",
            {"id": number},
            {"state": "not_started", "completed_on": None},
            {"state": "done", "completed_on": "2023-05-10"},
        ),
    )
    assert first.command == "add “Tuyên truyền”"


def test_command_without_changes_leaves_no_event(session: Session) -> None:
    """Reading, or saying what is so already, is no event."""
    assert record_event(session, at=AT, actor="chuyenvien", command="list") is None
    assert events(session) == []


def test_event_names_tasks_that_rows_belong_to(session: Session) -> None:
    """Progress, assignments and evidence count for their task, also when the entry came with an earlier command."""
    number, unit = make_task(session), make_unit(session)
    entry = make_progress(session, number)
    make_task(session)
    record_event(session, at=AT, actor="a", command="one")
    add_evidence(session, entry, document_id=None, text="ảnh.jpg")
    record_event(session, at=AT, actor="a", command="two")
    assign(session, number, unit, Role.LEAD, TODAY)
    record_event(session, at=AT, actor="a", command="three")
    assert [held.task_ids for held in events(session)] == [(1,), (1,), (1, 2)]
    assert [held.command for held in events(session, task_ids=[2])] == ["one"]
    assert [held.command for held in events(session, task_ids=[1], limit=2)] == ["three", "two"]


def test_changes_can_be_taken_back(session: Session) -> None:
    """Inverted changes come in reverse, new rows as rows to remove."""
    number = make_task(session)
    set_state(session, number, State.IN_PROGRESS)
    back = invert(session.changes)
    assert (back[0].before, back[0].after) == ({"state": "in_progress"}, {"state": "not_started"})
    assert (back[1].table, back[1].key, back[1].after) == ("task", {"id": number}, None)
    assert invert(back) == session.changes


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET actor = 'x'",
        "DELETE FROM event",
        "UPDATE event_task SET task_id = 9",
        "DELETE FROM event_task",
    ],
)
def test_history_cannot_be_rewritten(database: Database, statement: str) -> None:
    """The database itself refuses to change or remove an event."""
    with transaction(database, writing=True) as session:
        make_task(session)
        record_event(session, at=AT, actor="a", command="add")
    with pytest.raises(DBAPIError, match="append-only"), transaction(database, writing=True) as session:
        session.connection.execute(text(statement))
    with transaction(database, writing=False) as session:
        assert [(held.actor, held.task_ids) for held in events(session)] == [(session.account or "a", (1,))]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO event (id, at, actor, command, changes) VALUES (1, '2023-01-01', 'x', 'x', '[]')",
        "INSERT OR REPLACE INTO event_task (event_id, task_id) VALUES (1, 1)",
    ],
)
def test_event_cannot_be_replaced(sqlite_path: Path, statement: str) -> None:
    """SQLite's INSERT OR REPLACE, which removes rows unseen, is refused, too."""
    with transaction(open_database(str(sqlite_path)), writing=True) as session:
        make_task(session)
        record_event(session, at=AT, actor="a", command="add")
        with pytest.raises(DBAPIError, match="append-only"):
            session.connection.execute(text(statement))


def test_how_often_tasks_were_changed(session: Session) -> None:
    """Each event counts once a task, whatever it changed of it; one that no event names is left out."""
    first, second = make_task(session), make_task(session)
    record_event(session, at=AT, actor="a", command="one")
    set_state(session, first, State.IN_PROGRESS, None)
    make_progress(session, first)
    later = AT + timedelta(days=1)
    record_event(session, at=later, actor="a", command="two")
    found = revisions(session, [first, second, 99])
    assert {number: (one.changes, one.at) for number, one in found.items()} == {first: (2, later), second: (1, AT)}


def test_how_a_database_began(session: Session) -> None:
    """Its first event says so for good."""
    assert first_signature(session) is None
    number = make_task(session)
    record_event(session, at=AT, actor="a", command="one")
    set_state(session, number, State.IN_PROGRESS, None)
    record_event(session, at=AT, actor="b", command="two")
    assert first_signature(session) == (AT, session.account or "a", "one")
