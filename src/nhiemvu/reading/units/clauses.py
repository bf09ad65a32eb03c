"""The clauses of a point: what stands between stops, line breaks and brackets, each read for itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.names import name_words
from nhiemvu.reading.text.labels import read_label

#: "(i) ", "a) ", "- ": a label within a line.
INNER_LABEL = re.compile(r"(?:\(?(?:[ivx]{1,4}|\d{1,2}|[a-zđ])[).]|[-+*•])\s+")


@dataclass(frozen=True, slots=True)
class Clause:
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
    kept = "".join(rf"(?<!\W{re.escape(short)}\.)" for short in name_words()["abbreviated"].phrases)
    # One set of signs first: an engine skips to it.
    return re.compile(rf"[;!?….\n()](?:(?<=[\n()])|{kept}(?=\s|$))")


def clauses_of(key: str, text: str) -> Iterator[Clause]:
    """Yield the clauses of a text in order of their starts; a clause holds the brackets that stand within it."""
    found: list[Clause] = []
    start, first = 0, True
    inner: int | None = None
    for mark in _breaks().finditer(f"{key}\n"):
        sign, place = mark[0], mark.start()
        if sign == "(":
            inner = place + 1
        elif inner is not None and sign in ".;)":
            found.append(Clause(inner, place, aside=True, first=False))
            inner = None if sign == ")" else place + 1
        elif sign != ")":
            found.append(_bare(text, Clause(start, place, aside=False, first=first)))
            start, first, inner = mark.end(), sign == "\n", None
    return iter(sorted((one for one in found if one.start < one.end), key=lambda one: one.start))


def _bare(text: str, clause: Clause) -> Clause:
    """Return a clause without label and blanks at its start."""
    start = clause.start
    while start < clause.end and text[start].isspace():
        start += 1
    label = read_label(text[start : min(clause.end, start + 40)]) if clause.first else None
    if label:
        start += label.length
    while inner := INNER_LABEL.match(text, start, clause.end):
        start = inner.end()
    return Clause(start, clause.end, clause.aside, clause.first)
