"""Changed rows in words: one line for each task, unit or document with what became of it.

"nhiệm vụ 3: trạng thái: chưa thực hiện → đã hoàn thành; lượt cập nhật: ngày 10/05/2026, kết quả: “Đã họp.”"
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.record_words import (
    NAMED_VALUES,
    SETTING_NAMES,
    UNTOLD,
    Row,
    Rows,
    column_name,
    row_name,
    table_name,
    value_words,
)

if TYPE_CHECKING:
    from nhiemvu.store.session import Change

#: The column that says to which record a row of another table belongs, and that record's table.
OWNERS: Mapping[str, tuple[str, str]] = {
    "assignment": ("task_id", "task"),
    "closed_answer": ("close_id", "report_close"),
    "document_link": ("from_id", "document"),
    "document_source": ("document_id", "document"),
    "evidence": ("progress_id", "progress"),
    "extension": ("task_id", "task"),
    "progress": ("task_id", "task"),
    "reminder": ("task_id", "task"),
    "report": ("document_id", "document"),
    "report_answer": ("task_id", "task"),
    "task_deadline": ("task_id", "task"),
    "task_directive": ("task_id", "task"),
    "task_recurrence": ("task_id", "task"),
    "unit_alias": ("unit_id", "unit"),
    "unit_change": ("unit_id", "unit"),
    "unit_successor": ("change_id", "unit_change"),
    "unit_group_member": ("group_id", "unit_group"),
}
#: What is told of a row that is new or gone, where that is not everything.
TOLD: Mapping[str, Sequence[str]] = {
    "assignment": ("unit_id", "role"),
    "closed_answer": ("task_id", "state"),
    "document": ("kind", "symbol", "issued_on", "issuer", "title"),
    "document_link": ("relation", "to_id"),
    "document_source": ("file_name",),
    "evidence": ("text", "document_id"),
    "extension": ("new_due_on", "reason", "decision", "granted_due_on", "refusal", "basis"),
    "office_day": ("day", "day_kind", "name", "basis"),
    "progress": ("reported_on", "percent", "note", "result", "obstacle"),
    "reminder": ("unit_id", "sent_on", "due_on", "reply_by"),
    "report": ("series_id", "period_reported", "period_planned"),
    "report_answer": ("document_id", "text"),
    "report_close": ("series_id", "period", "closed_on", "reason"),
    "result_place": ("unit_id", "document_id", "words", "heading"),
    "series": ("name",),
    "setting": ("value",),
    "task": ("title", "series_id", "period", "due_on"),
    "task_deadline": ("text", "due_on"),
    "task_directive": ("document_id",),
    "task_recurrence": ("rule", "occurs_on"),
    "unit_alias": ("alias",),
    "unit_change": ("change", "from_on", "former_name", "document_id"),
    "unit_successor": ("unit_id",),
    "unit_group_member": ("unit_id",),
}
#: Rows whose values speak for themselves: "Ban Xây dựng Đảng, chủ trì".
PLAIN = frozenset(
    {"assignment", "document_link", "document_source", "evidence", "report_answer", "series", "setting",
     "task_deadline", "task_directive", "unit_alias", "unit_successor", "unit_group_member"}
)  # fmt: skip


class Subject(NamedTuple):
    """The record that a line is about."""

    table: str
    key: int | str


class Line(NamedTuple):
    """What became of one record."""

    subject: Subject
    #: Whether the record itself is "new", "gone" or "changed".
    fate: str
    parts: tuple[str, ...]

    def words(self, rows: Rows) -> str:
        """Return the line as read on the screen."""
        return f"{subject_name(self.subject, rows)}: {'; '.join(self.parts)}"


def changed_lines(changes: Iterable[Change], rows: Rows, tasks: Collection[int] = ()) -> list[Line]:
    """Return one line a record, in the order of their first change; of certain tasks only where `tasks` names some."""
    by_subject: dict[Subject, list[Change]] = {}
    for change in changes:
        subject = _subject(change.table, _row(change, rows), rows)
        if not tasks or (subject.table == "task" and subject.key in tasks):
            by_subject.setdefault(subject, []).append(change)
    lines = [Line(subject, _fate(subject, group), _parts(group, rows)) for subject, group in by_subject.items()]
    return [line for line in lines if line.parts]


def summary(lines: Sequence[Line]) -> str:
    """Return many lines in one: "mới: 8 nhiệm vụ (1-8), 10 văn bản (1-10); thay đổi: 1 nhiệm vụ (3)"."""
    fates = {"new": say("mới", "new"), "changed": say("thay đổi", "changed"), "gone": say("bỏ", "removed")}
    parts = []
    for fate, word in fates.items():
        tables: dict[str, list[int | str]] = {}
        for line in lines:
            if line.fate == fate:
                tables.setdefault(line.subject.table, []).append(line.subject.key)
        if tables:
            counted = [f"{len(keys)} {table_name(table)} ({ranges(keys)})" for table, keys in tables.items()]
            parts.append(f"{word}: {', '.join(counted)}")
    return "; ".join(parts)


def ranges(keys: Iterable[int | str]) -> str:
    """Return numbers in short: "1-8, 10"."""
    numbers = sorted(key for key in keys if isinstance(key, int))
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    written = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ", ".join([*written, *(key for key in keys if isinstance(key, str))])


def subject_name(subject: Subject, rows: Rows) -> str:
    """Return what a line is about: "nhiệm vụ 3", "đơn vị 4 (Ban Xây dựng Đảng)"."""
    table, key = subject
    if isinstance(key, str):
        return spoken(SETTING_NAMES[key]) if key in SETTING_NAMES else f"{table_name(table)} {key}"
    plain = f"{table_name(table)} {key}"
    name = row_name(table, key, rows)
    return plain if name == plain else f"{plain} ({name})"


def _row(change: Change, rows: Rows) -> Row:
    held = rows.get((change.table, change.key["id"]), {}) if "id" in change.key else {}
    return {**held, **change.key, **(change.before or {}), **(change.after or {})}


def _subject(table: str, row: Row, rows: Rows) -> Subject:
    column, owner = OWNERS.get(table, ("", ""))
    number = row.get(column)
    if number is None:
        return Subject(table, row.get("id") or row.get("key") or ", ".join(map(str, row.values())))
    if owner in OWNERS:
        return _subject(owner, {**rows.get((owner, number), {}), "id": number}, rows)
    return Subject(owner, number)


def _fate(subject: Subject, changes: Sequence[Change]) -> str:
    own = next((change for change in changes if change.table == subject.table), None)
    if own and own.before is None:
        return "new"
    return "gone" if own and own.after is None else "changed"


def _parts(changes: Sequence[Change], rows: Rows) -> tuple[str, ...]:
    # The record itself first, then what belongs to it.
    ordered = sorted(changes, key=lambda change: change.table in OWNERS)
    return tuple(part for change in ordered for part in _told(change, rows))


def _told(change: Change, rows: Rows) -> list[str]:
    if change.before is not None and change.after is not None:
        return _differences(change, rows)
    row = _row(change, rows)
    new = change.before is None
    words = _description(change.table, row, rows)
    if change.table in OWNERS:
        name = table_name(change.table)
        return [f"{name}: {words}" if new else f"{say('bỏ', 'removed')} {name}: {words}"]
    return [f"{say('thêm mới', 'new')}, {words}" if new else f"{say('bỏ', 'removed')}, {words}"]


def _description(table: str, row: Row, rows: Rows) -> str:
    columns = [name for name in TOLD.get(table, tuple(row)) if name not in UNTOLD and row.get(name) is not None]
    if table == "evidence":
        # The words as typed name the document already.
        columns = columns[:1]
    return ", ".join(_labelled(table, name, value_words(table, name, row[name], rows)) for name in columns)


def _labelled(table: str, column: str, words: str) -> str:
    return words if table in PLAIN else f"{column_name(column)}: {words}"


def _differences(change: Change, rows: Rows) -> list[str]:
    before, after = change.before or {}, change.after or {}
    if change.table == "assignment" and before.keys() == {"until_on"}:
        return [_end_of_assignment(after["until_on"], _whose(change, rows))]
    of = f"{table_name(change.table)} {_whose(change, rows)}".strip() + ": " if change.table in OWNERS else ""
    return [
        f"{of}{column_name(name)}: "
        f"{value_words(change.table, name, before[name], rows)} → {value_words(change.table, name, after[name], rows)}"
        for name in before
        if name not in UNTOLD
    ]


def _end_of_assignment(until_on: str | None, whose: str) -> str:
    if until_on is None:
        return say(f"giao lại: {whose}", f"assigned again: {whose}")
    day = value_words("assignment", "until_on", until_on, {})
    return say(f"thôi giao từ {day}: {whose}", f"no longer from {day}: {whose}")


def _whose(change: Change, rows: Rows) -> str:
    row = {name: value for name, value in _row(change, rows).items() if name not in (change.before or {})}
    columns = [name for name in TOLD.get(change.table, ()) if row.get(name) is not None]
    named = [name for name in columns if name in NAMED_VALUES or name.endswith("_id")] or columns
    return ", ".join(value_words(change.table, name, row[name], rows) for name in named)
