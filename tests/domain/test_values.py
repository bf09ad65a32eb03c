"""Values are the dataclasses that the library would have made."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from nhiemvu.domain import values
from nhiemvu.domain.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Frozen:
    """A value with all kinds of fields."""

    name: str
    number: int = 7
    words: list[str] = field(default_factory=list)
    note: str = field(default="", kw_only=True)
    unseen: int = field(default=0, compare=False, repr=False)

    @property
    def loud(self) -> str:
        """Something of its own."""
        return self.name.upper()


@dataclass(slots=True, kw_only=True)
class Open:
    """A value that changes."""

    self: str
    held: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """A value that refuses what is no good."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A value with an order."""

    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class TheirFrozen:
    """`Frozen` as the library makes it."""

    name: str
    number: int = 7
    words: list[str] = dataclasses.field(default_factory=list)
    note: str = dataclasses.field(default="", kw_only=True)
    unseen: int = dataclasses.field(default=0, compare=False, repr=False)


#: Arguments by place and by name.
CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", 3), {"note": "x"}),
    ((), {"name": "a", "words": ["b"]}),
    (("a", 0, ["c"], 5), {}),
    ((), {}),
    (("a", 1, [], 0, "x"), {}),
    (("a",), {"other": 1}),
    (("a",), {"name": "b"}),
]


def outcome(make: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> object:
    """Return what a value holds, or that it was refused."""
    try:
        return dataclasses.astuple(make(*given, **named))
    except TypeError as error:
        return str(error).replace(make.__name__, "")


@pytest.mark.parametrize(("given", "named"), CALLS)
def test_a_value_is_made_as_the_library_makes_it(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """By place, by name, by default; and refused with the same words."""
    assert outcome(Frozen, given, named) == outcome(TheirFrozen, given, named)


def test_a_class_looks_like_the_library_s() -> None:
    """Fields, places, slots and signature."""
    Frozen("a")
    for ours, theirs in zip(dataclasses.fields(Frozen), dataclasses.fields(TheirFrozen), strict=True):
        for each in ("name", "type", "default", "default_factory", "compare", "repr", "kw_only", "init"):
            assert getattr(ours, each) == getattr(theirs, each)
    assert Frozen.__match_args__ == TheirFrozen.__match_args__
    assert Frozen.__slots__ == TheirFrozen.__slots__
    assert [*inspect.signature(Frozen).parameters] == [*inspect.signature(TheirFrozen).parameters]
    assert Frozen.__doc__ == "A value with all kinds of fields."
    assert dataclasses.is_dataclass(Frozen)
    assert Frozen("a").loud == "A"
    assert repr(Frozen("a")) == repr(TheirFrozen("a")).replace("TheirFrozen", "Frozen")


def test_values_are_equal_by_what_is_compared() -> None:
    """Of one class only, and hashed alike; what changes has no hash."""
    assert Checked(3) == Checked(3) != Checked(4)
    assert hash(Checked(3)) == hash(Checked(3))
    assert Frozen("a", unseen=1) == Frozen("a", unseen=2)
    others: list[object] = [TheirFrozen("a"), ("a",), "a"]
    assert Frozen("a") not in others
    with pytest.raises(TypeError):
        hash(Open(self="a"))


def test_a_frozen_value_stays_as_it_is() -> None:
    """No field is set or deleted, and none is added."""
    one = Frozen("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.name
    with pytest.raises(AttributeError):
        one.other = "b"  # type: ignore[attr-defined]
    assert type(one) is Frozen


def test_another_changes() -> None:
    """Each has what its factory makes anew."""
    one, other = Open(self="a"), Open(self="a")
    one.held["x"] = 1
    one.self = "b"
    assert (one.self, one.held, other.held) == ("b", {"x": 1}, {})
    with pytest.raises(AttributeError):
        one.more = 1  # type: ignore[attr-defined]


def test_a_value_is_copied_and_carried() -> None:
    """Whole out of copies, pickles and replacements, by the library's functions and ours."""
    one = Frozen("a", 3, ["x"], note="y", unseen=4)
    carried = pickle.loads(pickle.dumps(one))  # noqa: S301 its own
    assert dataclasses.astuple(one) == dataclasses.astuple(carried) == dataclasses.astuple(copy.deepcopy(one))
    assert replace(one, name="b") == dataclasses.replace(one, name="b") == Frozen("b", 3, ["x"], note="y")
    assert dataclasses.asdict(one) == {"name": "a", "number": 3, "words": ["x"], "note": "y", "unseen": 4}
    assert replace(TheirFrozen("a"), name="b") == TheirFrozen("b")
    with pytest.raises(TypeError):
        replace(one, other=1)  # type: ignore[call-arg]


def test_a_value_that_is_no_good_is_refused() -> None:
    """When it is made, and when it is made of another."""
    with pytest.raises(ValueError, match="-1"):
        Checked(-1)
    with pytest.raises(ValueError, match="-1"):
        replace(Checked(1), number=-1)


def test_values_that_have_an_order_are_sorted_by_their_fields() -> None:
    """Field by field, and only among themselves."""
    spans = [Span(3, 4), Span(1, 9), Span(1, 2)]
    assert sorted(spans) == [Span(1, 2), Span(1, 9), Span(3, 4)]
    assert Span(1, 2) <= Span(1, 2) < Span(1, 3) >= Span(1, 3) > Span(1, 2)
    with pytest.raises(TypeError):
        sorted([Span(1, 2), Checked(3)])  # type: ignore[type-var]


def test_what_is_unusual_the_library_makes() -> None:
    """No comparison, no slots."""

    @dataclass(frozen=True, slots=True, eq=False)
    class Apart:
        number: int
        words: list[str] = field(default_factory=list)

    @dataclass(frozen=True)
    class Roomy:
        number: int

    assert Apart(1) != Apart(1)
    assert Apart(1).words == []
    assert vars(Roomy(1)) == {"number": 1}


def test_a_class_is_defined_without_the_library() -> None:
    """Nothing is compiled before the first value, and the library is not loaded then either."""
    script = (
        "import sys; from nhiemvu.domain.values import dataclass\n"
        "@dataclass(frozen=True, slots=True)\nclass One:\n    number: int\n"
        "print(One.__init__.__name__, One(1) == One(1), One.__init__.__name__, 'dataclasses' in sys.modules)"
    )
    command = [sys.executable, "-c", script]
    outcome = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert outcome.stdout.split() == ["first_init", "True", "__init__", "False"]
    assert values.__all__ == ["dataclass", "field", "replace"]


def test_a_value_is_taken_apart_by_place() -> None:
    """What is given by name only has no place."""
    match Frozen("a", 3, note="x"):
        case Frozen(name, number, words):
            assert (name, number, words) == ("a", 3, [])
    assert Open.__match_args__ == ()
