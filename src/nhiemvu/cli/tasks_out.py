"""Print tasks: as a list that fits the screen, and one in full."""

from collections.abc import Sequence
from datetime import date

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import Coloured, Column, Group, print_groups, print_json, print_rows, print_words
from nhiemvu.cli.shapes import (
    CADENCE_NAMES,
    STATE_NAMES,
    TIMING_NAMES,
    handed_on_words,
    standing,
    task_object,
)
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.extensions import undecided
from nhiemvu.domain.tasks import OPEN_STATES, State, Task, Timing

COLOURS = {Timing.OVERDUE: "red", Timing.DUE_SOON: "magenta"}


def print_tasks(output_format: str, tasks: Sequence[Task], today: date, empty: str) -> None:
    """Print a list of tasks."""
    if output_format == "json":
        print_json([task_object(task, today) for task in tasks])
        return
    columns, rows = task_table(tasks, today)
    print_rows(output_format, columns, rows, empty)


def print_by_lead(tasks: Sequence[Task], today: date, empty: str) -> None:
    """Print tasks as a table under the units that lead them, those with most tasks first, tasks without a lead last."""
    by_lead: dict[str | None, list[Task]] = {}
    for task in tasks:
        by_lead.setdefault(task.lead, []).append(task)
    columns, rows = task_table(tasks, today, with_lead=False)
    row_of = {task.id: row for task, row in zip(tasks, rows, strict=True)}
    groups = [
        Group(_lead_heading(lead, len(held)), [row_of[task.id] for task in held])
        # The first of a unit's tasks is its latest; units with as many keep the order of those.
        for lead, held in sorted(by_lead.items(), key=lambda pair: (pair[0] is None, -len(pair[1])))
    ]
    print_groups(columns, groups, empty)


def _lead_heading(lead: str | None, count: int) -> str:
    name = lead or say("Chưa giao đơn vị nào", "Not assigned")
    return f"{name}: {count_words(count)}"


def count_words(count: int) -> str:
    """Return how many tasks in words: "3 nhiệm vụ"."""
    return say(f"{count} nhiệm vụ", f"{count} task" if count == 1 else f"{count} tasks")


def task_table(
    tasks: Sequence[Task], today: date, *, with_lead: bool = True
) -> tuple[list[Column], list[list[object]]]:
    """Return the columns and rows of a list of tasks, what is overdue or due soon in its colour."""
    with_parent = any(task.parent_id for task in tasks)
    columns = [
        Column(say("Số", "No.")),
        *([Column(say("Thuộc", "Of"))] if with_parent else []),
        Column(say("Nhiệm vụ", "Task"), wraps=True, share=2),
        *([Column(say("Chủ trì", "Lead"), wraps=True)] if with_lead else []),
        Column(say("Hạn", "Due")),
        Column(say("Tình trạng", "Standing"), wraps=True),
    ]
    rows: list[list[object]] = [
        [
            task.id,
            *([task.parent_id] if with_parent else []),
            task.title,
            *([task.lead] if with_lead else []),
            Coloured(task.due_on, colour_of(task, today)),
            Coloured(brief_standing(task, today), colour_of(task, today)),
        ]
        for task in tasks
    ]
    return columns, rows


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
