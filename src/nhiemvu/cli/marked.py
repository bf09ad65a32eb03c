"""Words that stand out in a cell: in colour on a terminal, between ** in Markdown."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import click

#: Readable on black and on white.
COLOUR = "red"


class Marked(NamedTuple):
    """A text of one line and the places in it, (first, behind last), that stand out."""

    text: str
    places: Sequence[tuple[int, int]]


def painted_lines(marked: Marked, lines: str) -> str:
    """Return the lines into which a marked text was wrapped, with the marked words in colour."""
    coloured = [any(first <= place < last for first, last in marked.places) for place in range(len(marked.text))]
    # Wrapping drops and adds spaces only: the other characters come in their order.
    shown = iter([stands for stands, character in zip(coloured, marked.text, strict=True) if not character.isspace()])
    painted = []
    for line in lines.split("\n"):
        stands = [not character.isspace() and next(shown, False) for character in line]
        painted.append("".join(_painted(line[first:last], on=on) for first, last, on in _runs(stands)))
    return "\n".join(painted)


def _runs(stands: Sequence[bool]) -> list[tuple[int, int, bool]]:
    edges = [0, *(place for place in range(1, len(stands)) if stands[place] != stands[place - 1]), len(stands)]
    return [(first, last, stands[first]) for first, last in pairwise(edges) if first < last]


def _painted(words: str, *, on: bool) -> str:
    return click.style(words, fg=COLOUR, bold=True) if on else words


def in_markdown(marked: Marked, escaped: Callable[[str], str]) -> str:
    """Return a marked text for a cell of Markdown; `escaped` gives its words as Markdown takes them."""
    parts = []
    end = 0
    for first, last in marked.places:
        parts += [escaped(marked.text[end:first]), "**", escaped(marked.text[first:last]), "**"]
        end = last
    return "".join([*parts, escaped(marked.text[end:])])
