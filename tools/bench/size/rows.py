"""Rows of an office as they are laid into its tables: values by place, days as ISO text, texts without quotes in them.

A test holds these columns against the store's tables: none is unknown, and only what may be empty is left out.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

Value: TypeAlias = str | int | bool | None
Row: TypeAlias = tuple[Value, ...]

COLUMNS: dict[str, tuple[str, ...]] = {
    "setting": ("key", "value"),
    "unit": ("id", "name", "folded", "parent_id", "valid_from", "valid_to"),
    "series": ("id", "name", "folded", "closing_day"),
    "document": ("id", "identity", "kind", "symbol", "symbol_key", "issued_on", "issuer", "title", "folded", "signer",
                 "note"),
    "document_link": ("id", "from_id", "relation", "to_id"),
    "report": ("document_id", "series_id", "period_reported", "reported_first", "reported_last", "period_planned",
               "planned_first", "planned_last"),
    "task": ("id", "text", "title", "folded", "series_id", "period", "period_first", "period_last",
             "origin_document_id", "origin_label", "origin_start", "origin_end", "origin_due_on", "parent_id",
             "continues_id", "cadence", "state", "original_due_on", "due_on", "due_text", "completed_on",
             "set_aside_on", "starred"),
    "task_directive": ("task_id", "document_id", "position"),
    "assignment": ("id", "task_id", "unit_id", "role", "from_on", "until_on"),
    "progress": ("id", "task_id", "unit_id", "reported_on", "state", "percent", "note", "result", "obstacle"),
    "evidence": ("id", "progress_id", "document_id", "text", "file_name", "sha256"),
    "extension": ("id", "task_id", "unit_id", "asked_on", "from_due_on", "new_due_on", "reason", "decision",
                  "decided_on", "granted_due_on", "refusal", "basis_document_id", "basis"),
    "search_entry": ("id", "source", "record_id", "start", "exact", "folded"),
    "event": ("id", "at", "actor", "command", "changes", "undoes_id"),
    "event_task": ("event_id", "task_id"),
}  # fmt: skip


class Rows:
    """Rows of every table, the next numbers, and the changes that the next event tells of."""

    def __init__(self) -> None:
        self.held: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        self._numbers: defaultdict[str, int] = defaultdict(int)
        self._changes: list[str] = []

    def number(self, table: str) -> int:
        """Return the next number of a table."""
        self._numbers[table] += 1
        return self._numbers[table]

    def add(self, table: str, *values: Any, keys: int = 1, quiet: bool = False) -> None:  # noqa: ANN401 any column's value
        """Add a row, and a change that tells of it; its first `keys` values are its key."""
        row = tuple(value.isoformat() if isinstance(value, date) else value for value in values)
        self.held[table].append(row)
        if not quiet:
            self.tell(table, COLUMNS[table][:keys], row[:keys], None, row)

    def tell(self, table: str, names: Iterable[str], key: Row, before: str | None, after: Row | str) -> None:
        """Note a change of a row: from and to JSON, or to a whole row."""
        new = after if isinstance(after, str) else as_json(COLUMNS[table], after)
        old = before or "null"
        self._changes.append(f'{{"table": "{table}", "key": {as_json(names, key)}, "before": {old}, "after": {new}}}')

    def event(self, day: date, command: str, tasks: Iterable[int]) -> None:
        """Add an event that tells of the changes since the last one."""
        number = self.number("event")
        at = f"{day.isoformat()} {1 + number % 9:02d}:{number % 60:02d}:00.000000"
        changes = f"[{', '.join(self._changes)}]"
        self._changes.clear()
        self.held["event"].append((number, at, "Văn thư", command, changes, None))
        self.held["event_task"] += [(number, task) for task in tasks]

    def entry(self, source: str, record: int, exact: str, folded: str) -> None:
        """Add the words of a record as searches compare them."""
        self.held["search_entry"].append((self.number("search_entry"), source, record, 0, exact, folded))

    def taken(self) -> dict[str, list[Row]]:
        """Return the rows since the last time, and hold none of them any longer."""
        held, self.held = self.held, {name: [] for name in COLUMNS}
        return held


def as_json(names: Iterable[str], values: Row) -> str:
    """Return a row as the store writes it; its texts hold nothing that JSON escapes."""
    return f"{{{', '.join([_pair(name, value) for name, value in zip(names, values, strict=False)])}}}"


def _pair(name: str, value: Value) -> str:
    if isinstance(value, str):
        return f'"{name}": "{value}"'
    if value is None:
        return f'"{name}": null'
    return f'"{name}": {str(value).lower()}'
