"""Print what answers each task of a period, and what of a closed one was corrected since."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note, print_words
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.shapes import COVERAGE_NAMES, MATCHED_BY_NAMES
from nhiemvu.domain.closing import Correction, FieldChange
from nhiemvu.domain.coverage import Coverage
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.language import Text
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import State
from nhiemvu.domain.text import shorten

if TYPE_CHECKING:
    from nhiemvu.usecases.cover_period import CoverageLine, PeriodCoverage

#: So much of the words that answer a task is shown in a table.
BRIEF = 120
FIELD_NAMES = {
    "state": Text("trạng thái", "state"),
    "percent": Text("tiến độ", "progress"),
    "due_on": Text("hạn", "due"),
    "completed_on": Text("ngày hoàn thành", "completed on"),
    "result": Text("kết quả", "result"),
    "note": Text("ghi chú", "note"),
}


def print_coverage(coverage: "PeriodCoverage", output_format: str) -> None:
    """Print each task with what answers it as a table, CSV or Markdown; what it is taken from is told on stderr."""
    columns = [
        Column(say("Số", "No.")),
        Column(say("Nhiệm vụ", "Task"), wraps=True),
        Column(say("Trả lời", "Answer")),
        Column(say("Nội dung", "In the words"), wraps=True),
        Column(say("Khớp theo", "Matched by")),
    ]
    whole = output_format != "table"
    rows = [
        (
            line.task.id,
            line.task.title,
            spoken(COVERAGE_NAMES[line.coverage]),
            line.words if whole else shorten(line.words, BRIEF),
            spoken(MATCHED_BY_NAMES[line.matched_by]) if line.matched_by else "",
        )
        for line in coverage.lines
    ]
    print_rows(output_format, columns, rows, say("Không có nhiệm vụ nào.", "No task."))
    if not whole:
        print_corrections(coverage.corrections)
    note(_counted(coverage))
    note(_source(coverage))


def _counted(coverage: "PeriodCoverage") -> str:
    counts = [(kind, coverage.count(kind)) for kind in Coverage]
    parts = ", ".join(f"{count} {spoken(COVERAGE_NAMES[kind])}" for kind, count in counts if count)
    return say(f"{len(coverage.lines)} nhiệm vụ: {parts}.", f"{len(coverage.lines)} tasks: {parts}.")


def _source(coverage: "PeriodCoverage") -> str:
    if close := coverage.close:
        day, why = short_day(close.closed_on), f" ({close.reason})" if close.reason else ""
        return say(f"Kỳ đã khóa ngày {day}{why}.", f"Closed on {day}{why}.")
    if coverage.report:
        return say(f"Theo báo cáo {coverage.report} đã nhập.", f"By report {coverage.report} as imported.")
    return say("Theo những gì đã ghi; chưa nhập báo cáo của kỳ.", "By the record; the report was not imported yet.")


def print_corrections(corrections: Sequence[Correction]) -> None:
    """Print what is recorded otherwise than was reported, a line for each task."""
    if not corrections:
        return
    click.echo()
    click.echo(say("Đã sửa sau khi khóa kỳ:", "Corrected since it was closed:"))
    for correction in corrections:
        changes = "; ".join(_change(change) for change in correction.changes)
        print_words(f"{say('nhiệm vụ', 'task')} {correction.task.id}: {changes}", "- ")


def _change(change: FieldChange) -> str:
    before, after = (_value(change.name, value) for value in (change.before, change.after))
    return f"{spoken(FIELD_NAMES[change.name])}: {before} → {after}"


def _value(name: str, value: State | date | str | int | None) -> str:
    if value is None:
        return say("chưa có", "none")
    if isinstance(value, State):
        return spoken(STATE_NAMES[value])
    if isinstance(value, date):
        return short_day(value)
    return f"{value}%" if name == "percent" else f"“{value}”"


def coverage_object(coverage: "PeriodCoverage") -> dict[str, object]:
    """Return the JSON object of a period's coverage."""
    close = coverage.close
    return {
        "period": coverage.period.code,
        "report": coverage.report,
        "closed_on": close.closed_on if close else None,
        "closed_because": close.reason if close else None,
        "tasks": [_line_object(line) for line in coverage.lines],
        "counts": {kind.value: coverage.count(kind) for kind in Coverage},
        "corrections": [
            {
                "task": one.task.id,
                "changes": [
                    {"field": change.name, "before": change.before, "after": change.after} for change in one.changes
                ],
            }
            for one in coverage.corrections
        ],
    }


def _line_object(line: "CoverageLine") -> dict[str, object]:
    task = line.task
    return {
        "id": task.id,
        "label": task.origin.label if task.origin else None,
        "title": task.title,
        "lead": task.lead,
        "coverage": line.coverage,
        "words": line.words or None,
        "matched_by": line.matched_by,
        "continued_by": task.continued_by,
    }
