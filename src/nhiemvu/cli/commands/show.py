"""Show tasks in full."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say


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
    from nhiemvu.cli.chain_out import answer_object, print_answers, print_chain
    from nhiemvu.cli.extensions_out import print_extensions
    from nhiemvu.cli.output import print_json
    from nhiemvu.cli.record_out import evidence_files, print_children, print_record
    from nhiemvu.cli.recurrence_out import occurrence_object, print_occurrence
    from nhiemvu.cli.reminders_out import print_reminders, reminder_object
    from nhiemvu.cli.tasks_out import print_task
    from nhiemvu.domain.task_shape import task_object
    from nhiemvu.usecases.find_tasks import task_records

    with desk.reading() as session:
        records = task_records(session, chosen.numbers(session, desk.today), desk.today)
    if output_format == "json":
        objects = [
            {
                **task_object(record.task, desk.today),
                "answers": [answer_object(held) for held in record.answers],
                "evidence_files": evidence_files(record),
                "recurrence": occurrence_object(record.occurrence),
                "reminders": reminder_object(record.reminders),
            }
            for record in records
        ]
        print_json(objects[0] if len(objects) == 1 else objects)
        return
    for number, record in enumerate(records):
        if number:
            click.echo()
        print_task(record.task, desk.today)
        print_occurrence(record.occurrence)
        print_chain(record)
        print_children(record, desk.today)
        print_extensions(record.task.extensions)
        print_reminders(record.reminders)
        print_answers(record)
        print_record(record)
