"""Where the office's own facts are, and choosing them for what this process reads."""

from collections.abc import Callable
from os.path import splitext
from typing import TYPE_CHECKING, Any

from nhiemvu.facts.choice import use
from nhiemvu.store.places import plain_path

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".facts.toml"


def facts_file(location: str, data_folder: Callable[[], "Path"]) -> str:
    """Return the file of the facts that belong to a database: beside its file (nhiemvu.db has nhiemvu.facts.toml).

    A database on a server has it in the user's data folder, by its name. Raises BadLocation, DriverMissing.
    """
    if path := plain_path(location):
        return f"{splitext(path)[0]}{SUFFIX}"  # noqa: PTH122 pathlib costs a start 3 ms
    from nhiemvu.store.engine import database_at  # noqa: PLC0415 it loads SQLAlchemy

    database = database_at(location)
    if database.is_sqlite:
        return str(database.path.with_suffix(SUFFIX))
    url = database.engine.url
    name = url.database or url.query.get("service") or url.get_backend_name()
    return str(data_folder() / f"{name}{SUFFIX}")


def use_facts(location: str, data_folder: Callable[[], "Path"]) -> str:
    """Choose the facts that belong to a database, and return their file; it is not read yet, and need not be there."""
    file = facts_file(location, data_folder)
    use(file, _own_rows)
    return file


def _own_rows(table: str) -> tuple[dict[str, Any], ...]:
    from nhiemvu.facts.office import own_rows  # noqa: PLC0415 it knows every table, and few offices have a file

    return own_rows(table)
