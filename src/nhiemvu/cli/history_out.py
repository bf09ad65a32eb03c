"""Print what commands changed: as JSON for scripts, and in words."""

import sys
from collections.abc import Collection, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.change_words import Line, changed_lines, summary
from nhiemvu.cli.language import say
from nhiemvu.cli.record_words import Rows
from nhiemvu.cli.screen import screen_columns
from nhiemvu.domain.text import squeeze, writable

if TYPE_CHECKING:
    from nhiemvu.store.history import Event
    from nhiemvu.store.session import Change
    from nhiemvu.usecases.read_history import History

#: An event that touched more records than this is told in one line.
MOST_LINES = 12


def event_object(event: "Event", changes: "Sequence[Change]") -> dict[str, object]:
    """Return the JSON object of an event.

    `before` and `after` have a key for each row, "TABLE:KEY" (of a key of several columns "TABLE:KEY,KEY"), and the
    same keys: an object of the columns that differ (all columns of a new row, or of one that is gone), or null where
    there was or is no row.
    """
    return {
        "id": event.id,
        "at": event.at,
        "actor": event.actor,
        "command": event.command,
        "tasks": event.task_ids,
        "before": {_place(change): change.before for change in changes},
        "after": {_place(change): change.after for change in changes},
    }


def _place(change: "Change") -> str:
    return f"{change.table}:{','.join(str(value) for value in change.key.values())}"


def print_history(history: "History", tasks: Collection[int]) -> None:
    """Print events, newest first; of an event that touched one of `tasks`, only what became of those."""
    for entry in history.entries:
        remark = ""
        if entry.undone_by:
            remark = say(f"đã hoàn tác ở lượt {entry.undone_by}", f"undone by {entry.undone_by}")
        elif entry.event.undoes_id:
            remark = say(f"hoàn tác lượt {entry.event.undoes_id}", f"undoes {entry.event.undoes_id}")
        print_event(entry.event, f"  [{remark}]" if remark else "")
        print_lines(changed_lines(entry.changes, history.rows, tasks), history.rows)


def print_event(event: "Event", remark: str = "") -> None:
    """Print when, by whom and with which command something was changed."""
    click.echo(f"{event.id}  {event.at:%d/%m/%Y %H:%M}  {event.actor}{remark}")
    _print_wrapped(f"    $ nhiemvu {writable(squeeze(event.command))}", "        ")


def print_lines(lines: Sequence[Line], rows: Rows, *, all_of_them: bool = False) -> None:
    """Print what became of each record, or in one line where they are many."""
    many = len(lines) > MOST_LINES and not all_of_them
    for words in [summary(lines)] if many else [line.words(rows) for line in lines]:
        _print_wrapped(f"    - {words}", "      ")


def _print_wrapped(words: str, indent: str) -> None:
    if not sys.stdout.isatty():
        click.echo(words)
        return
    width = screen_columns()
    for line in wrap(words, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False):
        click.echo(line)
