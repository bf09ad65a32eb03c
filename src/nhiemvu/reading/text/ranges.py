"""Ranges of line numbers, [first, last), asked many times whether they hold a line."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

#: A range of line numbers, [first, last).
Lines = tuple[int, int]


class Ranges:
    """Ranges in order, those that overlap as one."""

    def __init__(self, ranges: Iterable[Lines]) -> None:
        self._merged: list[Lines] = []
        for first, last in sorted(ranges):
            if self._merged and first < self._merged[-1][1]:
                self._merged[-1] = self._merged[-1][0], max(last, self._merged[-1][1])
            elif first < last:
                self._merged.append((first, last))
        self._firsts = [first for first, _ in self._merged]

    def __iter__(self) -> Iterator[Lines]:
        return iter(self._merged)

    def __contains__(self, line: int) -> bool:
        place = bisect_right(self._firsts, line) - 1
        return place >= 0 and line < self._merged[place][1]
