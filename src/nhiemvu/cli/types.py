"""What options and arguments hold: days, periods, task numbers, words. A bad value is the domain's own error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.patterns import pattern

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from nhiemvu.domain.periods import Period
    from nhiemvu.usecases.suggest_values import Kind

#: 17, or 5-8
NUMBERS = r"(\d{1,9})(?:-(\d{1,9}))?"
#: What stands in a word for bytes that are no UTF-8.
FOREIGN = pattern(r"[\ud800-\udfff]")
#: More tasks than one command is meant for: a slip such as 5-80000 is refused.
MOST_NUMBERS = 10_000


class BadTaskNumber(UsageFault):
    """What was typed is not a task's number or a range of them."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"“{text}” không phải là số nhiệm vụ.", f"“{text}” is not a task's number."),
            Text(
                'Ghi số hoặc khoảng, ví dụ: 3 5-8. Tên có dấu cách đặt trong ngoặc kép thẳng: --to "Văn phòng Đảng ủy"',
                'Write numbers or ranges: 3 5-8. Names with spaces go in straight quotes: --to "THE NAME"',
            ),
        )


class BadCount(UsageFault):
    """What was typed is not a number from 1 on."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"“{text}” không phải là một số từ 1 trở lên.", f"“{text}” is not a number from 1 on."),
            Text("Ghi một số nguyên, ví dụ: 3", "Write a whole number, for example: 3"),
        )


class EmptyWords(UsageFault):
    """An option was given without words."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"{name} đang để trống.", f"{name} is empty."),
            Text("Hãy ghi nội dung trong dấu ngoặc kép.", "Write the words in quotation marks."),
        )


class ForeignLetters(UsageFault):
    """Words came in another encoding than UTF-8, so that some letters are lost."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"{name} có chữ không phải mã UTF-8, không đọc được.", f"{name} has letters that are not UTF-8."),
            Text(
                "Đặt bảng mã của cửa sổ lệnh hoặc của tệp lệnh là UTF-8 rồi chạy lại.",
                "Set the terminal or the script to UTF-8 and run again.",
            ),
        )


def name_of(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """Return how the help calls a parameter."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(ctx).strip("[].") if param and ctx else "?"


def stated(value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
    """Return a value as it was typed.

    Raises EmptyWords where nobody could see it.
    """
    from unicodedata import category

    text = str(value)
    # Z: spaces, C: controls, format marks and what is no character.
    if all(category(letter)[0] in "ZC" for letter in text) and not FOREIGN.search(text):
        raise EmptyWords(name_of(param, ctx))
    return text


class Day(click.ParamType[date]):
    """A calendar day: a date, or a name such as "hôm qua", "cuoi-quy", "+2w"."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from nhiemvu.cli.desk import Desk
        from nhiemvu.domain.dates import BadDate, parse_day

        if isinstance(value, date):
            return value
        typed = stated(value, param, ctx)
        try:
            return parse_day(typed)
        except BadDate:
            desk = ctx.find_object(Desk) if ctx else None
            if desk is None:
                raise
        from nhiemvu.usecases.read_day import read_day

        return read_day(typed, desk.today)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return say("NGÀY", "DAY")


class PeriodType(click.ParamType["Period"]):
    """A reporting period."""

    name = "period"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        from nhiemvu.domain.periods import Period, parse_period

        return value if isinstance(value, Period) else parse_period(stated(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return say("KỲ", "PERIOD")

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        del param
        from nhiemvu.cli.suggestions import suggested

        return suggested(ctx, "period", incomplete)


class Words(click.ParamType[str]):
    """Words in composed form, not empty, without what nobody sees."""

    name = "words"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from nhiemvu.domain.text import writable

        words = stated(value, param, ctx)
        if FOREIGN.search(words):
            raise ForeignLetters(name_of(param, ctx))
        return writable(words).strip()

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return say("CHỮ", "TEXT")


class Known(Words):
    """Words that the office has recorded, such as a unit's name; the shell completes them."""

    def __init__(self, kind: Kind, metavar: Text) -> None:
        self.kind = kind
        self.metavar = metavar

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return spoken(self.metavar)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        del param
        from nhiemvu.cli.suggestions import suggested

        return suggested(ctx, self.kind, incomplete)


class TaskNumbers(click.ParamType[tuple[int, ...]]):
    """One number or a range."""

    name = "numbers"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(NUMBERS, stated(value, param, ctx))
        if not match:
            raise BadTaskNumber(str(value))
        first, last = int(match[1]), int(match[2] or match[1])
        if first < 1 or not first <= last < first + MOST_NUMBERS:
            raise BadTaskNumber(str(value))
        return tuple(range(first, last + 1))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return say("SỐ", "ID")

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from nhiemvu.cli.suggestions import task_suggestions

        return task_suggestions(ctx, param, incomplete)


class Count(click.ParamType[int]):
    """How many: a whole number from 1 on."""

    name = "count"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not re.fullmatch(r"0*[1-9]\d{0,8}", stated(value, param, ctx)):
            raise BadCount(str(value))
        return int(str(value))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return "N"


class Due(Words):
    """A deadline in words, which the command reads by the task's period and the office's calendar."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return say("HẠN", "DEADLINE")


DAY = Day()
DUE = Due()
PERIOD = PeriodType()
WORDS = Words()
TASK_NUMBERS = TaskNumbers()
UNIT = Known("unit", Text("ĐƠN_VỊ", "UNIT"))
GROUP = Known("group", Text("NHÓM", "GROUP"))
SERIES = Known("series", Text("LOẠI", "SERIES"))
DIRECTIVE = Known("directive", Text("VĂN_BẢN", "DIRECTIVE"))
#: What proves a result: a citation, or any words.
EVIDENCE = Known("directive", Text("CHỮ", "TEXT"))
COUNT = Count()
#: Names of rule books of layout, which a test holds equal to those of the facts.
LAYOUT = click.Choice(["hd05", "hd36", "nd30"])


def every_number(ranges: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the numbers of several ranges in the order typed, each once."""
    return tuple(dict.fromkeys(number for numbers in ranges for number in numbers))
