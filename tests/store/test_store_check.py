"""`db check`: a whole database has no findings, and each thing that is wrong is found."""

import pytest
from sqlalchemy import select, text

from nhiemvu.domain.tasks import Role
from nhiemvu.store.assignments import assign
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.directives import record_directive
from nhiemvu.store.faults import DamagedDatabase
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tables import progress
from nhiemvu.store.unit_groups import add_group
from tests.store.store_factories import DIRECTIVE, TODAY, make_progress, make_task, make_unit


def fill(session: Session) -> None:
    """Record something in most tables."""
    record_directive(session, DIRECTIVE)
    add_group(session, "Các đoàn thể")
    number = make_task(session, series_id=series_id(session, "Đối ngoại", create=True))
    assign(session, number, make_unit(session, "Huyện đoàn", aliases=["HĐ"]), Role.LEAD, TODAY)
    add_evidence(session, make_progress(session, number), document_id=None, text="ảnh")


def test_whole_database_has_no_findings(database: Database) -> None:
    """What the program wrote is in order."""
    with transaction(database, writing=True) as session:
        fill(session)
    with transaction(database, writing=False) as session:
        assert check(session) == []


BROKEN = [
    ("UPDATE unit SET folded = 'x'", "folded"),
    ("UPDATE unit_alias SET folded = 'x'", "folded"),
    ("UPDATE unit_group SET folded = 'x'", "folded"),
    ("UPDATE series SET folded = 'x'", "folded"),
    ("UPDATE document SET symbol_key = 'x'", "symbol_key"),
    ("UPDATE document SET identity = 'x'", "identity"),
    ("UPDATE task SET text = 'Việc khác'", "folded"),
    ("UPDATE task SET handed_on_from = '2023-07-01'", "handed_on_from"),
    ("DROP INDEX ix_task_open_due_on", "ix_task_open_due_on"),
    ("DROP INDEX ix_task_parent_id", "ix_task_parent_id"),
    ("DROP TABLE evidence", "evidence"),
    ("ALTER TABLE document DROP COLUMN issued_on", "issued_on"),
]


@pytest.mark.parametrize(("statement", "named"), BROKEN, ids=[case[0] for case in BROKEN])
def test_each_fault_is_found(session: Session, statement: str, named: str) -> None:
    """A finding names what is wrong."""
    fill(session)
    session.connection.execute(text(statement))
    findings = check(session)
    assert len(findings) == 1
    assert named in findings[0].message.vi


def test_unprotected_history_is_found(session: Session) -> None:
    """A missing trigger is named."""
    if session.connection.dialect.name == "sqlite":
        session.connection.execute(text("DROP TRIGGER event_no_update"))
    else:
        session.connection.execute(text("ALTER TABLE event DISABLE TRIGGER event_no_rewriting"))
    assert "event_no_" in check(session)[0].message.en


def test_links_that_nothing_follows_are_found(session: Session) -> None:
    """A missing trigger of those that keep from which day on a later plan has a task is named, with what to do."""
    on_table = "" if session.connection.dialect.name == "sqlite" else " ON task"
    session.connection.execute(text(f"DROP TRIGGER task_link_changed{on_table}"))
    (finding,) = check(session)
    assert "task_link_changed" in finding.message.vi
    assert "nhiemvu export --archive" in finding.remedy.vi


IGNORED = [
    ("UPDATE task SET state = 'done'", "xong mà thiếu ngày"),
    ("UPDATE task SET completed_on = '2023-01-01'", "chưa xong mà có ngày"),
]


@pytest.mark.parametrize(("statement", "words"), IGNORED, ids=[case[1] for case in IGNORED])
def test_broken_rule_is_found(sqlite_path: object, statement: str, words: str) -> None:
    """A row that another program wrote against the rules is found; the pages are checked against them as well."""
    with transaction(open_database(str(sqlite_path)), writing=True) as session:
        fill(session)
        session.connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        session.connection.execute(text(statement))
        assert any(words in finding.message.vi for finding in check(session))


def test_reference_to_nothing_is_found(sqlite_path: object) -> None:
    """A row whose partner was removed behind the program's back is named."""
    with transaction(open_database(str(sqlite_path)), writing=True) as session:
        fill(session)
        session.connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.connection.execute(text("DELETE FROM progress"))
        assert "evidence" in check(session)[0].message.vi
        session.connection.execute(text("DELETE FROM evidence"))


def test_two_leads_are_found(session: Session) -> None:
    """Two leads of one task, possible only without their index, are found beside it."""
    fill(session)
    session.connection.execute(text("DROP INDEX uq_assignment_open_lead"))
    other = make_unit(session, "Hội Nông dân")
    assign(session, 1, other, Role.SUPPORT, TODAY)
    session.connection.execute(text("UPDATE assignment SET role = 'lead'"))
    columns = "assignment (task_id) WHERE role = 'lead' AND until_on IS NULL"
    session.connection.execute(text(f"CREATE INDEX uq_assignment_open_lead ON {columns}"))
    assert "nhiều đơn vị chủ trì" in check(session)[0].message.vi


def test_the_program_falls_over_damage_and_says_so(sqlite_path: object) -> None:
    """What a damaged row makes of a command is told as damage, and a fault of the program itself stays one."""
    database = open_database(str(sqlite_path))
    with transaction(database, writing=True) as session:
        fill(session)
        with pytest.raises(ValueError, match="own"), transaction(database, writing=False):
            raise ValueError("own")
        session.connection.execute(text("UPDATE progress SET reported_on = 'hôm qua'"))
    with pytest.raises(DamagedDatabase) as caught, transaction(database, writing=False) as session:
        session.connection.execute(select(progress)).all()
    assert str(sqlite_path) in caught.value.message.vi
