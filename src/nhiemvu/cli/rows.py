"""Print rows as a table that fits the terminal, as CSV or Markdown."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, pairwise
from types import ModuleType
from typing import NamedTuple

import click

from nhiemvu.cli.marked import Marked, in_markdown, painted_lines
from nhiemvu.cli.output import NARROWEST, note, screen_width, wrapped
from nhiemvu.cli.screen import screen_columns

#: Where Python tells what is installed.
INSTALLED = "importlib.metadata"


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


def print_rows(output_format: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], empty: str) -> None:
    """Print rows as a table, CSV or Markdown; `empty` is told on stderr where there are none."""
    held = [list(row) for row in rows]
    heads = [column.head for column in columns]
    if output_format == "csv":
        _print_csv(heads, [[_cell(value) for value in row] for row in held])
    elif not held:
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
    printed = [head]
    for place, group in enumerate(groups):
        if place:
            printed.append("")
        printed += [
            click.style(line, bold=True) for line in wrapped(group.heading, screen_width() or len(group.heading))
        ]
        printed += [next(lines) for _ in group.rows]
    # At once: to hand lines over one by one takes as long as to set them.
    click.echo("\n".join(printed))


def _cell(value: object) -> str:
    if type(value) is str:
        return value
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
    tabulate = _tabulate()
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


def _tabulate() -> ModuleType:
    """Return the library that sets tables, made ready.

    It asks for its own version by what is installed, which takes two thirds of its time to load, and reads it from a
    file of its own in the end: it is told none before.
    """
    stand_in = ModuleType(INSTALLED)
    vars(stand_in).update(version=str, PackageNotFoundError=LookupError)
    known = sys.modules.setdefault(INSTALLED, stand_in)
    import tabulate

    if known is stand_in:
        del sys.modules[INSTALLED]
    # Heads are not to widen narrow columns by two spaces each: the screen has 80.
    tabulate.MIN_PADDING = 0
    return tabulate


def _without_blank_lines(cell: str) -> str:
    """Return a cell such that its lines are those that the table will have, whatever mark of a line Word left in it."""
    if cell.isprintable():
        # No mark of a line is: most cells have one line, and long tables very many cells.
        return cell.strip()
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
