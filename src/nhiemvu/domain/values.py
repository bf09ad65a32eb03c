"""Values: dataclasses with slots that take next to nothing to define, and little to make.

The library's `dataclass` writes and compiles six functions of its own for each class, which takes half a millisecond,
and showing one task loads some sixty classes. Here a class gets its `__init__` when the first value is made; the other
functions are the same for all, and what `fields`, `replace` and `asdict` look for is there when they look. To whoever
checks types the names of this module are the library's, and a test holds that the values are no others.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter, eq, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import Field, dataclass, field, replace

__all__ = ["dataclass", "field", "replace"]

#: What a class has of its own that one with slots is made without.
LEFT_BEHIND = ("__dict__", "__weakref__")
#: With these, or with a base, a class is made by the library.
OWN_WAYS = ("__eq__", "__hash__", "__repr__", "__init__", "__slots__")


class _Stated:
    """What is stated of a field, by the names that the library has for it."""

    __slots__ = ("settings",)

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.settings = settings


if not TYPE_CHECKING:

    def field(**settings: Any) -> _Stated:  # noqa: ANN401 as the library's
        """State more of a field than its type: what the library's `field` takes."""
        return _Stated(settings)

    def replace(value: Any, **changes: Any) -> Any:  # noqa: ANN401 as the library's
        """Return a value like another but for some of its fields."""
        made = type(value)
        if vars(made).get("__getstate__") is not _state:
            from dataclasses import replace as replaced  # noqa: PLC0415 few values are made by the library

            return replaced(value, **changes)
        kept = {name: getattr(value, name) for name in made.__slots__ if name not in changes}
        return made(**kept, **changes)

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False, order: bool = False, **more: bool
    ) -> Callable[[type], type]:
        """Return what makes a class one of values; with anything unusual the library does."""

        def made(plain: type) -> type:
            unusual = more or not slots or plain.__bases__ != (object,) or any(name in vars(plain) for name in OWN_WAYS)
            if unusual or "__annotations__" not in vars(plain):
                return _plainly_made(
                    plain, {"frozen": frozen, "slots": slots, "kw_only": kw_only, "order": order, **more}
                )
            return _class_of_values(plain, frozen=frozen, kw_only=kw_only, order=order)

        return made


class _Fields:
    """Stands in a class for its fields until the library asks for them."""

    def __init__(self, annotations: Mapping[str, Any], stated: Mapping[str, Any], *, kw_only: bool) -> None:
        self._annotations = annotations
        self._stated = stated
        self._kw_only = kw_only

    def __get__(self, value: object, owner: type) -> "dict[str, Field[Any]]":
        plain = type(owner.__name__, (), {"__annotations__": self._annotations, **self._stated})
        found: dict[str, Field[Any]] = vars(_plainly_made(plain, {"kw_only": self._kw_only}))["__dataclass_fields__"]
        owner.__dataclass_fields__ = found  # type: ignore[attr-defined] # by this name the library looks for them
        return found


def _plainly_made(plain: type, settings: Mapping[str, Any]) -> type:
    """Return a class of values as the library makes it."""
    import dataclasses  # noqa: PLC0415 it is seldom needed

    for name, stated in list(vars(plain).items()):
        if isinstance(stated, _Stated):
            setattr(plain, name, dataclasses.field(**stated.settings))
    return dataclasses.dataclass(**settings)(plain)


def _class_of_values(plain: type, *, frozen: bool, kw_only: bool, order: bool) -> type:
    body = {name: each for name, each in vars(plain).items() if name not in LEFT_BEHIND}
    annotations = body["__annotations__"]
    stated = {name: body.pop(name) for name in annotations if name in body}
    by_name = {name for name in annotations if _setting(stated, name, "kw_only", default=kw_only)}
    compared = [name for name in annotations if _setting(stated, name, "compare", default=True)]
    body |= {
        "__slots__": tuple(annotations),
        "__qualname__": plain.__qualname__,
        "__match_args__": tuple(name for name in annotations if name not in by_name),
        "__dataclass_fields__": _Fields(annotations, stated, kw_only=kw_only),
        "__repr__": _repr([name for name in annotations if _setting(stated, name, "repr", default=True)]),
        "__getstate__": _state,
        "__setstate__": _set_state,
        **_comparisons(compared, frozen=frozen, order=order),
        **(FROZEN if frozen else {}),
    }

    def first_init(value: object, *given: Any, **named: Any) -> None:  # noqa: ANN401 whatever the fields hold
        init = _init(made, annotations, stated, by_name)
        made.__init__ = init  # type: ignore[misc] # this is when it is compiled
        init(value, *given, **named)

    made = type(plain.__name__, (), {**body, "__init__": first_init})
    return made


