"""Reading at a glance: what daily commands ask is answered without SQLAlchemy, and as SQLAlchemy answers it."""

import io
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from nhiemvu.cli.app import run
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import Grouping
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import State, Task, Timing
from nhiemvu.store import compiling
from nhiemvu.store.batches import NAME, NUMBERS
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.faults import DamagedDatabase
from nhiemvu.store.glance import MORE_TEXTS, TEXTS, composed, glance
from nhiemvu.store.later import Later, assignment, case, made, or_, select, task, unit
from nhiemvu.store.session import Session
from nhiemvu.store.task_rows import TASKS, UNITS_NOW
from nhiemvu.usecases.count_tasks import statistics
from nhiemvu.usecases.list_tasks import list_tasks, overdue_tasks
from tools.compile_statements import compiled, lines, lines_now_and_then

TODAY = date(2026, 7, 8)
choices = st.builds(
    TaskChoice,
    unit=st.sampled_from([None, "2", "3"]),
    lead=st.sampled_from([None, "2", "7"]),
    states=st.lists(st.sampled_from(list(State)), max_size=3, unique=True).map(tuple),
    timings=st.lists(st.sampled_from(list(Timing)), max_size=3, unique=True).map(tuple),
    period=st.sampled_from([None, parse_period("2026"), parse_period("2026-Q3")]),
    directive=st.sampled_from([None, "97-CT/TW"]),
    due_from=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    due_to=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    starred=st.booleans(),
    silent=st.none() | st.integers(1, 400),
    unassigned=st.booleans(),
    words=st.sampled_from([None, "xã", "chuyển đổi"]),
    everything=st.booleans(),
)


def typed(office: Path, *words: str) -> str:
    """Run a command of an office and return what it printed."""
    said, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        code = run(["--db", str(office / "nhiemvu.db"), "--today", TODAY.isoformat(), *words])
    assert code == 0, complained.getvalue()
    return said.getvalue()


