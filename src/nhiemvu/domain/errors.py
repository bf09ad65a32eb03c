"""Errors that stop a command: one class a fault, each with its exit code and what to do about it.

A fault's own class stands in the module that can meet it and derives from one of the families below.
The command line alone turns an error into a message and an exit code.
"""

from __future__ import annotations

from typing import ClassVar

from nhiemvu.domain.language import Text


class NhiemvuError(Exception):
    """A fault that the user can understand: what is wrong and where, and what to do."""

    exit_code: ClassVar[int] = 1
    #: Whether the same command may well do a moment later, so that it is worth running again unasked.
    is_passing: ClassVar[bool] = False

    def __init__(self, message: Text, instruction: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.instruction = instruction


class UsageFault(NhiemvuError):
    """What was typed cannot be meant: a bad date, period or option, two leads."""

    exit_code = 2


class NotFound(NhiemvuError):
    """A task, unit, report or file that is not there."""

    exit_code = 3


class UnreadableDocument(NhiemvuError):
    """A document that could not be read, or a report without a tasks section."""

    exit_code = 4


class Conflict(NhiemvuError):
    """What is asked contradicts what is recorded."""

    exit_code = 5


class DatabaseFault(NhiemvuError):
    """A database that is newer than the program, not ours, read-only, locked or unreachable."""

    exit_code = 6
