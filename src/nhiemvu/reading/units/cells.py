"""Units in fields and in cells of tables: values that are names, or sentences that tell units what to do."""

import re
from collections.abc import Iterable, Mapping

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.columns import ColumnName
from nhiemvu.facts.verbs import finder
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.units.acts import acts_in
from nhiemvu.reading.units.clauses import clauses_of
from nhiemvu.reading.units.combining import RELATED, Assignees, assigned, combined, supporting
from nhiemvu.reading.units.heads import is_head_at
from nhiemvu.reading.units.lists import after_aside, bare, names_at
from nhiemvu.reading.units.people import PERSON

#: What parts names in a cell.
PARTS = re.compile(r"[;\n]")
#: "(chủ trì)" and "(phối hợp)" behind the names of a list.
ROLE_BEHIND = re.compile(r" \((chủ trì|phối hợp)\)", re.IGNORECASE)
#: What begins to say when behind the names of a field or cell.
TIME_BEHIND = re.compile(
    r"[.;,] ?(?=(?:hoàn thành|xong|trình|báo cáo|gửi)(?: [^\W\d_]+){0,4} (?:trước|trong|chậm|vào|ngày)(?!\w)"
    r"|(?:thời gian|thời hạn|trước|chậm nhất|hạn)(?!\w)|(?:trong )?(?:tháng|quý) (?:\d|[ivx]+(?!\w)))"
)
#: Stops and marks around a name.
MARKS = " .,;-+*•"


def assignees_of_columns(columns: Mapping[ColumnName, str]) -> Assignees:
    """Return the units that the columns of a table's row name; lists in a column of support stand as written."""
    told = assignees_of_value(columns.get("lead_field", ""))
    helping = [
        name for name in cell_names(columns.get("support_field", "")) if not matching_key(name).endswith(RELATED)
    ]
    watching = cell_names(columns.get("monitor_field", ""))
    return assigned(told.lead, [*told.support, *helping], [*told.monitor, *watching])


def assignees_of_value(value: str) -> Assignees:
    """Return the units that a field or a cell of who leads names: "Sở Nội vụ chủ trì, phối hợp với Sở Y tế"."""
    label = read_label(value)
    shown = ROLE_BEHIND.sub(r" \1", _without_time((value[label.length :] if label else value).strip()))
    key = matching_key(shown)
    tells = finder("assign", "carries_out", "lead", "monitor", "support").search(key)
    acts = [act for clause in clauses_of(key, shown) for act in acts_in(shown, key, clause)] if tells else []
    if acts:
        return combined(shown, acts)
    lead, *others = cell_names(shown) or [""]
    return assigned(lead or None, others, [])


def _without_time(value: str) -> str:
    """Return a value without what it says behind its names of when: "Phòng Nội vụ, xong trước ngày 15/5"."""
    key = matching_key(value)
    time = TIME_BEHIND.search(key)
    if time is None:
        return value
    shown, names = value[: time.start()], names_at(value, key, 0)
    return shown if (names and names[0].end <= time.start()) or PERSON.fullmatch(shown) else value


def certain_names(values: Iterable[str]) -> list[str]:
    """Return the names in fields that tell of certain units; what is no list of names stands as written."""
    found: list[str] = []
    for value in values:
        key = matching_key(value)
        names = names_at(value, key, 0)
        found.extend(supporting(value, names) if names else cell_names(value))
    return found


def cell_names(value: str) -> list[str]:
    """Return the names in a field or a cell, each line and each part between semicolons for itself."""
    parts = [part.strip(MARKS) for part in PARTS.split(_unwrapped(value))]
    return list(dict.fromkeys(name for part in parts if part for name in _names_of(part)))


def _unwrapped(value: str) -> str:
    """Return a cell's words with lines joined that go on: "Sở Văn hóa,¶Thể thao và Du lịch"."""
    first, *lines = value.split("\n")
    joined = [first]
    for line in lines:
        if is_head_at(line, matching_key(line), 0) or read_label(line):
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line}"
    return "\n".join(joined)


def _names_of(part: str) -> list[str]:
    key = matching_key(part)
    names = names_at(part, key, 0)
    if not names and not part.isupper() and all(map(PERSON.fullmatch, people := part.split(", "))):
        # "Nam, Hoa"
        return people
    whole = names and after_aside(key, names[-1].end) == len(part)
    if not whole or names[0].general or names[0].plural:
        return [bare(part)]
    return [bare(part[name.start : name.end]) for name in names]
