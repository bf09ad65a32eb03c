"""Expressions of SQLAlchemy that are written down now and made only when something asks for them.

Loading SQLAlchemy takes longer than all the rest of a listing. Statements that daily commands read by are therefore
written with the names of this module: the same words, and for whoever checks types the same things, but what they
come to is a `Later`. A connection of SQLAlchemy makes the expression and runs it (`__clause_element__`); `glance` finds
the text that was compiled from it ahead of time by its key, and runs it without SQLAlchemy.
"""

import operator
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from sqlalchemy import (
        ColumnElement,
        Connection,
        FromClause,
        Integer,
        Row,
        Select,
        Table,
        Text,
        UnaryExpression,
        and_,
        bindparam,
        case,
        cast,
        column,
        false,
        func,
        literal_column,
        not_,
        or_,
        select,
        table,
        union,
        union_all,
    )

    from nhiemvu.store.tables import (
        HOLDS,
        IS_CONTINUED,
        IS_LAST,
        IS_OPEN,
        IS_SECRET,
        IS_SECRET_DOCUMENT,
        IS_STARRED,
        LEADS,
        assignment,
        closed_answer,
        document,
        document_link,
        document_source,
        evidence,
        extension,
        office_day,
        progress,
        reminder,
        report,
        report_answer,
        report_close,
        search_entry,
        series,
        setting,
        task,
        task_deadline,
        task_directive,
        task_recurrence,
        unit,
        unit_alias,
        unit_change,
        unit_group,
        unit_group_member,
        unit_successor,
    )

__all__ = [
    "HOLDS",
    "IS_CONTINUED",
    "IS_LAST",
    "IS_OPEN",
    "IS_SECRET",
    "IS_SECRET_DOCUMENT",
    "IS_STARRED",
    "LEADS",
    "Build",
    "ColumnElement",
    "Connection",
    "FromClause",
    "Integer",
    "Key",
    "Later",
    "Row",
    "Select",
    "Table",
    "Text",
    "UnaryExpression",
    "and_",
    "assignment",
    "bindparam",
    "case",
    "cast",
    "closed_answer",
    "column",
    "document",
    "document_link",
    "document_source",
    "evidence",
    "extension",
    "false",
    "func",
    "key_of",
    "literal_column",
    "made",
    "not_",
    "office_day",
    "or_",
    "progress",
    "reminder",
    "report",
    "report_answer",
    "report_close",
    "search_entry",
    "select",
    "series",
    "setting",
    "table",
    "task",
    "task_deadline",
    "task_directive",
    "task_recurrence",
    "union",
    "union_all",
    "unit",
    "unit_alias",
    "unit_change",
    "unit_group",
    "unit_group_member",
    "unit_successor",
]

Expression = TypeVar("Expression")

