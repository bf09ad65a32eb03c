"""`db check` holds the rows against the history: what was changed behind its back is named, on both databases."""

from datetime import datetime

import pytest
from sqlalchemy import text

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.tasks import Role
from nhiemvu.store.assignments import assign
from nhiemvu.store.check import RESTORE, check
from nhiemvu.store.check_history import differing_from_history
from nhiemvu.store.history import record_event
from nhiemvu.store.session import Session
from nhiemvu.store.settings import write_setting
from nhiemvu.store.tables import task
from tests.store.store_factories import TODAY, make_progress, make_task, make_unit

NOW = datetime(2026, 5, 4, tzinfo=VIETNAM)


def record(session: Session) -> None:
    """Make an event of what was changed."""
    record_event(session, at=NOW, actor="clerk", command="x")


@pytest.fixture
def recorded(session: Session) -> Session:
    """Return a session in a database whose rows are all on record, one of them removed again."""
    write_setting(session, "office", "Đảng ủy xã Đồng Mây")
    number = make_task(session, "Rà soát hộ nghèo")
    assign(session, number, make_unit(session, "Huyện đoàn"), Role.LEAD, TODAY)
    make_progress(session, number)
    record(session)
    gone = make_task(session, "Việc thừa")
    record(session)
    session.update(task, number, {"starred": True})
    session.delete(task, gone)
    record(session)
    return session


def test_rows_that_are_as_recorded_are_not_named(recorded: Session) -> None:
    """What was changed and removed on record is in order."""
    assert list(differing_from_history(recorded)) == []
    assert check(recorded) == []


BEHIND = [
    ("UPDATE progress SET percent = 77", "progress", "percent"),
    ("UPDATE task SET starred = NOT starred", "task", "starred"),
    ("UPDATE setting SET value = 'Xã khác'", "setting", "value"),
    ("DELETE FROM progress", "progress", "mất"),
]


@pytest.mark.parametrize(("statement", "table", "named"), BEHIND, ids=[case[0] for case in BEHIND])
def test_a_change_without_record_is_named(recorded: Session, statement: str, table: str, named: str) -> None:
    """By its table, number and column, with what to do."""
    recorded.connection.execute(text(statement))
    (finding,) = check(recorded)
    assert f"Bảng {table}" in finding.message.vi
    assert named in finding.message.vi
    assert finding.remedy == RESTORE


def test_a_record_that_was_rewritten_is_named(recorded: Session) -> None:
    """What a change says that there was before must be what the one before it left."""
    sqlite = recorded.connection.dialect.name == "sqlite"
    unprotect = "DROP TRIGGER event_no_update" if sqlite else "ALTER TABLE event DISABLE TRIGGER event_no_rewriting"
    recorded.connection.execute(text(unprotect))
    changes = "changes" if sqlite else "changes::text"
    rewritten = f"replace({changes}, 'Việc thừa', 'Việc thiếu')"
    as_json = rewritten if sqlite else f"{rewritten}::json"
    recorded.connection.execute(text(f"UPDATE event SET changes = {as_json} WHERE id = 2"))  # noqa: S608 built above
    (found,) = differing_from_history(recorded)
    assert "không nối nhau" in found.vi


def test_rows_of_no_event_are_not_judged(session: Session) -> None:
    """As those of the change that is just being made."""
    make_task(session, "Rà soát hộ nghèo")
    assert list(differing_from_history(session)) == []


def test_what_cannot_be_read_is_a_finding(recorded: Session) -> None:
    """A value that is none of its column's is no fault of the program."""
    if recorded.connection.dialect.name != "sqlite":
        pytest.skip("PostgreSQL holds columns to their types")
    recorded.connection.execute(text("UPDATE progress SET reported_on = 'hôm qua'"))
    assert any("không đọc được" in finding.message.vi for finding in check(recorded))
