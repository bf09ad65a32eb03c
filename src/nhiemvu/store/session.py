"""Writing with a memory: every row that is inserted, updated or deleted is noted as it was before and after."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from nhiemvu.domain.text import nfc
from nhiemvu.domain.values import dataclass, field
from nhiemvu.store.later import ColumnElement, Connection, Row, Table, and_, made, progress, select
from nhiemvu.store.secrecy import Secrets

if TYPE_CHECKING:
    from pathlib import Path

#: The columns of a primary key with their values.
Key = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One row as it was before and after, in the values of JSON: days as ISO text.

    `before` is None for a new row, `after` for one that is gone; of an updated row both hold only what differs.
    """

    table: str
    key: Key
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is to be copied beside the database."""

    source: "Path"
    target: "Path"
    sha256: str


@dataclass(slots=True)
class Session:
    """One transaction's connection and what was changed through it."""

    connection: Connection
    #: The account by which a server knows the user: what is recorded is signed with it. None on a file.
    account: str | None = None
    #: What has been changed and not yet recorded as an event, in order.
    changes: list[Change] = field(default_factory=list)
    #: Numbers of the tasks that the changes touch.
    task_ids: set[int] = field(default_factory=set)
    #: Files that are put in their place when the transaction is committed.
    files: list[KeptFile] = field(default_factory=list)
    #: The first number that a new row was given, by table.
    given: dict[str, int] = field(default_factory=dict)
    #: What is secret, and keeps words out.
    secrets: Secrets = field(default_factory=Secrets)

    def insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Add a row and return its number, or 0 in a table without numbers.

        Raises what `Secrets.guard` raises.
        """
        from nhiemvu.store.search_entries import follow  # noqa: PLC0415 who only reads need not load it
        from nhiemvu.store.tables import recorded  # noqa: PLC0415 likewise

        table = made(table)
        stored = _stored(values)
        self.secrets.guard(self.connection, table, stored)
        row = self.connection.execute(table.insert().values(stored).returning(*recorded(table))).one()._asdict()
        if "id" in row and "id" not in stored:
            self.given.setdefault(table.name, row["id"])
        self.secrets.follow(table, row)
        follow(self.connection, table, None, row)
        self._note(table, _key_of(table, row), row, None, row)
        return int(row.get("id", 0))

    def update(self, table: Table, key: int | Key, values: Mapping[str, Any]) -> bool:
        """Change a row and tell whether it differed; where nothing differs nothing is written.

        Raises LookupError where there is no such row, and what `Secrets.guard` raises.
        """
        from nhiemvu.store.search_entries import follow  # noqa: PLC0415 who only reads need not load it

        table = made(table)
        row = self._row(table, key)
        after = {name: value for name, value in _stored(values).items() if value != row[name]}
        if not after:
            return False
        self.secrets.guard(self.connection, table, {**row, **after})
        self.connection.execute(table.update().where(matches(table, key)).values(after))
        self.secrets.follow(table, {**row, **after})
        follow(self.connection, table, row, {**row, **after})
        self._note(table, _key_of(table, row), row, {name: row[name] for name in after}, after)
        return True

    def delete(self, table: Table, key: int | Key) -> None:
        """Remove a row; the record keeps it whole.

        Raises LookupError where there is no such row.
        """
        from nhiemvu.store.search_entries import follow  # noqa: PLC0415 who only reads need not load it

        table = made(table)
        row = self._row(table, key)
        self.connection.execute(table.delete().where(matches(table, key)))
        follow(self.connection, table, row, None)
        self._note(table, _key_of(table, row), row, row, None)

    def _row(self, table: Table, key: int | Key) -> dict[str, Any]:
        from nhiemvu.store.tables import recorded  # noqa: PLC0415 who only reads need not load it

        held = select(*recorded(table)).where(matches(table, key))
        row: Row[Any] | None = self.connection.execute(held).one_or_none()
        if row is None:
            raise LookupError(table.name, key)
        return row._asdict()

    def _note(
        self, table: Table, key: Key, row: dict[str, Any], before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        self.changes.append(Change(table.name, key, as_json(before), as_json(after)))
        task_id = self._task_of(table, row)
        if task_id is not None:
            self.task_ids.add(task_id)

    def _task_of(self, table: Table, row: dict[str, Any]) -> int | None:
        if table.name == "task":
            return int(row["id"])
        if "progress_id" in row:
            entry = select(progress.c.task_id).where(progress.c.id == row["progress_id"])
            return self.connection.execute(entry).scalar()
        return row.get("task_id")


def matches(table: Table, key: int | Key) -> ColumnElement[bool]:
    """Return the condition that a row of `table` has this key."""
    columns = {"id": key} if isinstance(key, int) else key
    return and_(*(table.c[name] == value for name, value in columns.items()))


def _key_of(table: Table, row: dict[str, Any]) -> Key:
    return {column.name: row[column.name] for column in table.primary_key}


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: stored_text(value) if isinstance(value, str) else value for name, value in values.items()}


def stored_text(text: str) -> str:
    """Return a text as the database keeps it: composed, and without what no database takes."""
    # A file name in another encoding reaches us with half characters (PEP 383).
    return nfc(text).replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def as_json(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return a row's values as a change keeps them: days as ISO text."""
    if row is None:
        return None
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
