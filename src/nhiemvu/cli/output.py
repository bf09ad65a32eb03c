"""Print rows as a table that fits the terminal, as JSON, CSV or Markdown.

Results go to stdout, everything else to stderr. JSON is UTF-8, unescaped, with days as ISO text.
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import Enum
from itertools import accumulate, pairwise
from typing import NamedTuple

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.marked import Marked, in_markdown, painted_lines

FORMATS = ("table", "json", "csv", "markdown")
#: The narrowest that a wrapped column becomes.
NARROWEST = 16


class Column(NamedTuple):
    """One column of a list."""

    head: str
    #: Whether its words may be wrapped to fit the screen.
    wraps: bool = False
    #: How much of the room it gets where columns must be wrapped.
    share: int = 1
    #: Whether it holds numbers, which stand at its right edge.
    numbers: bool = False


class Coloured(NamedTuple):
    """A cell of a table that stands out on a terminal; its words alone say as much."""

    value: object
    colour: str | None


class Group(NamedTuple):
    """Rows under a heading."""

    heading: str
    rows: Sequence[Sequence[object]]


def screen_columns() -> int:
    """Return how many columns the terminal has."""
    import shutil

    return shutil.get_terminal_size().columns


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


def print_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


class JsonArray:
    """A JSON array that is printed value by value, so that a long one need not be held."""

    def __init__(self) -> None:
        self._begun = False

    def add(self, value: object) -> None:
        """Print the next value."""
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


def print_rows(output_format: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], empty: str) -> None:
    """Print rows as a table, CSV or Markdown; `empty` is told on stderr where there are none."""
    held = [list(row) for row in rows]
    lines = [[_cell(value) for value in row] for row in held]
    heads = [column.head for column in columns]
    if output_format == "csv":
        _print_csv(heads, lines)
    elif not lines:
        note(empty)
    elif output_format == "markdown":
        _print_markdown(heads, held)
    else:
        head, *body = _table(columns, held)
        click.echo("\n".join([head, *body]))


def print_groups(columns: Sequence[Column], groups: Sequence[Group], empty: str) -> None:
    """Print groups of rows as one table, each under its heading; `empty` is told on stderr where there are none."""
    rows = [row for group in groups for row in group.rows]
    if not rows:
        note(empty)
        return
    head, *body = _table(columns, rows)
    lines = iter(body)
    click.echo(head)
    for place, group in enumerate(groups):
        if place:
            click.echo()
        for line in wrapped(group.heading, screen_width() or len(group.heading)):
            click.secho(line, bold=True)
        for _ in group.rows:
            click.echo(next(lines))


def _cell(value: object) -> str:
    if isinstance(value, Coloured):
        value = value.value
    if isinstance(value, Marked):
        value = value.text
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _print_csv(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(lines)


def _print_markdown(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    click.echo(_markdown_line(heads))
    click.echo(_markdown_line(["---"] * len(heads)))
    for row in rows:
        cells = [
            in_markdown(value, _markdown_cell) if isinstance(value, Marked) else _markdown_cell(_cell(value))
            for value in row
        ]
        click.echo(_markdown_line(cells))


def _markdown_line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown_cell(text: str) -> str:
    for character in "\\|*_`[]<#":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "<br>")


def _table(columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return the head of a table, then each row with all its lines."""
    import tabulate

    # Heads are not to widen narrow columns by two spaces each: the screen has 80.
    tabulate.MIN_PADDING = 0
    lines = [[_without_blank_lines(_cell(value)) for value in row] for row in rows]
    fitted = _fit(columns, lines, screen_columns()) if sys.stdout.isatty() else lines
    painted = [
        [_painted(cell, value) for cell, value in zip(line, row, strict=True)]
        for line, row in zip(fitted, rows, strict=True)
    ]
    heads = [column.head for column in columns]
    sides = ["right" if column.numbers else "left" for column in columns]
    printed = tabulate.tabulate(painted, heads, tablefmt="simple", disable_numparse=True, colalign=sides).split("\n")
    heights = [max(cell.count("\n") for cell in line) + 1 for line in fitted]
    head = len(printed) - sum(heights)
    ends = accumulate(heights, initial=head)
    return ["\n".join(printed[start:end]) for start, end in pairwise([0, *ends])]


def _without_blank_lines(cell: str) -> str:
    """Return a cell such that its lines are those that the table will have, whatever mark of a line Word left in it."""
    return "\n".join(line.strip() for line in cell.splitlines() if line.strip())


def _painted(cell: str, value: object) -> str:
    """Return a cell's lines in its colour; Click takes colours out where the output is no terminal."""
    if isinstance(value, Marked):
        return painted_lines(value, cell)
    colour = value.colour if isinstance(value, Coloured) else None
    return "\n".join(click.style(line, fg=colour) for line in cell.split("\n")) if colour and cell else cell


def _fit(columns: Sequence[Column], lines: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """Wrap the columns that may be wrapped so that a line fits `width` characters."""
    natural = [
        max(_longest(column.head), *(_longest(line[place]) for line in lines)) for place, column in enumerate(columns)
    ]
    fixed = sum(size for size, column in zip(natural, columns, strict=True) if not column.wraps)
    flexible = sorted((place for place, column in enumerate(columns) if column.wraps), key=natural.__getitem__)
    room = width - fixed - 2 * (len(columns) - 1)
    shares = sum(columns[place].share for place in flexible)
    for place in flexible:
        # The narrow ones first: what they leave over goes to the wide ones.
        natural[place] = min(natural[place], max(NARROWEST, room * columns[place].share // shares))
        room -= natural[place]
        shares -= columns[place].share
    return [[_wrap(cell, natural[place], columns[place]) for place, cell in enumerate(line)] for line in lines]


def _longest(cell: str) -> int:
    return max((len(line) for line in cell.split("\n")), default=0)


def _wrap(cell: str, width: int, column: Column) -> str:
    if not column.wraps or _longest(cell) <= width:
        return cell
    return "\n".join(wrapped(cell, width))


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
