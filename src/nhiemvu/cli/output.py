"""Print rows as a table that fits the terminal, as JSON, CSV or Markdown.

Results go to stdout, everything else to stderr. JSON is UTF-8, unescaped, with days as ISO text.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

import click

from nhiemvu.cli.language import say

FORMATS = ("table", "json", "csv", "markdown")
#: The narrowest that a wrapped column becomes.
NARROWEST = 16


class Column(NamedTuple):
    """One column of a list."""

    head: str
    #: Whether its words may be wrapped to fit the screen.
    wraps: bool = False


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
    """Print a message that is not a result."""
    click.echo(message, err=True)


def print_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(repr(value))


def print_rows(output_format: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], empty: str) -> None:
    """Print rows as a table, CSV or Markdown; `empty` is told on stderr where there are none."""
    lines = [[_cell(value) for value in row] for row in rows]
    heads = [column.head for column in columns]
    if output_format == "csv":
        _print_csv(heads, lines)
    elif not lines:
        note(empty)
    elif output_format == "markdown":
        _print_markdown(heads, lines)
    else:
        _print_table(columns, lines)


def _cell(value: object) -> str:
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


def _print_markdown(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    click.echo(_markdown_line(heads))
    click.echo(_markdown_line(["---"] * len(heads)))
    for line in lines:
        click.echo(_markdown_line([_markdown_cell(cell) for cell in line]))


def _markdown_line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown_cell(text: str) -> str:
    for character in "\\|*_`[]<#":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "<br>")


def _print_table(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> None:
    import tabulate

    # Heads are not to widen narrow columns by two spaces each: the screen has 80.
    tabulate.MIN_PADDING = 0
    fitted = _fit(columns, lines, shutil.get_terminal_size().columns) if sys.stdout.isatty() else lines
    heads = [column.head for column in columns]
    click.echo(tabulate.tabulate(fitted, heads, tablefmt="simple", disable_numparse=True))


def _fit(columns: Sequence[Column], lines: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """Wrap the columns that may be wrapped so that a line fits `width` characters."""
    natural = [
        max(len(column.head), *(_longest(line[place]) for line in lines)) for place, column in enumerate(columns)
    ]
    fixed = sum(size for size, column in zip(natural, columns, strict=True) if not column.wraps)
    wrapped = sorted((place for place, column in enumerate(columns) if column.wraps), key=natural.__getitem__)
    room = width - fixed - 2 * (len(columns) - 1)
    for number, place in enumerate(wrapped):
        # The narrow ones first: what they leave over goes to the wide ones.
        natural[place] = min(natural[place], max(NARROWEST, room // (len(wrapped) - number)))
        room -= natural[place]
    return [[_wrap(cell, natural[place], columns[place]) for place, cell in enumerate(line)] for line in lines]


def _longest(cell: str) -> int:
    return max((len(line) for line in cell.split("\n")), default=0)


def _wrap(cell: str, width: int, column: Column) -> str:
    if not column.wraps or _longest(cell) <= width:
        return cell
    from textwrap import wrap

    return "\n".join(part for line in cell.split("\n") for part in (wrap(line, width) or [""]))


def progress(items: Sequence[Any], label: str) -> Any:  # noqa: ANN401 Click's own progress bar
    """Return Click's progress bar over `items`, on stderr."""
    return click.progressbar(items, label=label, file=sys.stderr)
