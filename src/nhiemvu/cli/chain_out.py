"""Print how a task goes on from plan to plan, and what reports have said of it."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_words
from nhiemvu.cli.shapes import COVERAGE_NAMES, MATCHED_BY_NAMES
from nhiemvu.cli.wording_out import marked
from nhiemvu.domain.corrections import same_words
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.wording import compare_words

if TYPE_CHECKING:
    from nhiemvu.store.report_answers import AnswerOnRecord
    from nhiemvu.usecases.find_tasks import TaskRecord


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


def print_answers(record: "TaskRecord") -> None:
    """Print the words of reports that answer a task, newest first."""
    if record.answers:
        click.echo()
        click.echo(say("Báo cáo đã trả lời:", "Reports said:"))
    for held in record.answers:
        period = parse_period(held.period).name if held.period else say(f"văn bản {held.document_id}", "a report")
        coverage, how = COVERAGE_NAMES[held.answer.coverage], MATCHED_BY_NAMES[held.answer.matched_by]
        print_words(f"{period}: {spoken(coverage)} ({say('theo', 'by')} {spoken(how)})", "- ")
        for words in held.answer.words:
            print_words(words.text, "  ")


def answer_object(held: "AnswerOnRecord") -> dict[str, object]:
    """Return the JSON object of what a report says of a task."""
    answer = held.answer
    return {
        "report": held.document_id,
        "period": held.period,
        "coverage": answer.coverage,
        "matched_by": answer.matched_by,
        "text": answer.text,
        "spans": [[one.span.start, one.span.end] for one in answer.words if one.span],
    }
