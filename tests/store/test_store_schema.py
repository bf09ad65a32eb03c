"""Migrations: from nothing to the tables of the program, back, and forth again, on both databases."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text

from nhiemvu.store import schema
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.engine import connected
from nhiemvu.store.revisions import EARLIER_REVISIONS, SCHEMA_HEAD
from nhiemvu.store.schema import migrations_folder, schema_version, upgrade
from nhiemvu.store.tables import metadata
from nhiemvu.store.tasks import get_tasks
from nhiemvu.store.unit_groups import add_group, add_member


def is_compared(name: str | None, kind: str, parents: object) -> bool:
    """Tell whether Alembic can compare a thing: not the full-text index, which each database has in its own way."""
    del parents
    return not (kind in {"table", "index", "column"} and name and name.startswith("search_index"))


def drift(connection: Connection) -> list[Any]:
    """Return how a database differs from the tables of the program."""
    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_compared})
    return list(compare_metadata(context, metadata))


def rules(connection: Connection) -> dict[str, set[str | None]]:
    """Return the names of the CHECK constraints of each table."""
    found = inspect(connection)
    return {name: {rule["name"] for rule in found.get_check_constraints(name)} for name in metadata.tables}


def expected_rules() -> dict[str, set[str]]:
    """Return what `rules` must give."""
    named = {name: {rule.name for rule in table.constraints} for name, table in metadata.tables.items()}
    return {name: {str(rule) for rule in found if str(rule).startswith("ck_")} for name, found in named.items()}


def migrate_down(connection: Connection, revision: str) -> None:
    """Run the migrations down to a revision."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.downgrade(config, revision)


def test_migrations_make_the_tables(database: Database) -> None:
    """Up, down and up again leave no difference to the tables; nothing is left in between."""
    with connected(database, writing=False) as connection:
        assert drift(connection) == []
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "base")
    with connected(database, writing=False) as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
        assert schema_version(connection) is None
    assert upgrade(database)
    assert not upgrade(database)
    with connected(database, writing=False) as connection:
        assert drift(connection) == []
        assert schema_version(connection) == SCHEMA_HEAD


