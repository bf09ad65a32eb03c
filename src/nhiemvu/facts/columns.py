"""Heads of columns in tables of tasks: "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành"."""

import re
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, compiled, rows

ColumnName = Literal[
    "lead_field", "monitor_field", "number_field", "other_field", "period_field", "prepare_field",
    "product_field", "support_field", "task_field", "time_field",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Fact):
    """Heads of one kind of columns."""

    name: ColumnName
    pattern: re.Pattern[str]


@remembered
def columns() -> tuple[Column, ...]:
    """Return every entry; the first that finds a head names it."""
    return tuple(Column(**{**row, "pattern": compiled(row["pattern"])}) for row in rows("columns"))


def column_named(head: str) -> ColumnName | None:
    """Return what a column holds by its head, or None where no entry knows it."""
    key = " ".join(matching_key(head).strip(" :.*").split())
    return next((one.name for one in columns() if one.pattern.search(key)), None) if key else None
