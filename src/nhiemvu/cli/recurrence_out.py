"""Rules by which tasks come back in words, and what is told of one occurrence."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note, print_words
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.language import Text
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.recurrence import STEP, Recurrence

if TYPE_CHECKING:
    from nhiemvu.store.recurrences import Occurrence
    from nhiemvu.usecases.open_occurrences import Opened

NAMES: Mapping[str, Text] = {
    "every 1 day": Text("hằng ngày", "daily"),
    "every 1 week": Text("hằng tuần", "weekly"),
    "every 1 month": Text("hằng tháng", "monthly"),
    "every 3 months": Text("hằng quý", "quarterly"),
    "every 6 months": Text("6 tháng một lần", "half-yearly"),
    "every 12 months": Text("hằng năm", "yearly"),
    "never": Text("không lặp lại nữa", "no more"),
}
UNITS: Mapping[str, Text] = {
    "day": Text("ngày", "days"),
    "week": Text("tuần", "weeks"),
    "month": Text("tháng", "months"),
}
#: The usual rules of iCalendar.
DAY_OF_MONTH = pattern(r"FREQ=MONTHLY;(BYMONTH=3,6,9,12;)?BYMONTHDAY=(\d+)")
WEEKDAY = pattern(r"FREQ=WEEKLY;BYDAY=(MO|TU|WE|TH|FR|SA|SU)")
WEEKDAYS: Mapping[str, Text] = {
    "MO": Text("thứ hai", "Monday"),
    "TU": Text("thứ ba", "Tuesday"),
    "WE": Text("thứ tư", "Wednesday"),
    "TH": Text("thứ năm", "Thursday"),
    "FR": Text("thứ sáu", "Friday"),
    "SA": Text("thứ bảy", "Saturday"),
    "SU": Text("chủ nhật", "Sunday"),
}


def rule_words(rule: Recurrence) -> str:
    """Return a rule in words; an unusual one of iCalendar as it is."""
    if rule.rule in NAMES:
        return spoken(NAMES[rule.rule])
    step = STEP.fullmatch(rule.rule)
    if step is None:
        return _words_of_icalendar(rule.rule)
    unit = UNITS[step[2]]
    return say(f"{step[1]} {unit.vi} một lần", f"every {step[1]} {unit.en}")


def _words_of_icalendar(rule: str) -> str:
    if match := DAY_OF_MONTH.fullmatch(rule):
        if match[1]:
            return say(f"ngày {match[2]} tháng cuối quý", f"day {match[2]} of a quarter's last month")
        return say(f"ngày {match[2]} hằng tháng", f"day {match[2]} of each month")
    if match := WEEKDAY.fullmatch(rule):
        day = WEEKDAYS[match[1]]
        return say(f"{day.vi} hằng tuần", f"every {day.en}")
    return rule


def print_occurrence(held: "Occurrence") -> None:
    """Print how a task comes back, after which one, and what follows."""
    parts = [rule_words(held.rule)]
    if not held.rule.ends:
        parts.append(say(f"tính từ {short_day(held.first_due_on)}", f"from {short_day(held.first_due_on)}"))
    if held.after_id:
        parts.append(say(f"sau nhiệm vụ {held.after_id}", f"after task {held.after_id}"))
    if held.next_id:
        parts.append(say(f"lần tiếp theo: nhiệm vụ {held.next_id}", f"next: task {held.next_id}"))
    elif coming := held.rule.after(held.occurs_on, held.first_due_on):
        parts.append(say(f"lần tiếp theo: {short_day(coming)}, chưa mở", f"next: {short_day(coming)}, not opened"))
    print_words("; ".join(parts), say("Lặp lại: ", "Comes back: "))


def print_opened(opened: Sequence["Opened"]) -> None:
    """Print the occurrences that were opened."""
    for one in opened:
        task, due = one.task, short_day(one.task.due_on) if one.task.due_on else ""
        lead = say(f"; {task.lead} chủ trì", f"; lead {task.lead}") if task.lead else ""
        print_words(
            say(
                f"Đã mở nhiệm vụ {task.id}: {task.title}{lead}; hạn {due} (tiếp theo nhiệm vụ {one.after_id}).",
                f"Opened task {task.id}: {task.title}{lead}; due {due} (after task {one.after_id}).",
            )
        )
    if not opened:
        note(say("Chưa có nhiệm vụ định kỳ nào đến lượt.", "No task is to come back yet."))
    else:
        click.echo(say(f"{len(opened)} nhiệm vụ định kỳ đã mở.", f"{len(opened)} tasks opened."))
