"""Tables of plain text whose columns a rule under the head tells: "--  --------  -----".

A row begins where its first column has words; a cell goes on in the lines below. The table ends at a blank line, at
another rule, or where a line does not keep to the columns.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nhiemvu.domain.pages import Cell, Paragraph, Table
from nhiemvu.domain.text import squeeze

#: "-  ---------  ------", two columns at least, one of them wider than a dash in a row of dashes.
RULE = re.compile(r"(?=.*---) *-+(?: {1,4}-+)+ *")
COLUMN = re.compile("-+")
MOST_HEAD_LINES = 8


def with_ruled_tables(lines: Sequence[str]) -> Iterator[str | Table]:
    """Yield lines, and in their place the tables that some of them are."""
    rules = [place for place, line in enumerate(lines) if line.startswith(("-", " ")) and RULE.fullmatch(line)]
    done = 0
    for rule in rules:
        if rule < done:
            continue
        starts = [match.start() for match in COLUMN.finditer(lines[rule])]
        first, last = _head_start(lines, rule, done, starts), _end(lines, rule, starts)
        body = _rows(lines[rule + 1 : last], starts)
        if first == rule or not body:
            continue
        yield from lines[done:first]
        head = _row(lines[first:rule], starts)
        yield Table((head, *body), head_rows=1)
        done = last
    yield from lines[done:]


def _head_start(lines: Sequence[str], rule: int, done: int, starts: Sequence[int]) -> int:
    first = rule
    while first > max(done, rule - MOST_HEAD_LINES) and _keeps_to(lines[first - 1], starts):
        first -= 1
    return first


def _end(lines: Sequence[str], rule: int, starts: Sequence[int]) -> int:
    last = rule + 1
    while last < len(lines) and _keeps_to(lines[last], starts) and not RULE.fullmatch(lines[last]):
        last += 1
    return last


def _keeps_to(line: str, starts: Sequence[int]) -> bool:
    """Tell whether a line has words, and none that run over the start of a column."""
    return (
        bool(line.strip())
        and not line[: starts[0]].strip()
        and all(line[start - 1 : start].isspace() or start > len(line) for start in starts[1:])
    )


def _rows(lines: Sequence[str], starts: Sequence[int]) -> list[tuple[Cell, ...]]:
    begins = [place for place, line in enumerate(lines) if line[: starts[1]].strip()]
    if not begins or begins[0] != 0:
        return []
    return [_row(lines[begin:end], starts) for begin, end in pairwise([*begins, len(lines)])]


def _row(lines: Sequence[str], starts: Sequence[int]) -> tuple[Cell, ...]:
    cells = (squeeze(" ".join(line[start:end] for line in lines)) for start, end in pairwise([*starts, None]))
    return tuple(Cell((Paragraph(text),) if text else ()) for text in cells)
