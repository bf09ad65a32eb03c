"""Print what was found in files: as JSON for scripts, as clean text, or as a summary to check before saving."""

import re
from pathlib import Path

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import Column, note, print_rows, print_words
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.plans import CitedDirective, PlannedTask, Problem, Reading, Span

#: The place before each capital of a class name but the first: NoTasksSection gives no_tasks_section.
INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def reading_object(path: Path, reading: Reading) -> dict[str, object]:
    """Return the JSON object of a file that was read."""
    return {
        "file": str(path),
        "document": _document(reading),
        "tasks": [_task(task) for task in reading.tasks],
        "citations": [_citation(citation) for citation in reading.citations],
        "links": [{"from": link.source, "relation": link.relation, "to": link.target} for link in reading.links],
        "remainders": [{"kind": one.kind, "span": _span(one.span)} for one in reading.remainders],
        "problems": [_problem(problem) for problem in reading.problems],
    }


def fault_object(path: Path, error: NhiemvuError) -> dict[str, object]:
    """Return the JSON object of a file that could not be read."""
    code = INNER_CAPITAL.sub("_", type(error).__name__).lower()
    return {"file": str(path), "problems": [{"code": code, "message": spoken(error.message), "span": None}]}


def _document(reading: Reading) -> dict[str, object]:
    metadata = reading.metadata
    return {
        **_named(metadata.directive),
        "series": metadata.series,
        "period_reported": metadata.period_reported.code if metadata.period_reported else None,
        "period_planned": metadata.period_planned.code if metadata.period_planned else None,
    }


def _named(directive: Directive) -> dict[str, object]:
    return {
        "kind": directive.kind or None,
        "symbol": directive.symbol or None,
        "issued_on": directive.issued_on,
        "issuer": directive.issuer or None,
        "title": directive.title or None,
    }


def _task(task: PlannedTask) -> dict[str, object]:
    return {
        "label": task.label,
        "text": task.text,
        "title": task.title,
        "lead": task.lead,
        "support": task.support,
        "monitor": task.monitor,
        "due_on": task.due_on,
        "due_text": task.due_text,
        "deadlines": [
            {"text": one.text, "due_on": one.due_on, "rule": one.rule, "span": _span(one.span)}
            for one in task.deadlines
        ],
        "cadence": task.cadence,
        "directives": task.directives,
        "points": [{"label": point.label, "span": _span(point.span)} for point in task.points],
        "span": _span(task.span),
    }


def _citation(citation: CitedDirective) -> dict[str, object]:
    return {"text": citation.text, **_named(citation.directive), "span": _span(citation.span)}


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "message": spoken(problem.message), "span": _span(problem.span)}


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def print_summary(path: Path, reading: Reading) -> None:
    """Print a reading as a clerk checks it: the document, its tasks, the directives it cites, and problems."""
    print_head(path, reading)
    click.echo()
    _print_tasks(reading)
    click.echo()
    _print_citations(reading)
    print_problems(reading)


def print_head(path: Path, reading: Reading) -> None:
    """Print what a file says of itself."""
    metadata = reading.metadata
    named = metadata.directive
    parts = [named.kind, named.symbol, f"{named.issued_on:%d/%m/%Y}" if named.issued_on else "", named.issuer]
    print_words(f"{path.name}: {', '.join(part for part in parts if part)}")
    if named.title:
        print_words(named.title)
    periods = [
        (say("Loại báo cáo", "Series"), metadata.series),
        (say("Kỳ báo cáo", "Reports"), metadata.period_reported.name if metadata.period_reported else None),
        (say("Kỳ kế hoạch", "Plans"), metadata.period_planned.name if metadata.period_planned else None),
    ]
    print_words("; ".join(f"{name}: {value}" for name, value in periods if value))


def print_problems(reading: Reading) -> None:
    """Print the faults of a document on stderr, each with its line."""
    for problem in reading.problems:
        note(f"{say('Lưu ý', 'Note')}: {_place(reading, problem)}{spoken(problem.message)}")


def _print_tasks(reading: Reading) -> None:
    columns = [
        Column(say("Điểm", "Point")),
        Column(say("Nhiệm vụ", "Task"), wraps=True),
        Column(say("Chủ trì", "Lead"), wraps=True),
        Column(say("Hạn", "Due")),
    ]
    rows = [(task.label, task.title, task.lead, task.due_on) for task in reading.tasks]
    print_rows("table", columns, rows, say("Không thấy nhiệm vụ nào.", "No task was found."))


def _print_citations(reading: Reading) -> None:
    columns = [
        Column(say("Văn bản", "Directive")),
        Column(say("Ngày", "Date")),
        Column(say("Cơ quan ban hành", "Issuer"), wraps=True),
        Column(say("Trích yếu", "Title"), wraps=True),
    ]
    rows = [
        (
            citation.directive.symbol or citation.directive.kind,
            citation.directive.issued_on,
            citation.directive.issuer,
            citation.directive.title,
        )
        for citation in reading.citations
    ]
    print_rows("table", columns, rows, say("Không dẫn văn bản nào.", "No directive is cited."))


def _place(reading: Reading, problem: Problem) -> str:
    if problem.span is None:
        return ""
    line = reading.text.count("\n", 0, problem.span.start) + 1
    return say(f"dòng {line}: ", f"line {line}: ")
