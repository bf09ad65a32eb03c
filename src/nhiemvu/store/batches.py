"""Long lists of numbers in short ones: databases take a bounded number of values in one statement."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from nhiemvu.store.later import Connection, Integer, Row, Select, bindparam

#: A row whose values are taken apart by their places.
AnyRow: TypeAlias = Row[*tuple[Any, ...]]
#: SQLite takes 32,766 values, PostgreSQL 65,535.
BATCH = 10_000
NAME = "numbers"
#: The place of numbers in a statement that is made once. They are written into it as they are: it takes half the time
#: of handing them over one by one.
NUMBERS = bindparam(NAME, type_=Integer, expanding=True, literal_execute=True)


def in_batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield `numbers` in order, at most BATCH at a time."""
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]


def rows_among(connection: Connection, statement: Select[*tuple[Any, ...]], numbers: Sequence[int]) -> Iterator[AnyRow]:
    """Yield the rows that a statement with NUMBERS in it gives for `numbers`, in its order within each batch."""
    for batch in in_batches(numbers):
        yield from connection.execute(statement, {NAME: batch})
