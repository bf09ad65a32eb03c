"""The offices that are measured are offices: their rows fit the schema, hold together, and are the same each time."""

from datetime import date
from pathlib import Path

import pytest

from nhiemvu.domain.counts import Counts
from nhiemvu.store.check import check
from nhiemvu.store.counts import count_tasks
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.tables import metadata
from tools.bench.size.building import build_sqlite, kept_office, office_rows
from tools.bench.size.rows import COLUMNS
from tools.bench.size.shape import AS_OF, Size

SMALL = Size(2000, units=200, directives=120)


@pytest.mark.parametrize("name", COLUMNS)
def test_rows_fit_their_table(name: str) -> None:
    """Every column is one of the store's, and only what may be empty is left out."""
    table = metadata.tables[name]
    lacking = [column for column in table.columns if column.name not in COLUMNS[name]]
    assert not {*COLUMNS[name]} - {*table.columns.keys()}
    assert all(column.nullable for column in lacking), lacking


@pytest.fixture(scope="module")
def small_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an office once for all tests."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    build_sqlite(SMALL, path)
    return path


def test_office_is_whole(small_office: Path) -> None:
    """The program finds nothing wrong in it."""
    with transaction(open_database(str(small_office)), writing=False) as session:
        assert check(session) == []


def test_office_has_its_spread(small_office: Path) -> None:
    """Most tasks are done, some late; about one in forty is open and overdue, and some are neither."""
    with transaction(open_database(str(small_office)), writing=False) as session:
        counts: Counts = count_tasks(session, [], as_of=AS_OF, updated_since=date(2026, 5, 20))
    assert 0.015 < counts.open_overdue / SMALL.tasks < 0.035
    assert counts.done_late > 0.05 * SMALL.tasks
    assert counts.done_on_time > 0.6 * SMALL.tasks
    assert counts.open_in_time > 0


def test_office_is_the_same_each_time() -> None:
    """Two runs make the same rows."""
    tiny = Size(60, units=20, directives=10)
    assert list(office_rows(tiny)) == list(office_rows(tiny))


def test_office_is_kept(tmp_path: Path) -> None:
    """What was made once is used again."""
    tiny = Size(30, units=15, directives=3)
    made = kept_office(tiny, tmp_path)
    before = made.stat().st_mtime_ns
    assert kept_office(tiny, tmp_path) == made
    assert made.stat().st_mtime_ns == before
    assert [path.name for path in tmp_path.iterdir()] == [made.name]