def test_partial_indexes_are_partial_on_both_databases(database: Database) -> None:
    """PostgreSQL has the condition of every index that has one on SQLite, though the tables tell only of the latter."""
    partial = {
        index.name: str(index.dialect_options["sqlite"]["where"].compile(compile_kwargs={"literal_binds": True}))
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    with connected(database, writing=False) as connection:
        dialect, found = connection.dialect.name, inspect(connection)
        made = {
            index["name"]: str(index.get("dialect_options", {}).get(f"{dialect}_where"))
            for name in metadata.tables
            for index in found.get_indexes(name)
        }
    assert len(partial) >= 6
    for name, condition in partial.items():
        assert words_of(made[name]) == words_of(condition)


def words_of(condition: str) -> set[str]:
    """Return the columns, values and marks of a condition, which PostgreSQL writes in its own way."""
    plain = re.sub(r"::\w+(?:\[\])?|\w+\.", "", condition).replace("ANY (ARRAY[", "IN (").replace("= IN", "IN")
    return set(re.findall(r"'\w+'|\w+", plain.upper())) - {"AND", "TRUE", "IN"}


#: Rows as the first schema had them.
OFFICE_OF_0001 = (
    "INSERT INTO unit (name, folded) VALUES ('Chi bộ 1', 'chi bo 1')",
    (
        "INSERT INTO task (text, title, folded, cadence, state, starred, parent_id)"
        " VALUES ('Họp', 'Họp', 'hop hop', 'once', 'not_started', false, NULL)"
    ),
    (
        "INSERT INTO task (text, title, folded, cadence, state, starred, parent_id)"
        " VALUES ('Họp', 'Họp', 'hop hop', 'once', 'not_started', false, 1)"
    ),
    "INSERT INTO assignment (task_id, unit_id, role, from_on) VALUES (2, 1, 'lead', '2023-05-01')",
    "INSERT INTO event (at, actor, command, changes) VALUES ('2023-05-01 00:00:00', 'a', 'add', '[]')",
)
#: Tables that both schemas have.
IN_BOTH = ("unit", "task", "assignment", "event")
#: Columns that came later than 0001.
LATER = frozenset({"continues_id", "handed_on_from", "origin_due_on", "secrecy", "set_aside_on"})


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of the tables that both schemas have, in the columns that both have."""
    columns = {name: [one for one in metadata.tables[name].columns if one.name not in LATER] for name in IN_BOTH}
    with connected(database, writing=False) as connection:
        return {name: [tuple(row) for row in connection.execute(select(*columns[name]))] for name in IN_BOTH}


def test_groups_come_to_a_database_in_use_and_leave_it(database: Database) -> None:
    """From 0001 to 0002 and back nothing that an office recorded is lost."""
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0001")
        assert schema_version(connection) == "0001"
        for statement in OFFICE_OF_0001:
            connection.execute(text(statement))
    held = contents(database)
    assert upgrade(database)
    assert contents(database) == held
    with transaction(database, writing=True) as session:
        add_member(session, add_group(session, "Các chi bộ"), 1)
        assert [task.parent_id for task in get_tasks(session, [1, 2])] == [None, 1]
        assert check(session) == []
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0001")
        assert "unit_group" not in inspect(connection).get_table_names()
    assert contents(database) == held


#: A document with a task of its own words' deadline, one of the period's, and one that the office added.
OFFICE_OF_0002 = (
    "INSERT INTO document (kind) VALUES ('KH')",
    (
        "INSERT INTO task (text, title, folded, cadence, state, starred, origin_document_id, original_due_on, due_on,"
        " due_text) VALUES"
        " ('Họp', 'Họp', 'hop hop', 'once', 'not_started', false, 1, '2023-05-01', '2023-06-01', 'trước 01/6'),"
        " ('Họp', 'Họp', 'hop hop', 'once', 'not_started', false, 1, '2023-06-30', '2023-07-15', NULL),"
        " ('Họp', 'Họp', 'hop hop', 'once', 'not_started', false, NULL, '2023-06-30', '2023-06-30', NULL)"
    ),
)


def test_the_deadline_of_the_document_comes_to_tasks_on_record(database: Database) -> None:
    """From 0002 to 0003 a task that came from a document remembers what this said; nothing else changes."""
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0002")
        for statement in OFFICE_OF_0002:
            connection.execute(text(statement))
    assert upgrade(database)
    with transaction(database, writing=False) as session:
        tasks = get_tasks(session, [1, 2, 3])
        assert [task.origin and task.origin.due_on for task in tasks] == [date(2023, 6, 1), date(2023, 6, 30), None]
        assert [task.due_on for task in tasks] == [date(2023, 6, 1), date(2023, 7, 15), date(2023, 6, 30)]
        assert check(session) == []
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0002")
        found = inspect(connection)
        assert "task_deadline" not in found.get_table_names()
        assert "origin_due_on" not in {column["name"] for column in found.get_columns("task")}
        assert connection.execute(text("SELECT count(*) FROM task")).scalar() == 3


def test_answers_of_reports_leave_a_database_in_use(database: Database) -> None:
    """From 0004 back to 0003 and forth again the tasks stay; chains and answers go with their tables."""
    tables = {"report_answer", "report_close", "closed_answer", "result_place"}
    with connected(database, writing=True, migrating=True) as connection:
        for statement in OFFICE_OF_0002:
            connection.execute(text(statement))
        connection.execute(text("UPDATE task SET continues_id = 1 WHERE id = 2"))
        migrate_down(connection, "0003")
        assert not tables & set(inspect(connection).get_table_names())
        assert connection.execute(text("SELECT count(*) FROM task")).scalar() == 3
    assert upgrade(database)
    with connected(database, writing=False) as connection:
        assert tables <= set(inspect(connection).get_table_names())
        assert connection.execute(text("SELECT count(continues_id) FROM task")).scalar() == 0


def test_every_rule_of_the_tables_is_in_the_database(database: Database) -> None:
    """Alembic compares no CHECK constraints: their names are equal on both sides."""
    expected = expected_rules()
    with connected(database, writing=False) as connection:
        found = rules(connection)
    if not database.is_sqlite:
        # PostgreSQL has a type for yes and no.
        expected["task"].remove("ck_task_starred_boolean")
    assert found == expected


def test_head_is_the_newest_migration() -> None:
    """The constants that spare the import of Alembic name its revisions, the newest and those before it."""
    script = ScriptDirectory(str(migrations_folder()))
    assert script.get_current_head() == SCHEMA_HEAD
    assert {revision.revision for revision in script.walk_revisions()} == {SCHEMA_HEAD, *EARLIER_REVISIONS}


def test_failed_migration_leaves_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails at its end is taken back whole."""
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "base")
    migrating = schema._migrate

    def fail(connection: Connection, revision: str) -> None:
        migrating(connection, revision)
        raise RuntimeError

    monkeypatch.setattr(schema, "_migrate", fail)
    with pytest.raises(RuntimeError):
        upgrade(database)
    with connected(database, writing=False) as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_failed_creation_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where making a database fails, no half of one stays behind."""

    def fail(connection: Connection, revision: str) -> None:
        del revision
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        raise RuntimeError

    monkeypatch.setattr(schema, "_migrate", fail)
    with pytest.raises(RuntimeError):
        open_database(str(tmp_path / "nhiemvu.db"))
    assert list(tmp_path.iterdir()) == []


#: A task that was called off as 0004 had it, and one that goes on.
OFFICE_OF_0004 = (
    (
        "INSERT INTO task (text, title, folded, cadence, state, starred, original_due_on, due_on) VALUES"
        " ('Họp', 'Họp', 'hop hop', 'once', 'cancelled', false, '2023-05-01', '2023-06-01'),"
        " ('Họp', 'Họp', 'hop hop', 'once', 'in_progress', false, '2023-05-01', '2023-06-01')"
    ),
    "INSERT INTO progress (task_id, reported_on, state, note) VALUES (1, '2023-05-02', 'cancelled', 'Thôi.')",
    "INSERT INTO progress (task_id, reported_on, state, note) VALUES (2, '2023-05-03', 'in_progress', 'Đang làm.')",
)


def test_the_day_of_setting_aside_comes_to_tasks_on_record(database: Database) -> None:
    """From 0004 to 0005 a cancelled task knows since when; back again only what came with 0005 is gone."""
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0004")
        for statement in OFFICE_OF_0004:
            connection.execute(text(statement))
    assert upgrade(database)
    with transaction(database, writing=False) as session:
        assert [task.set_aside_on for task in get_tasks(session, [1, 2])] == [date(2023, 5, 2), None]
        assert check(session) == []
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0004")
        found = inspect(connection)
        assert "extension" not in found.get_table_names()
        assert not {"sha256", "file_name"} & {column["name"] for column in found.get_columns("evidence")}
        assert connection.execute(text("SELECT count(*) FROM task")).scalar() == 2