def _setting(stated: Mapping[str, Any], name: str, setting: str, *, default: bool) -> bool:
    held = stated.get(name)
    return bool(held.settings.get(setting, default)) if isinstance(held, _Stated) else default


def _comparisons(names: list[str], *, frozen: bool, order: bool) -> dict[str, Any]:
    compared: Callable[[object], Any] = attrgetter(*names)

    def by(sign: Callable[[Any, Any], bool]) -> Callable[[object, object], bool]:
        def held(one: object, other: object) -> bool:
            return sign(compared(one), compared(other)) if other.__class__ is one.__class__ else NotImplemented

        return held

    def hashed(value: object) -> int:
        return hash((compared(value),))

    ordering = {"__lt__": by(lt), "__le__": by(le), "__gt__": by(gt), "__ge__": by(ge)} if order else {}
    return {"__eq__": by(eq), "__hash__": hashed if frozen else None, **ordering}


def _repr(names: list[str]) -> Callable[[object], str]:
    def written(value: object) -> str:
        held = ", ".join(f"{name}={getattr(value, name)!r}" for name in names)
        return f"{type(value).__qualname__}({held})"

    return written


def _state(value: Any) -> list[Any]:  # noqa: ANN401 a value
    return [getattr(value, name) for name in value.__slots__]


def _set_state(value: Any, held: list[Any]) -> None:  # noqa: ANN401 a value
    for name, each in zip(value.__slots__, held, strict=True):
        object.__setattr__(value, name, each)


def _refuse_to_set(value: object, name: str, held: object) -> None:
    del held
    _refuse(value, f"cannot assign to field {name!r}")


def _refuse_to_delete(value: object, name: str) -> None:
    _refuse(value, f"cannot delete field {name!r}")


def _refuse(value: object, message: str) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 nothing of ours tries

    del value
    raise FrozenInstanceError(message)


#: Lets a value be of another class, even one that refuses to set anything.
BECOME = vars(object)["__class__"].__set__
FROZEN = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}


def _init(
    made: type, annotations: Mapping[str, Any], stated: Mapping[str, Any], by_name: set[str]
) -> Callable[..., None]:
    """Compile what sets the fields of a value.

    While they are set, a value that is frozen belongs to a class of the same slots that does not forbid it: to go
    around its ban field by field, as the library does, takes three times as long.
    """
    scope: dict[str, Any] = {}
    parameters, lines = {False: ["_self"], True: ["*"] if by_name else []}, []
    for name in annotations:
        parameter, set_to = name, name
        if name in stated:
            held = stated[name]
            settings = held.settings if isinstance(held, _Stated) else {"default": held}
            if "default_factory" in settings:
                scope |= {"_unset": scope, f"_new_{name}": settings["default_factory"]}
                parameter, set_to = f"{name}=_unset", f"_new_{name}() if {name} is _unset else {name}"
            elif "default" in settings:
                scope[f"_default_{name}"] = settings["default"]
                parameter = f"{name}=_default_{name}"
        parameters[name in by_name].append(parameter)
        lines.append(f"_self.{name} = {set_to}")
    if "__setattr__" in vars(made):
        open_class = type(made.__name__, (), {"__slots__": tuple(annotations)})
        scope |= {"_become": BECOME, "_open": open_class, "_made": made}
        lines = ["_become(_self, _open)", *lines, "_self.__class__ = _made"]
    if hasattr(made, "__post_init__"):
        lines.append("_self.__post_init__()")
    exec(f"def __init__({', '.join(parameters[False] + parameters[True])}):\n    " + "\n    ".join(lines), scope)  # noqa: S102 as the library does
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init
