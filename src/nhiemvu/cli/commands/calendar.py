"""The office's calendar: show a month, set days off and days worked."""

from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.calendar_out import print_calendar
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option, note, telling
from nhiemvu.cli.types import COUNT, DAY, PERIOD, WORDS
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.usecases.change_calendar import CalendarChange


class NothingToName(UsageFault):
    """A name or basis was given without a day."""

    def __init__(self) -> None:
        super().__init__(
            Text("Có --name hoặc --basis mà không có ngày.", "--name or --basis was given without a day."),
            Text("Thêm ngày bằng --off hoặc --work.", "Give the day with --off or --work."),
        )


@define(
    "calendar",
    say(
        "Xem lịch tháng: ngày nghỉ, ngày làm bù, nhiệm vụ đến hạn; đặt lịch riêng của cơ quan.",
        "Show a month with days off and tasks that are due; set the office's own days.",
    ),
    "nhiemvu calendar",
    "nhiemvu calendar 2026-M09",
    'nhiemvu calendar --off 5/2/2027 --name "Tết Nguyên đán" --basis "Thông báo nghỉ Tết năm 2027"',
    "nhiemvu calendar --off 30/4/2027 --work 8/5/2027",
)
@click.argument(
    "period",
    type=PERIOD,
    required=False,
    metavar=say("[THÁNG]", "[MONTH]"),
    help=say("Tháng, ví dụ 2026-M09; quý, năm cũng được.", "A month, 2026-M09; or a quarter, a year."),
)
@click.option("--off", type=DAY, multiple=True, help=say("Ngày nghỉ.", "A day off."))
@click.option("--work", "worked", type=DAY, multiple=True, help=say("Ngày làm việc, làm bù.", "A day worked."))
@click.option(
    "--remove",
    "removed",
    type=DAY,
    multiple=True,
    help=say("Bỏ ngày cơ quan đã đặt.", "Take out a day that the office set."),
)
@click.option("--name", type=WORDS, help=say("Tên ngày.", "What the day is called."))
@click.option("--basis", type=WORDS, help=say("Căn cứ.", "What says so."))
@click.option(
    "--decreed",
    type=COUNT,
    multiple=True,
    metavar=say("NĂM", "YEAR"),
    help=say("Năm đã đặt đủ ngày nghỉ: không còn là tạm tính.", "A year whose days off are all set."),
)
@format_option
@click.pass_obj
def command(
    desk: Desk,
    period: Period | None,
    off: tuple[date, ...],
    worked: tuple[date, ...],
    removed: tuple[date, ...],
    name: str | None,
    basis: str | None,
    decreed: tuple[int, ...],
    output_format: str,
) -> None:
    """Show months, or change the office's calendar."""
    from nhiemvu.usecases.change_calendar import change_calendar
    from nhiemvu.usecases.show_calendar import show_calendar

    if (name or basis) and not (off or worked):
        raise NothingToName
    if off or worked or removed or decreed:
        with desk.transaction(writing=True) as session:
            change = change_calendar(
                session, off=off, worked=worked, removed=removed, decreed=decreed, name=name, basis=basis
            )
        _print_change(change, telling(output_format))
        if output_format == "table":
            return
    day = next(iter((*off, *worked, *removed)), desk.today)
    wanted = period or Period(day.year, PeriodKind.MONTH, day.month)
    with desk.reading() as session:
        months = show_calendar(session, wanted, desk.today)
    print_calendar(output_format, months)


def _print_change(change: "CalendarChange", tell: "Callable[[str], object]") -> None:
    for one in change.set_days:
        day = short_day(one.day)
        words = (
            say(f"làm việc ngày {day}", f"works on {day}")
            if one.is_worked
            else say(f"nghỉ ngày {day}", f"off on {day}")
        )
        tell(say(f"Cơ quan {words}: {one.name}.", f"The office: {words}: {one.name}."))
    for one in change.removed:
        tell(say(f"Đã bỏ ngày {short_day(one.day)} ({one.name}).", f"Removed {short_day(one.day)} ({one.name})."))
    for year in change.years:
        tell(say(f"Lịch nghỉ năm {year} đã đủ.", f"The days off of {year} are all set."))
    for same in change.unchanged:
        note(say(f"Ngày {short_day(same)} đã như vậy.", f"The day {short_day(same)} was so already."))
