"""List what is overdue, soon due or silent."""

from datetime import date

import click

from nhiemvu.cli.day_types import DAY_COUNT
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import filter_options
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import cut, format_option, print_json
from nhiemvu.cli.types import COUNT, DAY
from nhiemvu.domain.choices import TaskChoice, TaskGroup
from nhiemvu.domain.task_shape import task_object


@define(
    "overdue",
    say("Liệt kê nhiệm vụ quá hạn, trễ nhiều nhất trước.", "List the overdue tasks, most late first."),
    "nhiemvu overdue",
    'nhiemvu overdue --unit "Công an xã" --format json',
    "nhiemvu overdue --within 7 --silent 14 --as-of 30/6/2026",
)
@click.option("--as-of", type=DAY, help=say("Tính đến ngày này, mặc định hôm nay.", "On this day, today by default."))
@click.option(
    "--within", type=DAY_COUNT, help=say("Cả việc đến hạn trong số ngày này.", "Those due within so many days, too.")
)
@click.option(
    "--silent",
    type=DAY_COUNT,
    help=say("Cả việc không có cập nhật trong số ngày này.", "Those told nothing of for so many days, too."),
)
@filter_options("states", "timings", "silent")
@click.option(
    "--limit",
    type=COUNT,
    help=say("Nhiều nhất ngần này nhiệm vụ, có hạn sớm nhất.", "At most so many, with the earliest deadlines."),
)
@format_option
@click.pass_obj
def command(
    desk: Desk,
    as_of: date | None,
    within: int | None,
    silent: int | None,
    choice: TaskChoice,
    limit: int | None,
    output_format: str,
) -> None:
    """List the tasks whose deadline has passed; due today is not overdue."""
    from nhiemvu.usecases.list_tasks import overdue_tasks, times_told

    day = as_of or desk.today
    with desk.reading() as session:
        most = limit and limit + 1
        found = overdue_tasks(session, choice, as_of=day, within=within, silent=silent, limit=most)
        told = times_told(session, found) if output_format == "table" else {}
    with cut(found, limit) as tasks:
        if output_format == "json":
            print_json([task_object(task, day) for task in tasks])
            return
        from nhiemvu.cli.tasks_out import print_grouped, print_tasks

        empty = say(f"Không có nhiệm vụ quá hạn tính đến {day:%d/%m/%Y}.", f"Nothing is overdue on {day}.")
        if output_format == "table":
            print_grouped(
                tasks,
                TaskGroup.LEAD,
                day,
                empty,
                is_whole=len(tasks) == len(found),
                with_ages=True,
                with_update=silent is not None,
                told=told,
            )
        else:
            print_tasks(output_format, tasks, day, empty)
