"""Values that are made quickly are frozen dataclasses like any other."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from nhiemvu.domain.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """A value with all kinds of fields."""

    name: str
    number: int = 7
    words: tuple[str, ...] = ()
    note: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Plain:
    """The same as `dataclass` makes it."""

    name: str
    number: int = 7
    words: tuple[str, ...] = ()
    note: str = field(default="", kw_only=True)


@pytest.mark.parametrize(
    ("given", "named"),
    [(("a",), {}), (("a", 3), {"note": "x"}), ((), {"name": "a", "words": ("b",)}), (("a", 0, ("c",)), {})],
    ids=["defaults", "one by name", "all by name", "by place"],
)
def test_fields_are_those_of_a_plain_value(given: tuple[str, ...], named: dict[str, str]) -> None:
    """Whatever is given by place, by name or not at all, the value is that of a plain dataclass."""
    quick, plain = Quick(*given, **named), Plain(*given, **named)  # type: ignore[arg-type]
    assert [getattr(quick, one.name) for one in fields(Quick)] == [getattr(plain, one.name) for one in fields(Plain)]
    assert type(quick) is Quick


def test_wrong_arguments_are_refused() -> None:
    """What a plain value refuses, a quick one does."""
    for make in (Quick, Plain):
        for given, named in ((), {}), (("a", 1, (), "x"), {}), (("a",), {"other": 1}):
            with pytest.raises(TypeError):
                make(*given, **named)  # type: ignore[arg-type]


def test_a_value_is_frozen_equal_and_copied() -> None:
    """It cannot be changed, equals its like, and comes whole out of copies, replacements and pickles."""
    one = Quick("a", 3, note="x")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
    assert one == Quick("a", 3, note="x") == copy.copy(one) == pickle.loads(pickle.dumps(one))  # noqa: S301 its own
    assert hash(one) == hash(copy.deepcopy(one))
    assert replace(one, name="b") == Quick("b", 3, note="x")
