"""Taking events back, on SQLite and PostgreSQL: rows become exactly what they were, and nothing is overwritten."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from nhiemvu.domain.tasks import Cadence, Origin, Role, State
from nhiemvu.store.assignments import assign
from nhiemvu.store.database import Database, transaction
from nhiemvu.store.directives import record_directive
from nhiemvu.store.history import events, get_event, known_to_history, net, not_undone, record_event, undone_by
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.records import rows_about
from nhiemvu.store.reports import add_report, add_source
from nhiemvu.store.search_entries import out_of_step
from nhiemvu.store.session import Change, Session
from nhiemvu.store.settings import write_setting
from nhiemvu.store.tables import metadata, task, unit
from nhiemvu.store.tasks import add_task_directives, set_deadline, set_marks, set_plan, set_state, set_words
from nhiemvu.store.undo import RecordMoved, take_back
from tests.store.store_factories import DIRECTIVE, Q1, Q2, Q3, TODAY, make_progress, make_task, make_unit

AT = datetime(2023, 5, 10, 8, 30, tzinfo=timezone(timedelta(hours=7)))
GROWING = {"event", "event_task"}
#: What follows from the other tables, under numbers of no meaning.
DERIVED = {"search_entry"}


def record(session: Session, undoes_id: int | None = None) -> int:
    """Record what was changed as an event."""
    number = record_event(session, at=AT, actor="chuyenvien", command="test", undoes_id=undoes_id)
    assert number
    return number


def undo_newest(session: Session) -> None:
    """Take the newest event back."""
    [number] = not_undone(session, 1)
    take_back(session, get_event(session, number))
    record(session, number)


def everything(session: Session) -> dict[str, list[Any]]:
    """Return all rows of every table but those that only grow or follow from others."""
    return {
        name: sorted(map(tuple, session.connection.execute(select(table))), key=repr)
        for name, table in metadata.tables.items()
        if name not in GROWING | DERIVED
    }


def fill(session: Session) -> None:
    """Write to every table that commands write to, days, flags and JSON among the values."""
    write_setting(session, "office", "Đảng ủy xã Đồng Mây")
    document = record_directive(session, DIRECTIVE)
    add_source(
        session,
        document,
        file_name="báo cáo.docx",
        sha256="a" * 64,
        text="Nội dung",
        outline=[{"label": "I", "span": {"start": 0, "end": 3}}],
        imported_on=TODAY,
    )
    add_report(session, document, series_id=None, reported=Q1, planned=Q2)
    lead, helper = make_unit(session, aliases=["VHTT"]), make_unit(session, "Đoàn xã")
    number = make_task(session, due_on=TODAY, due_text="trước 10/5", origin=Origin(document, "III.1", 0, 8))
    add_task_directives(session, number, [document])
    assign(session, number, lead, Role.LEAD, TODAY)
    assign(session, number, helper, Role.SUPPORT, TODAY)
    add_evidence(session, make_progress(session, number, percent=40, note="Đang làm"), document_id=document, text=None)
    record(session)


def change(session: Session) -> None:
    """Change the task of `fill` in every way."""
    set_words(session, 1, text="Nội dung\nhai dòng", title="Nội dung")
    set_plan(session, 1, series_id=None, period=Q3)
    set_marks(session, 1, cadence=Cadence.ONGOING, starred=True)
    set_deadline(session, 1, None)
    assign(session, 1, 2, Role.LEAD, TODAY)
    set_state(session, 1, State.DONE, TODAY)
    write_setting(session, "office", "Đảng ủy xã Lam Vân")
    record(session)


def test_undoing_brings_back_every_row(database: Database) -> None:
    """Updates, new rows and their order are taken back exactly; numbers are not given twice."""
    with transaction(database, writing=True) as session:
        empty = everything(session)
        fill(session)
        filled = everything(session)
        change(session)
        assert everything(session) != filled
    with transaction(database, writing=True) as session:
        undo_newest(session)
        assert everything(session) == filled
        assert out_of_step(session.connection) == []
    with transaction(database, writing=True) as session:
        undo_newest(session)
        assert everything(session) == empty
        assert not_undone(session, 5) == []
        assert make_task(session) == 2
        assert [(held.id, held.undoes_id) for held in events(session)] == [(4, 1), (3, 2), (2, None), (1, None)]
        assert undone_by(session, [1, 2, 3]) == {1: 4, 2: 3}
        assert known_to_history(session, [1, 2, 9]) == {1}


def test_a_removed_row_comes_back_with_its_number(session: Session) -> None:
    """Days and flags, too, are of their column's type again."""
    number = make_task(session, due_on=TODAY)
    record(session)
    before = everything(session)
    session.delete(task, number)
    record(session)
    undo_newest(session)
    assert everything(session) == before


