"""Print words wrapped to the terminal, and JSON.

Results go to stdout, everything else to stderr. JSON is UTF-8, unescaped, with days as ISO text.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import Enum
from typing import TypeVar

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.screen import screen_columns

Listed = TypeVar("Listed")

FORMATS = ("table", "json", "csv", "markdown")
#: The narrowest that a wrapped column becomes.
NARROWEST = 16


def format_option(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--format table|json|csv|markdown` to a command."""
    option = click.option(
        "--format",
        "output_format",
        type=click.Choice(FORMATS),
        default="table",
        help=say("Dạng in ra.", "How to print."),
    )
    return option(function)


def note(message: str) -> None:
    """Print a message that is not a result, on a terminal wrapped to its width."""
    lines = wrapped(message, screen_columns()) if sys.stderr.isatty() else [message]
    click.echo("\n".join(lines), err=True)


def telling(output_format: str) -> Callable[[str], object]:
    """Return how to say what was done: as the result; beside it where a program is given the record as it is now."""
    return click.echo if output_format == "table" else note


@contextmanager
def cut(found: Sequence[Listed], limit: int | None) -> Iterator[Sequence[Listed]]:
    """Hand over the first ones of what was found, and say below them where there are more than were asked for."""
    if limit is None or len(found) <= limit:
        yield found
        return
    yield found[:limit]
    note(say("Còn nhiệm vụ khác; xem thêm bằng --limit.", "There are more tasks; see them with --limit."))


def print_json(value: object) -> None:
    """Print a value as JSON."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


class JsonArray:
    """A JSON array that is printed value by value, so that a long one need not be held."""

    def __init__(self) -> None:
        self._begun = False

    def add(self, value: object) -> None:
        """Print the next value."""
        import json

        lines = (
            json.dumps([value], ensure_ascii=False, indent=2, default=_plain).removeprefix("[\n").removesuffix("\n]")
        )
        click.echo(f"{',' if self._begun else '['}\n{lines}", nl=False)
        self._begun = True

    def end(self) -> None:
        """Print the end."""
        click.echo("\n]" if self._begun else "[]")


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(repr(value))


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text, each at most `width` wide; a symbol such as 97-CT/TW stays whole where it can."""
    from textwrap import wrap

    return [part for line in text.split("\n") for part in (wrap(line, width, break_on_hyphens=False) or [""])]


def screen_width() -> int | None:
    """Return the width of the terminal, None where results go elsewhere."""
    return screen_columns() if sys.stdout.isatty() else None


def print_words(text: str, label: str = "", colour: str | None = None) -> None:
    """Print a text after a label, on a terminal wrapped to its width beside the label; else its lines as they are."""
    lines = text.split("\n")
    if sys.stdout.isatty():
        lines = wrapped(text, max(NARROWEST, screen_columns() - len(label)))
    for place, line in enumerate(lines):
        words = click.style(line, fg=colour) if colour and line else line
        click.echo(f"{' ' * len(label) if place else label}{words}".rstrip())
