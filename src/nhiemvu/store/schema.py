"""The schema's version, and bringing a database up to it.

Alembic is imported only when a migration is due: it would double the start of every command.
"""

from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from nhiemvu.domain.language import Text
from nhiemvu.store.engine import APPLICATION_ID, Database, connected
from nhiemvu.store.faults import DamagedDatabase
from nhiemvu.store.grants import close_to_others, grant_tables
from nhiemvu.store.revisions import SCHEMA_HEAD
from nhiemvu.store.search_entries import rebuild

VERSION = table("alembic_version", column("version_num"))


def schema_version(connection: Connection) -> str | None:
    """Return the revision of a database's schema, or None where it has none."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    return connection.execute(select(VERSION.c.version_num)).scalar()


def upgrade(database: Database) -> bool:
    """Bring the schema to SCHEMA_HEAD in one transaction that keeps other writers out; tell whether it was due.

    Raises DamagedDatabase where references do not hold afterwards; nothing is changed then.
    """
    with connected(database, writing=True, migrating=True) as connection:
        version = schema_version(connection)
        if version == SCHEMA_HEAD:
            return False
        bring_up(database, connection, SCHEMA_HEAD)
        rebuild(connection)
        if not database.is_sqlite:
            grant_tables(connection)
            if version is None:
                close_to_others(connection)
        return True


def bring_up(database: Database, connection: Connection, revision: str) -> None:
    """Bring the schema to a revision within a migrating transaction of its own; searches are to be made anew after it.

    Raises DamagedDatabase where references do not hold afterwards.
    """
    _migrate(connection, revision)
    if database.is_sqlite:
        _finish_sqlite(database, connection)


def _migrate(connection: Connection, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 see the head of the module
    from alembic.config import Config  # noqa: PLC0415 likewise

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _finish_sqlite(database: Database, connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DamagedDatabase(
            database.name,
            Text(f"liên kết sai trong bảng {broken[0]}", f"a reference of table {broken[0]} leads nowhere"),
        )


def migrations_folder() -> Path:
    """Return the folder of migrations: inside an installed package, else beside `src`."""
    package = Path(str(files("nhiemvu")))
    inside = package / "migrations"
    return inside if (inside / "env.py").exists() else package.parents[1] / "migrations"
