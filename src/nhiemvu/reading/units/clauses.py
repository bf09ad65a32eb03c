"""The clauses of a point: what stands between stops, line breaks and brackets, each read for itself."""

import re
from operator import itemgetter
from typing import NamedTuple

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.names import name_words
from nhiemvu.reading.text.labels import read_label

#: "(i) ", "a) ", "- ": labels within a line.
INNER_LABELS = re.compile(r"\s*(?:(?:\(?(?:[ivx]{1,4}|\d{1,2}|[a-zđ])[).]|[-+*•])\s+)*")


class Clause(NamedTuple):
    """One clause of a text."""

    start: int
    end: int
    #: Whether it stands in brackets.
    aside: bool
    #: Whether a line begins with it.
    first: bool


@remembered
def _breaks() -> re.Pattern[str]:
    """Match what ends a clause: a stop that no abbreviation has, a line's end, a bracket."""
    kept = "".join(rf"(?<!\b{re.escape(short)}\.)" for short in name_words()["abbreviated"].phrases)
    # One set of signs first: an engine skips to it.
    return made_ready(rf"[;!?….\n()](?:(?<=[\n()])|(?=\s|$)(?:(?<!\.)|{kept}))")


def clauses_of(key: str, text: str) -> list[Clause]:
    """Return the clauses of a text in order of their starts; a clause holds the brackets that stand within it."""
    found: list[Clause] = []
    start, first = 0, True
    inner: int | None = None
    for mark in _breaks().finditer(f"{key}\n"):
        sign, place = mark[0], mark.start()
        if sign == "(":
            inner = place + 1
        elif inner is not None and sign in ".;)":
            found.append(Clause(_bare(text, inner, place), place, aside=True, first=False))
            inner = None if sign == ")" else place + 1
        elif sign != ")":
            if start < place:
                begin = _bare_line(text, start, place) if first else _bare(text, start, place)
                found.append(Clause(begin, place, aside=False, first=first))
            start, first, inner = mark.end(), sign == "\n", None
    held = [one for one in found if one.start < one.end]
    return sorted(held, key=itemgetter(0)) if "(" in key else held


def _bare_line(text: str, start: int, end: int) -> int:
    """Return where the first clause of a line begins behind blanks and labels."""
    while start < end and text[start].isspace():
        start += 1
    label = read_label(text[start : min(end, start + 40)])
    return _bare(text, start + label.length if label else start, end)


def _bare(text: str, start: int, end: int) -> int:
    """Return where a clause begins behind blanks and labels within a line."""
    begin = INNER_LABELS.match(text, start, end)
    return begin.end() if begin else start
