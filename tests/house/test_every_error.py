"""Every error says in both languages what is wrong and what to do."""

import importlib
import inspect
import pkgutil
import typing
from collections import abc
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any

import pytest

import nhiemvu
from nhiemvu.domain.errors import Conflict, DatabaseFault, NhiemvuError, NotFound, UnreadableDocument, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period, parse_period
from tests.house.english import is_english

#: They take their texts ready-made.
FAMILIES = (UsageFault, NotFound, UnreadableDocument, Conflict, DatabaseFault)
EXAMPLES: dict[object, object] = {
    str: "2026-Q2",
    int: 3,
    bool: True,
    date: date(2026, 6, 30),
    datetime: datetime(2026, 6, 30, 10, 32, tzinfo=UTC),
    Path: Path("x.docx"),
    Text: Text("sai", "wrong"),
    Period: parse_period("2026-Q2"),
    object: 3,
    Any: 3,
}
#: Arguments that are looked up in a table.
NAMED = {("kind", str): "KH", ("symbol", str): "26-KH/ĐU", ("suffix", str): ".doc"}


def load_everything() -> None:
    """Import every module of the program, so that all its errors are known."""
    for module in pkgutil.walk_packages(nhiemvu.__path__, "nhiemvu."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def below(family: type[NhiemvuError]) -> Iterator[type[NhiemvuError]]:
    """Yield the errors of a family, at any depth."""
    for error in family.__subclasses__():
        yield error
        yield from below(error)


load_everything()
#: A private one is caught in its own module and never shown.
ERRORS = sorted(
    {error for error in below(NhiemvuError) if error not in FAMILIES and not error.__name__.startswith("_")},
    key=lambda error: error.__qualname__,
)


def example(hint: Any) -> Any:
    """Return a value of a type."""
    if hint in EXAMPLES:
        return EXAMPLES[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    return example_of_members(hint) if typing.get_origin(hint) else example_of_class(hint)


def example_of_members(hint: Any) -> Any:
    """Return a value of a type that is made of others: of a collection with two members."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, UnionType}:
        return example(next(argument for argument in arguments if argument is not type(None)))
    if origin is typing.Literal:
        return arguments[0]
    if origin is tuple and Ellipsis not in arguments:
        return tuple(example(argument) for argument in arguments)
    if origin in {list, tuple, abc.Sequence, abc.Iterable, abc.Collection}:
        return (list if origin is list else tuple)(example(arguments[0]) for _ in range(2))
    if origin in {dict, abc.Mapping}:
        return {example(arguments[0]): example(arguments[1])}
    raise TypeError(hint)


def example_of_class(hint: type) -> object:
    """Return a value of a dataclass or named tuple."""
    hints = typing.get_type_hints(hint)
    names = [field.name for field in fields(hint) if field.init] if is_dataclass(hint) else list(hints)
    return hint(**{name: example(hints[name]) for name in names})


def raised(error: type[NhiemvuError]) -> NhiemvuError:
    """Build an error from examples of what it takes."""
    hints = typing.get_type_hints(error.__init__)
    names = [name for name in inspect.signature(error.__init__).parameters if name != "self"]
    return error(**{name: NAMED.get((name, hints[name]), example(hints[name])) for name in names})


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__qualname__)
def test_an_error_speaks_both_languages(error: type[NhiemvuError]) -> None:
    """Both lines are sentences in each language, differ between them, and the English ones are English."""
    built = raised(error)
    for text in (built.message, built.instruction):
        for line in text:
            assert line.strip() == line
            assert line
            assert "\n" not in line
        assert is_english(text.en), text.en
    assert built.message.vi != built.message.en
    assert built.message.vi.endswith((".", "?"))
    assert built.message.en.endswith((".", "?"))
    assert str(built) == built.message.en


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__qualname__)
def test_an_error_is_of_a_family_and_described(error: type[NhiemvuError]) -> None:
    """Its exit code is one of those that are told, and its class says when it is met."""
    assert error.exit_code in range(1, 7)
    assert error.__doc__


def test_errors_were_found() -> None:
    """The walk reaches every package that can fail."""
    packages = {error.__module__.split(".")[1] for error in ERRORS}
    assert {"cli", "documents", "domain", "store", "usecases"} <= packages
