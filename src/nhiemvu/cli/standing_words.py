"""The words of the screen for how a task stands."""

from datetime import date
from typing import Protocol

from nhiemvu.cli.language import say, spoken
from nhiemvu.domain.task_names import STATE_NAMES, TIMING_NAMES
from nhiemvu.domain.tasks import Task


def standing(task: Task, today: date) -> str:
    """Return state and timing in words: "đang thực hiện, quá hạn"."""
    timing = task.timing(today)
    if task.is_handed_on(today):
        return handed_on_words(task)
    state = spoken(STATE_NAMES[task.state])
    return f"{state}, {spoken(TIMING_NAMES[timing])}" if timing else state


def handed_on_words(task: Task) -> str:
    """Return where a task goes on: "chuyển sang nhiệm vụ 23"."""
    return say(f"chuyển sang nhiệm vụ {task.continued_by}", f"goes on as task {task.continued_by}")


class Named(Protocol):
    """A task, as far as a command names it."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def secrecy(self) -> object:
        """How secret it is, where it is."""


def done_command(task: Named) -> str:
    """Return the command that records a task's completion; of a secret one no result is recorded."""
    return f"nhiemvu done {task.id}" + ("" if task.secrecy else ' --result "..."')


def due_words(due_on: date | None) -> str:
    """Return a deadline in words: "hạn 30/06/2026"."""
    return say(f"hạn {due_on:%d/%m/%Y}", f"due {due_on:%d/%m/%Y}") if due_on else say("không hạn", "no deadline")