#: Where the names of this module come from that are no tables.
LIBRARY = frozenset(
    [
        "ColumnElement",
        "Connection",
        "FromClause",
        "Integer",
        "Row",
        "Select",
        "Table",
        "Text",
        "UnaryExpression",
        "and_",
        "bindparam",
        "case",
        "cast",
        "column",
        "false",
        "func",
        "literal_column",
        "not_",
        "or_",
        "select",
        "table",
        "union",
        "union_all",
    ]
)
TABLES = "nhiemvu.store.tables"
#: What takes words and numbers that belong to the statement itself, not values that are handed over with it.
OF_THE_STATEMENT = frozenset(
    {"column", "table", "literal_column", "bindparam", "label", "alias", "subquery", "cte", "op", "escape", "with_hint"}
)
#: The operators that are written with signs.
SIGNS: dict[str, Callable[..., Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "&": operator.and_,
    "|": operator.or_,
    "~": operator.invert,
    "-": operator.sub,
    "+": operator.add,
}

#: How an expression of one kind is made: by what `Build` does.
KINDS = {"name": "name", ".": "attribute", "[]": "item", "()": "call"}


class Later:
    """One expression: a name, or what is done with other expressions."""

    __slots__ = ("_key", "_kind", "_made", "_parts")

    _key: "Key"
    _made: Any

    #: SQLAlchemy asks this of whatever stands in an expression, to make it by `__clause_element__` where it is False.
    is_clause_element = False

    def __init__(self, kind: str, *parts: Any) -> None:  # noqa: ANN401 names, keys, values and expressions
        self._kind = kind
        self._parts = parts

    def __getattr__(self, name: str) -> "Later":
        if name.startswith("_"):
            raise AttributeError(name)
        return Later(".", self, name)

    def __getitem__(self, key: Any) -> "Later":  # noqa: ANN401 a column's name, or types
        return Later("[]", self, key)

    def __call__(self, *arguments: Any, **options: Any) -> "Later":  # noqa: ANN401 whatever SQLAlchemy takes
        """Write down that a function of SQLAlchemy is called."""
        return Later("()", self, arguments, options)

    def __eq__(self, other: object) -> "Later":  # type: ignore[override]
        return Later("==", self, other)

    def __ne__(self, other: object) -> "Later":  # type: ignore[override]
        return Later("!=", self, other)

    def __lt__(self, other: object) -> "Later":
        return Later("<", self, other)

    def __le__(self, other: object) -> "Later":
        return Later("<=", self, other)

    def __gt__(self, other: object) -> "Later":
        return Later(">", self, other)

    def __ge__(self, other: object) -> "Later":
        return Later(">=", self, other)

    def __and__(self, other: object) -> "Later":
        return Later("&", self, other)

    def __or__(self, other: object) -> "Later":
        return Later("|", self, other)

    def __invert__(self) -> "Later":
        return Later("~", self)

    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        message = "an expression is neither true nor false before a database has looked"
        raise TypeError(message)

    def __clause_element__(self) -> Any:  # noqa: ANN401 what SQLAlchemy makes of it
        """Return the expression, which SQLAlchemy asks for by this name."""
        return made(self)

    def _execute_on_connection(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 as SQLAlchemy calls it
        return made(self)._execute_on_connection(*arguments, **options)  # noqa: SLF001 likewise


def __getattr__(name: str) -> Later:
    if name.startswith("__"):
        raise AttributeError(name)
    return Later("name", name)


def made(expression: Expression) -> Expression:
    """Return the expression of SQLAlchemy that one stands for; what is one already comes back as it is."""
    return Build().built(expression) if isinstance(expression, Later) else expression


class Build:
    """One way to make expressions; what is done by a call is made once, since an alias is another each time."""

    def built(self, part: Any, called: str = "") -> Any:  # noqa: ANN401 expressions and values
        """Return a part of an expression as SQLAlchemy has it, which is handed to what is `called`."""
        if isinstance(part, Later):
            return getattr(self, f"_{KINDS.get(part._kind, 'sign')}")(part)  # noqa: SLF001 its own module
        if of_the_statement(part, called):
            return part
        if holds_expressions(part):
            return type(part)([self.built(each) for each in part])
        return self.bound(part, called)

    def bound(self, value: Any, called: str) -> Any:  # noqa: ANN401 a value
        """Return what stands for a value that is handed to what is `called`."""
        del called
        return value

    def _name(self, part: Later) -> Any:  # noqa: ANN401 whatever has the name
        (name,) = part._parts  # noqa: SLF001 its own module
        return getattr(import_module("sqlalchemy" if name in LIBRARY else TABLES), name)

    def _attribute(self, part: Later) -> Any:  # noqa: ANN401 whatever has the name
        of, name = part._parts  # noqa: SLF001 its own module
        return getattr(self.built(of), name)

    def _item(self, part: Later) -> Any:  # noqa: ANN401 a column, or a type
        of, key = part._parts  # noqa: SLF001 its own module
        return self.built(of)[key]

    def _call(self, part: Later) -> Any:  # noqa: ANN401 what the function returns
        if not hasattr(part, "_made"):
            part._made = self.called(part)  # noqa: SLF001 its own module
        return part._made  # noqa: SLF001 likewise

    def called(self, part: Later) -> Any:  # noqa: ANN401 what the function returns
        """Return what a call comes to."""
        function, arguments, options = part._parts  # noqa: SLF001 its own module
        name = name_of(function)
        # In the order in which `Key` writes their values down: Python itself looks at *arguments last.
        made_from = self.built(function)
        given = [self.built(each, name) for each in arguments]
        named = {key: self.built(each, _called(key, name)) for key, each in options.items()}
        return made_from(*given, **named)

    def _sign(self, part: Later) -> Any:  # noqa: ANN401 what the operator returns
        return SIGNS[part._kind](*(self.built(each) for each in part._parts))  # noqa: SLF001 its own module


class Key:
    """By what an expression is known, whatever its values; two of one key give one text of SQL."""

    def __init__(self, expression: Later) -> None:
        self._words: list[str] = []
        self._calls: dict[Later, int] = {}
        #: The values, in the order in which `Build` comes to them.
        self.values: list[Any] = []
        self._write(expression, "")
        self.text = "".join(self._words)

    def _write(self, part: Any, called: str) -> None:  # noqa: ANN401 expressions and values
        if isinstance(part, Later):
            kind, parts = part._kind, part._parts  # noqa: SLF001 its own module
            if kind == "name":
                self._words.append(parts[0])
            elif kind in {".", "[]"}:
                self._write(parts[0], "")
                self._words.append(f".{parts[1]}")
            elif kind == "()":
                self._write_call(part)
            else:
                self._words.append(kind)
                self._write_several((each, "") for each in parts)
        elif of_the_statement(part, called):
            self._words.append(repr(part))
        elif holds_expressions(part):
            self._write_several((each, "") for each in part)
        else:
            self._words.append("?*" if isinstance(part, list | tuple) else "?")
            self.values.append(part)

    def _write_call(self, part: Later) -> None:
        if part in self._calls:
            # What was made before is the same thing again, and its values are there already.
            self._words.append(f"#{self._calls[part]}")
            return
        self._calls[part] = len(self._calls)
        function, arguments, options = part._parts  # noqa: SLF001 its own module
        called = name_of(function)
        self._write(function, "")
        self._write_several((each, called) for each in arguments)
        for key, each in options.items():
            self._words.append(f"{key}=")
            self._write(each, _called(key, called))

    def _write_several(self, several: Iterable[tuple[Any, str]]) -> None:
        self._words.append("(")
        for each, called in several:
            self._write(each, called)
            self._words.append(",")
        self._words.append(")")


def key_of(expression: Later) -> Key:
    """Return the key of an expression, which is made once for each: many are written once and run several times."""
    if not hasattr(expression, "_key"):
        expression._key = Key(expression)  # noqa: SLF001 its own module
    return expression._key  # noqa: SLF001 likewise


def name_of(function: Later) -> str:
    """Return by what name a function is called: "where" of statement.where."""
    return str(function._parts[-1])  # noqa: SLF001 its own module


def of_the_statement(part: object, called: str) -> bool:
    """Tell whether what is handed over belongs to the statement itself and is no value."""
    return part is None or isinstance(part, bool) or called in OF_THE_STATEMENT


def holds_expressions(part: object) -> bool:
    """Tell whether something is several things, of which some are expressions."""
    return isinstance(part, list | tuple) and any(isinstance(each, Later) for each in part)


def _called(key: str, function: str) -> str:
    return key if key in OF_THE_STATEMENT else function
