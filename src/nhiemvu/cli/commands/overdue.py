"""List overdue tasks."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option
from nhiemvu.cli.types import DIRECTIVE, UNIT


@define(
    "overdue",
    say("Liệt kê nhiệm vụ quá hạn, trễ nhiều nhất trước.", "List the overdue tasks, most late first."),
    "nhiemvu overdue",
    'nhiemvu overdue --unit "Công an xã" --format json',
)
@click.option("--unit", type=UNIT, help=say("Của đơn vị này.", "Of this unit."))
@click.option("--directive", type=DIRECTIVE, help=say("Theo văn bản chỉ đạo này.", "Under this directive."))
@format_option
@click.pass_obj
def command(desk: Desk, unit: str | None, directive: str | None, output_format: str) -> None:
    """List the tasks whose deadline has passed; due today is not overdue."""
    from nhiemvu.cli.tasks_out import print_by_lead, print_tasks
    from nhiemvu.usecases.find_tasks import overdue_tasks

    with desk.transaction(writing=False) as session:
        tasks = overdue_tasks(session, as_of=desk.today, unit=unit, directive=directive)
    empty = say(f"Không có nhiệm vụ quá hạn tính đến {desk.today:%d/%m/%Y}.", f"Nothing is overdue on {desk.today}.")
    if output_format == "table":
        print_by_lead(tasks, desk.today, empty)
    else:
        print_tasks(output_format, tasks, desk.today, empty)
