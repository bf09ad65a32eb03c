"""The text of statements for SQLite, compiled from the expressions in `later`: ahead of time by tools, or when needed.

A statement is compiled in parts, so that filters, which go together in many ways, need one text each: what it selects
from where, each of its conditions, and its order.
"""

import re
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Integer, bindparam, literal_column
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.sql.compiler import SQLCompiler

from nhiemvu.store.hints import follow_hints
from nhiemvu.store.later import Build, Later

#: How values that are no plain ones are told in a part: a day, a truth, values of JSON.
DAY, TRUTH, VALUES, PLAIN = "d", "b", "j", " "
#: Stands behind a condition, so that its end is known.
END = "0 = 1"
#: By what the places of values are called in a statement, and in a part that is added to it.
IN_STATEMENT, IN_PART = "v", "w"
#: A value's place in SQLAlchemy's text: ":v0", "__[POSTCOMPILE_v0]" for several, or ":param_1" for one of its own.
PLACE = re.compile(r":(?P<one>[vw]\d+)\b|__\[POSTCOMPILE_(?P<several>\w+)\]|:(?P<own>param_\d+)\b")

#: A text with "?" for a value and "\0" for several; the values' places or names in the order in which the text has
#: them; and, of a statement, the names of its columns and how their values are told.
Part = tuple[str, list[int | str], list[str], str]


def whole(statement: Later) -> Part:
    """Compile a statement; of what it selects, names and kinds of the columns come with the text.

    Raises ValueError where a column's values cannot be told by SQLite alone.
    """
    made = Bound({}).built(statement)
    columns = made.selected_columns
    return *_text(_compiled(made)), list(columns.keys()), "".join(_kind(column.type) for column in columns)


def condition(head: Later, wanted: Later) -> Part | None:
    """Compile a condition as it stands in a statement of this head; None where it changes what stands before it."""
    statement = Bound({})
    before = statement.built(head)
    after = _compiled(before.where(Bound(statement.free, IN_PART).built(wanted), literal_column(END)))
    beginning, ending = f"{_compiled(before)} \nWHERE ", f" AND {END}"
    if not (after.string.startswith(beginning) and after.string.endswith(ending)):
        return None
    return *_text(after, after.string[len(beginning) : -len(ending)]), [], ""


def order(head: Later, by: Later) -> Part:
    """Compile one of the things that a statement of this head is ordered by."""
    statement = Bound({})
    before = statement.built(head)
    after = _compiled(before.order_by(Bound(statement.free, IN_PART).built(by)))
    return *_text(after, after.string.removeprefix(f"{_compiled(before)} ORDER BY ")), [], ""


class Bound(Build):
    """Expressions with a numbered place for each value."""

    def __init__(self, held: dict[Later, Any], prefix: str = IN_STATEMENT) -> None:
        self._held = dict(held)
        self._prefix = prefix
        self._count = 0
        #: What was made of calls without a value in them, by which parts of one statement mean the same alias.
        self.free = dict(held)

    def bound(self, value: Any, called: str) -> Any:  # noqa: ANN401 a value and its place
        """Return the next place."""
        name = f"{self._prefix}{self._count}"
        self._count += 1
        if called in {"limit", "offset"}:
            return bindparam(name, type_=Integer)
        return bindparam(name, value, expanding=isinstance(value, list | tuple))

    def _call(self, part: Later) -> Any:  # noqa: ANN401 what the function returns
        if part not in self._held:
            before = self._count
            self._held[part] = self.called(part)
            if before == self._count:
                self.free[part] = self._held[part]
        return self._held[part]


def _compiled(statement: Any) -> SQLCompiler:  # noqa: ANN401 an expression of SQLAlchemy
    dialect = SQLiteDialect(paramstyle="named")
    follow_hints(dialect)
    compiled: SQLCompiler = statement.compile(dialect=dialect)
    return compiled


def _text(compiled: SQLCompiler, part: str | None = None) -> tuple[str, list[int | str]]:
    """Return a text, or a part of it, with the places of its values; what SQLAlchemy itself set in is written out."""
    places: list[int | str] = []

    def placed(match: re.Match[str]) -> str:
        if match["own"]:
            return str(int(compiled.params[match["own"]]))
        name = match["one"] or match["several"]
        places.append(int(name[1:]) if re.fullmatch(r"[vw]\d+", name) else name)
        return "?" if match["one"] else "\0"

    return " ".join(PLACE.sub(placed, compiled.string if part is None else part).split()), places


def _kind(column_type: Any) -> str:  # noqa: ANN401 a type of SQLAlchemy
    if isinstance(column_type, Date):
        return DAY
    if isinstance(column_type, Boolean):
        return TRUTH
    if isinstance(column_type, JSON):
        return VALUES
    if column_type.dialect_impl(SQLiteDialect()).result_processor(SQLiteDialect(), None) is not None:
        raise ValueError(repr(column_type))
    return PLAIN
