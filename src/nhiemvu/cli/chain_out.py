"""Print how a task goes on from plan to plan."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.output import print_words
from nhiemvu.cli.wording_out import marked
from nhiemvu.domain.corrections import same_words
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.wording import compare_words

if TYPE_CHECKING:
    from nhiemvu.usecases.show_tasks import TaskRecord


def turn_words(task: Task) -> str:
    """Return which period in a row a task is planned for: "kỳ thứ 3 liên tiếp"; "" for the first."""
    if task.turn == 1:
        return ""
    return say(f"kỳ thứ {task.turn} liên tiếp", f"period {task.turn} in a row")


def print_chain(record: "TaskRecord") -> None:
    """Print the task that this one goes on from with the wording's difference, and the one that goes on from it."""
    task, earlier = record.task, record.earlier
    if earlier:
        click.echo()
        of_period = f" ({earlier.period})" if earlier.period else ""
        print_words(
            say(f"Tiếp tục nhiệm vụ {earlier.id}{of_period}", f"Goes on from task {earlier.id}{of_period}")
            + f"; {turn_words(task)}."
        )
        if same_words(earlier.text, task.text):
            print_words(say("Lời văn như kỳ trước.", "In the same words."), "  ")
        else:
            print_words(marked(compare_words(earlier.text, task.text)), say("  Lời văn: ", "  Wording: "))
    if task.continued_by:
        click.echo()
        number = task.continued_by
        click.echo(say(f"Kỳ sau tiếp tục ở nhiệm vụ {number}.", f"Task {number} goes on from it."))
