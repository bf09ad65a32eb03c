"""Print held reports: as JSON, and one with its headings and what became of each point."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.output import print_words
from nhiemvu.cli.tasks_out import brief_standing, colour_of
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.task_shape import task_object
from nhiemvu.domain.text import shorten

if TYPE_CHECKING:
    from nhiemvu.store.reports import RecordedReport
    from nhiemvu.usecases.show_report import ReportHeading, ReportPoint, ShownReport

#: So much of a result is shown under its point.
BRIEF_RESULT = 150


def report_object(report: "RecordedReport") -> dict[str, object]:
    """Return the JSON object of a report in a list."""
    return {
        "id": report.id,
        "series": report.series,
        "period_reported": report.period_reported,
        "period_planned": report.period_planned,
        "symbol": report.directive.symbol or None,
        "issued_on": report.directive.issued_on,
        "issuer": report.directive.issuer or None,
        "title": report.directive.title or None,
        "tasks": report.tasks,
    }


def shown_object(shown: "ShownReport", today: date) -> dict[str, object]:
    """Return the JSON object of one report: that of the list with its file, its outline and its tasks in full."""
    source = shown.source
    return {
        **report_object(shown.recorded),
        "signer": shown.recorded.directive.signer or None,
        "file_name": source.file_name if source else None,
        "imported_on": source.imported_on if source else None,
        "outline": [_heading_object(heading) for heading in shown.headings],
        "points": [{**task_object(point.task, today), "dropped": point.dropped} for point in shown.points],
    }


def _heading_object(heading: "ReportHeading") -> dict[str, object]:
    return {
        "label": heading.label,
        "text": heading.text,
        "level": heading.level,
        "section": heading.section,
        "tasks": [point.task.id for point in heading.points],
    }


def print_report(shown: "ShownReport", today: date) -> None:
    """Print what a report says of itself, its headings as in the file, and under them its points with their tasks."""
    _print_head(shown)
    click.echo()
    for heading in shown.headings:
        indent = "  " * (heading.level - 1)
        print_words(heading.text, f"{indent}{heading.written} " if heading.written else indent)
        _print_points(heading.points, "  " * heading.level, today)
    _print_points(shown.loose, "", today)


def _print_head(shown: "ShownReport") -> None:
    report, source = shown.recorded, shown.source
    named = report.directive
    parts = [named.symbol, short_day(named.issued_on) if named.issued_on else "", named.issuer, named.signer]
    told = ", ".join(part for part in parts if part)
    print_words(f"{say('Báo cáo', 'Report')} {report.id}{': ' if told else ''}{told}")
    if named.title:
        print_words(named.title)
    periods = [
        (say("Loại báo cáo", "Series"), report.series),
        (say("Kỳ báo cáo", "Reports"), _period_name(report.period_reported)),
        (say("Kỳ kế hoạch", "Plans"), _period_name(report.period_planned)),
    ]
    print_words("; ".join(f"{name}: {value}" for name, value in periods if value))
    if source:
        day = short_day(source.imported_on)
        print_words(
            say(f"Tệp: {source.file_name}, nhập ngày {day}", f"File: {source.file_name}, imported on {day}"),
        )


def _period_name(code: str | None) -> str | None:
    return parse_period(code).name if code else None


def _print_points(points: "Sequence[ReportPoint]", indent: str, today: date) -> None:
    for point in points:
        task = point.task
        label = f"{task.origin.label} " if task.origin and task.origin.label else ""
        print_words(f"{label}[{task.id}] {task.title}", indent)
        parts = [task.lead or say("chưa giao", "not assigned"), brief_standing(task, today)]
        parts += [say("tệp sửa đã bỏ điểm này", "left out by the corrected file")] if point.dropped else []
        print_words("; ".join(parts), f"{indent}  ", colour_of(task, today))
        if task.result:
            result = shorten(task.result, BRIEF_RESULT)
            print_words(say(f"Kết quả: {result}", f"Result: {result}"), f"{indent}  ")
