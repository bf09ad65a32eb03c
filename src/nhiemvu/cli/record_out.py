"""Print a task's record: its children, what was said of it, newest first, and the assignments that have ended."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_words
from nhiemvu.cli.rows import Coloured, Column, print_rows
from nhiemvu.cli.tasks_out import brief_standing, colour_of
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.moves import move_between
from nhiemvu.domain.task_names import ROLE_NAMES

if TYPE_CHECKING:
    from nhiemvu.store.progress import ProgressEntry
    from nhiemvu.usecases.show_tasks import TaskRecord


def print_children(record: "TaskRecord", today: date) -> None:
    """Print how the children of a task stand, one a line, where it has any."""
    if not record.children:
        return
    task = record.task
    done = f"{task.children_done}/{task.children_counted}"
    click.echo()
    click.echo(say(f"Nhiệm vụ con ({done} đã hoàn thành):", f"Children ({done} done):"))
    columns = [
        Column(say("Số", "No.")),
        Column(say("Chủ trì", "Lead"), wraps=True),
        Column(say("Hạn", "Due")),
        Column(say("Tình trạng", "Standing"), wraps=True),
    ]
    rows = [
        (
            child.id,
            child.lead,
            Coloured(child.due_on, colour_of(child, today)),
            Coloured(brief_standing(child, today), colour_of(child, today)),
        )
        for child in record.children
    ]
    print_rows("table", columns, rows, "")


def _moves(entries: "Sequence[ProgressEntry]") -> dict[int, str]:
    """Return what became of a task with each entry that closed, returned or reopened it, by the entry's number."""
    from nhiemvu.cli.shapes import MOVE_NAMES

    # In the order in which they were made: an entry may tell of an earlier day.
    made = sorted(entries, key=lambda entry: entry.id)
    told = zip([None, *(entry.state for entry in made)], made, strict=False)
    moves = ((entry.id, move_between(before, entry.state)) for before, entry in told)
    return {number: spoken(MOVE_NAMES[move]) for number, move in moves if move}


def print_record(record: "TaskRecord") -> None:
    """Print a task's record: what was said of it, newest first, and the assignments that have ended."""
    if record.progress:
        click.echo()
        click.echo(say("Các lượt cập nhật:", "Progress:"))
    moves = _moves(record.progress) if record.progress else {}
    for entry in record.progress:
        noted = ": ".join(part for part in (moves.get(entry.id), entry.note) if part)
        parts = [f"{entry.percent}%" if entry.percent is not None else "", noted, entry.result or ""]
        parts.append(say(f"vướng mắc: {entry.obstacle}", f"obstacle: {entry.obstacle}") if entry.obstacle else "")
        parts += [say(f"minh chứng: {proof.text}", f"evidence: {proof.text}") for proof in entry.evidence]
        parts += [say(f"tệp: {proof.file}", f"file: {proof.file}") for proof in entry.evidence if proof.file]
        unit = f" {entry.unit}:" if entry.unit else ""
        said = "; ".join(part for part in parts if part)
        print_words(f"{short_day(entry.reported_on)}{unit} {said}", "- ")
    ended = [assignment for assignment in record.assignments if assignment.until_on]
    if ended:
        click.echo()
        click.echo(say("Đã thôi phụ trách:", "Earlier assignments:"))
    for assignment in ended:
        until = short_day(assignment.until_on) if assignment.until_on else ""
        role = spoken(ROLE_NAMES[assignment.role])
        click.echo(f"- {assignment.unit} ({role}): {short_day(assignment.from_on)} - {until}")
