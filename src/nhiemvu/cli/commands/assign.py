"""Assign tasks to units."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.types import DAY, TASK_NUMBERS, WORDS, every_number


@define(
    "assign",
    say("Giao nhiệm vụ: một đơn vị chủ trì, các đơn vị phối hợp, thời hạn.", "Assign tasks to a lead and support."),
    'nhiemvu assign 1 --to "Ban Xây dựng Đảng" --support "Đoàn Thanh niên xã" --due 20/6/2026',
    'nhiemvu assign 3 5-8 --to "Văn phòng Đảng ủy"',
)
@click.argument("ids", type=TASK_NUMBERS, nargs=-1, required=True, help=say("Số nhiệm vụ.", "Task numbers."))
@click.option("--to", "leads", type=WORDS, multiple=True, required=True, help=say("Đơn vị chủ trì.", "The lead."))
@click.option("--support", type=WORDS, multiple=True, help=say("Đơn vị phối hợp.", "A unit in support."))
@click.option("--due", "due_on", type=DAY, help=say("Thời hạn.", "The deadline."))
@click.pass_obj
def command(
    desk: Desk,
    ids: tuple[tuple[int, ...], ...],
    leads: tuple[str, ...],
    support: tuple[str, ...],
    due_on: date | None,
) -> None:
    """Assign tasks and say what each came to."""
    from nhiemvu.cli.output import note
    from nhiemvu.cli.shapes import due_words
    from nhiemvu.usecases.assign_tasks import assign_tasks

    with desk.transaction(writing=True) as session:
        assigned = assign_tasks(
            session, every_number(ids), leads=leads, support=support, due_on=due_on, today=desk.today
        )
    for task in assigned.tasks:
        if task.id in assigned.changed:
            helpers = say(f"; phối hợp: {', '.join(task.support)}", f"; support: {', '.join(task.support)}")
            click.echo(
                say(f"Nhiệm vụ {task.id}: {task.lead} chủ trì", f"Task {task.id}: lead {task.lead}")
                + (helpers if task.support else "")
                + f"; {due_words(task.due_on)}."
            )
        else:
            note(say(f"Nhiệm vụ {task.id} đã được giao như vậy.", f"Task {task.id} was so assigned already."))
