"""Print tasks: as a list that fits the screen, and one in full."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_words
from nhiemvu.cli.rows import Coloured, Column, Group, print_groups, print_rows
from nhiemvu.cli.standing_words import handed_on_words, standing
from nhiemvu.domain.choices import TaskGroup
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.extensions import undecided
from nhiemvu.domain.language import Text
from nhiemvu.domain.task_names import CADENCE_NAMES, STATE_NAMES, TIMING_NAMES
from nhiemvu.domain.tasks import OPEN_STATES, State, Task, Timing

if TYPE_CHECKING:
    from nhiemvu.domain.ageing import Age

#: What tasks are listed under that have nothing to be grouped by.
WITHOUT = {
    TaskGroup.LEAD: Text("Chưa giao đơn vị nào", "Not assigned"),
    TaskGroup.SERIES: Text("Không thuộc loại báo cáo nào", "Of no series"),
    TaskGroup.DIRECTIVE: Text("Không dẫn văn bản nào", "Under no directive"),
    TaskGroup.PERIOD: Text("Không có kỳ", "Of no period"),
    TaskGroup.STATE: Text("Không rõ trạng thái", "In no state"),
    TaskGroup.TIMING: Text("Không tính hạn", "Not measured"),
}
COLOURS = {Timing.OVERDUE: "red", Timing.DUE_SOON: "magenta"}


def print_tasks(output_format: str, tasks: Sequence[Task], today: date, empty: str) -> None:
    """Print a list of tasks as a table, CSV or Markdown."""
    columns, rows = task_table(tasks, today)
    print_rows(output_format, columns, rows, empty)


def print_grouped(
    tasks: Sequence[Task],
    group: TaskGroup,
    as_of: date,
    empty: str,
    *,
    is_whole: bool = True,
    with_ages: bool = False,
    with_update: bool = False,
    told: Mapping[int, int] | None = None,
) -> None:
    """Print tasks as a table under what they are grouped by, the largest group first, tasks that have none last.

    Headings count tasks where they are all that were found (`is_whole`), and `with_ages` tell how long they are late;
    `with_update` tells in a column when something was said last; `told` is how often units were told that tasks are
    late, by their numbers.
    """
    held: dict[str | None, list[Task]] = {}
    for task in tasks:
        held.setdefault(group_name(task, group, as_of), []).append(task)
    columns, rows = task_table(tasks, as_of, with_lead=group is not TaskGroup.LEAD, with_update=with_update, told=told)
    row_of = {task.id: row for task, row in zip(tasks, rows, strict=True)}
    groups = [
        Group(
            f"{_name(name, group)}{_counts(several, as_of, with_ages=with_ages) if is_whole else ''}",
            [row_of[task.id] for task in several],
        )
        # Groups of one size keep the order of their first tasks.
        for name, several in sorted(held.items(), key=lambda pair: (pair[0] is None, -len(pair[1])))
    ]
    print_groups(columns, groups, empty)


def group_name(task: Task, group: TaskGroup, as_of: date) -> str | None:
    """Return what a task is listed under, or None where it has no such thing."""
    timing = task.timing(as_of)
    names = {
        TaskGroup.LEAD: task.lead,
        TaskGroup.SERIES: task.series,
        TaskGroup.DIRECTIVE: next(iter(task.directives), None),
        TaskGroup.PERIOD: task.period,
        TaskGroup.STATE: spoken(STATE_NAMES[task.state]),
        TaskGroup.TIMING: spoken(TIMING_NAMES[timing]) if timing else None,
    }
    return names[group]


def _name(name: str | None, group: TaskGroup) -> str:
    return name or spoken(WITHOUT[group])


def _counts(tasks: Sequence[Task], as_of: date, *, with_ages: bool) -> str:
    """Return how many tasks stand in a group, and how late they are: ": 3 nhiệm vụ (trễ 1-7 ngày: 2)"."""
    from nhiemvu.domain.ageing import aged

    counted = f": {count_words(len(tasks))}"
    ages = [
        f"{_age_words(age)}: {count}"
        for age, count in aged(task.days_late(as_of) for task in tasks).items()
        if with_ages and count
    ]
    return f"{counted} ({'; '.join(ages)})" if ages else counted


def _age_words(age: "Age") -> str:
    if age.last is None:
        return say(f"trễ trên {age.first - 1} ngày", f"over {age.first - 1} days late")
    return say(f"trễ {age.first}-{age.last} ngày", f"{age.first}-{age.last} days late")


def count_words(count: int) -> str:
    """Return how many tasks in words: "3 nhiệm vụ"."""
    return say(f"{count} nhiệm vụ", f"{count} task" if count == 1 else f"{count} tasks")


def task_table(
    tasks: Sequence[Task],
    today: date,
    *,
    with_lead: bool = True,
    with_update: bool = False,
    told: Mapping[int, int] | None = None,
) -> tuple[list[Column], list[list[object]]]:
    """Return the columns and rows of a list of tasks, what is overdue or due soon in its colour."""
    with_parent = any(task.parent_id for task in tasks)
    columns = [
        Column(say("Số", "No.")),
        *([Column(say("Thuộc", "Of"))] if with_parent else []),
        Column(say("Nhiệm vụ", "Task"), wraps=True, share=2),
        *([Column(say("Chủ trì", "Lead"), wraps=True)] if with_lead else []),
        Column(say("Hạn", "Due")),
        *([Column(say("Cập nhật", "Updated"))] if with_update else []),
        Column(say("Tình trạng", "Standing"), wraps=True),
    ]
    rows: list[list[object]] = [
        [
            task.id,
            *([task.parent_id] if with_parent else []),
            task.title,
            *([task.lead] if with_lead else []),
            Coloured(task.due_at(today), colour_of(task, today)),
            *([task.last_update_on or say("chưa", "never")] if with_update else []),
            Coloured(brief_standing(task, today) + _told(task, told or {}), colour_of(task, today)),
        ]
        for task in tasks
    ]
    return columns, rows


def _told(task: Task, told: Mapping[int, int]) -> str:
    count = told.get(task.id)
    return say(f"; đã đôn đốc {count} lần", f"; told {count} {'time' if count == 1 else 'times'}") if count else ""


def colour_of(task: Task, today: date) -> str | None:
    """Return the colour of urgency, readable on black and on white: red for overdue, magenta for due soon."""
    timing = task.timing(today)
    return COLOURS.get(timing) if timing else None


def brief_standing(task: Task, today: date) -> str:
    """Return how a task stands in few words: "60%, quá hạn 3 ngày"."""
    timing = task.timing(today)
    if task.is_handed_on(today):
        return handed_on_words(task)
    if timing is Timing.OVERDUE:
        late = task.days_late(today)
        standing_words = say(f"quá hạn {late} ngày", f"{late} days overdue")
    elif timing in {None, Timing.ON_TIME, Timing.LATE}:
        standing_words = spoken(STATE_NAMES[task.state])
        if timing is Timing.LATE:
            standing_words += say(", quá hạn", ", late")
        elif task.is_on_time_by_extension(today):
            standing_words += say(" (sau gia hạn)", " (after extension)")
    else:
        standing_words = spoken(TIMING_NAMES[timing])
    if task.state is State.REPORTED and not task.children:
        standing_words = say(f"chờ xác nhận, {standing_words}", f"to be confirmed, {standing_words}")
    if task.state in OPEN_STATES and undecided(task.extensions):
        standing_words += say(", xin gia hạn", ", extension asked")
    begun = f"{task.percent}%, " if task.percent is not None and task.state is not State.DONE else ""
    turn = say(f"; kỳ thứ {task.turn}", f"; period {task.turn}") if task.turn > 1 else ""
    return begun + standing_words + turn


def print_task(task: Task, today: date) -> None:
    """Print one task in full, without its record."""
    origin = task.origin.label if task.origin else None
    due = short_day(task.due_on) if task.due_on else say("không hạn", "none")
    if task.due_on != task.original_due_on and task.original_due_on:
        due += say(f" (hạn gốc {short_day(task.original_due_on)})", f" (first {short_day(task.original_due_on)})")
    if task.due_text:
        due += f" (“{task.due_text}”)"
    late = task.days_late(today)
    lines = [
        (say("Tình trạng", "Standing"), standing(task, today)),
        (say("Lý do", "Why"), _why_set_aside(task)),
        (say("Quá hạn", "Late"), say(f"{late} ngày", f"{late} days") if late else None),
        (say("Hạn", "Due"), due),
        (say("Mốc khác", "Deadlines too"), _other_deadlines(task)),
        (say("Loại", "Cadence"), spoken(CADENCE_NAMES[task.cadence])),
        (say("Chủ trì", "Lead"), task.lead or say("chưa giao", "not assigned")),
        (say("Phối hợp", "Support"), ", ".join(task.support)),
        (say("Theo dõi", "Monitor"), ", ".join(task.monitor)),
        (say("Loại báo cáo", "Series"), task.series),
        (say("Kỳ", "Period"), task.period),
        (say("Điểm trong văn bản", "Point"), origin),
        (say("Văn bản nêu", "Directives"), ", ".join(task.directives)),
        (say("Thuộc nhiệm vụ", "Child of task"), str(task.parent_id) if task.parent_id else None),
        (say("Tiến độ", "Progress"), f"{task.percent}%" if task.percent is not None else None),
        (say("Kết quả", "Result"), task.result),
        (say("Minh chứng", "Evidence"), "; ".join(task.evidence)),
    ]
    click.echo(f"{say('Nhiệm vụ', 'Task')} {task.id}{' ★' if task.starred else ''}")
    print_words(task.text)
    click.echo()
    shown = [(name, value) for name, value in lines if value]
    width = max(len(name) for name, _ in shown)
    for name, value in shown:
        urgent = colour_of(task, today) if value == lines[0][1] else None
        print_words(value, f"{name:<{width}}  ", urgent)


def _why_set_aside(task: Task) -> str:
    """Return why and since when a task is suspended or cancelled: "Chờ hướng dẫn (từ 02/04/2026)"."""
    since = (
        say(f"từ {short_day(task.set_aside_on)}", f"since {short_day(task.set_aside_on)}") if task.set_aside_on else ""
    )
    reason = task.set_aside_reason or ""
    return f"{reason} ({since})" if reason and since else reason or since


def _other_deadlines(task: Task) -> str:
    """Return the deadlines that the document names beside the task's own: "trước ngày 15/5 (15/05/2026)"."""
    others = [one for one in task.deadlines if (one.text, one.due_on) != (task.due_text, task.due_on)]
    return "; ".join(f"{one.text} ({short_day(one.due_on)})" if one.due_on else one.text for one in others)
