"""What another program finds in the files that tasks are exported to, and the counts that each of them tells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from icalendar import Calendar
from python_calamine import CalamineWorkbook

from nhiemvu.domain.counts import Counts

#: The four counts in their order, as files name them.
FOUR = (
    "hoàn thành đúng hạn",
    "hoàn thành quá hạn",
    "chưa hoàn thành trong hạn",
    "chưa hoàn thành quá hạn",
)
SENTENCE = re.compile(r"Tổng số ([\d.]+) nhiệm vụ: " + ", ".join(name + r" ([\d.]+)" for name in FOUR))


def four(counts: Counts) -> list[int]:
    """Return the total and the four counts."""
    return [counts.total, counts.done_on_time, counts.done_late, counts.open_in_time, counts.open_overdue]


def told_counts(text: str) -> list[int]:
    """Return the total and the four counts that a sentence tells."""
    match = SENTENCE.search(text)
    assert match, text
    return [int(number.replace(".", "")) for number in match.groups()]


def tallied(names: Iterable[str]) -> list[int]:
    """Return the total and the four counts of lines that each name theirs."""
    counter = Counter(names)
    numbers = [counter[name] for name in FOUR]
    return [sum(numbers), *numbers]


def sheet(path: Path, name: str) -> list[list[object]]:
    """Return the rows of a sheet from its heads on."""
    rows: list[list[object]] = [
        list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    ]
    return rows[next(place for place, row in enumerate(rows) if row[1] != "") :]


def lines_above(path: Path, name: str) -> list[str]:
    """Return the lines above the heads of a sheet."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    return [str(row[0]) for row in rows[: next(place for place, row in enumerate(rows) if row[1] != "")]]


def records(rows: list[list[object]]) -> list[dict[str, Any]]:
    """Return rows by the names of their columns."""
    heads, *body = rows
    return [dict(zip(map(str, heads), row, strict=True)) for row in body]


def table(text: str, separator: str = ";") -> list[dict[str, str]]:
    """Return the rows of a .csv."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))


def calendar(data: bytes) -> Any:
    """Return a calendar."""
    return Calendar.from_ical(data)


def description(held: Any) -> str:
    """Return what a calendar says of itself; the reader leaves a text of no standard escaped."""
    return re.sub(r"\\([\\;,])", r"\1", str(held["x-wr-caldesc"]))


def categories(entry: Mapping[str, Any]) -> list[str]:
    """Return the categories of an entry."""
    return [str(name) for name in entry["categories"].cats] if "categories" in entry else []
