"""Print what was found in files: as JSON for scripts, as clean text, or as a summary to check before saving."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note, print_words
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.plans import CitedDirective, PlannedTask, Problem, Reading, Span
from nhiemvu.domain.task_names import CADENCE_NAMES
from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import shorten

if TYPE_CHECKING:
    from nhiemvu.usecases.review_document import Review

#: Words of a deadline that are no day are shown so long.
LONGEST_DUE = 14
#: The place before each capital of a class name but the first: NoTasksSection gives no_tasks_section.
INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def reading_object(path: Path, reading: Reading, known: Sequence[int | None] = ()) -> dict[str, object]:
    """Return the JSON object of a file that was read; `known` are the numbers of the citations that are recorded."""
    recorded = [*known, *[None] * (len(reading.citations) - len(known))]
    return {
        "file": str(path),
        "document": _document(reading),
        "tasks": [_task(task) for task in reading.tasks],
        "citations": [
            {**_citation(citation), "recorded": number}
            for citation, number in zip(reading.citations, recorded, strict=True)
        ],
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


def print_summary(path: Path, reading: Reading, review: "Review") -> None:
    """Print a reading as a clerk checks it: the document, its tasks, the directives it cites, and problems."""
    print_head(path, reading)
    click.echo()
    _print_tasks(reading)
    click.echo()
    _print_citations(reading, review.known)
    print_new_units(review)
    print_problems(reading)


def print_new_units(review: "Review") -> None:
    """Print the units that saving would add: a name that was read wrongly is seen here."""
    if review.new_units:
        click.echo()
        print_words("; ".join(review.new_units), say("Đơn vị sẽ thêm: ", "Units to be added: "))


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
    if stated := "; ".join(f"{name}: {value}" for name, value in periods if value):
        print_words(stated)


def print_problems(reading: Reading) -> None:
    """Print the faults of a document on stderr, each with its line."""
    for problem in reading.problems:
        note(f"{say('Lưu ý', 'Note')}: {_place(reading, problem)}{spoken(problem.message)}")


def _print_tasks(reading: Reading) -> None:
    columns = [
        Column(say("Điểm", "Point")),
        Column(say("Nhiệm vụ", "Task"), wraps=True),
        Column(say("Chủ trì, phối hợp", "Lead and support"), wraps=True),
        Column(say("Hạn", "Due")),
    ]
    rows = [(task.label, task.title, _units(task), _due(task)) for task in reading.tasks]
    print_rows("table", columns, rows, say("Không thấy nhiệm vụ nào.", "No task was found."))


def _units(task: PlannedTask) -> str:
    """Return who leads, and below it who supports and who follows."""
    support, monitor = ", ".join(task.support), ", ".join(task.monitor)
    lines = [
        task.lead or "",
        say(f"+ {support}", f"+ {support}") if support else "",
        say(f"theo dõi: {monitor}", f"monitor: {monitor}") if monitor else "",
    ]
    return "\n".join(line for line in lines if line)


def _due(task: PlannedTask) -> str:
    """Return the deadline, and below it how the task goes on, unless its own words say no more."""
    when = f"{task.due_on:%d/%m/%Y}" if task.due_on else shorten(task.due_text or "", LONGEST_DUE)
    how = "" if task.cadence is Cadence.ONCE else spoken(CADENCE_NAMES[task.cadence])
    return "\n".join(line for line in ("" if when.casefold() == how else when, how) if line)


def _print_citations(reading: Reading, known: Sequence[int | None]) -> None:
    columns = [
        Column(say("Số", "No.")),
        Column(say("Văn bản", "Directive")),
        Column(say("Ngày", "Date")),
        Column(say("Cơ quan ban hành", "Issuer"), wraps=True),
        Column(say("Trích yếu", "Title"), wraps=True),
    ]
    rows = [
        (
            number or say("mới", "new"),
            citation.directive.symbol or citation.directive.kind,
            citation.directive.issued_on,
            citation.directive.issuer,
            citation.directive.title,
        )
        for citation, number in zip(reading.citations, known, strict=True)
    ]
    print_rows("table", columns, rows, say("Không dẫn văn bản nào.", "No directive is cited."))


def _place(reading: Reading, problem: Problem) -> str:
    if problem.span is None:
        return ""
    line = reading.text.count("\n", 0, problem.span.start) + 1
    return say(f"dòng {line}: ", f"line {line}: ")
