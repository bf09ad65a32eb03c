"""Long lists of numbers in short ones: databases take a bounded number of values in one statement."""

from collections.abc import Iterator, Sequence

#: SQLite takes 32,766 values, PostgreSQL 65,535.
BATCH = 10_000


def in_batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield `numbers` in order, at most BATCH at a time."""
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]