def listed(path: Path) -> list[Task]:
    """Return the open tasks of a database, read at a glance."""
    with glance(str(path)) as session:
        assert session is not None
        return list_tasks(session, TaskChoice(), today=TODAY)


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the example office."""
    folder = tmp_path_factory.mktemp("office")
    typed(folder, "demo", "--folder", str(folder))
    return folder


def test_the_texts_are_those_of_the_statements() -> None:
    """Whoever changes a statement compiles it again: python -m tools.compile_statements."""
    assert compiled() == {file: Path(file).read_text(encoding="utf-8") for file in (TEXTS, MORE_TEXTS)}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choice=choices, day=st.dates(date(2026, 1, 1), date(2027, 6, 1)))
def test_the_answers_are_those_of_sqlalchemy(at_work: Path, choice: TaskChoice, day: date) -> None:
    """Whatever is asked for, one use case finds the same tasks both ways."""

    def asked(session: Session) -> list[Any]:
        return [
            list_tasks(session, choice, today=day),
            overdue_tasks(session, choice, as_of=day, within=30, silent=choice.silent),
        ]

    path = str(at_work / "nhiemvu.db")
    with glance(path) as session, transaction(open_database(path), writing=False) as other:
        assert session is not None
        assert asked(session) == asked(other)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    by=st.sampled_from([None, *Grouping]),
    unit=st.sampled_from([None, "2", "3"]),
    directive=st.sampled_from([None, "97-CT/TW"]),
    day=st.dates(date(2026, 1, 1), date(2027, 6, 1)),
)
def test_the_counts_are_those_of_sqlalchemy(
    at_work: Path, by: Grouping | None, unit: str | None, directive: str | None, day: date
) -> None:
    """Whatever is counted, one use case counts the same both ways."""
    path = str(at_work / "nhiemvu.db")
    with glance(path) as session, transaction(open_database(path), writing=False) as other:
        assert session is not None
        counts = [statistics(one, by=by, as_of=day, unit=unit, directive=directive) for one in (session, other)]
    assert counts[0] == counts[1]


def test_daily_commands_do_not_load_sqlalchemy(at_work: Path) -> None:
    """One process runs them all, and has not loaded it at their end."""
    every = [*lines(), *lines_now_and_then()]
    asked = [["--db", str(at_work / "nhiemvu.db"), "--today", TODAY.isoformat(), *line.split()] for line in every]
    plain = [words for words in asked if '"' not in " ".join(words)]
    script = (
        "import sys; from nhiemvu.cli.app import run\n"
        f"for words in {plain!r}:\n"
        "    run(words)\n"
        "print(sorted({'sqlalchemy', 'alembic', 'psycopg'} & set(sys.modules)), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", script]
    outcome = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert outcome.stderr.splitlines()[-1] == "[]"


def test_a_statement_reads_as_sqlalchemy_writes_it() -> None:
    """Parts put together are the text of the whole; numbers are written into it, other values have places."""
    wanted = TASKS.where(task.c.due_on < TODAY, or_(task.c.id == 3, task.c.title == "x")).order_by(task.c.id).limit(5)
    assert isinstance(wanted, Later)
    sql, values, columns, _ = composed(wanted, {})
    plain = str(made(wanted).compile(dialect=SQLiteDialect(paramstyle="qmark"))).split()
    assert sql.split() == [*" ".join(plain).removesuffix(" OFFSET ?").split()]
    assert values == ["2026-07-08", 3, "x", 5]
    assert columns[:3] == ["id", "continues_id", "text"]


def test_values_stand_in_their_places_whatever_they_are_called() -> None:
    """A value that is handed over by a name comes behind those that are not."""
    wanted = select(case((task.c.id > 3, 4), else_=5).label("which"))
    assert isinstance(wanted, Later)
    sql, values, *_ = composed(wanted, {})
    assert sql == "SELECT CASE WHEN (task.id > ?) THEN ? ELSE ? END AS which FROM task"
    assert values == [3, 4, 5]


def test_values_of_a_condition_are_not_those_of_the_statement_before_it() -> None:
    """Several values of one and one value of the other keep their own places."""
    taken = assignment.alias("taken")
    joined = assignment.outerjoin(taken, (taken.c.task_id == assignment.c.task_id) & taken.c.unit_id.in_([7, 8]))
    wanted = select(taken.c.unit_id).select_from(joined).where(assignment.c.unit_id == 3)
    assert isinstance(wanted, Later)
    sql, values, *_ = composed(wanted, {})
    assert sql.endswith("AND taken.unit_id IN (7, 8) WHERE assignment.unit_id = ?")
    assert values == [3]


def test_several_numbers_stand_in_the_text() -> None:
    """No number of values is too many for SQLite."""
    assert isinstance(UNITS_NOW, Later)
    sql, values, *_ = composed(UNITS_NOW, {NAME: [3, 1, 2]})
    assert "IN (3, 1, 2)" in sql
    assert values == []
    assert "IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)" in composed(UNITS_NOW, {NAME: []})[0]


@pytest.mark.parametrize("words", [["a", "b"], ["x'); DROP TABLE task; --"], []])
def test_words_have_places(at_work: Path, words: list[str]) -> None:
    """What was typed is never part of the text."""
    statement = select(unit.c.id).where(unit.c.name.in_(words))
    with glance(str(at_work / "nhiemvu.db")) as session:
        assert session is not None
        assert session.connection.execute(statement).all() == []


def test_a_column_that_sqlite_cannot_tell_is_refused() -> None:
    """The moments of events are read through SQLAlchemy."""
    with pytest.raises(ValueError, match="Moment"):
        compiling.whole(Later("()", Later("name", "select"), (Later("name", "event"),), {}))


def test_what_is_unusual_is_left_to_others(tmp_path: Path, at_work: Path) -> None:
    """No file, an empty one, another program's, and one of another version."""
    (tmp_path / "empty.db").touch()
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE task (id)")
    shutil.copy(at_work / "nhiemvu.db", tmp_path / "older.db")
    with closing(sqlite3.connect(tmp_path / "older.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    for name in ("missing.db", "empty.db", "other.db", "older.db", "."):
        with glance(str(tmp_path / name)) as session:
            assert session is None
    with glance("postgresql+psycopg://localhost/office") as session:
        assert session is None
    assert not (tmp_path / "missing.db").exists()


def test_damage_and_locks_are_told(tmp_path: Path, at_work: Path) -> None:
    """What shows at the start is left to others, what shows later is told as every other way to read tells it."""
    path = tmp_path / "nhiemvu.db"
    shutil.copy(at_work / "nhiemvu.db", path)
    whole = path.read_bytes()
    (tmp_path / "damaged.db").write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with glance(str(tmp_path / "damaged.db")) as session:
        assert session is None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with glance(str(path), patience=0) as session:
            assert session is None
    with closing(sqlite3.connect(path)) as other:
        page = other.execute("SELECT rootpage FROM sqlite_master WHERE name = 'task'").fetchone()[0]
        size = other.execute("PRAGMA page_size").fetchone()[0]
    path.write_bytes(whole[: (page - 1) * size] + b"\xff" * size + whole[page * size :])
    with pytest.raises(DamagedDatabase):
        listed(path)


def test_nothing_can_be_written(at_work: Path) -> None:
    """A reading command that would write fails instead."""
    with glance(str(at_work / "nhiemvu.db")) as session:
        assert session is not None
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            session.connection.exec_driver_sql("DELETE FROM task")


def test_an_expression_is_neither_true_nor_false() -> None:
    """`if task.c.id == 3` is a slip, as it is with SQLAlchemy."""
    with pytest.raises(TypeError):
        bool(task.c.id == 3)
    assert NUMBERS is not None
