"""A SQLite file read without SQLAlchemy: by texts that were compiled from the same statements ahead of time.

A text that is not among them is compiled when it is needed, which loads SQLAlchemy. What is unusual about a file
(missing, empty, locked, damaged, another program's, of another version) is left to `database`.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, cast

from nhiemvu.domain.errors import DatabaseFault
from nhiemvu.store.later import Connection, Later, key_of
from nhiemvu.store.places import plain_path
from nhiemvu.store.revisions import SCHEMA_HEAD
from nhiemvu.store.session import Session

#: Seconds that a reader waits where another program holds the whole file.
PATIENCE = 20
#: The first bytes of a SQLite file, and where its mark stands (sqlite.org/fileformat.html).
MAGIC, MARK, HEADER = b"SQLite format 3\0", slice(68, 72), 100
OWN_MARK = b"nhvu"
#: Where the texts are kept: those of the commands of every hour, and those of what is looked up now and then.
TEXTS, MORE_TEXTS = (
    os.path.join(os.path.dirname(__file__), name)  # noqa: PTH118, PTH120 pathlib costs a start 2 ms
    for name in ("compiled.json", "compiled_more.json")
)
#: What may be done with a statement, one after another, without changing the text before it.
COMPOSED = {"where", "order_by", "limit"}
#: Of what a statement may consist before that.
HEADS = {"select_from", "join", "outerjoin"}
#: What stands for no number at all, as SQLAlchemy writes it.
NOTHING = "SELECT 1 FROM (SELECT 1) WHERE 1!=1"
#: How values are told that are no plain ones, as `compiling` does.
TOLD: Mapping[str, Callable[[Any], Any]] = {"d": date.fromisoformat, "b": bool, "j": json.loads}

#: A text of SQL, the places of its values, and the names and kinds of its columns: `compiling.Part` as JSON keeps it.
Part = Sequence[Any]


class Texts(NamedTuple):
    """The texts that are known, by the keys of their expressions."""

    statements: dict[str, Part]
    #: By what is selected from, then by the condition; None where such a condition needs the whole statement.
    conditions: dict[str, dict[str, Part | None]]
    orders: dict[str, dict[str, Part | None]]


@cache
def texts() -> Texts:
    """Return the texts that were compiled ahead of time; those that are compiled on the way are added to them."""
    return _read(TEXTS)


@cache
def all_texts() -> Texts:
    """Return the texts that are known, after those that are seldom looked for were read, too."""
    known, more = texts(), _read(MORE_TEXTS)
    known.statements.update(more.statements)
    for held, others in ((known.conditions, more.conditions), (known.orders, more.orders)):
        for source, parts in others.items():
            held.setdefault(source, {}).update(parts)
    return known


def _read(file: str) -> Texts:
    with open(file, encoding="utf-8") as held:  # noqa: PTH123 likewise
        return Texts(**json.load(held))


class Row(tuple[Any, ...]):
    """One row, whose values are taken by place or by the names of its columns."""

    __slots__ = ()
    names: dict[str, int]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 a value of the database
        try:
            return self[self.names[name]]
        except KeyError:
            raise AttributeError(name) from None

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self.names, self, strict=True))


class Result:
    """The rows of a statement, as SQLAlchemy's results give them."""

    def __init__(self, rows: Iterable[Sequence[Any]], names: Sequence[str], kinds: str) -> None:
        self._row = type("Row", (Row,), {"__slots__": (), "names": {name: at for at, name in enumerate(names)}})
        self._rows = rows
        self._told = [(at, TOLD[kind]) for at, kind in enumerate(kinds) if kind in TOLD]

    def __iter__(self) -> Iterator[Any]:
        return map(self._row, self._values() if self._told else self._rows)

    def _values(self) -> Iterator[Sequence[Any]]:
        """Yield the values of each row, those that are no plain ones as they are told."""
        told = self._told
        for row in self._rows:
            values = list(row)
            for at, told_as in told:
                value = values[at]
                if value is not None:
                    values[at] = told_as(value)
            yield values

    def all(self) -> list[Any]:
        """Return all rows."""
        return list(self)

    def scalars(self) -> Iterator[Any]:
        """Yield the first value of each row."""
        return (row[0] for row in self)

    def first(self) -> Any:  # noqa: ANN401 a row
        """Return the first row, or None."""
        return next(iter(self), None)

    def scalar(self) -> Any:  # noqa: ANN401 a value of the database
        """Return the first value of the first row, or None."""
        row = self.first()
        return row[0] if row is not None else None

    def one_or_none(self) -> Any:  # noqa: ANN401 a row
        """Return the only row, or None.

        Raises LookupError where there are several.
        """
        rows = self.all()
        if len(rows) > 1:
            raise LookupError(len(rows))
        return rows[0] if rows else None

    def one(self) -> Any:  # noqa: ANN401 a row
        """Return the only row.

        Raises LookupError where there is none or several.
        """
        row = self.one_or_none()
        if row is None:
            raise LookupError(0)
        return row

    def scalar_one(self) -> Any:  # noqa: ANN401 a value of the database
        """Return the first value of the only row.

        Raises LookupError where there is none or several.
        """
        return self.one()[0]


