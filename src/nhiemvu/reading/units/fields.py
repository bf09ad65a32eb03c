"""Field lines of a point: "- Cơ quan chủ trì: Phòng Nội vụ", "- Thời gian thực hiện: Quý III năm 2024".

Those that say who acts are read within a sentence, too: "..., cơ quan phối hợp là Sở Y tế".
"""

import re
from collections.abc import Iterator

from nhiemvu.domain.values import dataclass
from nhiemvu.facts.verbs import GroupName, field_named
from nhiemvu.reading.text.labels import read_label

#: "- Thời gian (dự kiến): ..."
FIELD = re.compile(r"([^:\n]{3,60}?)\s*(?:\([^()]{0,30}\))?\s*:\s*(.*)", re.DOTALL)
#: What every field of a line has, and behind what the value of one within a sentence stands.
COLON, IS = ":", " là "
#: "Chủ trì: ", "cơ quan phối hợp là "
ROLE_FIELD = re.compile(rf"([^:.;,()\n]{{3,40}}?)(?: ?{COLON} ?|{IS})")
#: Within how many characters the value begins.
LONGEST_ROLE_FIELD = 48
#: Fields that say who acts.
ROLE_FIELDS: tuple[GroupName, ...] = ("lead_field", "support_field", "monitor_field")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a point."""

    name: GroupName
    value: str
    #: Where the value begins in the point's text.
    start: int


def fields_of(text: str) -> Iterator[Field]:
    """Yield the fields among the lines of a point; a field's value runs to the next line with a label of its height."""
    if COLON not in text:
        return
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _field_in(line, number) if COLON in line else None
        name = field_named(match[1]) if match else None
        if match and name:
            following = _following(lines[number + 1 :]) if not match[2].strip() else ""
            yield Field(name, match[2] or following, start + match.start(2) + (1 if not match[2] else 0))
        start += len(line) + 1


def role_field(key: str, start: int) -> tuple[GroupName, int] | None:
    """Return the name of a field that says who acts and where its value begins: "cơ quan phối hợp là | Sở Y tế"."""
    end = start + LONGEST_ROLE_FIELD
    if key.find(COLON, start, end) < 0 and key.find(IS, start, end) < 0:
        return None
    field = ROLE_FIELD.match(key, start)
    name = field_named(field[1]) if field else None
    return (name, field.end()) if field and name in ROLE_FIELDS else None


def _field_in(line: str, number: int) -> re.Match[str] | None:
    """Return what has the form of a field in a line; the first line of a point that has a label is none."""
    label = read_label(line)
    if label and not number:
        return None
    return FIELD.fullmatch(line, label.length if label else 0)


def _following(lines: list[str]) -> str:
    """Return the lines under a field without a value of its own: its sub-points."""
    taken = []
    for line in lines:
        label = read_label(line)
        if label is None or label.form.name not in ("plus", "bullet"):
            break
        taken.append(line)
    return "\n".join(taken)
