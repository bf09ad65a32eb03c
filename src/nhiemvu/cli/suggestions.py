"""Values for the shell to complete: from the database where there is one; no fault is ever told.

A fault would be printed amid the line that is being typed. No database is made, and a busy one is not waited for long.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from nhiemvu.usecases.suggest_values import Kind

#: Seconds that a busy database is waited for.
PATIENCE = 1


def suggested(context: click.Context, kind: Kind, start: str, given: Sequence[int] = ()) -> list[CompletionItem]:
    """Return what may be typed: values of a kind that begin with `start`, of tasks none of those `given`."""
    from click.shell_completion import CompletionItem

    try:
        from nhiemvu.cli.app import open_existing
        from nhiemvu.usecases.suggest_values import suggest_values

        location = context.find_root().params.get("db") or ""
        with open_existing(location, at_once=True, patience=PATIENCE) as session:
            found = suggest_values(session, kind, start, given) if session is not None else []
    except Exception:  # noqa: BLE001 see the head of the module
        return []
    return [CompletionItem(suggestion.value, help=suggestion.help or None) for suggestion in found]


def task_suggestions(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return numbers of tasks but those that the parameter was given already."""
    typed = context.params.get(parameter.name or "")
    ranges = typed if isinstance(typed, tuple) else ()
    given = [number for numbers in ranges if isinstance(numbers, tuple) for number in numbers]
    return suggested(context, "task", start, given)