class Kind(NamedTuple):
    """What kind of database it is, by the name that SQLAlchemy has for it."""

    name: str


class Glance:
    """A connection that only reads; it has as much of SQLAlchemy's as reading takes."""

    dialect = Kind("sqlite")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def exec_driver_sql(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a text of SQL."""
        return self._connection.execute(sql).fetchall()

    def execute(self, statement: Later, values: dict[str, Sequence[int]] | None = None) -> Result:
        """Run a statement with what its named places stand for."""
        sql, arguments, names, kinds = composed(statement, values or {})
        return Result(self._connection.execute(sql, arguments), names, kinds)


@contextmanager
def glance(location: str, patience: float = PATIENCE) -> Iterator[Session | None]:
    """Open a reading transaction in the file at a path, or give None where `database` is to look at the location.

    Raises DiskFault and DamagedDatabase where that shows while it is read.
    """
    path = plain_path(location)
    if path is None or not _is_own(path):
        yield None
        return
    try:
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    except sqlite3.Error:
        yield None
        return
    with closing(connection):
        if not _begins(connection):
            yield None
            return
        try:
            yield Session(cast("Connection", Glance(connection)))
        except (sqlite3.Error, AttributeError, LookupError, TypeError, ValueError) as error:
            fault = _fault(error, path)
            if fault is None:
                raise
            raise fault from error


def _fault(error: Exception, path: str) -> DatabaseFault | None:
    """Return what an error means where the file is to blame, and None where the program is."""
    from nhiemvu.store.database import damage_in  # noqa: PLC0415 few files are damaged
    from nhiemvu.store.engine import database_at  # noqa: PLC0415 likewise
    from nhiemvu.store.faults import sqlite_fault  # noqa: PLC0415 likewise

    told = sqlite_fault(error, path) if isinstance(error, sqlite3.Error) else None
    return told or damage_in(database_at(path))


def _begins(connection: sqlite3.Connection) -> bool:
    """Begin to read one moment of a file, and tell whether it can be read so and is of this version."""
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        return connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(SCHEMA_HEAD,)]
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _is_own(path: str) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 pathlib costs a start 2 ms
            header = file.read(HEADER)
    except OSError:
        return False
    return header.startswith(MAGIC) and header[MARK] == OWN_MARK


def composed(statement: Later, named: dict[str, Sequence[int]]) -> tuple[str, list[Any], Sequence[str], str]:
    """Return a statement's text with its values, and the names and kinds of its columns."""
    return _in_parts(statement, named) or _as_whole(statement, named)


def _in_parts(statement: Later, named: dict[str, Sequence[int]]) -> tuple[str, list[Any], Sequence[str], str] | None:
    head, conditions, orders, limit = _taken_apart(statement)
    if head is None:
        return None
    sql, arguments, columns, kinds = _as_whole(head, named)
    source = sql[sql.index(" FROM ") :] if " FROM " in sql else ""
    for word, several, known in ((" WHERE ", conditions, "conditions"), (" ORDER BY ", orders, "orders")):
        between = word
        for each in several:
            key = key_of(each)
            part = _part(known, source, key.text, head, each)
            if part is None:
                return None
            text, more = _filled(part, key.values, named)
            sql += between + text
            arguments += more
            between = " AND " if known == "conditions" else ", "
    if limit is not None:
        sql, arguments = f"{sql} LIMIT ?", [*arguments, limit]
    return sql, arguments, columns, kinds


def _taken_apart(statement: Later) -> tuple[Later | None, list[Later], list[Later], int | None]:
    """Return a statement's head, its conditions, what it is ordered by, and its limit; no head where that is not so."""
    steps = []
    while (step := _step(statement)) and step[1] in COMPOSED:
        steps.append(step)
        statement = step[0]
    below: Later = statement
    while (step := _step(below)) and step[1] in HEADS:
        below = step[0]
    if not _selects(below):
        return None, [], [], None
    conditions: list[Later] = []
    orders: list[Later] = []
    limit = None
    for _, name, arguments in reversed(steps):
        if name == "limit":
            limit = arguments[0]
        else:
            (conditions if name == "where" else orders).extend(arguments)
    return statement, conditions, orders, limit


def _step(statement: Later) -> tuple[Later, str, Sequence[Any]] | None:
    """Return what a statement was made from, by what, and with what."""
    if statement._kind != "()":  # noqa: SLF001 the mirror of `later`
        return None
    function, arguments, _ = statement._parts  # noqa: SLF001 likewise
    return (function._parts[0], function._parts[1], arguments) if function._kind == "." else None  # noqa: SLF001 likewise


def _selects(statement: Later) -> bool:
    if statement._kind != "()":  # noqa: SLF001 the mirror of `later`
        return False
    function = statement._parts[0]  # noqa: SLF001 likewise
    return bool(function._kind == "name" and function._parts[0] == "select")  # noqa: SLF001 likewise


def _as_whole(statement: Later, named: dict[str, Sequence[int]]) -> tuple[str, list[Any], Sequence[str], str]:
    key = key_of(statement)
    known = texts().statements
    if key.text not in known and key.text not in all_texts().statements:
        from nhiemvu.store import compiling  # noqa: PLC0415 it loads SQLAlchemy

        known[key.text] = compiling.whole(statement)
    part = known[key.text]
    return *_filled(part, key.values, named), part[2], part[3]


def _part(known: str, source: str, key: str, head: Later, each: Later) -> Part | None:
    held: dict[str, Part | None] = getattr(texts(), known).setdefault(source, {})
    if key not in held and key not in getattr(all_texts(), known)[source]:
        from nhiemvu.store import compiling  # noqa: PLC0415 it loads SQLAlchemy

        held[key] = compiling.condition(head, each) if known == "conditions" else compiling.order(head, each)
    return held[key]


def _filled(part: Part, values: Sequence[Any], named: dict[str, Sequence[int]]) -> tuple[str, list[Any]]:
    sql, places = part[0], part[1]
    handed = [named[place] if isinstance(place, str) else values[place] for place in places]
    if "\0" not in sql:
        return sql, [_stored(value) for value in handed]
    pieces = sql.split("\0")
    several = [value for value in handed if isinstance(value, list | tuple)]
    filled = chain.from_iterable(zip(pieces, (*map(_listed, several), ""), strict=True))
    arguments = [
        each
        for value in handed
        for each in (map(_stored, _bound(value)) if isinstance(value, list | tuple) else (_stored(value),))
    ]
    return "".join(filled), arguments


def _listed(values: Sequence[Any]) -> str:
    """Return several values as they stand in a text: numbers as they are, which takes half the time, else a place."""
    if not values:
        return NOTHING
    if {int}.issuperset(map(type, values)):
        return ", ".join(map(str, values))
    return ", ".join(str(value) if type(value) is int else "?" for value in values)


def _bound(values: Sequence[Any]) -> list[Any]:
    return [] if {int}.issuperset(map(type, values)) else [value for value in values if type(value) is not int]


def _stored(value: Any) -> Any:  # noqa: ANN401 a value of a statement
    return value.isoformat() if isinstance(value, date) else value
