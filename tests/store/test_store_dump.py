"""A whole database as plain values and back: equal from SQLite to PostgreSQL and the other way round."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.tasks import Role
from nhiemvu.store.assignments import assign
from nhiemvu.store.chains import continue_task
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.directives import record_directive
from nhiemvu.store.dump import KEPT, Shelf, digests, dumped, loading
from nhiemvu.store.engine import connected, database_at
from nhiemvu.store.faults import DamagedDatabase, DatabaseThere
from nhiemvu.store.history import record_event
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.revisions import SCHEMA_HEAD
from nhiemvu.store.session import Session
from nhiemvu.store.settings import write_setting
from nhiemvu.store.tables import task, unit
from tests.store.store_factories import DIRECTIVE, TODAY, make_progress, make_task, make_unit
from tests.store.test_store_constraints import ROWS, write

NOW = datetime(2023, 5, 10, 8, 30, 15, 123456, VIETNAM)
#: One table of a dump: name, rows, counter.
Held = tuple[str, list[dict[str, Any]], int]


def whole(database: Database) -> list[Held]:
    """Return everything that a database holds, as it would be written and read again."""
    with connected(database, writing=False) as connection:
        held = [(shelf.name, list(shelf.rows), shelf.counter) for shelf in dumped(connection)]
    return [(name, json.loads(json.dumps(rows)), counter) for name, rows, counter in held]


def digests_of(database: Database) -> dict[str, str]:
    """Return the hashes of a database's tables."""
    with connected(database, writing=False) as connection:
        return digests(connection)


def fill(session: Session) -> None:
    """Record what is hard to carry: references forward, taken numbers, words of all kinds."""
    for key in ("zeta", "Đơn vị", "office", "ăn", "Á", "b"):
        write_setting(session, key, f'“{key}” \\ " \n=1+1')
    first = make_unit(session, "Huyện đoàn", aliases=["HĐ"])
    second = make_unit(session, "Tỉnh đoàn")
    session.update(unit, first, {"parent_id": second})
    record_directive(session, DIRECTIVE)
    numbers = [make_task(session, f"việc {place}", due_on=TODAY) for place in range(4)]
    session.update(task, numbers[1], {"parent_id": numbers[3]})
    continue_task(session, numbers[1], numbers[2])
    assign(session, numbers[0], first, Role.LEAD, TODAY)
    add_evidence(session, make_progress(session, numbers[0], percent=40), document_id=None, text="ảnh 😀")
    record_event(session, at=NOW, actor="Văn thư", command="add")
    # A number that was given once is never given again.
    session.delete(task, make_task(session, "việc bỏ"))
    record_event(session, at=NOW, actor="Văn thư", command="add")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """Return the place of a database that is still to be made."""
    if request.param == "sqlite":
        return database_at(str(tmp_path / "loaded.db"))
    server = request.getfixturevalue("server")
    return database_at(server.make(template="template1"))


def test_comes_back_whole(database: Database, empty: Database) -> None:
    """Every row, number and event is there again, from either kind to either, and work goes on from there."""
    with transaction(database, writing=True) as session:
        fill(session)
    held = whole(database)
    assert {name for name, rows, _ in held if rows} >= {"setting", "unit", "task", "progress", "event", "event_task"}
    with loading(empty, SCHEMA_HEAD, (Shelf(*table) for table in held)):
        pass
    loaded = open_database(str(empty.path)) if empty.is_sqlite else empty
    assert whole(loaded) == held
    with transaction(loaded, writing=True) as session:
        assert check(session) == []
        assert make_task(session, "việc mới") == 6
        assert make_unit(session, "Đoàn xã") == 3


def test_every_table_is_carried(database: Database, empty: Database) -> None:
    """A row of each table comes back as it was."""
    with transaction(database, writing=True) as session:
        for name in ROWS:
            if name == "document_link":
                write(session, "document", identity="second", symbol="13-CT/TW", symbol_key="13-ct/tw")
            write(session, name)
    held = whole(database)
    assert {name for name, rows, _ in held if rows} == {table.name for table in KEPT}
    with loading(empty, SCHEMA_HEAD, (Shelf(*table) for table in held)) as session:
        assert digests(session.connection) == digests_of(database)
    assert whole(empty) == held


def test_rows_that_do_not_hold_together_are_refused(sqlite_path: Path, tmp_path: Path) -> None:
    """A reference that leads nowhere leaves nothing of the new database."""
    database = open_database(str(sqlite_path))
    with transaction(database, writing=True) as session:
        fill(session)
    held = [(name, [] if name == "unit" else rows, counter) for name, rows, counter in whole(database)]
    empty = database_at(str(tmp_path / "loaded.db"))
    with pytest.raises(DamagedDatabase), loading(empty, SCHEMA_HEAD, (Shelf(*table) for table in held)):
        pass
    assert not empty.path.exists()


def test_what_another_process_has_just_made_is_left(sqlite_path: Path) -> None:
    """Two make a database at one place at the same time: the later one is refused, the earlier one keeps its rows."""
    place = database_at(str(sqlite_path))
    database = open_database(str(sqlite_path))
    with transaction(database, writing=True) as session:
        fill(session)
    before = whole(database)
    with pytest.raises(DatabaseThere), loading(place, SCHEMA_HEAD, ()):
        pass
    assert whole(database) == before
