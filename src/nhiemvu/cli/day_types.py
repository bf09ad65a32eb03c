"""What options hold that count days: from now, or before a deadline."""

from __future__ import annotations

import re

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.types import Count, stated
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

#: A hundred years; more is a slip, and leads out of the calendar.
MOST_DAYS = 36_500
#: A reminder further ahead than this is a slip.
MOST_DAYS_BEFORE = 365


class TooManyDays(UsageFault):
    """A number of days was typed that no work takes."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"“{text}” ngày là quá nhiều.", f"“{text}” days are too many."),
            Text(
                f"Ghi một số nguyên từ 1 đến {MOST_DAYS}, ví dụ: 7",
                f"Write a whole number from 1 to {MOST_DAYS}, for example: 7",
            ),
        )


class BadDaysBefore(UsageFault):
    """What was typed is not a number of days before a deadline."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"“{text}” không phải là số ngày trước hạn.", f"“{text}” is no number of days before a deadline."),
            Text(
                f"Ghi một số nguyên từ 0 (đúng ngày đến hạn) đến {MOST_DAYS_BEFORE}, ví dụ: 3",
                f"Write a whole number from 0 (the day itself) to {MOST_DAYS_BEFORE}, for example: 3",
            ),
        )


class DayCount(Count):
    """How many days: a whole number from 1 on."""

    name = "day_count"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        days = super().convert(value, param, ctx)
        if days > MOST_DAYS:
            raise TooManyDays(str(value))
        return days


class DaysBefore(click.ParamType[int]):
    """How many days before a deadline: 0 is the day itself."""

    name = "days"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not re.fullmatch(r"\d{1,3}", stated(value, param, ctx)) or int(str(value)) > MOST_DAYS_BEFORE:
            raise BadDaysBefore(str(value))
        return int(str(value))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return say("SỐ_NGÀY", "DAYS")


DAY_COUNT = DayCount()
DAYS_BEFORE = DaysBefore()
