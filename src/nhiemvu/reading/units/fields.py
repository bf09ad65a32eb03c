"""Field lines of a point: "- Cơ quan chủ trì: Phòng Nội vụ", "- Thời gian thực hiện: Quý III năm 2024"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhiemvu.facts.verbs import GroupName, field_named
from nhiemvu.reading.text.labels import read_label

#: "- Thời gian (dự kiến): ..."
FIELD = re.compile(r"([^:\n]{3,60}?)\s*(?:\([^()]{0,30}\))?\s*:\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a point."""

    name: GroupName
    value: str
    #: Where the value begins in the point's text.
    start: int


def fields_of(text: str) -> Iterator[Field]:
    """Yield the fields among the lines of a point; a field's value runs to the next line with a label of its height."""
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        label = read_label(line)
        skipped = label.length if label else 0
        match = FIELD.fullmatch(line, skipped) if number or label is None else None
        name = field_named(match[1]) if match else None
        if match and name:
            following = _following(lines[number + 1 :]) if not match[2].strip() else ""
            yield Field(name, match[2] or following, start + match.start(2) + (1 if not match[2] else 0))
        start += len(line) + 1


def _following(lines: list[str]) -> str:
    """Return the lines under a field without a value of its own: its sub-points."""
    taken = []
    for line in lines:
        label = read_label(line)
        if label is None or label.form.name not in ("plus", "bullet"):
            break
        taken.append(line)
    return "\n".join(taken)
