"""Tell of extensions: what was asked, what was decided, and how they stand on a task's page."""

from collections.abc import Sequence

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note, print_words
from nhiemvu.cli.shapes import DECISION_NAMES
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.extensions import MANY, Decision, Extension, approved, undecided
from nhiemvu.domain.tasks import Task


def print_asked(tasks: Sequence[Task]) -> None:
    """Say which later deadlines wait for a decision now, and which were asked for late or often."""
    for task in tasks:
        request = undecided(task.extensions)
        if request is None:
            continue
        asked, due = short_day(request.new_due_on), short_day(request.from_due_on)
        print_words(
            say(
                f"Nhiệm vụ {task.id}: xin gia hạn từ {due} đến {asked}, chờ quyết định.",
                f"Task {task.id}: extension from {due} to {asked} asked for, undecided.",
            )
        )
        if request.asked_on > request.from_due_on:
            note(
                say(
                    f"Nhiệm vụ {task.id}: xin gia hạn khi đã quá hạn.",
                    f"Task {task.id}: asked for after the deadline.",
                )
            )
        _note_many(task.id, len(approved(task.extensions)) + 1)


def print_decided(tasks: Sequence[Task]) -> None:
    """Say what was decided of the newest request of each task."""
    for task in tasks:
        decided = [one for one in task.extensions if one.decision is not None]
        newest = max(decided, key=lambda one: one.id)
        due = short_day(task.due_on) if task.due_on else ""
        if newest.decision is Decision.APPROVED:
            first = short_day(task.original_due_on) if task.original_due_on else ""
            click.echo(
                say(
                    f"Nhiệm vụ {task.id}: gia hạn đến {due} (hạn gốc {first}).",
                    f"Task {task.id}: extended to {due} (first {first}).",
                )
            )
            _note_many(task.id, len(approved(task.extensions)))
        else:
            click.echo(
                say(
                    f"Nhiệm vụ {task.id}: không đồng ý gia hạn; hạn vẫn là {due}.",
                    f"Task {task.id}: not extended; still due {due}.",
                )
            )


def _note_many(number: int, times: int) -> None:
    if times >= MANY:
        note(
            say(
                f"Nhiệm vụ {number}: gia hạn nhiều lần (lần {times}).",
                f"Task {number}: extended many times ({times}).",
            )
        )


def print_extensions(extensions: Sequence[Extension]) -> None:
    """Print what was asked and decided of one task, a line each, in the order in which it was asked."""
    click.echo()
    click.echo(say("Gia hạn:", "Extensions:"))
    for one in extensions:
        print_words(_line(one), "- ")


def _line(one: Extension) -> str:
    who = f"{one.unit} " if one.unit else ""
    day, before, after = (short_day(day) for day in (one.asked_on, one.from_due_on, one.new_due_on))
    asked = say(
        f"{day} {who}xin từ {before} đến {after}: {one.reason}",
        f"{day} {who}asks from {before} to {after}: {one.reason}",
    )
    if one.decision is None or one.decided_on is None:
        return asked + say("; chờ quyết định", "; undecided")
    parts = [asked, f"{short_day(one.decided_on)} {spoken(DECISION_NAMES[one.decision])}"]
    if one.granted_due_on and one.granted_due_on != one.new_due_on:
        parts[-1] += say(f" đến {short_day(one.granted_due_on)}", f" to {short_day(one.granted_due_on)}")
    if one.refusal:
        parts[-1] += f": {one.refusal}"
    if one.basis:
        parts.append(say(f"theo {one.basis}", f"by {one.basis}"))
    return "; ".join(parts)