def test_events_after_an_undo_are_undone_first(session: Session) -> None:
    """What was taken back and what took it back are passed over."""
    for name in ("A", "B"):
        make_unit(session, name)
        record(session)
    undo_newest(session)
    make_unit(session, "C")
    record(session)
    assert not_undone(session, 9) == [4, 1]


MOVED: list[tuple[str, Any]] = [
    ("changed", task.update().values(state="cancelled", completed_on=None)),
    ("removed", task.delete()),
    ("referred to", unit.update().where(unit.c.id == 1).values(parent_id=2)),
]


@pytest.mark.parametrize(("name", "statement"), MOVED, ids=[case[0] for case in MOVED])
def test_a_row_that_was_moved_past_the_program_is_not_overwritten(
    database: Database, name: str, statement: Any
) -> None:
    """Nothing at all is taken back then."""
    with transaction(database, writing=True) as session:
        make_unit(session, "A")
        record(session)
        make_unit(session, "B")
        set_state(session, make_task(session), State.IN_PROGRESS)
        record(session)
    with transaction(database, writing=True) as session:
        session.connection.execute(statement)
        before = everything(session)
    with pytest.raises(RecordMoved) as caught, transaction(database, writing=True) as session:
        undo_newest(session)
    assert caught.value.exit_code == 5, name
    with transaction(database, writing=False) as session:
        assert everything(session) == before
        assert len(events(session)) == 2


def test_a_table_that_the_program_does_not_know_is_left_alone(session: Session) -> None:
    """An event of another version of the program is refused, not guessed at."""
    session.changes.append(Change("gone", {"id": 1}, None, {"id": 1}))
    record(session)
    with pytest.raises(RecordMoved):
        undo_newest(session)


def updated(before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    """Return a change of one row."""
    return Change("task", {"id": 1}, before, after)


NET: list[tuple[str, list[Change], list[Change]]] = [
    ("nothing", [], []),
    (
        "new, then changed",
        [updated(None, {"a": 1, "b": 2}), updated({"b": 2}, {"b": 3})],
        [updated(None, {"a": 1, "b": 3})],
    ),
    ("new, then gone", [updated(None, {"a": 1}), updated({"a": 1}, None)], []),
    (
        "changed twice",
        [updated({"a": 1}, {"a": 2}), updated({"a": 2, "b": 1}, {"a": 3, "b": 2})],
        [updated({"a": 1, "b": 1}, {"a": 3, "b": 2})],
    ),
    ("changed and changed back", [updated({"a": 1}, {"a": 2}), updated({"a": 2}, {"a": 1})], []),
    (
        "changed, then gone",
        [updated({"a": 1}, {"a": 2}), updated({"a": 2, "b": 5}, None)],
        [updated({"a": 1, "b": 5}, None)],
    ),
    (
        "gone, then new again",
        [updated({"a": 1, "b": 2}, None), updated(None, {"a": 1, "b": 3})],
        [updated({"b": 2}, {"b": 3})],
    ),
]


@pytest.mark.parametrize(("name", "changes", "expected"), NET, ids=[case[0] for case in NET])
def test_changes_of_one_row_come_to_one(name: str, changes: list[Change], expected: list[Change]) -> None:
    """A row is told once, as it was before and after all."""
    assert net(changes) == expected, name


def test_rows_are_found_as_changes_name_them(session: Session) -> None:
    """Referred rows are read, also at two steps; a row that is gone is told as the changes hold it."""
    fill(session)
    [held] = events(session)
    found = rows_about(session, held.changes)
    assert found["unit", 1]["name"] == "Phòng Văn hóa - Thông tin"
    assert found["progress", 1]["task_id"] == 1
    assert found["document", 1]["issued_on"] == "2022-01-05"
    undo_newest(session)
    assert rows_about(session, held.changes)["unit", 1]["name"] == "Phòng Văn hóa - Thông tin"
    evidence_only = [change for change in held.changes if change.table == "evidence"]
    assert rows_about(session, evidence_only)["evidence", 1]["progress_id"] == 1


def test_a_rehearsal_leaves_nothing(database: Database) -> None:
    """All is rolled back at its end."""
    with transaction(database, writing=True, rehearsal=True) as session:
        fill(session)
    with transaction(database, writing=True) as session:
        assert not any(everything(session).values())
        assert events(session) == []
