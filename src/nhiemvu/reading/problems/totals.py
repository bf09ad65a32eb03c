"""Sentences whose counts do not add up: "đã giao 30 nhiệm vụ; hoàn thành 08, đang thực hiện 21"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import Problem, ProblemCode, Span
from nhiemvu.facts.totals import TotalName, counted, done_needs, number_in, total_facts
from nhiemvu.reading.text.sheet import Sheet

#: The end of a sentence: a stop before a space, not that of "1.204" or "Tp.".
SENTENCE_END = re.compile(r"(?<=\w\w)\.(?=\s|$)|(?<=\d)\.(?=\s|$)|(?<=\))\.(?=\s|$)")
BRACKETS = re.compile(r"\([^()]*\)")
#: Kinds of parts: what a count must name to be a partition of the whole.
PARTS: tuple[TotalName, ...] = ("open", "overdue", "done")


def of_totals(sheet: Sheet, first: int) -> Iterator[Problem]:
    """Yield counts that are not the sum of their parts, from line `first` on, where a sentence names both plainly."""
    for number in _lines_with_done(sheet):
        line = sheet.lines[number]
        if number >= first and not line.in_table and counted().search(line.key):
            yield from _of_line(line.key, line.start)


def _lines_with_done(sheet: Sheet) -> Sequence[int]:
    """Return the lines that may tell how much was done, without which no counts are a partition."""
    found: set[int] = set()
    for words in done_needs():
        place = sheet.key.find(words, 0, sheet.body_end)
        while place >= 0:
            number = bisect_right(sheet.starts, place) - 1
            found.add(number)
            place = sheet.key.find(words, sheet.lines[number].end, sheet.body_end)
    return sorted(found)


def _of_line(key: str, start: int) -> Iterator[Problem]:
    for whole in total_facts()["whole"].pattern.finditer(key):
        parts = _parts_behind(key, whole.end())
        total = number_in(whole)
        if not _is_partition(parts) or total in _sums(parts):
            continue
        counted_up = sum(count for _, count, _ in parts)
        last = whole.end() + max(stop for _, _, stop in parts)
        message = Text(
            f"Số liệu không khớp: tổng {total}, các phần cộng lại {counted_up}.",
            f"Counts do not agree: the whole is {total}, its parts make {counted_up}.",
        )
        yield Problem(ProblemCode.TOTALS_DIFFER, message, Span(start + whole.start(), start + last))


def _parts_behind(key: str, place: int) -> list[tuple[TotalName, int, int]]:
    """Return the parts in the rest of a sentence, else those in the next one."""
    ends = [stop.start() for stop in SENTENCE_END.finditer(key, place)]
    tails = [key[place : ends[0]], key[place : ends[1]] if len(ends) > 1 else key[place:]] if ends else [key[place:]]
    return next((parts for tail in tails if (parts := _parts(_plain(tail)))), [])


def _plain(tail: str) -> str:
    """Return what follows the whole with remarks blanked: brackets, and what a part is made of again."""
    bracket = re.match(r"\s*\(([^()]*)\)", tail)
    if bracket and _parts(bracket[1]):
        return tail[: bracket.end()]
    tail = BRACKETS.sub(lambda found: " " * len(found[0]), tail)
    first = next((stop for _, _, stop in _parts(tail)), len(tail))
    return tail[:first] + total_facts()["within"].pattern.sub(lambda found: "_" * len(found[0]), tail[first:])


def _parts(words: str) -> list[tuple[TotalName, int, int]]:
    """Return the parts in order: their kind, their count, where they end."""
    matches = [(name, found) for name in PARTS for found in total_facts()[name].pattern.finditer(words)]
    parts: list[tuple[TotalName, int, int]] = []
    end = 0
    for name, found in sorted(matches, key=lambda pair: (pair[1].start(), PARTS.index(pair[0]))):
        if found.start() >= end:
            end = found.end()
            parts.append((name, number_in(found), end))
    return parts


def _is_partition(parts: list[tuple[TotalName, int, int]]) -> bool:
    kinds = {name for name, _, _ in parts}
    return "done" in kinds and len(kinds) > 1


def _sums(parts: list[tuple[TotalName, int, int]]) -> tuple[int, int]:
    """Return the sum of the parts, and that without what is overdue, which may be among what is open."""
    return (
        sum(count for _, count, _ in parts),
        sum(count for name, count, _ in parts if name != "overdue"),
    )
