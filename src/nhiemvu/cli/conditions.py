"""Conditions on tasks as words of the command line: states and timings by name, and `--where NAME=VALUE`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import click

from nhiemvu.cli.day_types import DAY_COUNT
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.types import COUNT, DAY, DIRECTIVE, PERIOD, SERIES, UNIT, WORDS, stated
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.task_names import STATE_NAMES, TIMING_NAMES
from nhiemvu.domain.tasks import State, Timing
from nhiemvu.domain.text import fold


class NamedChoice(click.ParamType[StrEnum]):
    """One of some values, by its name in English or in Vietnamese with or without accents."""

    name = "choice"

    def __init__(self, kind: type[StrEnum], names: Mapping[Any, Text], metavar: Text) -> None:
        self.kind = kind
        self.names = names
        self.metavar = metavar

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        """Return the member that a value names."""
        if isinstance(value, self.kind):
            return value
        typed = fold(stated(value, param, ctx)).replace("-", " ").replace("_", " ")
        for member in self.kind:
            known = (member.value, self.names[member].vi, self.names[member].en)
            if typed in {fold(name).replace("-", " ").replace("_", " ") for name in known}:
                return member
        raise UnknownChoice(str(value), [member.value for member in self.kind])

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what stands for a value in help."""
        del param, ctx
        return spoken(self.metavar)


class UnknownChoice(UsageFault):
    """A value that is none of those to choose from."""

    def __init__(self, value: str, known: Sequence[str]) -> None:
        several = ", ".join(known)
        super().__init__(
            Text(
                f"“{value}” không có trong các giá trị được chọn.", f"“{value}” is none of the values to choose from."
            ),
            Text(f"Chọn một trong: {several}.", f"Choose one of: {several}."),
        )


class UnknownCondition(UsageFault):
    """What `--where` was given is no condition."""

    def __init__(self, condition: str) -> None:
        keys = ", ".join(CONDITIONS)
        super().__init__(
            Text(f"“{condition}” không phải là điều kiện lọc.", f"“{condition}” is no condition."),
            Text(
                f'Ghi --where TÊN=GIÁ_TRỊ, ví dụ: --where don-vi="Công an xã". Các tên: {keys}.',
                f"Write --where NAME=VALUE, for example: --where state=suspended. Names: {keys}.",
            ),
        )


STATE = NamedChoice(State, STATE_NAMES, Text("TRẠNG_THÁI", "STATE"))
#: Lists call late what is done and what is open by one word: alone, this is what is open.
TYPED_TIMINGS = {**TIMING_NAMES, Timing.LATE: Text("xong quá hạn", "done late")}
TIMING = NamedChoice(Timing, TYPED_TIMINGS, Text("TÌNH_TRẠNG", "TIMING"))


class Condition(NamedTuple):
    """One condition of `--where`: the field of the choice, how its value is read, and whether it may be repeated."""

    field: str
    kind: click.ParamType[Any] | None = None
    several: bool = False


#: By name, the English one first.
CONDITIONS: dict[str, Condition] = {
    "unit": Condition("unit", UNIT),
    "lead": Condition("lead", UNIT),
    "state": Condition("states", STATE, several=True),
    "timing": Condition("timings", TIMING, several=True),
    "period": Condition("period", PERIOD),
    "series": Condition("series", SERIES),
    "directive": Condition("directive", DIRECTIVE),
    "due-from": Condition("due_from", DAY),
    "due-to": Condition("due_to", DAY),
    "silent": Condition("silent", DAY_COUNT),
    "text": Condition("words", WORDS),
    "parent": Condition("parent", COUNT),
    "starred": Condition("starred"),
    "unassigned": Condition("unassigned"),
}
VIETNAMESE = {
    "don-vi": "unit",
    "chu-tri": "lead",
    "trang-thai": "state",
    "tinh-trang": "timing",
    "ky": "period",
    "loai": "series",
    "van-ban": "directive",
    "han-tu": "due-from",
    "han-den": "due-to",
    "im-lang": "silent",
    "chu": "text",
    "thuoc": "parent",
    "sao": "starred",
    "chua-giao": "unassigned",
}


class Where(click.ParamType[tuple[str, Any]]):
    """One condition, NAME=VALUE; a name alone for what is so or not."""

    name = "condition"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Any]:
        """Return the field of the choice and its value."""
        if isinstance(value, tuple):
            return value
        typed, equals, wanted = stated(value, param, ctx).partition("=")
        key = fold(typed.strip()).replace("_", "-").replace(" ", "-")
        condition = CONDITIONS.get(VIETNAMESE.get(key, key))
        if condition is None or bool(equals) is (condition.kind is None):
            raise UnknownCondition(str(value))
        return condition.field, condition.kind.convert(wanted, param, ctx) if condition.kind else True

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what stands for a condition in help."""
        del param, ctx
        return say("TÊN=GIÁ_TRỊ", "NAME=VALUE")


WHERE = Where()
