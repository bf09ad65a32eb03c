"""Show tasks in full."""

from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say

if TYPE_CHECKING:
    from nhiemvu.usecases.show_tasks import TaskRecord


@define("show", say("Xem đầy đủ một nhiệm vụ.", "Show a task in full."), "nhiemvu show 3")
@chosen_tasks
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("Dạng in ra.", "How to print."),
)
@click.pass_obj
def command(desk: Desk, chosen: Chosen, output_format: str) -> None:
    """Show tasks with their record."""
    from nhiemvu.usecases.show_tasks import task_records

    with desk.reading() as session:
        records = task_records(session, chosen.numbers(session, desk.today), desk.today)
    if output_format == "json":
        from nhiemvu.cli.output import print_json
        from nhiemvu.cli.record_shape import record_object

        objects = [record_object(record, desk.today) for record in records]
        print_json(objects[0] if len(objects) == 1 else objects)
        return
    for number, record in enumerate(records):
        if number:
            click.echo()
        _print(record, desk.today)


def _print(record: "TaskRecord", today: date) -> None:
    """Print a task with what its record has; what it has nothing of is not loaded."""
    from nhiemvu.cli.record_out import print_children, print_record
    from nhiemvu.cli.tasks_out import print_task

    print_task(record.task, today)
    if record.occurrence:
        from nhiemvu.cli.recurrence_out import print_occurrence

        print_occurrence(record.occurrence)
    if record.earlier or record.task.continued_by:
        from nhiemvu.cli.chain_out import print_chain

        print_chain(record)
    print_children(record, today)
    if record.task.extensions:
        from nhiemvu.cli.extensions_out import print_extensions

        print_extensions(record.task.extensions)
    if record.reminders:
        from nhiemvu.cli.told_out import print_reminders

        print_reminders(record.reminders)
    if record.answers:
        from nhiemvu.cli.answers_out import print_answers

        print_answers(record.answers)
    print_record(record)
