"""Print months of the office's calendar: as a page of weeks, or a row a day."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_json, print_words
from nhiemvu.cli.rows import Coloured, Column, print_rows
from nhiemvu.cli.shapes import DAY_KIND_MARKS, DAY_KIND_NAMES
from nhiemvu.domain.dates import short_day

if TYPE_CHECKING:
    from nhiemvu.usecases.show_calendar import CalendarDay, CalendarMonth

WEEK = 7


def print_calendar(output_format: str, months: Sequence["CalendarMonth"]) -> None:
    """Print months."""
    if output_format == "json":
        print_json([_object(day, month) for month in months for day in month.days])
    elif output_format == "table":
        for place, month in enumerate(months):
            if place:
                click.echo()
            _print_month(month)
    else:
        _print_days(output_format, months)


def _weekdays() -> tuple[str, ...]:
    vi = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "CN")
    en = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return tuple(say(one, other) for one, other in zip(vi, en, strict=True))


def _print_month(month: "CalendarMonth") -> None:
    estimated = say(" (tạm tính: lịch nghỉ chưa công bố)", " (an estimate: not decreed)") if month.is_estimated else ""
    name = month.month.name
    head = say(
        f"{name[0].upper()}{name[1:]}: {month.worked} ngày làm việc{estimated}",
        f"{month.month.code}: {month.worked} working days{estimated}",
    )
    click.secho(head, bold=True)
    click.echo()
    blanks: list[object] = [""] * month.month.first_day.weekday()
    cells = [*blanks, *map(_cell, month.days)]
    cells += [""] * (-len(cells) % WEEK)
    weeks = [cells[start : start + WEEK] for start in range(0, len(cells), WEEK)]
    print_rows("table", [Column(name) for name in _weekdays()], weeks, "")
    _print_legend(month)


def _cell(day: "CalendarDay") -> Coloured:
    mark = ""
    if day.special:
        mark = f" {spoken(DAY_KIND_MARKS[day.special.kind])}"
    elif not day.is_worked:
        mark = " –"
    due = f" ({day.due})" if day.due else ""
    return Coloured(f"{day.day.day:>2}{mark}{due}", None if day.is_worked else "cyan")


def _print_legend(month: "CalendarMonth") -> None:
    special = [day.special for day in month.days if day.special]
    if special:
        click.echo()
    for one in special:
        basis = f"; {one.basis}" if one.basis else ""
        kind = spoken(DAY_KIND_NAMES[one.kind])
        print_words(f"{one.name} ({kind}{basis})", f"{short_day(one.day)}  ")
    if any(day.due for day in month.days):
        click.echo()
        click.echo(say("Số trong ngoặc: nhiệm vụ đến hạn.", "In brackets: tasks that are due."))


def _print_days(output_format: str, months: Iterable["CalendarMonth"]) -> None:
    heads = (
        say("Ngày", "Day"), say("Thứ", "Weekday"), say("Làm việc", "Worked"), say("Loại", "Kind"), say("Tên", "Name"),
        say("Căn cứ", "Basis"), say("Tạm tính", "Estimated"), say("Đến hạn", "Due"),
    )  # fmt: skip
    rows = [_row(day, month) for month in months for day in month.days]
    print_rows(output_format, [Column(head) for head in heads], rows, "")


def _row(day: "CalendarDay", month: "CalendarMonth") -> tuple[object, ...]:
    special = day.special
    yes = {True: say("có", "yes"), False: say("không", "no")}
    return (
        day.day,
        _weekdays()[day.day.weekday()],
        yes[day.is_worked],
        spoken(DAY_KIND_NAMES[special.kind]) if special else None,
        special.name if special else None,
        special.basis if special else None,
        yes[month.is_estimated],
        day.due,
    )


def _object(day: "CalendarDay", month: "CalendarMonth") -> dict[str, object]:
    special = day.special
    return {
        "day": day.day,
        "worked": day.is_worked,
        "kind": special.kind if special else None,
        "name": special.name if special else None,
        "basis": special.basis if special else None,
        "own": special.own if special else False,
        "estimated": month.is_estimated,
        "due": day.due,
    }
